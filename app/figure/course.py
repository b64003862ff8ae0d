"""Keys laid out on a line of time, and the angles at any moment of it: smooth up to the acceleration. No geometry.

Time 0 is where the first repetition begins; before it lies the setting up.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import comb, cos, pi

from app.figure.channels import SPINAL, WHOLE, Angles, Side, mirrored
from app.figure.motion import Breath, Ease, Key, Motion

SETTING_UP, CHANGING = 8.0, 2.0
"""Seconds before the first repetition (with the change of sides taken off it), and between the sides."""
RAMP = (0.6, 0.8, 1.0)
"""How much of the full size the first repetitions have (2.4 of the domain); later ones all of it."""

_GATHER = 2.0
"""Seconds before the first repetition in which the body leaves its base posture."""
_BREATH = 5.0
_LIMIT = 1.8


@dataclass(frozen=True, slots=True)
class Turn:
    """One repetition: when it begins, on which side, counted on that side from 1. ready: when the body turns to it."""

    start: float
    side: Side | None
    number: int
    ready: float


_Powers = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Way:
    """One channel from one knot to the next: a polynomial of the share of the way, or by how much it swings."""

    channel: str
    powers: _Powers
    swing: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """times: of the knots. still: channels that never move. ways: what moves between knot i and i + 1.

    spinal: of that the spine, by region.

    period: seconds after which it begins again; None: before the first and after the last knot it stands.
    """

    times: tuple[float, ...]
    still: Angles
    ways: tuple[tuple[_Way, ...], ...]
    spinal: tuple[Mapping[str, tuple[_Way, ...]], ...]
    ease: Ease
    period: float | None
    own_breath: bool
    moving: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Knot:
    """part: only the channels named are in a knot here, the others go on as if there were none."""

    t: float
    angles: Angles
    part: bool = False


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
    knots = [_Knot(-lead(motion), motion.rest), _Knot(-_GATHER, motion.rest)]
    knots.append(_Knot(0.0, _resized(motion, _sided(ready, "right"), first)))
    for turn in turns(motion, repetitions):
        if turn.ready < turn.start:
            knots.append(_Knot(turn.start, _resized(motion, _sided(ready, turn.side), first)))
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
    knots.insert(0, _Knot(0.0, knots[-1].angles))
    return _course(motion, knots, knots[-1].t)


def angles_at(course: Course, t: float) -> dict[str, float]:
    """Every channel that is not 0, at `t`."""
    angles = dict(course.still)
    place, u, swinging = _where(course, t)
    _read(course.ways[place], u, swinging, angles)
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
        _read(course.spinal[place].get(region, ()), share, t >= 0, angles)
        yield angles


def _where(course: Course, t: float) -> tuple[int, float, bool]:
    """The interval, how far through it, and whether what swings does."""
    times = course.times
    t = t % course.period if course.period is not None else min(max(t, times[0]), times[-1])
    place = min(max(bisect_right(times, t) - 1, 0), len(course.ways) - 1)
    return place, (t - times[place]) / (times[place + 1] - times[place]), t >= 0


def _read(ways: Sequence[_Way], u: float, swinging: bool, into: dict[str, float]) -> None:  # noqa: FBT001 # from _where
    for way in ways:
        c0, c1, c2, c3, c4, c5 = way.powers
        if way.swing is not None and swinging:
            into[way.channel] = c0 + way.swing * (0.5 - 0.5 * cos(pi * u))
        else:
            into[way.channel] = c0 + u * (c1 + u * (c2 + u * (c3 + u * (c4 + u * c5))))


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


def _knots(motion: Motion, turn: Turn, size: float) -> Iterator[_Knot]:
    t = turn.start
    breath = _last_breath(motion.keys)
    for key in motion.keys:
        for share, angles in key.via:
            yield _Knot(t + share * key.seconds, resized(motion.rest, _sided(angles, turn.side), size), part=True)
        t += key.seconds
        breath = _BREATHS.get(key.lungs, breath)
        angles = _resized(motion, _sided(key.angles, turn.side), size)
        yield _Knot(t, {**angles, "breath": breath})


_BREATHS = {Breath.IN: 1.0, Breath.OUT: 0.0}


def _last_breath(keys: Sequence[Key]) -> float:
    return next((_BREATHS[key.lungs] for key in reversed(keys) if key.lungs in _BREATHS), 0.0)


def _course(motion: Motion, knots: Sequence[_Knot], period: float | None) -> Course:
    channels = sorted({name for knot in knots for name in knot.angles})
    rows = {name: _row(name, knots) for name in channels}
    moving = frozenset(name for name, row in rows.items() if max(row.values) - min(row.values) > _TINY)
    times = tuple(knot.t for knot in knots)
    ways: list[list[_Way]] = [[] for _ in times[1:]]
    known: dict[_Way, _Way] = {}  # of a long walk, whose repetitions are the same, a seventh of the memory
    for name in sorted(moving):
        row = rows[name]
        for place, way in enumerate(_ways(name, row, _slopes(row, motion.ease, period), times, motion.ease)):
            ways[place].append(known.setdefault(way, way))
    still = {name: row.values[0] for name, row in rows.items() if name not in moving}
    free = all(key.lungs is Breath.FREE for key in motion.keys)
    spinal = {each: _by_region(each) for each in map(tuple, ways)}
    once = {each: each for each in spinal}
    whole = tuple(once[tuple(each)] for each in ways)
    return Course(times, still, whole, tuple(spinal[each] for each in whole), motion.ease, period, free, moving)


def _by_region(ways: Sequence[_Way]) -> dict[str, tuple[_Way, ...]]:
    regions: dict[str, tuple[_Way, ...]] = {}
    for way in ways:
        if way.channel in SPINAL:
            region = way.channel.partition(".")[0]
            regions[region] = (*regions.get(region, ()), way)
    return regions


_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class _Row:
    """One channel's own knots: when they are, as places in the course and seconds, their values, which it passes."""

    places: tuple[int, ...]
    times: tuple[float, ...]
    values: tuple[float, ...]
    passed: tuple[bool, ...]


def _row(name: str, knots: Sequence[_Knot]) -> _Row:
    own = [(place, knot) for place, knot in enumerate(knots) if not knot.part or name in knot.angles]
    return _Row(
        tuple(place for place, _ in own),
        tuple(knot.t for _, knot in own),
        tuple(knot.angles.get(name, 0.0) for _, knot in own),
        tuple(knot.part for _, knot in own),
    )


def _ways(name: str, row: _Row, slopes: Sequence[float], times: Sequence[float], ease: Ease) -> Iterator[_Way]:
    """One way an interval of the course, in order; where the channel has no knot, a part of a longer way."""
    for i, (t0, t1) in enumerate(pairwise(row.times)):
        span, d = round(t1 - t0, 9), row.values[i + 1] - row.values[i]  # so that repetitions do not differ in a hair
        a, b = slopes[i] * span, slopes[i + 1] * span
        whole = (row.values[i], a, 0.0, 10 * d - 6 * a - 4 * b, -15 * d + 8 * a + 7 * b, 6 * d - 3 * a - 3 * b)
        first, last = row.places[i], row.places[i + 1]
        swing = d if ease is Ease.SWING and last == first + 1 and not any(row.passed[i : i + 2]) else None
        for place in range(first, last):
            begin, end = (round((times[k] - t0) / span, 9) for k in (place, place + 1))
            yield _Way(name, whole if last == first + 1 else _cut(whole, begin, end - begin), swing)


def _cut(powers: _Powers, begin: float, width: float) -> _Powers:
    """The same curve from `begin` on, over `width` of its share, as a polynomial of its own share."""
    shifted = [sum(powers[j] * comb(j, k) * begin ** (j - k) for j in range(k, 6)) * width**k for k in range(6)]
    c0, c1, c2, c3, c4, c5 = shifted
    return (c0, c1, c2, c3, c4, c5)


def _slopes(row: _Row, ease: Ease, period: float | None) -> list[float]:
    """The slope at each knot: 0 at rests, else the mean of both sides, limited so that nothing overshoots."""
    times, values, last = row.times, row.values, len(row.times) - 1
    slopes = [0.0] * (last + 1)
    for i in range(last + 1):
        if (ease is not Ease.FLOW and not row.passed[i]) or (i in {0, last} and period is None):
            continue
        before = (i - 1, i) if i else (last - 1, last)
        after = (i, i + 1) if i < last else (0, 1)
        spans = [round(times[k] - times[j], 9) for j, k in (before, after)]
        rises = [values[k] - values[j] for j, k in (before, after)]
        a, b = rises[0] / spans[0], rises[1] / spans[1]
        if a * b > 0:
            most = _LIMIT * min(abs(a), abs(b))
            slopes[i] = max(-most, min(most, sum(rises) / sum(spans)))
    return slopes
