"""A body held in one pose over a base posture."""

from __future__ import annotations

from app.figure.bases import GROUND, Base, Hold
from app.figure.body import Body
from app.figure.channels import both_sides
from app.figure.motion import Breath, Key, Motion
from app.figure.pose import pose
from app.figure.solve import solve


def held(base: Base, hands: Hold = Hold.FREE, **angles: float) -> Motion:
    """A motion that stays in one pose; hip_flex for hip.flex, hip_flex_R for hip.flex.R."""
    named = {name.replace("_", "."): value for name, value in angles.items()}
    rest = GROUND[base].angles
    return Motion(base, rest, (Key(1.0, {**rest, **both_sides(named)}, Breath.OUT),), hands=hands)


def still(base: Base, hands: Hold = Hold.FREE, **angles: float) -> Body:
    """The solved body of `held`."""
    return solve(pose(held(base, hands, **angles), 0.0))
