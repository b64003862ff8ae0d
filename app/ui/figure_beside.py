"""Finds room for the arrow's curve beside the body: never over head or hands, as near as it can. Arrays only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from app.figure.body import Body
from app.figure.camera import Camera
from app.figure.drawing import LIGHT
from app.figure.flesh import COARSE, Array, Flesh, flesh, place
from app.figure.outline import seen
from app.figure.person import FIRST

_SHIFTS = (0.0, 0.05, 0.09, 0.13, 0.17, 0.21, 0.26)
"""How far the curve may be moved aside, metres."""
_POINTS = np.linspace(0.0, 1.15, 14)
"""Shares of the curve at which it is looked, and beyond its end for the arrow's head."""
_AIR = 0.022
"""Metres between the curve and the body."""
_PER_METRE = 0.9
"""How much being far away counts against lying over the body: a whole curve on it is 1."""
_COVERED = 0.3
"""The share of a curve that may lie over the body."""


def beside(curve: Array, bodies: Sequence[Body], looking: Camera, *, upwards: bool) -> Array | None:
    """The curve (3, 2) moved to where it covers least of the body on its way, or None where it would
    hide head or hands or much of the body.

    upwards: only up the picture.
    """
    metre = looking.scale
    shifts = _shifts(curve[2] - curve[0], upwards=upwards) * metre
    t = _POINTS[:, None]
    line = (1 - t) ** 2 * curve[0] + 2 * t * (1 - t) * curve[1] + t**2 * curve[2]
    spots = line[None] + shifts[:, None]
    over, dear = np.zeros(spots.shape[:2], np.bool_), np.zeros(spots.shape[:2], np.bool_)
    for body in (bodies[0], bodies[len(bodies) // 2], bodies[-1]):
        middle, radius = _discs(body, looking)
        away = spots[:, :, None] - middle
        covered = (away**2).sum(-1) < (radius + _AIR * metre) ** 2
        over |= covered.any(2)
        dear |= covered[..., _dear(flesh(FIRST, COARSE))].any(2)
    cost = over.mean(1) + _PER_METRE * np.sqrt((shifts**2).sum(1)) / metre
    cost[dear.any(1) | (over.mean(1) > _COVERED)] = np.inf
    best = int(cost.argmin())
    return curve + shifts[best] if np.isfinite(cost[best]) else None


def _shifts(chord: Array, *, upwards: bool) -> Array:
    """Where the curve may be moved, metres: to either side, ahead and back."""
    if upwards:
        return np.array([(0.0, -shift) for shift in _SHIFTS])
    ahead = chord / (np.sqrt(chord @ chord) + 1e-9)
    aside = np.array((-ahead[1], ahead[0]))
    return np.array([way * shift for shift in _SHIFTS for way in (aside, -aside, ahead, -ahead)])


def _discs(body: Body, looking: Camera) -> tuple[Array, Array]:
    """Every ellipsoid of the body as a round spot: middle (N, 2) and radius (N,), pixels."""
    shape = flesh(FIRST, COARSE)
    view = seen(shape, place(shape, body), looking, LIGHT)
    matrix = view.matrix[: shape.solid]
    radius: Array = np.sqrt(0.5 * (matrix[:, 0, 0] + matrix[:, 1, 1]))
    return view.middle[: shape.solid], radius


@cache
def _dear(shape: Flesh) -> NDArray[np.bool_]:
    """What may not be hidden: the head and the hands."""
    frames = np.array([name.startswith(("head", "hand", "fingers")) for name in shape.frames])
    dear: NDArray[np.bool_] = frames[shape.frame_of[: shape.solid]]
    return dear
