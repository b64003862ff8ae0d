from __future__ import annotations

import pytest

from app.figure.bases import Base
from app.figure.contact import feet
from app.figure.pose import pose
from app.figure.vec import axis, dot
from tests.figure.still import held, still


def test_bent_legs_lower_the_pelvis_over_feet_that_stay() -> None:
    straight, bent = (still(Base.STANDING, knee_flex=k, hip_flex=k / 2) for k in (0.0, 40.0))
    assert bent.frames["pelvis"].at[1] < straight.frames["pelvis"].at[1] - 0.03
    assert bent.frames["foot.R"].at == pytest.approx(straight.frames["foot.R"].at, abs=1e-3)


def test_the_knees_bend_as_far_as_they_are_keyed() -> None:
    body = still(Base.STANDING, knee_flex=25.0, hip_flex=15.0)
    bent = dot(axis(body.frames["thigh.R"].turn, 1), axis(body.frames["shank.R"].turn, 1))
    assert bent == pytest.approx(0.906, abs=0.03)


def test_a_lifted_heel_leaves_the_ball_of_the_foot_where_it_was() -> None:
    flat, lifted = (feet(pose(held(Base.STANDING, heel_lift=lift), 0.0))[".R"] for lift in (0.0, 20.0))
    assert lifted.at[1] > flat.at[1]
    bodies = [still(Base.STANDING, heel_lift=lift) for lift in (0.0, 20.0)]
    assert bodies[0].frames["toes.R"].at == pytest.approx(bodies[1].frames["toes.R"].at, abs=2e-3)


def test_a_long_step_puts_one_foot_behind_and_the_pelvis_between() -> None:
    body = still(Base.STANDING, foot_forwardCm_R=-20.0, foot_forwardCm_L=20.0, hip_flex_L=15.0, hip_flex_R=-15.0)
    back, front = body.frames["foot.R"].at[0], body.frames["foot.L"].at[0]
    assert front - back == pytest.approx(0.40, abs=0.01)
    assert back < body.frames["pelvis"].at[0] < front


def test_hips_stay_over_the_knee_that_stands_when_the_other_leaves_the_floor() -> None:
    both, one = (still(Base.ALL_FOURS, leg_free_L=free, hip_flex_L=90.0 - 90.0 * free) for free in (0.0, 1.0))
    assert one.frames["pelvis"].at == pytest.approx(both.frames["pelvis"].at, abs=5e-3)


def test_thighs_that_lean_forward_bring_the_hips_back_and_down() -> None:
    upright, leaning = (still(Base.KNEELING, hip_flex=flex) for flex in (0.0, 40.0))
    assert leaning.frames["pelvis"].at[0] < upright.frames["pelvis"].at[0] - 0.2
    assert leaning.frames["pelvis"].at[1] < upright.frames["pelvis"].at[1] - 0.05
