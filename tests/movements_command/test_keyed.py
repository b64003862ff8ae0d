from __future__ import annotations

import pytest

from app.movement.movement import Movement
from app.movements_command.keyed import keyed
from tests.movements_command.conftest import Changed


def test_every_named_angle_is_compared_at_every_phases_end(movements: dict[str, Movement]) -> None:
    ends = [(each.phase, each.channel, each.said) for each in keyed(movements["pelvic-tilt-supine"])]
    assert ("flatten", "pelvis.tilt", -12.0) in ends
    assert ("release", "hip.flex.R", 63.0) in ends
    assert len(ends) == 2 * 4


def test_legs_that_stand_are_held_and_the_spine_is_not(movements: dict[str, Movement]) -> None:
    held = {each.channel: each.held for each in keyed(movements["roll-down-standing"])}
    assert held["knee.flex.R"]
    assert not held["lumbar.flex"]
    assert not held["shoulder.flex.R"]


def test_the_leg_that_is_lifted_is_not_held(movements: dict[str, Movement]) -> None:
    first = {each.channel: each.held for each in keyed(movements["march-in-place"]) if each.phase == "right knee"}
    assert not first["knee.flex.R"]


def test_a_lag_does_not_count(movements: dict[str, Movement]) -> None:
    round_ = next(each for each in keyed(movements["cat-cow-seated"]) if each.channel == "thoracic.flex")
    assert movements["cat-cow-seated"].rig.lag > 0.0
    assert round_.came_to == pytest.approx(round_.said)


def test_what_the_picture_adds_shows_as_a_difference(changed: Changed) -> None:
    off = changed(
        "pelvic-tilt-supine",
        ("lumbar.flex = 27\n", "lumbar.flex = 2\n"),
        ("lumbar.flex = -3.5\n", "lumbar.flex = 2\n"),
    )
    lumbar = [each for each in keyed(off) if each.channel == "lumbar.flex"]
    assert [round(each.came_to - each.said) for each in lumbar] == [-10, 12]
