from __future__ import annotations

from dataclasses import replace

import pytest

from app.figure.bases import Base
from app.figure.course import CHANGING, angles_at, end, lead, loop_course, set_course, turns
from app.figure.motion import Breath, Ease, Key, Motion


def test_a_key_is_reached_when_its_seconds_are_over(nod: Motion) -> None:
    course = loop_course(nod, None)
    assert angles_at(course, 2.0)["lumbar.flex"] == pytest.approx(30.0)
    assert angles_at(course, 2.5)["lumbar.flex"] == pytest.approx(30.0)
    assert angles_at(course, 1.0)["lumbar.flex"] == pytest.approx(15.0)


def test_a_loop_begins_again_where_it_ended(nod: Motion) -> None:
    course = loop_course(nod, None)
    assert angles_at(course, 0.7) == pytest.approx(angles_at(course, 4.7))


def test_the_first_repetitions_of_a_set_are_smaller(nod: Motion) -> None:
    course = set_course(nod, 4)
    sizes = [angles_at(course, 2.0 + 4.0 * number)["lumbar.flex"] for number in range(4)]
    assert sizes == pytest.approx([18.0, 24.0, 30.0, 30.0])


def test_a_long_set_keeps_no_more_than_a_short_one(nod: Motion) -> None:
    short, long = ({id(ways) for ways in set_course(nod, repetitions).ways} for repetitions in (6, 200))
    assert len(long) == len(short)


def test_setting_up_stands_in_the_base_posture(nod: Motion) -> None:
    course = set_course(nod, 2)
    assert lead(nod) == 8.0
    assert angles_at(course, -8.0)["shoulder.flex.R"] == 0.0
    assert angles_at(course, -2.0)["shoulder.flex.R"] == 0.0


def test_a_set_with_two_sides_changes_between_them(nod: Motion) -> None:
    sided = replace(nod, sides=2)
    sides = [(turn.start, turn.side, turn.number) for turn in turns(sided, 2)]
    assert sides == [(0, "right", 1), (4, "right", 2), (8 + CHANGING, "left", 1), (12 + CHANGING, "left", 2)]
    assert lead(sided) + end(sided, 2) == 8 + 16


def test_alternating_sides_need_no_change(nod: Motion) -> None:
    swaying = replace(nod, sides=2, alternate=True)
    assert [(turn.start, turn.side, turn.number) for turn in turns(swaying, 2)] == [
        (0, "right", 1),
        (4, "left", 1),
        (8, "right", 2),
        (12, "left", 2),
    ]


def test_the_left_side_is_the_mirror_of_the_right(nod: Motion) -> None:
    raised = tuple(replace(key, angles={**key.angles, "shoulder.abd.L": 90.0, "lumbar.side": 10.0}) for key in nod.keys)
    sided = replace(nod, keys=raised, sides=2)
    right, left = (angles_at(loop_course(sided, side), 2.0) for side in ("right", "left"))
    assert (left["shoulder.abd.R"], left["lumbar.side"]) == (right["shoulder.abd.L"], -right["lumbar.side"])


def test_flowing_does_not_stop_on_the_way() -> None:
    keys = tuple(Key(1.0, {"pelvis.tilt": value}, Breath.FREE) for value in (-5.0, 0.0, 5.0, 0.0))
    speeds = {}
    for ease in (Ease.REST, Ease.FLOW):
        course = loop_course(Motion(Base.STANDING, {}, keys, ease), None)
        speeds[ease] = (angles_at(course, 2.01)["pelvis.tilt"] - angles_at(course, 1.99)["pelvis.tilt"]) / 0.02
    assert speeds[Ease.REST] == pytest.approx(0.0, abs=0.01)
    assert speeds[Ease.FLOW] == pytest.approx(5.0, abs=0.1)


def test_breathing_out_empties_and_in_fills(nod: Motion) -> None:
    course = loop_course(nod, None)
    assert angles_at(course, 2.0)["breath"] == pytest.approx(0.0)
    assert angles_at(course, 3.0)["breath"] == pytest.approx(1.0)


def test_what_is_passed_on_the_way_is_passed_without_a_stop(nod: Motion) -> None:
    first = replace(nod.keys[0], via=((0.5, {"knee.flex.R": 50.0}),))
    course = loop_course(replace(nod, keys=(first, *nod.keys[1:])), None)
    assert angles_at(course, 1.0)["knee.flex.R"] == pytest.approx(50.0)
    assert angles_at(course, 2.0).get("knee.flex.R", 0.0) == pytest.approx(0.0)


def test_channels_that_are_not_named_on_the_way_go_as_if_nothing_were_there(nod: Motion) -> None:
    first = replace(nod.keys[0], via=((0.3, {"knee.flex.R": 50.0}), (0.7, {"knee.flex.L": 20.0})))
    plain, passing = (loop_course(motion, None) for motion in (nod, replace(nod, keys=(first, *nod.keys[1:]))))
    for t in (0.1, 0.6, 0.61, 1.0, 1.5, 1.9, 2.5, 3.3):
        assert angles_at(passing, t)["lumbar.flex"] == pytest.approx(angles_at(plain, t)["lumbar.flex"])
