from __future__ import annotations

from dataclasses import replace

import pytest

from app.figure.pose import pose
from app.movement.catalogue import Catalogue
from app.movement.motion import motion_of
from app.movement.movement import Movement
from app.ui.figure_moment import Moment
from app.ui.figure_still import same_still, still_of


def test_a_phase_is_the_pose_it_leads_to(cat_cow: Movement) -> None:
    motion = motion_of(cat_cow)
    moment = Moment(cat_cow, 1.0, repetitions=4)
    still = still_of(moment, motion)
    assert motion.keys[0].seconds - still.t < 0.01
    assert same_still(moment, replace(moment, t=motion.keys[0].seconds - 0.5), motion)
    assert not same_still(moment, replace(moment, t=motion.keys[0].seconds + 0.5), motion)


def test_setting_up_is_the_base_posture(cat_cow: Movement) -> None:
    motion = motion_of(cat_cow)
    still = still_of(Moment(cat_cow, -0.2, repetitions=4), motion)
    angles = pose(motion, still.t, repetitions=4).angles
    assert {name: angles.get(name, 0.0) for name in motion.rest} == pytest.approx(dict(motion.rest))


def test_changing_sides_and_the_end_have_a_pose_too(movements: Catalogue) -> None:
    movement = movements.movements["side-bend-standing"]
    motion = motion_of(movement)
    for t in (16.5, 1000.0):
        still = still_of(Moment(movement, t, "left", repetitions=2), motion)
        assert pose(motion, still.t, side="left", repetitions=2).angles


def test_in_a_loop_stills_come_round_again(cat_cow: Movement) -> None:
    motion = motion_of(cat_cow)
    first, later = (Moment(cat_cow, 1.0 + lap * motion.cycle) for lap in (0, 3))
    assert still_of(later, motion).t - still_of(first, motion).t == pytest.approx(3 * motion.cycle)
