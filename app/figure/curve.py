"""One channel's way through its knots: polynomials, smooth up to the acceleration. Knows no movement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import comb, cos, pi

from app.figure.channels import Angles
from app.figure.motion import Ease

_LIMIT = 1.8
"""How many times the gentler of two neighbouring slopes a curve may have at their knot."""

Powers = tuple[float, float, float, float, float, float]
"""Of a polynomial: the factor of 1, u, u² and on to the fifth."""


@dataclass(frozen=True, slots=True)
class Way:
    """One channel from one knot to the next: a polynomial of the share of the way, or by how much it swings."""

    channel: str
    powers: Powers
    swing: float | None


@dataclass(frozen=True, slots=True)
class Knot:
    """part: only the channels named are in a knot here, the others go on as if there were none."""

    t: float
    angles: Angles
    part: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One channel's own knots: when they are, as places in the course and seconds, their values, which it passes."""

    places: tuple[int, ...]
    times: tuple[float, ...]
    values: tuple[float, ...]
    passed: tuple[bool, ...]


def row_of(name: str, knots: Sequence[Knot]) -> Row:
    """The knots of this channel."""
    own = [(place, knot) for place, knot in enumerate(knots) if not knot.part or name in knot.angles]
    return Row(
        tuple(place for place, _ in own),
        tuple(knot.t for _, knot in own),
        tuple(knot.angles.get(name, 0.0) for _, knot in own),
        tuple(knot.part for _, knot in own),
    )


def ways_of(name: str, row: Row, times: Sequence[float], ease: Ease, period: float | None) -> Iterator[Way]:
    """One way an interval of the course, in order; where the channel has no knot, a part of a longer way.

    times: of all knots of the course, seconds. period: after which it begins again, if it does.
    """
    slopes = _slopes(row, ease, period)
    for i, (t0, t1) in enumerate(pairwise(row.times)):
        span, d = round(t1 - t0, 9), row.values[i + 1] - row.values[i]  # so that repetitions do not differ in a hair
        a, b = slopes[i] * span, slopes[i + 1] * span
        whole = (row.values[i], a, 0.0, 10 * d - 6 * a - 4 * b, -15 * d + 8 * a + 7 * b, 6 * d - 3 * a - 3 * b)
        first, last = row.places[i], row.places[i + 1]
        swing = d if ease is Ease.SWING and last == first + 1 and not any(row.passed[i : i + 2]) else None
        for place in range(first, last):
            begin, end = (round((times[k] - t0) / span, 9) for k in (place, place + 1))
            yield Way(name, whole if last == first + 1 else _cut(whole, begin, end - begin), swing)


def _cut(powers: Powers, begin: float, width: float) -> Powers:
    """The same curve from `begin` on, over `width` of its share, as a polynomial of its own share."""
    shifted = [sum(powers[j] * comb(j, k) * begin ** (j - k) for j in range(k, 6)) * width**k for k in range(6)]
    c0, c1, c2, c3, c4, c5 = shifted
    return (c0, c1, c2, c3, c4, c5)


def _slopes(row: Row, ease: Ease, period: float | None) -> list[float]:
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


def read(ways: Sequence[Way], u: float, swinging: bool, into: dict[str, float]) -> None:  # noqa: FBT001 # a value of the course
    """Write each channel at share `u` of the way, 0 to 1. swinging: whether what swings does, or follows its curve."""
    for way in ways:
        c0, c1, c2, c3, c4, c5 = way.powers
        if way.swing is not None and swinging:
            into[way.channel] = c0 + way.swing * (0.5 - 0.5 * cos(pi * u))
        else:
            into[way.channel] = c0 + u * (c1 + u * (c2 + u * (c3 + u * (c4 + u * c5))))
