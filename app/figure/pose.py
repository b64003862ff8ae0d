"""The pose at one moment: every channel, and each vertebra's own share of the spine's movement. No geometry yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.figure.channels import SPINAL, Angles, Side
from app.figure.course import CHANGING, Course, Turn, angles_at, end, loop_course, resized, set_course, spine_at, turns
from app.figure.motion import Motion
from app.figure.skeleton import SPINE, Vertebra

_GLIDE = {"C7": 1.6, "C6": 2.0, "C5": 1.4, "C3": -1.4, "C2": -1.6, "C1": -2.0}
"""Degrees of each neck joint for a head that glides one centimetre forward and stays level."""
_LAST = len(SPINE) - 1


@dataclass(frozen=True, slots=True)
class Bend:
    """One vertebra on the one below, degrees: forward, to the right, turned right."""

    flex: float
    side: float
    turn: float


@dataclass(frozen=True, slots=True)
class Pose:
    """angles: every channel that is not 0. bends: from L5 up to C1. step: how far through two steps, 0 to 1."""

    motion: Motion
    angles: Angles
    bends: tuple[Bend, ...]
    step: float


def pose(
    motion: Motion, t: float, *, side: Side | None = None, amplitude: float = 1.0, repetitions: int | None = None
) -> Pose:
    """The pose `t` seconds after the first repetition began.

    repetitions: of the set on each side, with its setting up, small beginning and change of sides; after its end, or
    where `side` is not the one the set is on, full repetitions go on. None: only these, from 0 on. amplitude: 0.4 to 1,
    of the way from the base posture.
    """
    if repetitions is not None:
        last = _turn_at(motion, repetitions, t)
        if last is not None and (motion.alternate or side in {None, last.side}):
            return pose_on(set_course(motion, repetitions), motion, t, amplitude)
        if last is None:
            side, t = None if motion.alternate else side or _last_side(motion), t - end(motion, repetitions)
        elif side == "left":
            t -= CHANGING
    return pose_on(loop_course(motion, side), motion, t, amplitude)


def _turn_at(motion: Motion, repetitions: int, t: float) -> Turn | None:
    """The repetition under way or being made ready for; None after the last."""
    if t > end(motion, repetitions):
        return None
    every = turns(motion, repetitions)
    return [every[0], *(turn for turn in every if turn.ready <= t)][-1]


def _last_side(motion: Motion) -> Side | None:
    return "left" if motion.sides > 1 else None


def pose_on(course: Course, motion: Motion, t: float, amplitude: float = 1.0) -> Pose:
    """The pose at `t` on a course of the same motion."""

    def sized(angles: dict[str, float]) -> dict[str, float]:
        return angles if amplitude == 1.0 else resized(motion.rest, angles, amplitude)

    angles = sized(angles_at(course, t))
    lagging = bool(motion.lag) and not course.moving.isdisjoint(SPINAL)
    bends, late = [], angles
    for place, bone in enumerate(SPINE):
        if lagging:
            share = place / _LAST if motion.lag > 0 else place / _LAST - 1  # head first: C1 is on time
            late = sized(spine_at(course, t - motion.lag * share, bone.region))
        bends.append(_bend(bone, late, angles))
    step = (t / motion.cycle) % 1.0
    return Pose(motion, angles, tuple(bends), step)


_CHANNELS = {
    region: (f"{region}.flex", f"{region}.side", f"{region}.rot") for region in ("lumbar", "thoracic", "cervical")
}


def _bend(bone: Vertebra, late: Mapping[str, float], angles: Mapping[str, float]) -> Bend:
    """late: what this bone's own, later time says; the other channels stand still."""
    flex, side, turn = _CHANNELS[bone.region]
    get = late.get if late is angles else lambda name, _: late[name] if name in late else angles.get(name, 0.0)
    glide = _GLIDE.get(bone.name, 0.0) * angles.get("head.glideCm", 0.0)
    return Bend(get(flex, 0.0) * bone.flex + glide, get(side, 0.0) * bone.side, get(turn, 0.0) * bone.turn)
