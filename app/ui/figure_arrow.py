"""The one arrow: a short curve beside what the movement is about, the way it is about to go; over the head for a turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin
from typing import assert_never

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPainterPath, QPen

from app.figure.body import Body
from app.figure.camera import Camera
from app.figure.flesh import Array
from app.figure.vec import Vec, add, apply, axis
from app.movement.movement import Movement, Plane, Track
from app.ui.figure_beside import beside
from app.ui.figure_colours import seen_through
from app.ui.figure_palette import FigurePalette

LOOKS = 9
"""Moments of the way at which the body is looked at."""

_LEAST, _MOST = 0.10, 0.34
"""An arrow shorter than this is none; of a longer way only the middle is shown. Metres."""
_ROUNDEST = 0.30
"""How far its middle may lie off the straight line, as a share of its length."""
_LEAST_TURN = 14.0
_RING, _ABOVE = 0.19, 0.235
"""Radius of the arc of a turn, and how far it lies above the neck's top, metres."""
_SWEEP, _TILT = 2.0, 0.30
"""A turn is told larger than it is, on a ring that leans towards the viewer."""
_UPRIGHT = 0.8
_HEAD, _WIDE = 0.046, 0.0135

_Point = tuple[str, Vec]
_HIPS: _Point = ("pelvis", (-0.16, 0.0, 0.0))
_BACK: tuple[_Point, ...] = (("chest", (-0.10, -0.06, 0.0)), ("chest", (-0.10, -0.22, 0.0)))
_SKULL: _Point = ("head", (0.02, 0.16, 0.0))
_POINTS: dict[Track, tuple[_Point, ...]] = {
    Track.HIPS: (_HIPS,),
    Track.BACK: _BACK,
    Track.HEAD: (_SKULL,),
    Track.HAND: (("hand.R", (0.0, -0.10, 0.0)), ("hand.L", (0.0, -0.10, 0.0))),
    Track.KNEE: (("shank.R", (0.05, 0.0, 0.0)), ("shank.L", (0.05, 0.0, 0.0))),
    Track.FOOT: (("foot.R", (0.05, -0.03, 0.0)), ("foot.L", (0.05, -0.03, 0.0))),
}
"""Frame, and a point of the body there."""


@dataclass(frozen=True, slots=True, eq=False)
class Arrow:
    """points: where a quadratic curve begins, its control, where it ends, pixels. metre: pixels a metre."""

    points: tuple[QPointF, QPointF, QPointF]
    metre: float

    def box(self) -> QRectF:
        xs, ys = [point.x() for point in self.points], [point.y() for point in self.points]
        room = self.metre * _HEAD
        box = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
        return box.adjusted(-room, -room, room, room)


def arrow(movement: Movement, bodies: Sequence[Body], looking: Camera) -> Arrow | None:
    """The arrow for a way through these bodies, or None where too little moves to point at, or there is no room."""
    track = _track(movement, bodies)
    if track is Track.NONE:
        return None
    if track is Track.TURN:
        rows = [_seen(row, looking) for row in _round_the_head(bodies, looking)]
    else:
        points = _POINTS.get(track) or [each for part in _POINTS.values() for each in part]
        rows = [
            _seen([add(body.frames[name].at, apply(body.frames[name].turn, at)) for body in bodies], looking)
            for name, at in points
        ]
    rows = [row for row in rows if _far(row) > _LEAST * looking.scale]
    if not rows:
        return None
    curve = beside(_curve(max(rows, key=_far), looking.scale), bodies, looking, upwards=track is Track.TURN)
    if curve is None:
        return None
    begin, middle, end = (QPointF(*place) for place in curve.tolist())
    return Arrow((begin, middle, end), looking.scale)


def _track(movement: Movement, bodies: Sequence[Body]) -> Track:
    match movement.rig.arrow:
        case Track.MOST if movement.planes[0] is Plane.TRANSVERSE and _upright(bodies):
            return Track.TURN
        case Track() as track:
            return track
        case never:
            assert_never(never)


def _seen(row: Sequence[Vec], looking: Camera) -> Array:
    places: Array = looking.project(np.array(row))[0]
    return places


def _far(row: Array) -> float:
    return hypot(*(row[-1] - row[0]).tolist())


def _curve(row: Array, metre: float) -> Array:
    """Begin, control and end (3, 2) of one calm curve along the way; of a long way its middle."""
    begin, end = row[0], row[-1]
    chord = end - begin
    off = row[len(row) // 2] - (begin + end) / 2
    sideways = np.array((-chord[1], chord[0]))
    length = float(np.sqrt(chord @ chord))
    bow = float(np.clip(off @ sideways / length**2, -_ROUNDEST, _ROUNDEST))
    share = min(1.0, _MOST * metre / length)
    middle = begin + chord / 2 + sideways * bow
    half = chord * share / 2
    bend = sideways * bow * share**2
    return np.array((middle - bend - half, middle + bend, middle - bend + half))


def _upright(bodies: Sequence[Body]) -> bool:
    return all(axis(body.frames["chest"].turn, 1)[1] > _UPRIGHT for body in (bodies[0], bodies[-1]))


def _round_the_head(bodies: Sequence[Body], looking: Camera) -> list[list[Vec]]:
    """An arc above the head, from where the chest faces at first; none for a small turn."""
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
    return [row]


def _heading(body: Body) -> float:
    x, _, z = axis(body.frames["chest"].turn, 0)
    return atan2(-z, x)


def paint_arrow(painter: QPainter, shown: Arrow, share: float, palette: FigurePalette) -> None:
    """share: how much of the way is over; the arrow comes after its beginning and is gone before its end."""
    strength = min(1.0, (share - 0.06) * 9) * min(1.0, (0.86 - share) * 9)
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
