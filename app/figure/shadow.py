"""The soft shadow on the ground: how much body lies on each cell of a small grid. Arrays only.

What stands high casts next to none, so that no shadow lies beside the mat of who stands on it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.figure.flesh import Array, Placed

_CELLS = (46, 26)
_SHARES = tuple(np.linspace(0.0, 1.0, count) for count in _CELLS)
_AROUND, _EDGE = 0.34, 0.26
"""Metres of ground around the body, and over how many of them the shadow runs out."""


@dataclass(frozen=True, slots=True, eq=False)
class Shadow:
    """darkness (Z, X): 0 to 1. corners (4, 3): where the grid lies on the ground, metres."""

    darkness: Array
    corners: Array


def shadow(placed: Placed, strength: float = 1.5) -> Shadow:
    """The shadow of every second ellipsoid: sharp and dark under what is near the ground, soft under the rest."""
    centres, axes = placed.centres[::2], placed.axes[::2]
    low, high = centres.min(0) - _AROUND, centres.max(0) + _AROUND
    x, z = (low[axis] + (high[axis] - low[axis]) * share for axis, share in zip((0, 2), _SHARES, strict=True))
    radius = np.abs(axes).reshape(-1, 9).sum(1) * (0.62 / 3)
    above = np.maximum(0.0, centres[:, 1] - radius * 0.8)
    spread = radius * 0.95 + 0.30 * above
    amount = 1.1 / (1 + (above / 0.055) ** 2.5) + 0.006 * np.exp(-((above / 0.35) ** 2))
    along = _bell(x, centres[:, 0] + 0.03 * above, spread)
    across = _bell(z, centres[:, 2] + 0.02 * above, spread)
    density = (across.T * (amount * strength).astype(np.float32)) @ along
    fade = _faded(z, low[2], high[2])[:, None] * _faded(x, low[0], high[0])[None]
    ground = [(low[0], 0, low[2]), (high[0], 0, low[2]), (high[0], 0, high[2]), (low[0], 0, high[2])]
    return Shadow((1 - np.exp(-density)) * fade, np.array(ground, float))


def _bell(at: Array, middle: Array, spread: Array) -> NDArray[np.float32]:
    """Gauss' curves (N, X) around the middles, in short numbers: exponents are what a shadow costs."""
    away = at.astype(np.float32) - middle.astype(np.float32)[:, None]
    bell: NDArray[np.float32] = np.exp(away * away * (-1 / (spread * spread)).astype(np.float32)[:, None])
    return bell


def _faded(at: Array, low: float, high: float) -> Array:
    share = np.minimum(1.0, np.minimum(at - low, high - at) / _EDGE)
    smooth: Array = share * share * (3 - 2 * share)
    return smooth
