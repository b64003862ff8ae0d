"""The visible part of a cap of hair on the scalp: its rim as far as it is seen, then along the head's outline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import atan2, cos, pi, radians, sin

import numpy as np

from app.figure.flesh import Array
from app.figure.outline import PLAIN, Seen, Tone
from app.figure.person import Hair
from app.figure.vec import Mat

_POINTS = 48
_INSIDE = 0.02
_NARROW, _ROUND = 0.24, 0.50
"""What is seen of the hair, as a share of the scalp: a band around the face, whose lit tone would leave it; a cap."""
_THINNER, _THINNING = 0.07, 0.22
"""How much thinner hair is at its rim, and over how many radians along the head's outline it gets there."""


@dataclass(frozen=True, slots=True, eq=False)
class Cap:
    """middle (2,) and its points from there (K, 2), pixels, running the way of all polygons. lit (2,): to the light.

    full: 0 a narrow band around a face to 1 a round head of hair, which alone has a shaded rim.
    """

    middle: Array
    points: Array
    lit: Array
    full: float = 1.0

    def outline(self, tone: Tone = PLAIN) -> Array:
        """The polygon (K, 2)."""
        out = self.points * (1 + (tone.size - 1) * self.full)
        if tone.grow:
            out = out + self.points / np.sqrt((self.points**2).sum(1))[:, None] * tone.grow
        whole: Array = self.middle + self.lit * (tone.shift * self.full) + out
        return whole

    def covers(self, place: Array) -> bool:
        """Whether this place (2,) in the picture lies under it."""
        away = self.points - (place - self.middle)
        x, y = away[:, 0], away[:, 1]
        at = np.flatnonzero((y[:-1] > 0) != (y[1:] > 0)).tolist()
        if (y[-1] > 0) != (y[0] > 0):
            at.append(-1)
        xs, ys = x.tolist(), y.tolist()
        crossed = (xs[n] * ys[n + 1] - ys[n] * xs[n + 1] for n in at)
        inside = sum((cross > 0) == (ys[n + 1] > ys[n]) for n, cross in zip(at, crossed, strict=True)) % 2
        return bool(inside)


def hair_cap(view: Seen, head: Mat) -> Cap | None:
    """The cap as it is seen; None where nothing of the hair is."""
    scalp = view.flesh.names["scalp"]
    axes, turned = view.flesh.axes[scalp], np.array(head).reshape(3, 3)
    towards = (view.camera.axes[2] @ turned) / axes
    towards = towards / np.sqrt(towards @ towards)
    sphere = _visible(towards, view.flesh.hair)
    if sphere is None:
        return None
    flat = view.camera.axes[:2] @ (turned * axes[None]) * view.near[scalp]
    points: Array = sphere @ flat.T
    x, y = points[:, 0], points[:, 1]
    area = float(x[:-1] @ y[1:] - x[1:] @ y[:-1] + x[-1] * y[0] - x[0] * y[-1])
    disc = 2 * pi * float(axes[0] * axes[2]) * float(view.near[scalp]) ** 2
    full = min(1.0, max(0.0, (abs(area) / disc - _NARROW) / (_ROUND - _NARROW)))
    return Cap(view.middle[scalp], points if area >= 0 else points[::-1], view.lit[scalp], full)


@cache
def _rim(hair: Hair) -> tuple[Array, Array]:
    middle = np.array(hair.middle) / np.linalg.norm(hair.middle)
    across = _cross(middle, np.array((0.0, 0.0, 1.0)))
    across /= np.linalg.norm(across)
    turn = np.arange(_POINTS) * 2 * np.pi / _POINTS
    half = (np.radians(hair.half) + hair.wave * np.cos(2 * turn))[:, None]
    around = np.cos(turn)[:, None] * across + np.sin(turn)[:, None] * _cross(middle, across)
    return middle, np.cos(half) * middle + np.sin(half) * around


def _cross(a: Array, b: Array) -> Array:
    """Of single vectors many times as quick as numpy's."""
    (ax, ay, az), (bx, by, bz) = a.tolist(), b.tolist()
    return np.array((ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx))


def _visible(towards: Array, hair: Hair) -> Array | None:
    """The outline, on the unit sphere, of what a viewer in the direction `towards` sees of the cap."""
    middle, rim = _rim(hair)
    facing = rim @ towards > 0
    if facing.all():
        return rim
    first = _cross(towards, middle)
    first /= np.sqrt(first @ first)
    second = _cross(towards, first)

    def edge(angles: Array) -> Array:
        return np.cos(angles)[:, None] * first + np.sin(angles)[:, None] * second

    if not facing.any():
        return None if middle @ towards < 0 else edge(np.linspace(0, 2 * np.pi, _POINTS, endpoint=False))
    start = int(np.argmax(facing & ~np.concatenate([facing[-1:], facing[:-1]])))
    arc = np.concatenate([rim[start:], rim[:start]])[: int(facing.sum())]
    begin, end = (atan2(float(point @ second), float(point @ first)) for point in (arc[-1], arc[0]))
    way = (end - begin) % (2 * pi)
    between = begin + way / 2
    if float((cos(between) * first + sin(between) * second) @ middle) < cos(radians(hair.half)) - _INSIDE:
        way -= 2 * pi
    near_rim = np.exp(_RIM_SHARE * (-abs(way) / _THINNING))[:, None]
    return np.concatenate([arc * (1 - _THINNER), edge(begin + way * _SHARE) * (1 - _THINNER * near_rim)])


_SHARE: Array = np.linspace(0, 1, _POINTS // 2 + 2)
_RIM_SHARE: Array = np.minimum(_SHARE, 1 - _SHARE)
