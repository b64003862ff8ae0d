"""The pose at one moment: every channel, and each vertebra's own share of the spine's movement. No geometry yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.figure.channels import Angles, Side
from app.figure.course import CHANGING, Course, Turn, angles_at, end, loop_course, moved_at, resized, set_course, turns
from app.figure.motion import Motion
from app.figure.skeleton import SPINE, Vertebra

_GLIDE = {"C7": 1.6, "C6": 2.0, "C5": 1.4, "C3": -1.4, "C2": -1.6, "C1": -2.0}
"""Degrees of each neck joint for a head that glides one centimetre forward and stays level."""
_LAST = len(SPINE) - 1
_SPINAL = frozenset(
    f"{region}.{way}" for region in ("lumbar", "thoracic", "cervical") for way in ("flex", "side", "rot")
)


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
    angles = resized(motion.rest, angles_at(course, t), amplitude)
    lagging = course.moving & _SPINAL if motion.lag else frozenset[str]()
    bends = []
    for place, bone in enumerate(SPINE):
        late = angles
        if lagging:
            share = place / _LAST if motion.lag > 0 else place / _LAST - 1  # head first: C1 is on time
            wanted = frozenset(name for name in lagging if name.startswith(bone.region))
            late = angles | resized(motion.rest, dict(moved_at(course, t - motion.lag * share, wanted)), amplitude)
        bends.append(_bend(bone, late))
    step = (t / motion.cycle) % 1.0
    return Pose(motion, angles, tuple(bends), step)


def _bend(bone: Vertebra, angles: Mapping[str, float]) -> Bend:
    get, region = angles.get, bone.region
    glide = _GLIDE.get(bone.name, 0.0) * get("head.glideCm", 0.0)
    return Bend(
        get(f"{region}.flex", 0.0) * bone.flex + glide,
        get(f"{region}.side", 0.0) * bone.side,
        get(f"{region}.rot", 0.0) * bone.turn,
    )
