from __future__ import annotations

import pytest

from app.figure.body import Frame
from app.figure.pose import Bend
from app.figure.skeleton import SPINE
from app.figure.trunk import pelvis_turn, trunk
from app.figure.vec import IDENTITY, axis

STILL = [Bend(0.0, 0.0, 0.0)] * len(SPINE)
STANDING = Frame(IDENTITY, (0.0, 0.9, 0.0))


def test_a_neutral_spine_carries_the_head_over_the_hips() -> None:
    frames, spine = trunk({}, STILL, STANDING)
    x, y, z = frames["head"].at
    assert abs(x) < 0.06
    assert 1.45 < y < 1.60
    assert z == pytest.approx(0.0, abs=1e-9)
    assert axis(frames["head"].turn, 1)[1] == pytest.approx(1.0)
    assert len(spine) == 24


def test_a_neutral_spine_is_curved_not_straight() -> None:
    _, spine = trunk({}, STILL, STANDING)
    fronts = [bone.at[0] for bone in spine]
    assert max(fronts) - min(fronts) > 0.03


@pytest.mark.parametrize(
    ("channel", "of", "sign"),
    [("pelvis.tilt", 0, 1.0), ("pelvis.roll", 2, -1.0), ("pelvis.yaw", 2, 1.0)],
)
def test_the_pelvis_turns_the_way_its_sign_says(channel: str, of: int, sign: float) -> None:
    turned = pelvis_turn({channel: 10.0})
    moved = axis(turned, 0 if channel == "pelvis.yaw" else 1)[of]
    assert moved * sign == pytest.approx(0.1736, abs=1e-3)


def test_bending_to_the_right_takes_the_head_to_the_right() -> None:
    frames, _ = trunk({}, [Bend(0.0, 1.0, 0.0)] * 24, STANDING)
    assert frames["head"].at[2] > 0.05


def test_a_raised_arm_lifts_its_collarbone() -> None:
    frames, _ = trunk({"shoulder.abd.R": 155.0}, STILL, STANDING)
    right, left = axis(frames["clavicle.R"].turn, 2)[1], -axis(frames["clavicle.L"].turn, 2)[1]
    assert right > left + 0.3
