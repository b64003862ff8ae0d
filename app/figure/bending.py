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
_OTHER_WAY = 0.5
"""How full the colour of a region's smaller way is at least beside its larger: an arch is seen beside a deep round."""
_SAGITTAL = 0.7
"""How much of a bend has to go forward or back for it to count as that way."""
_BESIDE = 0.22
"""How strongly a bend is coloured in a region that the movement is not for."""


@dataclass(frozen=True, slots=True)
class Scale:
    """most, back: degrees, of each vertebra from L5 up, at which its colour is full; and the same bent back.

    strength: how full that is, 0 to 1. pale: the bends that have no colour.
    """

    most: tuple[float, ...]
    back: tuple[float, ...]
    strength: tuple[float, ...]
    pale: tuple[Bend, ...]


UPRIGHT = (Bend(0.0, 0.0, 0.0),) * len(SPINE)
PLAIN = Scale((1.5 * _LEAST,) * len(SPINE), (1.5 * _LEAST,) * len(SPINE), (1.0,) * len(SPINE), UPRIGHT)
"""For a body that is in no movement."""


def scale(
    moments: Iterable[Sequence[Bend]], regions: Collection[str], pale: tuple[Bend, ...] = UPRIGHT
) -> Scale:  # fmt: skip
    """moments: the bends all through a movement. regions: those it is for. pale: from where a bend counts."""
    regions_of = [bone.region for bone in SPINE]
    forward, back = dict.fromkeys(regions_of, 0.0), dict.fromkeys(regions_of, 0.0)
    for bends in moments:
        for region in forward:
            here = [(bend, rest) for name, bend, rest in zip(regions_of, bends, pale, strict=True) if name == region]
            far = sum(_far(bend, rest) for bend, rest in here) / len(here)
            lean = sum(bend.flex - rest.flex for bend, rest in here) / len(here)
            if lean > -_SAGITTAL * far:
                forward[region] = max(forward[region], far)
            if lean < _SAGITTAL * far:
                back[region] = max(back[region], far)
    most = {region: max(forward[region], back[region]) for region in forward}

    def full(way: dict[str, float]) -> tuple[float, ...]:
        return tuple(max(_LEAST, _EVEN * max(way[name], _OTHER_WAY * most[name])) for name in regions_of)

    strength = tuple(1.0 if name in regions else _BESIDE for name in regions_of)
    return Scale(full(forward), full(back), strength, pale)


def levels(bends: Sequence[Bend], by: Scale) -> tuple[float, ...]:
    """From 0, pale, to 1; smoothed, for discs are no hinges."""
    bent = [
        _level(bend, pale, most, back) * strength
        for bend, pale, most, back, strength in zip(bends, by.pale, by.most, by.back, by.strength, strict=True)
    ]
    around = [bent[0], *bent, bent[-1]]
    pairs = [a + b for a, b in pairwise(around)]
    return tuple((a + b) / 4 for a, b in pairwise(pairs))


def _far(bend: Bend, pale: Bend) -> float:
    return hypot(bend.flex - pale.flex, bend.side - pale.side, bend.turn - pale.turn)


def _level(bend: Bend, pale: Bend, most: float, back: float) -> float:
    """0 to 1: full between both ways' degrees, as the bend goes forward, aside or back."""
    far = _far(bend, pale)
    if not far:
        return 0.0
    return min(1.0, far / (back + (most - back) * (1 + (bend.flex - pale.flex) / far) / 2))
