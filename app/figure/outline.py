"""The placed surface seen by a camera, as polygons: every hull's and every tube's outline, at once.

All polygons run the same way round, so filled together (winding) they are the union; nothing is ever clipped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from app.figure.camera import Camera
from app.figure.flesh import CAP, ROUND, Array, Flesh, Placed, Rows

_ANGLES = (np.arange(ROUND) + 0.5) * 2 * np.pi / ROUND
_ROUND: Array = np.stack([np.cos(_ANGLES), np.sin(_ANGLES)], -1)
_CORNERS = np.arange(ROUND)
_CAP: Array = np.linspace(0, 1, CAP + 2)[1:-1]
_STEEPEST = 0.999
_TINY = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """Every ellipsoid in the picture: middle (N, 2), its ellipse's matrix (N, 2, 2), depth and pixels a metre (N,).

    aside: depth in metres as a camera at the body's own height would see it. lit (N, 2): to where it is lit, pixels.
    """

    flesh: Flesh
    camera: Camera
    middle: Array
    matrix: Array
    depth: Array
    aside: Array
    near: Array
    lit: Array


@dataclass(frozen=True, slots=True)
class Tone:
    """size: of each ellipsoid about its middle; shift: towards the light, in shares of its extent; grow: pixels."""

    size: float = 1.0
    shift: float = 0.0
    grow: float = 0.0


PLAIN = Tone()


def seen(flesh: Flesh, placed: Placed, camera: Camera, light: tuple[float, float]) -> Seen:
    """light: the way to it in the picture, a unit vector."""
    middle, depth, near = camera.project(placed.centres)
    flat = (camera.axes[:2] @ placed.axes) * near[:, None, None]
    matrix = flat @ flat.transpose(0, 2, 1)
    towards = matrix @ np.array(light)
    lit = towards / np.sqrt(towards @ np.array(light))[:, None]
    aside = placed.centres @ np.array((camera.axes[2][0], 0.0, camera.axes[2][2]))
    return Seen(flesh, camera, middle, matrix, depth, aside, near, lit)


def outlines(view: Seen, tones: Sequence[Tone]) -> Array:
    """All polygons' points in each tone (K, M, 2), hulls first, in the rows `Flesh` speaks of."""
    sizes, shifts, grows = (
        np.array(row)[:, None] for row in zip(*((t.size, t.shift, t.grow) for t in tones), strict=True)
    )
    middle = view.middle + view.lit * shifts[..., None]
    return np.concatenate([_hulls(view, middle, sizes, grows), _tubes(view, middle, sizes, grows)], 1)


def outline(view: Seen, tone: Tone = PLAIN) -> Array:
    """All polygons' points (M, 2) in one tone."""
    only: Array = outlines(view, (tone,))[0]
    return only


def box(view: Seen, count: int | None = None) -> tuple[Array, Array]:
    """The least and the greatest corner of all ellipsoids, or of the first `count`, in pixels."""
    extent = np.sqrt(np.stack([view.matrix[:count, 0, 0], view.matrix[:count, 1, 1]], 1))
    return (view.middle[:count] - extent).min(0), (view.middle[:count] + extent).max(0)


@cache
def _hulled(shape: Flesh) -> tuple[Rows, Rows]:
    """The ellipsoids that hulls have, and the hulls' members as places among them."""
    rows, places = np.unique(shape.members, return_inverse=True)
    return rows, places.reshape(shape.members.shape)


def _hulls(view: Seen, middle: Array, sizes: Array, grows: Array) -> Array:
    """For each direction the member that reaches farthest."""
    rows, members = _hulled(view.flesh)
    pulled = view.matrix[rows] @ _ROUND.T
    reach = np.sqrt((pulled * _ROUND.T).sum(1))
    middle = middle[:, rows]
    far = middle @ _ROUND.T + reach * sizes[..., None]
    best = np.take_along_axis(members[None], far[:, members].argmax(2), 2)
    tone = np.arange(len(sizes))[:, None, None]
    offset = (pulled / reach[:, None]).transpose(0, 2, 1)[best, _CORNERS] * sizes[..., None, None]
    points: Array = middle[tone, best] + offset + _ROUND * grows[..., None, None]
    return points.reshape(len(sizes), -1, 2)


@dataclass(frozen=True, slots=True, eq=False)
class _Ellipses:
    """Three numbers of each symmetric matrix (P,), and the middles (K, P, 2)."""

    a: Array
    b: Array
    c: Array
    middle: Array

    def at(self, x: Array, y: Array, size: Array, grow: Array) -> tuple[Array, Array]:
        """The point that lies farthest towards (x, y), from the middle."""
        px, py = self.a * x + self.b * y, self.b * x + self.c * y
        share = size / (np.sqrt(px * x + py * y) + _TINY)
        return px * share + x * grow, py * share + y * grow

    def reach(self, x: Array, y: Array, size: Array, grow: Array) -> Array:
        """How far that point lies in this direction."""
        far: Array = np.sqrt(self.a * x * x + 2 * self.b * x * y + self.c * y * y) * size + grow
        return far


def _ellipses(view: Seen, middle: Array, which: Rows) -> _Ellipses:
    m = view.matrix[which]
    return _Ellipses(m[:, 0, 0], m[:, 0, 1], m[:, 1, 1], middle[:, which])


def _tubes(view: Seen, middle: Array, sizes: Array, grows: Array) -> Array:
    """Both sides of all tubes at once: the first axis of what is worked out here is the side."""
    flesh, pairs, tones = view.flesh, len(view.flesh.left), len(sizes)
    a, b = _ellipses(view, middle, flesh.left), _ellipses(view, middle, flesh.right)
    x, y = _tangents(a, b, sizes, grows)
    points = np.empty((tones, 8 * pairs + 2 * CAP * len(flesh.first), 2))
    ends, bends = (points[:, low : low + 4 * pairs].reshape(tones, 2, 2, pairs, 2) for low in (0, 4 * pairs))
    for place, ellipses in ((0, a), (1, b)):
        _fill(ends[:, :, place], ellipses, (x, y), sizes, grows)
    bend = _Ellipses(b.a[:-1], b.b[:-1], b.c[:-1], b.middle[:, :-1])
    for place, share in ((0, 1 / 3), (1, 2 / 3)):
        dx, dy = (row[..., :-1] * (1 - share) + row[..., 1:] * share for row in (x, y))
        long = np.sqrt(dx * dx + dy * dy) + 1e-6
        _fill(bends[:, :, place, :-1], bend, (dx / long, dy / long), sizes, grows)
    left, right = ((x[side], y[side]) for side in (0, 1))
    _caps(points, 8 * pairs, _ellipses(view, middle, flesh.right[flesh.last]), left, right, flesh.last, sizes, grows)
    after = 8 * pairs + CAP * len(flesh.first)
    _caps(points, after, _ellipses(view, middle, flesh.left[flesh.first]), right, left, flesh.first, sizes, grows)
    return points[:, flesh.gather]


def _tangents(a: _Ellipses, b: _Ellipses, size: Array, grow: Array) -> tuple[Array, Array]:
    """The normals (2, K, P) of the common tangents on both sides, in two steps of a fixed point."""
    way = b.middle - a.middle
    far = np.sqrt((way**2).sum(-1)) + 1e-6
    ux, uy = way[..., 0] / far, way[..., 1] / far
    px, py = np.stack([uy, -uy]), np.stack([-ux, ux])
    x, y = px, py
    for _ in range(2):
        fall = a.reach(x, y, size, grow) - b.reach(x, y, size, grow)
        lean = np.minimum(np.maximum(fall / far, -_STEEPEST), _STEEPEST)
        rest = np.sqrt(1 - lean * lean)
        x, y = px * rest + ux * lean, py * rest + uy * lean
    return x, y


def _caps(
    points: Array, start: int, ends: _Ellipses, begin: tuple[Array, Array], finish: tuple[Array, Array], which: Rows,
    size: Array, grow: Array,
) -> None:  # fmt: skip
    """Round ends, from one side's normal to the other's."""
    first = np.arctan2(begin[1][:, which], begin[0][:, which])
    last = np.arctan2(finish[1][:, which], finish[0][:, which])
    angle = first[..., None] + ((last - first) % (2 * np.pi))[..., None] * _CAP
    wide = _Ellipses(ends.a[:, None], ends.b[:, None], ends.c[:, None], ends.middle)
    px, py = wide.at(np.cos(angle), np.sin(angle), size[..., None], grow[..., None])
    stop = start + px[0].size
    points[:, start:stop, 0] = (ends.middle[..., 0][..., None] + px).reshape(len(points), -1)
    points[:, start:stop, 1] = (ends.middle[..., 1][..., None] + py).reshape(len(points), -1)


def _fill(points: Array, ellipses: _Ellipses, normal: tuple[Array, Array], size: Array, grow: Array) -> None:
    """points: (K, 2 sides, P, 2), to be filled."""
    px, py = ellipses.at(*normal, size, grow)
    points[..., 0] = (ellipses.middle[..., 0] + px).swapaxes(0, 1)
    points[..., 1] = (ellipses.middle[..., 1] + py).swapaxes(0, 1)
