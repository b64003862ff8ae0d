"""The soft shadow on the ground: how much body lies on each cell of a small grid. Arrays only.

What stands high casts next to none, so that no shadow lies beside the mat of who stands on it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.figure.flesh import Array, Placed

_CELLS = (46, 26)
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
    x, z = np.linspace(low[0], high[0], _CELLS[0]), np.linspace(low[2], high[2], _CELLS[1])
    radius = np.sqrt(axes**2).sum(2).mean(1) * 0.62
    above = np.maximum(0.0, centres[:, 1] - radius * 0.8)
    spread = radius * 0.95 + 0.30 * above
    amount = 1.1 / (1 + (above / 0.055) ** 2.5) + 0.006 * np.exp(-((above / 0.35) ** 2))
    along = np.exp(-(((x[None] - centres[:, :1] - 0.03 * above[:, None]) / spread[:, None]) ** 2))
    across = np.exp(-(((z[None] - centres[:, 2:] - 0.02 * above[:, None]) / spread[:, None]) ** 2))
    density = strength * across.T @ (along * amount[:, None])
    fade = _faded(z, low[2], high[2])[:, None] * _faded(x, low[0], high[0])[None]
    ground = [(low[0], 0, low[2]), (high[0], 0, low[2]), (high[0], 0, high[2]), (low[0], 0, high[2])]
    return Shadow((1 - np.exp(-density)) * fade, np.array(ground, float))


def _faded(at: Array, low: float, high: float) -> Array:
    share = np.minimum(1.0, np.minimum(at - low, high - at) / _EDGE)
    smooth: Array = share * share * (3 - 2 * share)
    return smooth
