"""The visible part of a cap of hair on the scalp: its rim as far as it is seen, then along the head's outline."""

from __future__ import annotations

from functools import cache

import numpy as np

from app.figure.flesh import Array
from app.figure.outline import Seen
from app.figure.vec import Mat

_MIDDLE, _HALF, _WAVE = (-0.66, 0.75, 0.0), 102.0, -0.09
"""The cap's middle in the head's frame, its half angle (degrees), and how much the rim waves (radians)."""
_POINTS = 48
_INSIDE = 0.02


def hair_cap(view: Seen, head: Mat, size: float = 1.0, shift: float = 0.0, grow: float = 0.0) -> Array | None:
    """The polygon (K, 2), running the way of all others; None where nothing of the hair is seen."""
    scalp = view.flesh.names["scalp"]
    axes, turned = view.flesh.axes[scalp], np.array(head).reshape(3, 3)
    towards = (view.camera.axes[2] @ turned) / axes
    towards = towards / np.sqrt(towards @ towards)
    sphere = _visible(towards)
    if sphere is None:
        return None
    flat = view.camera.axes[:2] @ (turned * axes[None]) * view.near[scalp]
    middle = view.middle[scalp] + view.lit[scalp] * shift
    points: Array = middle + (sphere * size) @ flat.T
    if grow:
        out = points - middle
        points = points + out / np.linalg.norm(out, axis=1)[:, None] * grow
    x, y = points[:, 0], points[:, 1]
    return points if (x * np.roll(y, -1) - np.roll(x, -1) * y).sum() >= 0 else points[::-1]


@cache
def _rim() -> tuple[Array, Array]:
    middle = np.array(_MIDDLE) / np.linalg.norm(_MIDDLE)
    across = np.cross(middle, (0.0, 0.0, 1.0))
    across /= np.linalg.norm(across)
    turn = np.arange(_POINTS) * 2 * np.pi / _POINTS
    half = (np.radians(_HALF) + _WAVE * np.cos(2 * turn))[:, None]
    around = np.cos(turn)[:, None] * across + np.sin(turn)[:, None] * np.cross(middle, across)
    return middle, np.cos(half) * middle + np.sin(half) * around


def _visible(towards: Array) -> Array | None:
    """The outline, on the unit sphere, of what a viewer in the direction `towards` sees of the cap."""
    middle, rim = _rim()
    facing = rim @ towards > 0
    if facing.all():
        return rim
    first = np.cross(towards, middle)
    first /= np.linalg.norm(first)
    second = np.cross(towards, first)

    def edge(angles: Array) -> Array:
        return np.cos(angles)[:, None] * first + np.sin(angles)[:, None] * second

    if not facing.any():
        return None if middle @ towards < 0 else edge(np.linspace(0, 2 * np.pi, _POINTS, endpoint=False))
    start = int(np.argmax(facing & ~np.roll(facing, 1)))
    arc = np.roll(rim, -start, 0)[: int(facing.sum())]
    begin, end = (float(np.arctan2(point @ second, point @ first)) for point in (arc[-1], arc[0]))
    way = (end - begin) % (2 * np.pi)
    if float((edge(np.array([begin + way / 2])) @ middle)[0]) < np.cos(np.radians(_HALF)) - _INSIDE:
        way -= 2 * np.pi
    return np.vstack([arc, edge(begin + way * np.linspace(0, 1, _POINTS // 2 + 2))])
