"""The placed surface seen by a camera, as polygons: every hull's and every tube's outline, at once.

All polygons run the same way round, so filled together (winding) they are the union; nothing is ever clipped.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from app.figure.camera import Camera
from app.figure.flesh import Array, Flesh, Grain, Placed, Rows

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


def hull(view: Seen, bones: Collection[str], grow: float = 0.0) -> Array:
    """One polygon's points (D, 2) round all that is on these bones, `grow` pixels larger."""
    flesh = view.flesh
    wanted = np.array([name in bones for name in flesh.frames])[flesh.frame_of[: flesh.solid]]
    ways, _ = _ways(flesh.grain)
    matrix, middle = view.matrix[: flesh.solid][wanted], view.middle[: flesh.solid][wanted]
    pulled = (matrix @ ways.T).transpose(0, 2, 1)
    reach = np.sqrt((pulled * ways).sum(-1))
    best, way = (middle @ ways.T + reach).argmax(0), np.arange(len(ways))
    points: Array = middle[best] + pulled[best, way] / reach[best, way, None] + ways * grow
    return points


@cache
def _ways(grain: Grain) -> tuple[Array, Array]:
    """The directions (D, 2) in which hulls are measured, and the places of a cap's points between its ends."""
    turns = (np.arange(grain.corners) + 0.5) * 2 * np.pi / grain.corners
    return np.stack([np.cos(turns), np.sin(turns)], -1), np.linspace(0, 1, grain.cap + 2)[1:-1]


@cache
def _hulled(shape: Flesh) -> tuple[Rows, Rows]:
    """The ellipsoids that hulls have, and the hulls' members as places among them."""
    rows, places = np.unique(shape.members, return_inverse=True)
    return rows, places.reshape(shape.members.shape)


def _hulls(view: Seen, middle: Array, sizes: Array, grows: Array) -> Array:
    """For each direction the member that reaches farthest."""
    rows, members = _hulled(view.flesh)
    ways, _ = _ways(view.flesh.grain)
    pulled = view.matrix[rows] @ ways.T
    reach = np.sqrt((pulled * ways.T).sum(1))
    middle = middle[:, rows]
    far = middle @ ways.T + reach * sizes[..., None]
    best = np.take_along_axis(members[None], far[:, members].argmax(2), 2)
    tone = np.arange(len(sizes))[:, None, None]
    offset = (pulled / reach[:, None]).transpose(0, 2, 1)[best, np.arange(len(ways))] * sizes[..., None, None]
    points: Array = middle[tone, best] + offset + ways * grows[..., None, None]
    return points.reshape(len(sizes), -1, 2)


@dataclass(frozen=True, slots=True, eq=False)
class _Ellipses:
    """Three numbers of each symmetric matrix (..., P), and the middles (..., K, P, 2)."""

    a: Array
    b: Array
    c: Array
    middle: Array

    def at(self, x: Array, y: Array, size: Array, grow: Array) -> Array:
        """The points (..., K, P, 2) that lie farthest towards (x, y)."""
        px, py = self.a * x + self.b * y, self.b * x + self.c * y
        share = size / (np.sqrt(px * x + py * y) + _TINY)
        points = np.empty((*px.shape, 2))
        points[..., 0] = self.middle[..., 0] + px * share + x * grow
        points[..., 1] = self.middle[..., 1] + py * share + y * grow
        return points

    def reach(self, x: Array, y: Array) -> Array:
        """How far that point lies in this direction, before it is made larger or smaller."""
        far: Array = np.sqrt(self.a * x * x + 2 * self.b * x * y + self.c * y * y)
        return far


def _ellipses(view: Seen, middle: Array, which: Rows) -> _Ellipses:
    """Of rows (..., P)."""
    m = view.matrix[which]
    return _Ellipses(m[..., 0, 0], m[..., 0, 1], m[..., 1, 1], middle[:, which])


def _tubes(view: Seen, middle: Array, sizes: Array, grows: Array) -> Array:
    """Both sides of all tubes at once. Axes: end of a pair or share of a bend, side, tone, pair."""
    flesh, pairs, tones, cap = view.flesh, len(view.flesh.left), len(sizes), view.flesh.grain.cap
    a, b = _ellipses(view, middle, flesh.left), _ellipses(view, middle, flesh.right)
    x, y = _tangents(a, b, sizes)
    points = np.empty((tones, 8 * pairs + 2 * cap * len(flesh.first), 2))
    ends, bends = (points[:, low : low + 4 * pairs].reshape(tones, 2, 2, pairs, 2) for low in (0, 4 * pairs))
    for place, ellipses in ((0, a), (1, b)):
        ends[:, :, place] = ellipses.at(x, y, sizes, grows).swapaxes(0, 1)
    bend = _Ellipses(b.a[:-1], b.b[:-1], b.c[:-1], b.middle[:, :-1])
    dx, dy = (row[..., :-1] * (1 - _THIRDS) + row[..., 1:] * _THIRDS for row in (x, y))
    long = np.sqrt(dx * dx + dy * dy) + 1e-6
    bends[..., :-1, :] = bend.at(dx / long, dy / long, sizes, grows).transpose(2, 1, 0, 3, 4)
    points[:, 8 * pairs :] = _caps(view, middle, (x, y), sizes, grows)
    return points.take(flesh.gather, 1)


_THIRDS: Array = np.array((1 / 3, 2 / 3)).reshape(2, 1, 1, 1)


def _tangents(a: _Ellipses, b: _Ellipses, size: Array) -> tuple[Array, Array]:
    """The normals (2 sides, K, P) of the common tangents, in two steps of a fixed point."""
    way = b.middle - a.middle
    far = np.sqrt(way[..., 0] ** 2 + way[..., 1] ** 2) + 1e-6
    ux, uy = way[..., 0] / far, way[..., 1] / far
    px, py = np.array((uy, -uy)), np.array((-ux, ux))
    x, y, share = px, py, size / far
    for _ in range(2):
        lean = np.minimum(np.maximum((a.reach(x, y) - b.reach(x, y)) * share, -_STEEPEST), _STEEPEST)
        rest = np.sqrt(1 - lean * lean)
        x, y = px * rest + ux * lean, py * rest + uy * lean
    return x, y


def _caps(view: Seen, middle: Array, normals: tuple[Array, Array], size: Array, grow: Array) -> Array:
    """Round ends from one side's normal to the other's, (K, points, 2): all tubes' ends, then their beginnings."""
    flesh = view.flesh
    _, share = _ways(flesh.grain)
    x, y = normals
    angle = np.arctan2(y, x)
    begin = np.concatenate([angle[0][:, flesh.last], angle[1][:, flesh.first]], 1)
    finish = np.concatenate([angle[1][:, flesh.last], angle[0][:, flesh.first]], 1)
    turned = begin[..., None] + ((finish - begin) % (2 * np.pi))[..., None] * share
    rows = np.concatenate([flesh.right[flesh.last], flesh.left[flesh.first]])
    ends = _ellipses(view, middle, rows)
    wide = _Ellipses(ends.a[:, None], ends.b[:, None], ends.c[:, None], ends.middle[..., None, :])
    points = wide.at(np.cos(turned), np.sin(turned), size[..., None], grow[..., None])
    return points.reshape(len(size), -1, 2)
