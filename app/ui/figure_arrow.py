"""The one arrow: a short curve beside what the movement is about, the way that goes. What that is: `figure_ways`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPainterPath, QPen

from app.figure.body import Body
from app.figure.camera import Camera
from app.figure.flesh import Array
from app.movement.movement import Movement
from app.ui.figure_beside import beside
from app.ui.figure_colours import seen_through
from app.ui.figure_palette import FigurePalette
from app.ui.figure_ways import far, ways

LOOKS = 7
"""Moments of the way at which the body is looked at."""

_SHORTEST, _LONGEST = 0.15, 0.34
"""How long an arrow is, whatever the way, metres."""
_STRAIGHTEST, _ROUNDEST = 0.07, 0.22
"""How far its middle at least and at most lies off the straight line, as a share of its length."""
_STRAIGHT = 0.015
"""A way of the hips that bends more goes its own way: they swing over the feet."""
_PLACES = (0.5, 0.3, 0.72, 0.85)
"""Where along a long way an arrow may stand: the middle of each, as a share."""
_HEAD, _WIDE = 0.046, 0.0135
_OVER, _LINGERS = 0.86, 0.1
"""The share of a way after which its arrow is gone; and for how much of it the arrow stays when it is passed."""


@dataclass(frozen=True, slots=True, eq=False)
class Arrow:
    """points: where a quadratic curve begins, its control, where it ends, pixels. metre: pixels a metre.

    passed: the share of a long way after which the part has left the arrow behind.
    """

    points: tuple[QPointF, QPointF, QPointF]
    metre: float
    passed: float = 1.0

    def box(self) -> QRectF:
        xs, ys = [point.x() for point in self.points], [point.y() for point in self.points]
        room = self.metre * _HEAD
        box = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
        return box.adjusted(-room, -room, room, room)


def arrow(movement: Movement, bodies: Sequence[Body], looking: Camera) -> Arrow | None:
    """The arrow for a way through these bodies, or None where too little moves to point at, or there is no room."""
    middle = looking.project(np.array([bodies[0].frames["chest"].at]))[0][0]
    for way in ways(movement, bodies, looking):
        curves = [_curve(piece, middle, looking.scale, swings=way.swings) for piece in _pieces(way.row, looking.scale)]
        curve = beside(curves, bodies, looking, way.part, level=way.level, most=way.most)
        if curve is not None:
            begin, control, end = (QPointF(*place) for place in curve.tolist())
            passed = _passed(way.row, curve) if len(curves) > 1 else 1.0
            return Arrow((begin, control, end), looking.scale, passed)
    return None


def _passed(row: Array, curve: Array) -> float:
    """When what goes along `row` is level with the curve's end, as a share of the way; 1 if it never is, or always."""
    along = (row - curve[2]) @ (curve[2] - curve[0])
    first = int((along > 0).argmax())
    return (first - float(along[first] / (along[first] - along[first - 1]))) / (len(row) - 1) if first else 1.0


def _pieces(row: Array, metre: float) -> list[Array]:
    """Begin, middle and end (3, 2) of the stretches of a way that an arrow may show: of a short one all of it."""
    lengths = np.sqrt((np.diff(row, axis=0) ** 2).sum(1))
    along = np.append(0.0, lengths.cumsum())
    half = min(along[-1], _LONGEST * metre) / 2
    middles = [max(half, min(along[-1] - half, along[-1] * share)) for share in _PLACES]
    return [
        np.stack([np.interp((at - half, at, at + half), along, row[:, axis]) for axis in (0, 1)], 1)
        for at in dict.fromkeys(middles)
    ]


def _curve(piece: Array, inside: Array, metre: float, *, swings: bool) -> Array:
    """Begin, control and end (3, 2) of one calm curve along a stretch; a short one is drawn longer.

    inside (2,): the body's middle, around which a straight stretch bends. swings: see `Way`.
    """
    begin, on, end = piece
    chord = end - begin
    length = max(far(piece), 1e-6)
    sideways = np.array((-chord[1], chord[0]))
    middle = (begin + end) / 2
    bow = float((on - middle) @ sideways) / length**2
    if abs(bow) < _STRAIGHTEST:
        own = swings and abs(bow) > _STRAIGHT
        bow = float(np.copysign(_STRAIGHTEST, bow if own else (middle - inside) @ sideways))
    bow = float(np.clip(bow, -_ROUNDEST, _ROUNDEST))
    share = min(max(length, _SHORTEST * metre), _LONGEST * metre) / length
    bend, half = sideways * bow * share, chord * share / 2
    return np.array((middle - bend - half, middle + bend, middle - bend + half))


def paint_arrow(painter: QPainter, shown: Arrow, share: float, palette: FigurePalette) -> None:
    """share: how much of the way is over; the arrow comes after its beginning and goes once it is passed."""
    over = min(_OVER, shown.passed + _LINGERS)
    strength = min(1.0, (share - 0.06) * 9) * min(1.0, (over - share) * 9)
    if strength <= 0:
        return
    begin, control, end = shown.points
    fade = QLinearGradient(begin, end)
    fade.setColorAt(0.0, seen_through(palette.arrow, 0.1 * strength))
    fade.setColorAt(0.55, seen_through(palette.arrow, 0.9 * strength))
    pen = QPen(QBrush(fade), shown.metre * _WIDE)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath(begin)
    path.quadTo(control, end)
    painter.strokePath(path, pen)
    painter.fillPath(_tip(control, end, shown.metre * _HEAD), seen_through(palette.arrow, 0.9 * strength))


def _tip(control: QPointF, end: QPointF, size: float) -> QPainterPath:
    """The arrow's head, on the end of its line."""
    way = end - control
    far = hypot(way.x(), way.y()) or 1.0
    x, y = way.x() / far, way.y() / far
    path = QPainterPath(QPointF(end.x() + x * size * 0.75, end.y() + y * size * 0.75))
    for along, aside in ((-0.30, 0.5), (0.0, 0.0), (-0.30, -0.5)):
        path.lineTo(end.x() + size * (x * along - y * aside), end.y() + size * (y * along + x * aside))
    path.closeSubpath()
    return path
