from __future__ import annotations

import numpy as np
import pytest

from app.figure.bases import Base, Hold
from app.figure.flesh import flesh, place
from app.figure.lying import head_down
from app.figure.measured import pelvis_tilt
from tests.figure.still import still


def lowest(base: Base, part: str, hands: Hold = Hold.FREE, **angles: float) -> float:
    """How high the lowest skin of the frames that begin with `part` lies."""
    shape = flesh()
    placed = place(shape, still(base, hands, **angles))
    low = placed.centres[:, 1] - np.sqrt((placed.axes[:, 1, :] ** 2).sum(1))
    rows = [row for row in range(shape.solid) if shape.frames[shape.frame_of[row]].startswith(part)]
    return float(low[rows].min())


@pytest.mark.parametrize("part", ["v1", "pelvis", "head"])
def test_who_lies_on_the_back_touches_the_floor_with_back_pelvis_and_head(part: str) -> None:
    assert -0.03 < lowest(Base.SUPINE, part) < 0.02


def test_a_bridge_lifts_the_pelvis_and_leaves_the_shoulders() -> None:
    assert lowest(Base.BRIDGE, "pelvis", pelvis_tilt=-25.0, hip_flex=0.0) > 0.12
    assert -0.03 < lowest(Base.BRIDGE, "v1", pelvis_tilt=-25.0, hip_flex=0.0) < 0.02


def test_a_bridge_keeps_the_upper_back_where_it_is_along_the_mat() -> None:
    down, up = (still(Base.BRIDGE, pelvis_tilt=tilt).spine[13].at[0] for tilt in (0.0, -25.0))
    assert up == pytest.approx(down, abs=1e-6)


def test_planted_arms_carry_the_trunk_at_their_own_length() -> None:
    straight, bent = (still(Base.ALL_FOURS, elbow_flex=bend) for bend in (5.0, 60.0))
    assert bent.joints()["shoulder.R"][1] < straight.joints()["shoulder.R"][1] - 0.05
    assert bent.missed["hand.R"] < 2e-3
    assert pelvis_tilt(bent) > pelvis_tilt(straight) + 5.0


def test_a_hand_that_slid_away_no_longer_carries() -> None:
    """The trunk then lies on the other arm: as that one bends, both shoulders come down."""
    body = still(Base.ALL_FOURS, hand_outCm_R=-40.0, elbow_flex_L=5.0)
    assert pelvis_tilt(body) == pytest.approx(0.0, abs=1.0)


def test_the_face_of_who_lies_on_the_front_stays_out_of_the_floor() -> None:
    assert lowest(Base.PRONE, "head") > -0.012


def test_a_head_high_above_the_floor_is_left_alone() -> None:
    body = still(Base.KNEELING)
    assert head_down(body.spine, body.pose.bends, lies=False) == 0.0


def test_turning_over_goes_by_the_back() -> None:
    heights = [
        still(Base.SIDE_LYING, base_roll=roll).frames["pelvis"].at[1] for roll in (90.0, 45.0, 0.0, -45.0, -90.0)
    ]
    assert heights == pytest.approx(heights[::-1], abs=1e-6)
    assert heights[2] < heights[0]


def test_who_kneels_bows_as_far_as_the_hands_need() -> None:
    on_floor = still(Base.KNEELING, hand_onFloor=1.0, hand_forwardCm=15.0, pelvis_tilt=20.0, hip_flex=40.0)
    assert max(on_floor.missed.values()) < 0.005
    assert pelvis_tilt(on_floor) > 40.0
    near = still(Base.KNEELING, pelvis_tilt=60.0, hip_flex=100.0, lumbar_flex=40.0, knee_flex=130.0)
    laid = still(Base.KNEELING, pelvis_tilt=60.0, hip_flex=100.0, lumbar_flex=40.0, knee_flex=130.0, hand_onFloor=1.0)
    assert pelvis_tilt(laid) == pytest.approx(pelvis_tilt(near), abs=2.0)
