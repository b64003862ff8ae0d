from __future__ import annotations

import pytest

from app.figure.bases import GROUND, Base
from app.figure.motion import Breath, Key, Motion
from app.figure.pose import pose
from app.figure.solve import solve
from app.figure.vec import axis
from tests.figure.still import still


def test_a_hand_halfway_to_the_thigh_lies_between() -> None:
    rest = GROUND[Base.STANDING].angles
    hands = [
        solve(pose(Motion(Base.STANDING, rest, (Key(1.0, {**rest, "hand.onThigh.R": share}, Breath.OUT),)), 0.0))
        .frames["hand.R"]
        .at
        for share in (0.0, 0.5, 1.0)
    ]
    assert hands[1] == pytest.approx([(a + b) / 2 for a, b in zip(hands[0], hands[2], strict=True)], abs=5e-3)


def test_an_arm_that_may_be_laid_down_hangs_as_one_that_may_not() -> None:
    rest = GROUND[Base.KNEELING].angles
    laid = {**rest, "hand.onFloor.R": 0.0}
    free, maybe = (
        solve(pose(Motion(Base.KNEELING, rest, (Key(1.0, angles, Breath.OUT),)), 0.0)) for angles in (rest, laid)
    )
    assert maybe.joints()["wrist.R"] == pytest.approx(free.joints()["wrist.R"], abs=1e-4)
    assert maybe.joints()["elbow.R"] == pytest.approx(free.joints()["elbow.R"], abs=1e-3)


def test_a_mark_out_of_reach_is_missed_by_so_much_and_said() -> None:
    body = still(Base.ALL_FOURS, hand_forwardCm_R=60.0)
    assert body.missed["hand.R"] > 0.1


def test_elbows_of_who_lies_on_the_back_stay_above_the_floor() -> None:
    body = still(Base.SUPINE)
    assert body.joints()["elbow.R"][1] > 0.03


def test_a_free_arm_points_where_its_angles_say() -> None:
    body = still(Base.STANDING, shoulder_flex=90.0, shoulder_abd=0.0, shoulder_rot=0.0, elbow_flex=0.0)
    assert axis(body.frames["upper_arm.R"].turn, 1)[0] == pytest.approx(-1.0, abs=0.01)


def test_elbows_of_who_lies_on_the_front_stay_on_the_floor_while_the_chest_rises() -> None:
    low, high = still(Base.PRONE), still(Base.PRONE, lumbar_flex=-20.0, thoracic_flex=-12.0)
    assert high.joints()["shoulder.R"][1] > low.joints()["shoulder.R"][1] + 0.1
    for body in (low, high):
        assert 0.03 < body.joints()["elbow.R"][1] < 0.042
