"""Keys laid out on a line of time, and the angles at any moment of it: smooth up to the acceleration. No geometry.

Time 0 is where the first repetition begins; before it lies the setting up.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi

from app.figure.channels import SPINAL, WHOLE, Angles, Side, mirrored
from app.figure.curve import Knot, Way, read, row_of, ways_of
from app.figure.motion import Breath, Ease, Key, Motion

SETTING_UP, CHANGING = 8.0, 2.0
"""Seconds before the first repetition (with the change of sides taken off it), and between the sides."""
RAMP = (0.6, 0.8, 1.0)
"""How much of the full size the first repetitions have (2.4 of the domain); later ones all of it."""

GATHER = 2.0
"""Seconds before the first repetition in which the body leaves its base posture."""
_BREATH = 5.0
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Turn:
    """One repetition: when it begins, on which side, counted on that side from 1. ready: when the body turns to it."""

    start: float
    side: Side | None
    number: int
    ready: float


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """times: of the knots. still: channels that never move. ways: what moves between knot i and i + 1.

    spinal: of that the spine, by region.

    period: seconds after which it begins again; None: before the first and after the last knot it stands.
    """

    times: tuple[float, ...]
    still: Angles
    ways: tuple[tuple[Way, ...], ...]
    spinal: tuple[Mapping[str, tuple[Way, ...]], ...]
    ease: Ease
    period: float | None
    own_breath: bool
    moving: frozenset[str]


def lead(motion: Motion) -> float:
    """Seconds of setting up before time 0."""
    return SETTING_UP - CHANGING if _changes(motion) else SETTING_UP


@lru_cache(maxsize=32)
def turns(motion: Motion, repetitions: int) -> tuple[Turn, ...]:
    """Every repetition of a set of `repetitions` on each side, in order."""
    span, counted = motion.cycle, range(1, repetitions + 1)
    if motion.sides == 1:
        return tuple(_turn((number - 1) * span, None, number) for number in counted)
    if motion.alternate:
        sides: tuple[tuple[float, Side], ...] = ((-2, "right"), (-1, "left"))
        return tuple(_turn((2 * number + place) * span, side, number) for number in counted for place, side in sides)
    half = repetitions * span + CHANGING
    change = Turn(half, "left", 1, half - CHANGING)
    right = tuple(_turn((number - 1) * span, "right", number) for number in counted)
    return (*right, change, *(_turn(half + (number - 1) * span, "left", number) for number in counted if number > 1))


def _turn(start: float, side: Side | None, number: int) -> Turn:
    return Turn(start, side, number, start)


def end(motion: Motion, repetitions: int) -> float:
    """When the last repetition of a set is over."""
    return turns(motion, repetitions)[-1].start + motion.cycle


@lru_cache(maxsize=6)
def set_course(motion: Motion, repetitions: int) -> Course:
    """A whole set as it is played: setting up, the small first repetitions, the change of sides."""
    ready = motion.keys[-1].angles
    first = _size(motion, 1)
    knots = [Knot(-lead(motion), motion.rest), Knot(-GATHER, motion.rest)]
    knots.append(Knot(0.0, _resized(motion, _sided(ready, "right"), first)))
    for turn in turns(motion, repetitions):
        if turn.ready < turn.start:
            knots.append(Knot(turn.start, _resized(motion, _sided(ready, turn.side), first)))
        knots += _knots(motion, turn, _size(motion, turn.number))
    return _course(motion, knots, None)


@lru_cache(maxsize=6)
def loop_course(motion: Motion, side: Side | None) -> Course:
    """One repetition at full size that begins again for ever; with no side given, of a sided motion both in turn."""
    side = side if motion.sides > 1 else None
    both = motion.sides > 1 and side is None and motion.alternate
    sides: tuple[Side, ...] = ("right", "left") if both else (side or "right",)
    knots = [
        knot for number, each in enumerate(sides) for knot in _knots(motion, _turn(number * motion.cycle, each, 1), 1.0)
    ]
    knots.insert(0, Knot(0.0, knots[-1].angles))
    return _course(motion, knots, knots[-1].t)


def angles_at(course: Course, t: float) -> dict[str, float]:
    """Every channel that is not 0, at `t`."""
    angles = dict(course.still)
    place, u, swinging = _where(course, t)
    read(course.ways[place], u, swinging, angles)
    if course.own_breath:
        angles["breath"] = 0.5 - 0.5 * cos(2 * pi * t / _BREATH)
    return angles


def spine_at(course: Course, moments: Iterable[tuple[float, str]]) -> Iterator[dict[str, float]]:
    """The channels of one region of the spine that move, at each `t`; quickest where these are near one another."""
    times, most, place = course.times, len(course.ways) - 1, 0
    for t, region in moments:
        own = t % course.period if course.period is not None else min(max(t, times[0]), times[-1])
        if not times[place] <= own < times[place + 1]:
            place = min(max(bisect_right(times, own) - 1, 0), most)
        share = (own - times[place]) / (times[place + 1] - times[place])
        angles: dict[str, float] = {}
        read(course.spinal[place].get(region, ()), share, t >= 0, angles)
        yield angles


def _where(course: Course, t: float) -> tuple[int, float, bool]:
    """The interval, how far through it, and whether what swings does."""
    times = course.times
    t = t % course.period if course.period is not None else min(max(t, times[0]), times[-1])
    place = min(max(bisect_right(times, t) - 1, 0), len(course.ways) - 1)
    return place, (t - times[place]) / (times[place + 1] - times[place]), t >= 0


def _changes(motion: Motion) -> bool:
    return motion.sides > 1 and not motion.alternate


def _size(motion: Motion, repetition: int) -> float:
    return RAMP[min(repetition, len(RAMP)) - 1] if motion.ramp else 1.0


def _sided(angles: Angles, side: Side | None) -> Angles:
    return mirrored(angles) if side == "left" else angles


def _resized(motion: Motion, angles: Angles, size: float) -> Angles:
    return resized(motion.rest, {**dict.fromkeys(motion.rest, 0.0), **angles}, size)


def resized(rest: Angles, angles: Angles, size: float) -> dict[str, float]:
    """The angles at a share of their way from `rest`."""
    return {
        name: value if name in WHOLE else rest.get(name, 0.0) + size * (value - rest.get(name, 0.0))
        for name, value in angles.items()
    }


def _knots(motion: Motion, turn: Turn, size: float) -> Iterator[Knot]:
    t = turn.start
    breath = _last_breath(motion.keys)
    for key in motion.keys:
        for share, angles in key.via:
            yield Knot(t + share * key.seconds, resized(motion.rest, _sided(angles, turn.side), size), part=True)
        t += key.seconds
        breath = _BREATHS.get(key.lungs, breath)
        angles = _resized(motion, _sided(key.angles, turn.side), size)
        yield Knot(t, {**angles, "breath": breath})


_BREATHS = {Breath.IN: 1.0, Breath.OUT: 0.0}


def _last_breath(keys: Sequence[Key]) -> float:
    return next((_BREATHS[key.lungs] for key in reversed(keys) if key.lungs in _BREATHS), 0.0)


def _course(motion: Motion, knots: Sequence[Knot], period: float | None) -> Course:
    channels = sorted({name for knot in knots for name in knot.angles})
    rows = {name: row_of(name, knots) for name in channels}
    moving = frozenset(name for name, row in rows.items() if max(row.values) - min(row.values) > _TINY)
    times = tuple(knot.t for knot in knots)
    ways: list[list[Way]] = [[] for _ in times[1:]]
    known: dict[Way, Way] = {}  # of a long walk, whose repetitions are the same, a seventh of the memory
    for name in sorted(moving):
        row = rows[name]
        for place, way in enumerate(ways_of(name, row, times, motion.ease, period)):
            ways[place].append(known.setdefault(way, way))
    still = {name: row.values[0] for name, row in rows.items() if name not in moving}
    free = all(key.lungs is Breath.FREE for key in motion.keys)
    spinal = {each: _by_region(each) for each in map(tuple, ways)}
    once = {each: each for each in spinal}
    whole = tuple(once[tuple(each)] for each in ways)
    return Course(times, still, whole, tuple(spinal[each] for each in whole), motion.ease, period, free, moving)


def _by_region(ways: Sequence[Way]) -> dict[str, tuple[Way, ...]]:
    regions: dict[str, tuple[Way, ...]] = {}
    for way in ways:
        if way.channel in SPINAL:
            region = way.channel.partition(".")[0]
            regions[region] = (*regions.get(region, ()), way)
    return regions
