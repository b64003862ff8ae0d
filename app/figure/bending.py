"""How strongly each vertebra is coloured: its bend against what its region does in this movement. Numbers only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from app.figure.pose import Bend
from app.figure.skeleton import SPINE

_LEAST = 3.0
"""Degrees between two vertebrae: what never bends more than this is not coloured as if it did."""
_EVEN = 1.5
"""How much more than the mean of its region a vertebra bends where it is coloured most."""
_BESIDE = 0.22
"""How strongly a bend is coloured in a region that the movement is not for."""


@dataclass(frozen=True, slots=True)
class Scale:
    """most: degrees, of each vertebra from L5 up, at which its colour is full. strength: how full that is, 0 to 1.

    pale: the bends that have no colour.
    """

    most: tuple[float, ...]
    strength: tuple[float, ...]
    pale: tuple[Bend, ...]


UPRIGHT = (Bend(0.0, 0.0, 0.0),) * len(SPINE)
PLAIN = Scale((1.5 * _LEAST,) * len(SPINE), (1.0,) * len(SPINE), UPRIGHT)
"""For a body that is in no movement."""


def scale(
    moments: Iterable[Sequence[Bend]], regions: Collection[str], pale: tuple[Bend, ...] = UPRIGHT
) -> Scale:  # fmt: skip
    """moments: the bends all through a movement. regions: those it is for. pale: from where a bend counts."""
    most: dict[str, float] = {}
    for bends in moments:
        for region in {bone.region for bone in SPINE}:
            degrees = [
                _far(bend, rest) for bone, bend, rest in zip(SPINE, bends, pale, strict=True) if bone.region == region
            ]
            most[region] = max(most.get(region, _LEAST / _EVEN), sum(degrees) / len(degrees))
    return Scale(
        tuple(max(_LEAST, most[bone.region] * _EVEN) for bone in SPINE),
        tuple(1.0 if bone.region in regions else _BESIDE for bone in SPINE),
        pale,
    )


def levels(bends: Sequence[Bend], by: Scale) -> tuple[float, ...]:
    """From 0, pale, to 1; smoothed, for discs are no hinges."""
    bent = [
        min(1.0, _far(bend, pale) / most) * strength
        for bend, pale, most, strength in zip(bends, by.pale, by.most, by.strength, strict=True)
    ]
    around = [bent[0], *bent, bent[-1]]
    pairs = [a + b for a, b in pairwise(around)]
    return tuple((a + b) / 4 for a, b in pairwise(pairs))


def _far(bend: Bend, pale: Bend) -> float:
    return hypot(bend.flex - pale.flex, bend.side - pale.side, bend.turn - pale.turn)
