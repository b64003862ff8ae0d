"""Shapes to put down, in names instead of colours: pieces of the surface as polygons, in two tones. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from app.figure.clay import Cloth
from app.figure.flesh import Array, Flesh, Rows, piece
from app.figure.outline import Seen, Tone


@dataclass(frozen=True, slots=True, eq=False)
class Polygons:
    """points (M, 2) in pixels; starts (M,): where each polygon begins. Filled winding they are one shape."""

    points: Array
    starts: NDArray[np.bool_]


def polygon(points: Array) -> Polygons:
    """A single one."""
    starts = np.zeros(len(points), np.bool_)
    starts[0] = True
    return Polygons(points, starts)


@dataclass(frozen=True, slots=True, eq=False)
class Fill:
    """One shape in one tone. lit: towards the light. far: 0 near to 1 far. casts: a contact shadow first.

    crease: only a shadow, so strong: where a thigh folds up.
    """

    shape: Polygons
    cloth: Cloth
    lit: bool
    far: float = 0.0
    casts: bool = False
    feature: bool = False
    crease: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Tones:
    """All outlines twice: what is put down first and what is laid on it."""

    view: Seen
    under: Array
    over: Array
    pair: tuple[Tone, Tone]
    lines: bool


def both(tones: Tones, part: str, cloth: Cloth, far: float = 0.0, *, casts: bool = False) -> Iterator[Fill]:
    """A piece in its shade, then in its lit tone."""
    yield under(tones, part, cloth, far=far, casts=casts)
    yield over(tones, part, cloth, far=far)


def under(
    tones: Tones, part: str, cloth: Cloth, *, far: float = 0.0, casts: bool = False, feature: bool = False
) -> Fill:
    return Fill(
        shape(tones.view.flesh, tones.under, part, cloth), cloth, lit=False, far=far, casts=casts, feature=feature
    )


def over(tones: Tones, part: str, cloth: Cloth, *, far: float = 0.0, feature: bool = False) -> Fill:
    return Fill(shape(tones.view.flesh, tones.over, part, cloth), cloth, lit=True, far=far, feature=feature)


def shape(surface: Flesh, points: Array, part: str, cloth: Cloth) -> Polygons:
    """The piece called `part`, or a limb's `kind part` (see below), out of the points of all outlines."""
    rows, starts = _rows(surface, part, cloth)
    return Polygons(points.take(rows, 0), starts)


def shapes(surface: Flesh, points: Array, parts: tuple[str, ...], cloth: Cloth) -> tuple[Polygons, ...]:
    """Several pieces at once."""
    rows, starts, cuts = _all_rows(surface, parts, cloth)
    places = points.take(rows, 0)
    return tuple(Polygons(places[low:high], starts[low:high]) for low, high in pairwise(cuts))


@cache
def _all_rows(surface: Flesh, parts: tuple[str, ...], cloth: Cloth) -> tuple[Rows, NDArray[np.bool_], tuple[int, ...]]:
    found = [_rows(surface, part, cloth) for part in parts]
    cuts = np.cumsum([0, *(len(rows) for rows, _ in found)]).tolist()
    return np.concatenate([rows for rows, _ in found]), np.concatenate([starts for _, starts in found]), tuple(cuts)


@cache
def _rows(surface: Flesh, part: str, cloth: Cloth) -> tuple[Rows, NDArray[np.bool_]]:
    kind, _, name = part.rpartition(" ")
    limb, end = name[:3], name[-2:]
    leg = limb == "leg"
    whole: tuple[str, ...] = (name, f"{limb} whole{end}", f"{limb} top{end}")
    parts: tuple[str, ...]
    match kind:
        case "whole":
            parts = whole
        case "base":
            parts = (name, f"{limb} below{end}")
        case "under":
            parts = (f"leg top{end}", f"leg root{end}") if leg else (f"arm whole{end}", f"arm top{end}")
        case "lit":
            parts = whole if leg else (*whole, f"yoke{end}")
        case "crease" | "root":
            parts = (f"leg {kind}{end}",)
        case "hip":
            parts = (f"rump{end}", f"seat{end}")
        case _:
            parts = (name, "rump.R", "rump.L", "yoke.R", "yoke.L") if name == "torso" else (name,)
    rows = piece(surface, [(each, cloth) for each in parts])
    if not len(rows):
        raise KeyError(f"nothing of {cloth} is called {part}")  # an empty path would take another one's place
    return rows, surface.starts[rows]
