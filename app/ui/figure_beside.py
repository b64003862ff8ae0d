"""Finds room for the arrow's curve beside its own part of the body: never over head or hands. Arrays only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from app.figure.bases import WALL_X, Base
from app.figure.body import Body
from app.figure.camera import Camera
from app.figure.drawing import LIGHT
from app.figure.flesh import COARSE, Array, Flesh, flesh, place
from app.figure.outline import seen
from app.figure.person import FIRST

_REACHES = (0.05, 0.09, 0.13, 0.17, 0.22, 0.28, 0.34, 0.40)
_WAYS = 12
"""How far the curve may be moved, metres, and in how many directions."""
_FAR, _ONLY_THEN = 0.3, 10.0
"""What is moved farther counts so much more: it is taken where nearer there is no room."""
_POINTS = np.linspace(0.0, 1.15, 9)
"""Shares of the curve at which it is looked, and beyond its end for the arrow's head."""
_AIR = 0.022
"""Metres between the curve and the body."""
_PER_METRE, _PER_METRE_OFF = 1.0, 2.5
"""How much being moved, and being far from its own part, count against lying over the body: a whole curve is 1."""
_COVERED = 0.15
"""The share of a curve that may lie over the body."""
_OWN, _OFF = 0.6, 0.15
"""The share of a curve that has to lie nearer to its own part than to any other; and within so many metres of it."""

Short = NDArray[np.float32]
"""Short numbers, worked on where they lie: these are many."""
Part = tuple[str, ...]
"""The names of a part's frames, without .R or .L where both are meant; empty for a curve of the whole body."""


@dataclass(frozen=True, slots=True, eq=False)
class _Spots:
    """Every ellipsoid of the body as a round spot: middle (N, 2) and radius (N,), pixels."""

    middle: Array
    radius: Array

    def away(self, places: Array) -> Short:
        """How far places (..., 2) lie from the rim of each spot (..., N), pixels, less than 0 inside."""
        x, y = (places[..., axis, None].astype(np.float32) - self.middle[:, axis].astype(np.float32) for axis in (0, 1))
        x *= x
        y *= y
        x += y
        far: Short = np.sqrt(x, out=x)
        far -= self.radius.astype(np.float32)
        return far


def beside(
    curves: Sequence[Array],
    bodies: Sequence[Body],
    looking: Camera,
    part: Part,
    *,
    level: bool = False,
    most: float = np.inf,
) -> Array | None:
    """That of the curves (3, 2), moved a little, which lies best beside its part, or None where none would do.

    One that would hide head, hands or much of the body does not, nor one that lies nearer to another part or
    reaches lower in the picture than the body ever does, or into a wall.
    level: only to the sides. most: metres by which it may be moved.
    """
    metre = looking.scale
    shifts = (_LEVEL if level else _AROUND) * metre
    t = _POINTS[:, None]
    lines = np.array([(1 - t) ** 2 * curve[0] + 2 * t * (1 - t) * curve[1] + t**2 * curve[2] for curve in curves])
    places = lines[:, None] + shifts[:, None]
    looks = [_spots(bodies[number], looking) for number in (0, len(bodies) // 2, len(bodies) - 1)]
    moved_by = np.sqrt((shifts**2).sum(1)) / metre
    cost = np.array([_costs(each, moved_by, looks, part, metre) for each in places])
    cost[:, moved_by > most] = np.inf
    lowest = max(float((look.middle[:, 1] + look.radius).max()) for look in looks)
    cost[(places[..., 1] > lowest).any(-1)] = np.inf
    if bodies[0].pose.motion.base is Base.WALL:
        wall = float(looking.project(np.array([(WALL_X, 1.0, 0.0)]))[0][0, 0])
        cost[(places[..., 0] < wall).any(-1)] = np.inf
    which, moved = np.unravel_index(int(cost.argmin()), cost.shape)
    return curves[int(which)] + shifts[int(moved)] if np.isfinite(cost[which, moved]) else None


def _costs(places: Array, moved_by: Array, looks: Sequence[_Spots], part: Part, metre: float) -> Array:
    """What each shift (S,) of a curve counts against it; infinite: it would not do. Look by look, for little memory.

    places: the curve's points with each shift (S, P, 2), pixels. moved_by: how far it is shifted (S,), metres.
    """
    dear, own = _of(flesh(FIRST, COARSE), _DEAR), _of(flesh(FIRST, COARSE), part)
    covered, hides = np.zeros(places.shape[:2], bool), np.zeros(len(places), bool)
    mine, off = np.zeros(len(places)), np.full(len(places), np.inf)
    for look in looks:
        away = look.away(places)
        near = away < _AIR * metre
        covered |= near.any(-1)
        hides |= near[..., dear].any((-1, -2))
        if part:
            closest = away[..., own].min(-1)
            mine = np.maximum(mine, (closest <= away[..., ~own].min(-1)).mean(-1))
            off = np.minimum(off, closest.mean(-1) / metre)
    over = covered.mean(-1)
    cost: Array = over + _PER_METRE * moved_by + _ONLY_THEN * (moved_by > _FAR)
    cost[hides | (over > _COVERED)] = np.inf
    if part:
        cost += _PER_METRE_OFF * off
        cost[(mine < _OWN) | (off > _OFF)] = np.inf
    return cost


_TURNS = np.arange(_WAYS) * 2 * np.pi / _WAYS
_AROUND: Array = np.concatenate(
    [np.zeros((1, 2)), *(reach * np.stack([np.cos(_TURNS), np.sin(_TURNS)], 1) for reach in _REACHES)]
)
_LEVEL: Array = np.array([(way * reach, 0.0) for reach in (0.0, *_REACHES) for way in (-1.0, 1.0)])

_DEAR: Part = ("head", "hand", "fingers")
"""What may not be hidden."""


def _spots(body: Body, looking: Camera) -> _Spots:
    shape = flesh(FIRST, COARSE)
    view = seen(shape, place(shape, body), looking, LIGHT)
    matrix = view.matrix[: shape.solid]
    return _Spots(view.middle[: shape.solid], np.sqrt(0.5 * (matrix[:, 0, 0] + matrix[:, 1, 1])))


@cache
def _of(shape: Flesh, part: Part) -> NDArray[np.bool_]:
    """Which ellipsoids belong to a part."""
    frames = np.array([name in part or name.partition(".")[0] in part for name in shape.frames])
    own: NDArray[np.bool_] = frames[shape.frame_of[: shape.solid]]
    return own
