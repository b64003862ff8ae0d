"""The placed surface seen by a camera, as polygons: every hull's and every tube's outline, at once.

All polygons run the same way round, so filled together (winding) they are the union; nothing is ever clipped.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from app.figure.camera import Camera
from app.figure.flesh import Array, Flesh, Grain, Placed, Rows

Complex = NDArray[np.complex128]

_STEEPEST = 0.999
_TINY = 1e-9
_NEAR = 1e-6


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
    flat = (placed.axes.transpose(0, 2, 1).reshape(-1, 3) @ camera.axes[:2].T).reshape(-1, 3, 2) * near[:, None, None]
    across, down = flat[..., 0], flat[..., 1]
    matrix = np.empty((len(near), 2, 2))
    for row, column, (one, other) in ((0, 0, (across, across)), (0, 1, (across, down)), (1, 1, (down, down))):
        matrix[:, row, column] = np.einsum("nk,nk->n", one, other)
    matrix[:, 1, 0] = matrix[:, 0, 1]
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
    hulls = _hulls(view, middle, sizes, grows)
    points = np.concatenate([hulls, _tubes(view, middle, sizes, grows)], 1)
    return points.view(np.float64).reshape(len(tones), -1, 2)


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


@dataclass(frozen=True, slots=True, eq=False)
class _Hulled:
    """rows (E,): the ellipsoids that hulls have. members (H, 5): the hulls' as places among them.

    spots (H * 5 * D,): each member's point in each direction, as a place in (E, D). firsts (H, D): of each hull's first
    member there.
    """

    rows: Rows
    members: Rows
    spots: Rows
    firsts: Rows


@cache
def _hulled(shape: Flesh) -> _Hulled:
    rows, places = np.unique(shape.members, return_inverse=True)
    members, turns = places.reshape(shape.members.shape), np.arange(shape.grain.corners)
    spots = members[..., None] * len(turns) + turns
    firsts = np.arange(len(members))[:, None] * spots[0].size + turns
    return _Hulled(rows, members, spots.ravel(), firsts)


def _hulls(view: Seen, middle: Array, sizes: Array, grows: Array) -> Complex:
    """For each direction the member that reaches farthest. (K, points): x + iy."""
    hulled, tones = _hulled(view.flesh), len(sizes)
    ways, _ = _ways(view.flesh.grain)
    pulled = _complex(view.matrix.take(hulled.rows, 0))[..., 0] @ np.ascontiguousarray(ways.T + 0j)
    way = _complex(ways)[:, 0]
    reach = np.sqrt((pulled * way.conj()).real)
    at = middle.take(hulled.rows, 1)
    far = at @ ways.T + reach * sizes[..., None]
    best = far.take(hulled.members, 1).argmax(2)
    spots = hulled.spots.take(hulled.firsts + best * len(ways))
    spots += np.arange(tones).reshape(-1, 1, 1) * reach.size
    points = _complex(at) + pulled * (sizes[..., None] / reach)
    if grows.any():
        points += way * grows[..., None]
    reached: Complex = points.ravel().take(spots.reshape(tones, -1))
    return reached


def _complex(places: Array) -> Complex:
    """(..., 2) as (..., 1) of x + iy: half as many calls, of which most of the time is made."""
    return places.view(np.complex128)


@dataclass(frozen=True, slots=True, eq=False)
class _Ellipses:
    """Three numbers of each symmetric matrix (..., P), and the middles (..., K, P)."""

    a: Array
    b: Array
    c: Array
    middle: Complex

    def at(self, way: Complex, size: Array, grow: Array) -> Complex:
        """The points (..., K, P) that lie farthest towards `way`."""
        x, y = way.real, way.imag
        across = self.a * x + self.b * y
        pulled = np.empty(across.shape, np.complex128)
        pulled.real, pulled.imag = across, self.b * x + self.c * y
        share = size / (np.sqrt((pulled * way.conj()).real) + _TINY)
        points: Complex = self.middle + pulled * share
        return points + way * grow if grow.any() else points

    def reach(self, way: Complex) -> Array:
        """How far that point lies in this direction, before it is made larger or smaller."""
        x, y = way.real, way.imag
        far: Array = np.sqrt(x * (self.a * x + 2 * self.b * y) + self.c * y * y)
        return far


@dataclass(frozen=True, slots=True, eq=False)
class _Ends:
    """Ellipsoids of a tube's pairs: those at both ends of each (2 P), and where the bends and round ends are."""

    pairs: Rows
    caps: Rows


@cache
def _ends(flesh: Flesh) -> _Ends:
    caps = np.concatenate([flesh.right[flesh.last], flesh.left[flesh.first]])
    return _Ends(np.stack([flesh.left, flesh.right]), caps)


def _ellipses(view: Seen, middle: Complex, which: Rows) -> _Ellipses:
    """Of rows (..., P)."""
    a, b, _, c = view.matrix.reshape(-1, 4).T
    return _Ellipses(a.take(which), b.take(which), c.take(which), middle.take(which, 1))


def _tubes(view: Seen, middle: Array, sizes: Array, grows: Array) -> Complex:
    """Both sides of all tubes at once. Axes: end of a pair or share of a bend, side, tone, pair."""
    flesh, pairs, tones, cap = view.flesh, len(view.flesh.left), len(sizes), view.flesh.grain.cap
    at = _complex(middle)[..., 0]
    ends = _ellipses(view, at, _ends(flesh).pairs)
    a, b, c = (row[:, None, None] for row in (ends.a, ends.b, ends.c))
    both = _Ellipses(a, b, c, ends.middle.swapaxes(0, 1)[:, None])
    way = _tangents(both, sizes)
    points = np.empty((tones, 8 * pairs + 2 * cap * len(flesh.first)), np.complex128)
    sides, bends = (points[:, low : low + 4 * pairs].reshape(tones, 2, 2, pairs) for low in (0, 4 * pairs))
    sides[...] = both.at(way, sizes, grows).transpose(2, 1, 0, 3)
    bend = _Ellipses(ends.a[1, :-1], ends.b[1, :-1], ends.c[1, :-1], ends.middle[:, 1, :-1])
    turn = way[..., :-1] * (1 - _THIRDS) + way[..., 1:] * _THIRDS
    bends[..., :-1] = bend.at(turn / (np.abs(turn) + _TINY), sizes, grows).transpose(2, 1, 0, 3)
    points[:, 8 * pairs :] = _caps(view, at, way, sizes, grows)
    gathered: Complex = points.take(flesh.gather, 1)
    return gathered


_THIRDS: Array = np.array((1 / 3, 2 / 3)).reshape(2, 1, 1, 1)


def _tangents(ends: _Ellipses, size: Array) -> Complex:
    """The normals (2 sides, K, P) of the common tangents, in two steps of a fixed point."""
    way = ends.middle[1, 0] - ends.middle[0, 0]
    far = np.abs(way) + _NEAR
    ahead, share = way / far, size / far
    normal = (ahead * -1j)[None]  # as far on either side: an ellipse is the same both ways
    lean = np.empty((2, *way.shape), np.complex128)
    for _ in range(2):
        reach = ends.reach(normal)
        tilt = np.minimum(np.maximum((reach[0] - reach[1]) * share, -_STEEPEST), _STEEPEST)
        lean.real, lean.imag = tilt, np.sqrt(1 - tilt * tilt) * _SIDES
        normal = ahead * lean
    found: Complex = normal
    return found


_SIDES: Array = np.array((-1.0, 1.0)).reshape(2, 1, 1)


def _caps(view: Seen, middle: Complex, normals: Complex, size: Array, grow: Array) -> Complex:
    """Round ends from one side's normal to the other's, (K, points): all tubes' ends, then their beginnings."""
    flesh, cap = view.flesh, view.flesh.grain.cap
    begin = np.concatenate([normals[0][:, flesh.last], normals[1][:, flesh.first]], 1)
    finish = np.concatenate([normals[1][:, flesh.last], normals[0][:, flesh.first]], 1)
    step = (np.angle(finish * begin.conj()) % (2 * np.pi)) / (cap + 1)
    turn = np.empty((*begin.shape, cap), np.complex128)
    turn[...] = (np.cos(step) + 1j * np.sin(step))[..., None]
    way = np.multiply.accumulate(turn, 2) * begin[..., None]
    ends = _ellipses(view, middle, _ends(flesh).caps)
    wide = _Ellipses(ends.a[:, None], ends.b[:, None], ends.c[:, None], ends.middle[..., None])
    points: Complex = wide.at(way, size[..., None], grow[..., None]).reshape(len(size), -1)
    return points
