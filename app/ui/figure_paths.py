"""Polygons as Qt's paths, many at once: through one stream, ten times as quick as point by point."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPainterPath

from app.figure.fills import Polygons

_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_COUNT = struct.Struct(">i")
_FOOT = struct.pack(">ii", 0, 1)
"""The end of a streamed QPainterPath: where the last polygon began, and winding fill."""


def path_of(shape: Polygons) -> QPainterPath:
    """The polygons as one path with winding fill."""
    return paths_of((shape,))[0][0]


def paths_of(shapes: Sequence[Polygons], apart: Sequence[bool] = ()) -> list[list[QPainterPath]]:
    """One path a shape; or, where that shape may be taken `apart`, one path a polygon."""
    if not shapes:
        return []
    points, starts = (np.concatenate([getattr(shape, name) for shape in shapes]) for name in ("points", "starts"))
    elements = np.empty(len(points), _ELEMENT)
    elements["kind"] = ~starts
    elements["x"], elements["y"] = points[:, 0], points[:, 1]
    raw, size, first = elements.tobytes(), _ELEMENT.itemsize, 0
    begins = [*np.flatnonzero(starts).tolist(), len(points)]
    streamed: list[bytes] = []
    counts = []
    place = 0
    for number, shape in enumerate(shapes):
        last, before = first + len(shape.points), place
        while begins[place] < last:
            place += 1
        cuts = begins[before : place + 1] if apart and apart[number] and place > before else (first, last)
        for low, high in pairwise(cuts):
            streamed += (_COUNT.pack(high - low), raw[low * size : high * size], _FOOT)
        counts.append(len(cuts) - 1)
        first = last
    stream = QDataStream(QByteArray(b"".join(streamed)))
    return [[_next(stream) for _ in range(count)] for count in counts]


def _next(stream: QDataStream) -> QPainterPath:
    path = QPainterPath()
    stream >> path
    return path
