"""The placed surface seen by a camera, as polygons: every hull's and every tube's outline, at once.

All polygons run the same way round, so filled together (winding) they are the union; nothing is ever clipped.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.figure.camera import Camera
from app.figure.flesh import CAP, ROUND, Array, Flesh, Placed, Rows

_ANGLES = (np.arange(ROUND) + 0.5) * 2 * np.pi / ROUND
_ROUND: Array = np.stack([np.cos(_ANGLES), np.sin(_ANGLES)], -1)
_CAP: Array = np.linspace(0, 1, CAP + 2)[1:-1]
_STEEPEST = 0.999
_TINY = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """Every ellipsoid in the picture: middle (N, 2), its ellipse's matrix (N, 2, 2), depth and pixels a metre (N,).

    aside: depth in metres as a camera at the body's own height would see it.
    """

    flesh: Flesh
    camera: Camera
    middle: Array
    matrix: Array
    depth: Array
    aside: Array
    near: Array
    reach: Array
    offset: Array
    lit: Array


def seen(flesh: Flesh, placed: Placed, camera: Camera, light: tuple[float, float]) -> Seen:
    """light: the way to it in the picture, a unit vector."""
    middle, depth, near = camera.project(placed.centres)
    flat = (camera.axes[:2] @ placed.axes) * near[:, None, None]
    matrix = flat @ flat.transpose(0, 2, 1)
    pulled = matrix @ _ROUND.T
    reach = np.sqrt(np.einsum("nid,di->nd", pulled, _ROUND))
    towards = matrix @ np.array(light)
    lit = towards / np.sqrt(towards @ np.array(light))[:, None]
    offset = (pulled / reach[:, None, :]).transpose(0, 2, 1)
    aside = placed.centres @ np.array((camera.axes[2][0], 0.0, camera.axes[2][2]))
    return Seen(flesh, camera, middle, matrix, depth, aside, near, reach, offset, lit)


def outline(view: Seen, size: float = 1.0, shift: float = 0.0, grow: float = 0.0) -> Array:
    """All polygons' points (M, 2), hulls first, in the rows `Flesh` speaks of.

    size: of each ellipsoid about its middle; shift: towards the light, in shares of its own extent; grow: pixels.
    """
    middle = view.middle + view.lit * shift if shift else view.middle
    return np.concatenate([_hulls(view, middle, size, grow), _tubes(view, middle, size, grow)])


def box(view: Seen, count: int | None = None) -> tuple[Array, Array]:
    """The least and the greatest corner of all ellipsoids, or of the first `count`, in pixels."""
    extent = np.sqrt(np.stack([view.matrix[:count, 0, 0], view.matrix[:count, 1, 1]], 1))
    return (view.middle[:count] - extent).min(0), (view.middle[:count] + extent).max(0)


def _hulls(view: Seen, middle: Array, size: float, grow: float) -> Array:
    """For each direction the member that reaches farthest."""
    points = middle[:, None, :] + view.offset * size + _ROUND * grow
    members = view.flesh.members
    far = (middle @ _ROUND.T + view.reach * size)[members]
    best = np.take_along_axis(members, far.argmax(1), 1)
    flat: Array = points[best, np.arange(ROUND)[None]].reshape(-1, 2)
    return flat


@dataclass(frozen=True, slots=True, eq=False)
class _Ellipses:
    """Three numbers of each symmetric matrix, and its middle."""

    a: Array
    b: Array
    c: Array
    middle: Array

    def at(self, x: Array, y: Array, size: float, grow: float) -> tuple[Array, Array, Array]:
        """The point that lies farthest towards (x, y), from the middle, and how far it lies."""
        px, py = self.a * x + self.b * y, self.b * x + self.c * y
        far = np.sqrt(px * x + py * y) + _TINY
        return px / far * size + x * grow, py / far * size + y * grow, far * size + grow


def _ellipses(view: Seen, middle: Array, which: Rows) -> _Ellipses:
    m = view.matrix[which]
    return _Ellipses(m[:, 0, 0], m[:, 0, 1], m[:, 1, 1], middle[which])


def _tubes(view: Seen, middle: Array, size: float, grow: float) -> Array:
    flesh, pairs = view.flesh, len(view.flesh.left)
    a, b = _ellipses(view, middle, flesh.left), _ellipses(view, middle, flesh.right)
    way = b.middle - a.middle
    far = np.sqrt(way[:, 0] ** 2 + way[:, 1] ** 2) + 1e-6
    ux, uy = way[:, 0] / far, way[:, 1] / far
    points = np.empty((8 * pairs + 2 * CAP * len(flesh.first), 2))
    normals = []
    for block, turned in ((0, 1.0), (1, -1.0)):
        x, y = _tangent(a, b, (ux, uy), far, turned * size, grow)
        normals.append((x, y))
        for place, ellipses in ((2 * block, a), (2 * block + 1, b)):
            px, py, _ = ellipses.at(x, y, size, grow)
            _fill(points, place * pairs, ellipses.middle, px, py)
        for place, share in ((4 + 2 * block, 1 / 3), (5 + 2 * block, 2 / 3)):
            dx, dy = x[:-1] * (1 - share) + x[1:] * share, y[:-1] * (1 - share) + y[1:] * share
            long = np.sqrt(dx * dx + dy * dy) + 1e-6
            bend = _Ellipses(b.a[:-1], b.b[:-1], b.c[:-1], b.middle[:-1])
            px, py, _ = bend.at(dx / long, dy / long, size, grow)
            _fill(points, place * pairs, bend.middle, px, py)
    (lx, ly), (rx, ry) = normals
    ends = _ellipses(view, middle, flesh.right[flesh.last])
    begins = _ellipses(view, middle, flesh.left[flesh.first])
    caps = 8 * pairs
    _cap(points, caps, ends, (lx[flesh.last], ly[flesh.last], rx[flesh.last], ry[flesh.last]), size, grow)
    caps += CAP * len(flesh.first)
    _cap(points, caps, begins, (rx[flesh.first], ry[flesh.first], lx[flesh.first], ly[flesh.first]), size, grow)
    return points[flesh.gather]


def _tangent(
    a: _Ellipses, b: _Ellipses, way: tuple[Array, Array], far: Array, size: float, grow: float
) -> tuple[Array, Array]:
    """The normal of the common tangent on one side (size below 0: the other), in two steps of a fixed point."""
    ux, uy = way
    px, py = (uy, -ux) if size > 0 else (-uy, ux)
    x, y = px, py
    for _ in range(2):
        fall = a.at(x, y, abs(size), grow)[2] - b.at(x, y, abs(size), grow)[2]
        lean = np.clip(fall / far, -_STEEPEST, _STEEPEST)
        rest = np.sqrt(1 - lean * lean)
        x, y = px * rest + ux * lean, py * rest + uy * lean
    return x, y


def _cap(
    points: Array, start: int, ends: _Ellipses, normals: tuple[Array, Array, Array, Array], size: float, grow: float
) -> None:
    """A round end from one side's normal to the other's."""
    x0, y0, x1, y1 = normals
    begin = np.arctan2(y0, x0)
    angle = begin[:, None] + ((np.arctan2(y1, x1) - begin) % (2 * np.pi))[:, None] * _CAP[None]
    wide = _Ellipses(ends.a[:, None], ends.b[:, None], ends.c[:, None], ends.middle)
    px, py, _ = wide.at(np.cos(angle), np.sin(angle), size, grow)
    stop = start + px.size
    points[start:stop, 0] = (ends.middle[:, 0][:, None] + px).ravel()
    points[start:stop, 1] = (ends.middle[:, 1][:, None] + py).ravel()


def _fill(points: Array, start: int, middle: Array, px: Array, py: Array) -> None:
    points[start : start + len(px), 0] = middle[:, 0] + px
    points[start : start + len(py), 1] = middle[:, 1] + py
