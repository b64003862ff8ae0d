"""Vertebrae that the eye tells apart: seen along their spinous processes they would run into one another. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.figure.fills import Polygons
from app.figure.flesh import Array

_SHARE = 0.74
"""How much of the way from one vertebra to the next each may take up."""
_FLATTEST = 0.3
"""How flat one becomes at most, however near the next one comes."""
_ALONG, _WHOLLY = 0.45, 0.75
"""How much of a spinous process points along the view where this begins, and from where on it is so wholly."""


def told_apart(bones: Sequence[Polygons], middles: Array, along: Array) -> tuple[Polygons, ...]:
    """The same polygons, flatter along the spine's line where they come too near to their neighbours.

    bones: from the lowest up. middles (N, 2): of each, pixels. along (N,): how much of each one's process points along
    the view, 0 (seen from the side) to 1.
    """
    strength = np.clip((along - _ALONG) / (_WHOLLY - _ALONG), 0.0, 1.0)
    if not strength.any():
        return tuple(bones)
    ways = np.gradient(middles, axis=0)
    far = np.hypot(*ways.T)
    ways /= np.maximum(far, 1e-6)[:, None]
    lengths = [len(bone.points) for bone in bones]
    begins = np.cumsum([0, *lengths[:-1]])
    points = np.concatenate([bone.points for bone in bones])
    heights = (points * ways.repeat(lengths, 0)).sum(1)
    low, high = np.minimum.reduceat(heights, begins), np.maximum.reduceat(heights, begins)
    flat = np.clip(_SHARE * far / np.maximum(high - low, 1e-6), _FLATTEST, 1.0)
    moved = ((1.0 - flat) * strength).repeat(lengths) * (((low + high) / 2).repeat(lengths) - heights)
    points = points + moved[:, None] * ways.repeat(lengths, 0)
    cut = np.split(points, begins[1:])
    return tuple(Polygons(each, bone.starts) for each, bone in zip(cut, bones, strict=True))
