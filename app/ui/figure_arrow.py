"""The one arrow: along the way that what moves most is about to go; for a turn, round above the head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.figure.body import Body
from app.figure.camera import Camera
from app.figure.vec import Vec, add, apply, axis
from app.movement.movement import Movement, Plane
from app.ui.figure_colours import seen_through
from app.ui.figure_palette import FigurePalette

LOOKS = 9
"""Moments of the way at which the body is looked at."""

_LEAST = 0.10
"""An arrow shorter than this is none, metres."""
_LEAST_TURN = 14.0
_RING, _ABOVE = 0.17, 0.235
"""Radius of the arc of a turn, and how far it lies above the neck's top, metres."""
_SWEEP, _TILT = 2.0, 0.30
"""A turn is told larger than it is, on a ring that leans towards the viewer."""
_UPRIGHT = 0.8
_TRACK, _HEAD, _WIDE = 0.20, 0.040, 0.0125

_Point = tuple[str, Vec]
_POINTS: tuple[_Point, ...] = (
    ("head", (0.02, 0.225, 0.0)),
    ("hand.R", (0.0, -0.235, 0.0)),
    ("hand.L", (0.0, -0.235, 0.0)),
    ("thigh.R", (0.09, -0.46, 0.0)),
    ("thigh.L", (0.09, -0.46, 0.0)),
    ("foot.R", (0.20, -0.05, 0.0)),
    ("foot.L", (0.20, -0.05, 0.0)),
    ("pelvis", (-0.19, 0.02, 0.0)),
    ("chest", (-0.19, -0.06, 0.0)),
)
"""Frame, and a point a little outside the body there."""


@dataclass(frozen=True, slots=True, eq=False)
class Arrow:
    """points: (LOOKS, 2) in pixels, evenly in time. metre: pixels a metre."""

    points: tuple[QPointF, ...]
    metre: float

    def box(self) -> QRectF:
        xs, ys = [point.x() for point in self.points], [point.y() for point in self.points]
        room = self.metre * _HEAD * 1.5
        box = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
        return box.adjusted(-room, -room, room, room)


def arrow(movement: Movement, bodies: Sequence[Body], looking: Camera) -> Arrow | None:
    """The arrow for a way through these bodies, or None where too little moves to point at."""
    metre = looking.scale
    if movement.planes[0] is Plane.TRANSVERSE and _upright(bodies):
        row = _round_the_head(bodies, looking)
        return Arrow(_seen(row, looking), metre) if row else None
    rows = [_seen([add(body.frames[name].at, apply(body.frames[name].turn, at)) for body in bodies], looking)
            for name, at in _POINTS]  # fmt: skip
    longest = max(rows, key=_long)
    return Arrow(longest, metre) if _long(longest) > _LEAST * metre else None


def _seen(row: Sequence[Vec], looking: Camera) -> tuple[QPointF, ...]:
    return tuple(QPointF(*place) for place in looking.project(np.array(row))[0])


def _long(row: Sequence[QPointF]) -> float:
    return sum(hypot((b - a).x(), (b - a).y()) for a, b in pairwise(row))


def _upright(bodies: Sequence[Body]) -> bool:
    return all(axis(body.frames["chest"].turn, 1)[1] > _UPRIGHT for body in (bodies[0], bodies[-1]))


def _round_the_head(bodies: Sequence[Body], looking: Camera) -> list[Vec]:
    """An arc above the head, from where the chest faces at first; empty for a small turn."""
    headings = [_heading(body) for body in bodies]
    if abs(headings[-1] - headings[0]) < _LEAST_TURN * pi / 180:
        return []
    viewer = atan2(-looking.axes[2][2], looking.axes[2][0])
    middle = (headings[0] + headings[-1]) / 2
    row = []
    for body, heading in zip(bodies, headings, strict=True):
        x, y, z = body.frames["head"].at
        told = middle + (heading - middle) * _SWEEP
        lean = _RING * _TILT * cos(told - viewer)
        row.append((x + _RING * cos(told), y + _ABOVE - lean, z - _RING * sin(told)))
    return row


def _heading(body: Body) -> float:
    x, _, z = axis(body.frames["chest"].turn, 0)
    return atan2(-z, x)


def paint_arrow(painter: QPainter, shown: Arrow, share: float, palette: FigurePalette) -> None:
    """share: how much of the way is over; what is left is bright."""
    strength = min(1.0, share * 7) * min(1.0, max(0.0, (1.0 - share) * 3.2))
    if strength <= 0:
        return
    points, wide = shown.points, shown.metre * _WIDE
    behind = min(len(points) - 2, int(share * (len(points) - 1)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for row, bright in ((points, _TRACK), (points[behind:], 0.9)):
        pen = QPen(seen_through(palette.arrow, bright * strength), wide)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(_smooth(row), pen)
    painter.fillPath(_tip(points, shown.metre * _HEAD), seen_through(palette.arrow, 0.9 * strength))


def _smooth(row: Sequence[QPointF]) -> QPainterPath:
    path = QPainterPath(row[0])
    for a, b in pairwise(row[1:]):
        path.quadTo(a, (a + b) / 2)
    path.lineTo(row[-1])
    return path


def _tip(row: Sequence[QPointF], size: float) -> QPainterPath:
    """The arrow's head, in the direction of the last stretch that is long enough to have one."""
    end = row[-1]
    before = next((p for p in reversed(row) if hypot((end - p).x(), (end - p).y()) > size * 0.6), row[0])
    way = end - before
    far = hypot(way.x(), way.y()) or 1.0
    x, y = way.x() / far, way.y() / far
    tip = QPointF(end.x() + x * size * 0.7, end.y() + y * size * 0.7)
    path = QPainterPath(tip)
    for back, aside in ((1.0, 0.55), (0.72, 0.0), (1.0, -0.55)):
        path.lineTo(tip.x() - x * size * back - y * size * aside, tip.y() - y * size * back + x * size * aside)
    path.closeSubpath()
    return path
