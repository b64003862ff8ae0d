"""The one arrow: a short curve beside what the movement is about, the way that goes; over the head for a turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPainterPath, QPen

from app.figure.body import Body
from app.figure.camera import Camera
from app.figure.flesh import Array
from app.figure.vec import Vec, add, apply, axis
from app.movement.movement import Movement, Plane, Region, Track
from app.ui.figure_beside import beside
from app.ui.figure_colours import seen_through
from app.ui.figure_palette import FigurePalette

LOOKS = 9
"""Moments of the way at which the body is looked at."""

_LEAST, _LIMB = 0.07, 0.10
"""What moves less, metres, has no arrow; and head and limbs, where the movement is for others."""
_SHORTEST, _LONGEST = 0.15, 0.34
"""How long an arrow is, whatever the way, metres."""
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
_SHOWN: dict[Region, Track] = {
    Region.HIPS: Track.HIPS,
    Region.PELVIS: Track.HIPS,
    Region.LUMBAR: Track.BACK,
    Region.THORACIC: Track.BACK,
    Region.CERVICAL: Track.HEAD,
    Region.SHOULDERS: Track.HAND,
    Region.LEGS: Track.FOOT,
}
"""By what part of the body a movement for a region is shown, where its file names none."""
_LIMBS = (Track.HAND, Track.FOOT, Track.KNEE)
_HIPS: _Point = ("pelvis", (-0.04, 0.0, 0.0))
_BACK: _Point = ("v8", (-0.06, 0.0, 0.0))
_SKULL: _Point = ("head", (0.02, 0.16, 0.0))
_POINTS: dict[Track, tuple[_Point, ...]] = {
    Track.HIPS: (_HIPS,),
    Track.BACK: (_BACK,),
    Track.HEAD: (_SKULL,),
    Track.HAND: (("hand.R", (0.0, -0.10, 0.0)), ("hand.L", (0.0, -0.10, 0.0))),
    Track.KNEE: (("shank.R", (0.05, 0.0, 0.0)), ("shank.L", (0.05, 0.0, 0.0))),
    Track.FOOT: (("foot.R", (0.05, -0.03, 0.0)), ("foot.L", (0.05, -0.03, 0.0))),
}
"""Frame (a vertebra's as v and its number), and a point of the body there."""


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
    turning = _turns(movement, bodies)
    for row in _ways(movement, bodies, looking):
        curve = beside(_curve(row, looking.scale), bodies, looking, upwards=turning)
        if curve is not None:
            begin, middle, end = (QPointF(*place) for place in curve.tolist())
            return Arrow((begin, middle, end), looking.scale)
    return None


def _ways(movement: Movement, bodies: Sequence[Body], looking: Camera) -> Iterator[Array]:
    """The ways (LOOKS, 2), pixels, of what the arrow may follow, what suits the movement best first."""
    named = movement.rig.arrow
    if _turns(movement, bodies):
        yield from (_seen(row, looking) for row in _round_the_head(bodies, looking))
    elif named is not Track.MOST:
        yield from _longest((named,), bodies, looking, _LEAST)
    else:
        if movement.planes[0] is Plane.SAGITTAL:
            for region in movement.regions[:2]:
                yield from _longest((_SHOWN[region],) if region in _SHOWN else (), bodies, looking, _LEAST)
            yield from _longest((Track.HEAD,), bodies, looking, _LIMB)
        yield from _longest(_LIMBS, bodies, looking, _LIMB)


def _longest(tracks: Sequence[Track], bodies: Sequence[Body], looking: Camera, least: float) -> Iterator[Array]:
    """The longest way of these parts, if it is long enough."""
    rows = [
        _seen([_on(body, name, at) for body in bodies], looking)
        for track in tracks
        for name, at in _POINTS.get(track, ())
    ]
    row = max(rows, key=_far, default=None)
    if row is not None and _far(row) > least * looking.scale:
        yield row


def _on(body: Body, name: str, at: Vec) -> Vec:
    """A point fixed to a bone, or to vertebra number n as `vn`."""
    bone = body.frames[name] if name in body.frames else body.spine[int(name[1:])]
    return add(bone.at, apply(bone.turn, at))


def _turns(movement: Movement, bodies: Sequence[Body]) -> bool:
    named = movement.rig.arrow
    return named is Track.TURN or (named is Track.MOST and movement.planes[0] is Plane.TRANSVERSE and _upright(bodies))


def _seen(row: Sequence[Vec], looking: Camera) -> Array:
    places: Array = looking.project(np.array(row))[0]
    return places


def _far(row: Array) -> float:
    return hypot(*(row[-1] - row[0]).tolist())


def _curve(row: Array, metre: float) -> Array:
    """Begin, control and end (3, 2) of one calm curve along the way: of a long one its middle, a short one longer."""
    if _far(row) > _LONGEST * metre:
        row = row[len(row) // 3 : -(len(row) // 3)]
    begin, end = row[0], row[-1]
    chord = end - begin
    off = row[len(row) // 2] - (begin + end) / 2
    sideways = np.array((-chord[1], chord[0]))
    length = float(np.sqrt(chord @ chord))
    bow = float(np.clip(off @ sideways / length**2, -_ROUNDEST, _ROUNDEST))
    share = min(max(length, _SHORTEST * metre), _LONGEST * metre) / length
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
