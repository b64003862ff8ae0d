from __future__ import annotations

import json
from math import dist

import pytest

from app.figure.skeleton import NAMES, SHANK, THIGH
from app.movement.movement import Movement
from app.movements_command.posed import posed, rows


def test_every_joint_is_told_in_metres(movements: dict[str, Movement]) -> None:
    moment = json.loads(json.dumps(posed(movements["hip-hinge"], 3.0, None)))
    joints = moment["joints"]
    assert {*NAMES, "pelvis", "head"} <= set(joints)
    assert dist(joints["hip.R"], joints["knee.R"]) == pytest.approx(THIGH, abs=1e-4)
    assert dist(joints["knee.L"], joints["ankle.L"]) == pytest.approx(SHANK, abs=1e-4)


def test_contacts_say_where_they_are_and_what_they_miss(movements: dict[str, Movement]) -> None:
    contacts = json.loads(json.dumps(posed(movements["cat-cow-all-fours"], 3.0, None)))["contacts"]
    assert set(contacts) == {"hand.R", "hand.L", "knee.R", "knee.L"}
    assert all(each["on"] == "floor" and each["missed"] < 0.005 for each in contacts.values())


def test_hands_on_the_body_are_no_floor_contacts(movements: dict[str, Movement]) -> None:
    contacts = json.loads(json.dumps(posed(movements["hip-hinge"], 3.0, None)))["contacts"]
    assert contacts["hand.R"]["on"] == "body"
    assert contacts["foot.R"]["on"] == "floor"


def test_the_left_side_is_the_mirror_image(movements: dict[str, Movement]) -> None:
    right, left = (json.loads(json.dumps(posed(movements["open-book"], 3.0, side))) for side in ("right", "left"))
    x, y, z = right["joints"]["wrist.R"]
    assert left["joints"]["wrist.L"] == pytest.approx([x, y, -z], abs=1e-5)


def test_a_table_has_a_line_for_each(movements: dict[str, Movement]) -> None:
    moment = posed(movements["hip-hinge"], 0.0, None)
    assert any(line.startswith("pelvis.tilt") for line in rows(moment))
