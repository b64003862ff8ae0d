"""The pose at one moment: every channel, and each vertebra's own share of the spine's movement. No geometry yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import repeat

from app.figure.bases import Base
from app.figure.channels import SPINAL, Angles, Side
from app.figure.course import (
    CHANGING,
    GATHER,
    Course,
    Turn,
    angles_at,
    end,
    loop_course,
    resized,
    set_course,
    spine_at,
    turns,
)
from app.figure.gait import gone
from app.figure.motion import Motion
from app.figure.skeleton import SPINE, Vertebra

_GLIDE = {"C7": 1.6, "C6": 2.0, "C5": 1.4, "C3": -1.4, "C2": -1.6, "C1": -2.0}
"""Degrees of each neck joint for a head that glides one centimetre forward and stays level."""
_GLIDES = tuple(_GLIDE.get(bone.name, 0.0) for bone in SPINE)
_LAGS = tuple((place / (len(SPINE) - 1), bone) for place, bone in enumerate(SPINE))


@dataclass(frozen=True, slots=True)
class Bend:
    """One vertebra on the one below, degrees: forward, to the right, turned right."""

    flex: float
    side: float
    turn: float


@dataclass(frozen=True, slots=True)
class Pose:
    """angles: every channel that is not 0. bends: from L5 up to C1. step: how far through two steps, 0 to 1.

    gone: metres the ground under who walks has moved back.
    """

    motion: Motion
    angles: Angles
    bends: tuple[Bend, ...]
    step: float
    gone: float = 0.0


def alike(a: Pose, b: Pose) -> bool:
    """Whether the body is the same in both; only one that walks is elsewhere in its step."""
    walks = a.motion.base is Base.WALKING
    return (a.motion, a.angles, a.bends) == (b.motion, b.angles, b.bends) and (a.step == b.step or not walks)


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
    late: Iterable[Mapping[str, float]] = repeat(_NOTHING)
    if lagging:
        late = spine_at(course, [(t - lag * motion.lag, bone.region) for lag, bone in _lags(motion)])
        late = late if amplitude == 1.0 else map(sized, late)
    glides = angles.get("head.glideCm", 0.0)
    now = {region: [(name, angles.get(name, 0.0)) for name in names] for region, names in _CHANNELS.items()}
    bends = []
    for bone, glide, own in zip(SPINE, _GLIDES, late, strict=False):
        flex, side, turn = [own.get(name, value) for name, value in now[bone.region]]
        bends.append(Bend(flex * bone.flex + glide * glides, side * bone.side, turn * bone.turn))
    step = (t / motion.cycle) % 1.0
    walked = amplitude * gone(t, motion.cycle, GATHER) if motion.base is Base.WALKING else 0.0
    return Pose(motion, angles, tuple(bends), step, walked)


def _lags(motion: Motion) -> Iterable[tuple[float, Vertebra]]:
    """How late each vertebra is, in lags: the pelvis first, or the head (C1 on time)."""
    return _LAGS if motion.lag > 0 else ((lag - 1, bone) for lag, bone in _LAGS)


_NOTHING: Mapping[str, float] = {}
_CHANNELS = {
    region: (f"{region}.flex", f"{region}.side", f"{region}.rot") for region in ("lumbar", "thoracic", "cervical")
}
