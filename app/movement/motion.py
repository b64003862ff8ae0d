"""From a movement to what the figure is told: full poses, sides named, over the base posture."""

from __future__ import annotations

from functools import lru_cache

from app.figure.bases import GROUND, Base
from app.figure.channels import both_sides
from app.figure.motion import Key, Motion
from app.movement.movement import Movement


@lru_cache(maxsize=128)
def motion_of(movement: Movement) -> Motion:
    """The movement's motion; the same object each time, so that what is made from it can be kept."""
    rig = movement.rig
    rest = dict(GROUND[rig.base].angles)
    held = rest | both_sides(rig.angles)
    stride = {"stride": 1.0} if rig.base is Base.WALKING else {}
    keys = tuple(
        Key(
            phase.seconds,
            held | both_sides(phase.angles) | both_sides(phase.rig) | stride,
            phase.lungs,
            tuple((via.at, both_sides(via.rig)) for via in phase.via),
        )
        for phase in movement.phases
    )
    return Motion(rig.base, rest, keys, rig.ease, rig.lag, rig.hands, movement.sides, rig.alternate, rig.ramp)
