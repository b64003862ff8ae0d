"""The outline of those parts of a body that move: what is shown of the pose to come. Arrays only."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from app.figure.fills import Polygons, polygon
from app.figure.flesh import Array, Flesh, Placed, Rows
from app.figure.hair import hair_cap
from app.figure.outline import Seen, Tone, outline
from app.figure.vec import Mat

FAR, _SHARE, _LEAST = 0.025, 0.6, 0.016
"""Metres by which a part must move to be shown; where all moves little, what moves so much of the farthest; and what
even then is nothing, as a breath, metres."""

Which = NDArray[np.bool_]


def moving(now: Placed, then: Placed) -> Which:
    """Which ellipsoids move far enough between two bodies."""
    far: Array = np.sqrt(((then.centres - now.centres) ** 2).sum(1))
    return far > max(_LEAST, min(FAR, _SHARE * float(far.max())))


def silhouette(view: Seen, head: Mat, which: Which, grow: float) -> Polygons:
    """Every part with one of these ellipsoids, `grow` pixels larger; filled winding they are one shape."""
    points = outline(view, Tone(grow=grow))
    begins, hulls = _polygons(view.flesh)
    wanted = np.concatenate([which[hulls].any(1), _tubes(view.flesh, which)])
    wanted[: len(hulls)] &= hulls[:, 0] < view.flesh.solid  # no bones
    if not view.flesh.hair.bun:
        wanted[: len(hulls)] &= hulls[:, 0] != view.flesh.names["bun"]
    spans = [np.arange(low, high) for low, high in zip(begins[:-1][wanted], begins[1:][wanted], strict=True)]
    rows = np.concatenate(spans) if spans else np.zeros(0, np.intp)
    shape = Polygons(points[rows], view.flesh.starts[rows])
    cap = hair_cap(view, head) if which[view.flesh.names["scalp"]] else None
    if cap is None:
        return shape
    hair = polygon(cap.outline(Tone(grow=grow)))
    return Polygons(np.concatenate([shape.points, hair.points]), np.concatenate([shape.starts, hair.starts]))


def _tubes(shape: Flesh, which: Which) -> Which:
    pairs = which[shape.left] | which[shape.right]
    return np.logical_or.reduceat(pairs, shape.first)


@cache
def _polygons(shape: Flesh) -> tuple[Rows, Rows]:
    """Where each polygon begins, and the end of the last; the members of the hulls."""
    return np.append(np.flatnonzero(shape.starts), len(shape.starts)), shape.members
