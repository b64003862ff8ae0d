"""How deep skin lies in what it may not enter: floor, chair, wall, the trunk. Arrays only; metres, negative: apart."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from app.figure.bases import SEAT, SEAT_X, SEAT_Z, WALL_X, Prop
from app.figure.body import Body
from app.figure.flesh import Array, Flesh, Placed, Rows, flesh, place

_SEAT_THICK = 0.060
_STEPS = 6
_CLOSE = 0.03


@dataclass(frozen=True, slots=True)
class Depth:
    """into: floor, chair, wall, or a name of what meets what. bone: what the skin is on."""

    into: str
    bone: str
    metres: float


def depths(body: Body, props: Collection[Prop], touching: Collection[str]) -> list[Depth]:
    """The deepest place for each thing there is. touching: frames that may, at contacts the movement names."""
    shape = flesh()
    placed = place(shape, body)
    free = _rows(shape, lambda frame: frame not in touching)
    found = [_deepest("floor", shape, free, _reach(placed, free, (0.0, -1.0, 0.0)))]
    if Prop.CHAIR in props:
        found.append(_deepest("chair", shape, free, _into_seat(placed, free)))
    if Prop.WALL in props:
        found.append(_deepest("wall", shape, free, _reach(placed, free, (-1.0, 0.0, 0.0)) + WALL_X))
    found += [_into(shape, placed, name, frozenset(touching)) for name in _MEETING]
    return found


def _deepest(into: str, shape: Flesh, rows: Rows, deep: Array) -> Depth:
    worst = int(deep.argmax())
    return Depth(into, shape.frames[shape.frame_of[rows[worst]]], float(deep[worst]))


def _reach(placed: Placed, rows: Rows, way: tuple[float, float, float]) -> Array:
    """How far each ellipsoid reaches in a direction."""
    towards = np.array(way)
    across: Array = towards @ placed.axes[rows]
    far: Array = placed.centres[rows] @ towards + np.sqrt((across**2).sum(-1))
    return far


def _into_seat(placed: Placed, rows: Rows) -> Array:
    """The least way out of the seat's board."""
    faces = (
        (1, SEAT, 1.0),
        (1, SEAT - _SEAT_THICK, -1.0),
        (0, SEAT_X[0], -1.0),
        (0, SEAT_X[1], 1.0),
        (2, SEAT_Z[0], -1.0),
        (2, SEAT_Z[1], 1.0),
    )
    outs = []
    for which, at, sign in faces:
        way = [0.0, 0.0, 0.0]
        way[which] = -sign
        outs.append(_reach(placed, rows, (way[0], way[1], way[2])) + sign * at)
    least: Array = np.min(outs, axis=0)
    return least


_RIBS = tuple(f"v{number}" for number in range(17))
_NECK = tuple(f"v{number}" for number in range(17, 24))
_MIDDLE: dict[str, tuple[str, ...]] = {".R": ("",), ".L": ("",)}
_SAME: dict[str, tuple[str, ...]] = {".R": (".R",), ".L": (".L",)}
_OTHER: dict[str, tuple[str, ...]] = {".R": (".L",), ".L": (".R",)}
_BOTH: dict[str, tuple[str, ...]] = {".R": (".R", ".L"), ".L": (".R", ".L")}


@dataclass(frozen=True, slots=True)
class _Meeting:
    """movers: bones of one side; into: what they may meet, on which sides of the body."""

    movers: tuple[str, ...]
    into: tuple[str, ...]
    sides: Mapping[str, tuple[str, ...]]


_MEETING: dict[str, _Meeting] = {
    "trunk": _Meeting(
        ("hand", "fingers", "shank", "foot", "toes", "knee"), ("pelvis", *_RIBS, *_NECK, "head"), _MIDDLE
    ),
    "head": _Meeting(("forearm", "elbow"), ("pelvis", *_NECK, "head"), _MIDDLE),
    "ribs": _Meeting(("upper_arm", "elbow", "forearm"), _RIBS, _MIDDLE),
    "belly": _Meeting(("thigh",), _RIBS, _MIDDLE),
    "thigh": _Meeting(("shank", "foot"), ("thigh",), _SAME),
    "leg": _Meeting(("knee", "shank", "foot", "toes"), ("thigh", "knee", "shank", "foot", "toes"), _OTHER),
    "arm": _Meeting(("hand", "fingers", "forearm", "elbow"), ("thigh", "knee", "shank", "foot", "toes"), _BOTH),
    "other arm": _Meeting(
        ("hand", "fingers", "forearm", "elbow"), ("hand", "fingers", "forearm", "elbow", "upper_arm"), _OTHER
    ),
}
"""What may be met, and by which bones: of the last three, limbs that cross."""
_ON_LEGS = "leg"


def _into(shape: Flesh, placed: Placed, name: str, touching: frozenset[str]) -> Depth:
    meeting = _MEETING[name]
    worst = Depth(name, "", -1.0)
    for end in _MIDDLE:
        # a knee that is planted may still not be crossed
        movers = (f"{bone}{end}" for bone in meeting.movers if name == _ON_LEGS or f"{bone}{end}" not in touching)
        a = _of(shape, tuple(movers), name)
        b = _of(shape, tuple(f"{bone}{side}" for bone in meeting.into for side in meeting.sides[end]), "")
        if len(a) == 0:
            continue
        deep = _overlaps(placed, a, b)
        row, _ = np.unravel_index(int(deep.argmax()), deep.shape)
        if deep.max() > worst.metres:
            worst = Depth(name, shape.frames[shape.frame_of[a[row]]], float(deep.max()))
    return worst


def _overlaps(placed: Placed, a: Rows, b: Rows) -> Array:
    """How far each of `a` would have to move to leave each of `b`; the least over directions, found step by step."""
    apart = placed.centres[a][:, None] - placed.centres[b][None]
    far = np.sqrt((apart**2).sum(-1))
    sizes = np.sqrt((placed.axes**2).sum(1).max(1))
    result = np.full(far.shape, -1.0)
    rows, columns = np.nonzero(far < sizes[a][:, None] + sizes[b][None] + _CLOSE)
    if len(rows) == 0:
        return result
    gap = apart[rows, columns]
    forms = [placed.axes[which] @ placed.axes[which].transpose(0, 2, 1) for which in (a[rows], b[columns])]
    way = gap / np.linalg.norm(gap, axis=1)[:, None]
    best = np.full(len(rows), np.inf)
    for _ in range(_STEPS):
        pulled = [np.einsum("nij,nj->ni", form, way) for form in forms]
        reach = [np.sqrt((pull * way).sum(1)) for pull in pulled]
        best = np.minimum(best, reach[0] + reach[1] - (gap * way).sum(1))
        slope = pulled[0] / reach[0][:, None] + pulled[1] / reach[1][:, None] - gap
        slope -= (slope * way).sum(1)[:, None] * way
        way = way - slope / (reach[0] + reach[1])[:, None] * 0.7
        way /= np.linalg.norm(way, axis=1)[:, None]
    result[rows, columns] = best
    return result


def _rows(shape: Flesh, wanted: Callable[[str], bool]) -> Rows:
    keep = np.array([wanted(name) for name in shape.frames], np.bool_)
    return np.nonzero(keep[shape.frame_of[: shape.solid]])[0]


@lru_cache(maxsize=64)
def _of(shape: Flesh, bones: tuple[str, ...], part: str) -> Rows:
    """The ellipsoids on some bones; of an upper arm, a thigh and a folded shank the half away from where it begins."""
    rows = _rows(shape, frozenset(bones).__contains__)
    begins = np.array([name[:-2] in _BEGINS[part] for name in shape.frames]) if part in _BEGINS else None
    if begins is not None:
        rows = rows[~begins[shape.frame_of[rows]] | (shape.centres[rows, 1] < -_BEGINNING)]
    return rows


_BEGINS = {"ribs": ("upper_arm",), "belly": ("thigh",), "thigh": ("shank",)}
"""Limbs that are grown together there: so much of them, in metres, is not looked at."""
_BEGINNING = 0.14
