"""The angles at the end of each phase: what the file says, and what the solved body came to. Full range, no lag."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.figure.bases import GROUND, Base, Hold, Legs
from app.figure.body import Body
from app.figure.channels import Side, both_sides
from app.figure.checks import at
from app.figure.measured import measured
from app.movement.motion import motion_of
from app.movement.movement import Movement

_TINY = 1e-3
_LEG = ("hip", "knee", "ankle")
_ARM = ("shoulder", "elbow", "wrist", "forearm")


@dataclass(frozen=True, slots=True)
class Keyed:
    """held: a contact holds this limb, so it takes what the contact solves; degrees or centimetres."""

    phase: str
    channel: str
    said: float
    came_to: float
    held: bool


def keyed(movement: Movement) -> tuple[Keyed, ...]:
    """Every angle the file names at every phase's end, on the right side."""
    return tuple(_ends(movement))


def _ends(movement: Movement) -> Iterator[Keyed]:
    motion = replace(motion_of(movement), lag=0.0)
    side: Side | None = "right" if movement.sides > 1 else None
    t = 0.0
    for phase in movement.phases:
        t += phase.seconds
        body = at(motion, side)(t - 1e-9)
        came_to = measured(body)
        for channel, said in both_sides(phase.angles).items():
            yield Keyed(phase.name, channel, said, came_to.get(channel, 0.0), _held(body, channel))


def _held(body: Body, channel: str) -> bool:
    """Whether the limb rests on something: on the floor, on the body, or pushed along by the ground of a walk."""
    motion, part, end = body.pose.motion, channel.partition(".")[0], channel[-2:]
    if part in _LEG:
        free = body.pose.angles.get(f"leg.free{end}", 0.0)
        return motion.base is Base.WALKING or (GROUND[motion.base].legs is not Legs.FREE and free < 1.0 - _TINY)
    if part in _ARM:
        on = max(body.pose.angles.get(f"{name}{end}", 0.0) for name in ("hand.onFloor", "hand.onThigh"))
        return motion.hands is not Hold.FREE or on > _TINY
    return False
