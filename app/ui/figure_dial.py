"""The clock face on a seat, for who rolls the pelvis round its hours: the face, and the light at the hour of now.

Painted only where a movement's file asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, remainder, sin

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from app.figure.bases import SEAT
from app.figure.camera import Camera
from app.figure.channels import Angles
from app.figure.motion import Motion
from app.ui.figure_colours import seen_through
from app.ui.figure_numerals import written
from app.ui.figure_palette import FigurePalette

_RADIUS, _THICK = 0.255, 0.014
"""Of the face, metres; it lies on the seat and reaches a little beyond it."""
_HOURS = 12
_MARKED, _LINE, _INK = (0.88, 0.94), 0.006, 0.3
"""From where to where the marks of the hours without a numeral go, in shares of the radius; how wide, metres; how
strongly they are seen, but for high contrast."""
_NUMERALS, _NUMERAL_INK = ("12", "3", "6", "9"), 0.8
_NUMBERED_AT, _RAISED, _HIGH, _NUMBER_WIDE = 1.1, 0.026, 0.046, 0.17
"""Where numerals stand, as a share of the radius; how far above it, and how high they are, metres; how wide their line
is, as a share of that."""
_EDGED = 4.5
"""How much wider the dark edge is that they have in high contrast."""
_SEATED, _SHADE = (0.62, 0.68, 0.74, 0.79, 0.83), 0.055
"""The shadow of who sits on it: how large its rings are, as shares of the radius, and how strong each is."""
_LIGHT, _LIGHT_AT, _LIGHT_WIDE = 0.13, 0.79, 0.03
"""Half the arc of the light, radians, where it lies, as a share of the radius, and how wide it is, metres."""
_TRAIL, _BRIGHTEST = 0.9, 0.6
"""Seconds of its way that it draws behind it, fading, and how bright that is at most."""
_THROUGH, _RIM_THROUGH = 0.4, 0.28
"""How much of the light, and of the face's rim, is seen through the body that sits on it."""
_UPRIGHT, _LEAST = 0.2, 0.3
"""Within how much of its way a pelvis is upright, and over how much more its hour comes to be told in full."""


@dataclass(frozen=True, slots=True)
class Light:
    """hour: where it is, radians from straight back, growing to the right. strength: 0 to 1. came: how far it came."""

    hour: float
    strength: float
    came: float


def light(motion: Motion, t: float, at: Callable[[float], Angles]) -> Light:
    """Where the weight lies: the pelvis tucks back to 12 and rolls over its lower side; none while it is upright.

    at: the pose's angles at a time.
    """
    (before, _), (hour, far) = _hour(motion, at(t - _TRAIL)), _hour(motion, at(t))
    return Light(hour, min(1.0, max(0.0, (far - _UPRIGHT) / _LEAST)), remainder(hour - before, 2 * pi))


def _hour(motion: Motion, angles: Angles) -> tuple[float, float]:
    tilt, roll = (_range(motion, name) for name in ("pelvis.tilt", "pelvis.roll"))
    back = (tilt[0] - angles.get("pelvis.tilt", 0.0)) / tilt[1]
    right = (roll[0] - angles.get("pelvis.roll", 0.0)) / roll[1]
    return atan2(right, back), hypot(back, right)


def _range(motion: Motion, channel: str) -> tuple[float, float]:
    """The middle of what a channel goes through, and how far it goes from there."""
    values = [key.angles.get(channel, 0.0) for key in motion.keys]
    return (max(values) + min(values)) / 2, max((max(values) - min(values)) / 2, 1.0)


def paint_dial(painter: QPainter, looking: Camera, palette: FigurePalette) -> None:
    """The face: it never moves."""
    inside, rim = palette.wall
    for share, up, colour in ((1.0, 0.0, rim), (1.0, _THICK, rim), (0.985, _THICK, inside)):
        painter.fillPath(_disc(looking, share, up), seen_through(colour, 1.0))
    _paint_hours(painter, looking, palette)
    _paint_numerals(painter, looking, palette)
    shade, strength = palette.shadow
    for share in _SEATED:
        painter.fillPath(_disc(looking, share, _THICK), seen_through(shade, strength * _SHADE))


def _paint_hours(painter: QPainter, looking: Camera, palette: FigurePalette) -> None:
    ink = palette.spine[0] if palette.dark else palette.far
    painter.save()
    colour = seen_through(palette.wall[1], 1.0) if palette.lines else seen_through(ink, _INK)
    painter.setPen(QPen(QBrush(colour), _LINE * looking.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for hour in range(_HOURS):
        if hour % 3:
            painter.drawLine(*_on(looking, [_spot(hour * 2 * pi / _HOURS, share) for share in _MARKED]))
    painter.restore()


def _paint_numerals(painter: QPainter, looking: Camera, palette: FigurePalette) -> None:
    """Upright beside the rim, whatever the face looks like from here."""
    painter.save()
    high = _HIGH * looking.scale
    line = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    ink = palette.wall[1] if palette.lines else palette.spine[0] if palette.dark else palette.far
    colour = seen_through(ink, 1.0 if palette.lines else _NUMERAL_INK)
    pens = [QPen(QBrush(colour), high * _NUMBER_WIDE, *line)]
    if palette.lines:  # the seat is as bright as they are
        pens.insert(0, QPen(QBrush(seen_through(palette.wall[0], 1.0)), high * _NUMBER_WIDE * _EDGED, *line))
    spots = [(x, y + _RAISED, z) for x, y, z in (_spot(turn * pi / 2, _NUMBERED_AT) for turn in range(len(_NUMERALS)))]
    for numeral, middle in zip(_NUMERALS, _on(looking, spots), strict=True):
        path = written(numeral)
        at = path.boundingRect().center()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        there = QTransform(high, 0, 0, high, middle.x() - high * at.x(), middle.y() - high * at.y()).map(path)
        for pen in pens:
            painter.setPen(pen)
            painter.drawPath(there)
    painter.restore()


def paint_light(
    painter: QPainter, shown: Light, looking: Camera, palette: FigurePalette, *, through: bool = False
) -> None:
    """through: over the body, so that it is seen where one sits on it."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if through:
        painter.setPen(QPen(seen_through(palette.wall[1], _RIM_THROUGH), _LINE * looking.scale))
        painter.drawPath(_disc(looking, 1.0, _THICK))
    full = shown.strength * (_THROUGH if through else 1.0)
    trail = _arc(looking, shown.hour - shown.came, shown.hour)
    fade = QLinearGradient(trail.first(), trail.last())
    fade.setColorAt(0.0, seen_through(palette.arrow, 0.0))
    fade.setColorAt(1.0, seen_through(palette.arrow, full * _BRIGHTEST))
    wide = _LIGHT_WIDE * looking.scale
    painter.setPen(QPen(QBrush(fade), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawPolyline(trail)
    whole = QBrush(seen_through(palette.arrow, full))
    painter.setPen(QPen(whole, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline(_arc(looking, shown.hour - _LIGHT, shown.hour + _LIGHT))
    painter.restore()


def _arc(looking: Camera, begin: float, end: float) -> QPolygonF:
    return QPolygonF(_on(looking, [_spot(at, _LIGHT_AT) for at in np.linspace(begin, end, 6).tolist()]))


def room(looking: Camera) -> QRectF:
    """Where it is seen, with its numerals, pixels."""
    return _disc(looking, _NUMBERED_AT, 0.0).boundingRect() | _disc(looking, _NUMBERED_AT + 0.1, 0.06).boundingRect()


def _spot(hour: float, share: float) -> tuple[float, float, float]:
    return (-_RADIUS * share * cos(hour), SEAT + _THICK, _RADIUS * share * sin(hour))


def _on(looking: Camera, spots: Sequence[tuple[float, float, float]]) -> list[QPointF]:
    return [QPointF(*place) for place in looking.project(np.array(spots))[0].tolist()]


def _disc(looking: Camera, share: float, up: float) -> QPainterPath:
    path = QPainterPath()
    turns = np.arange(72) * 2 * pi / 72
    path.addPolygon(
        QPolygonF(_on(looking, [(x, SEAT + up, z) for x, _, z in (_spot(turn, share) for turn in turns.tolist())]))
    )
    path.closeSubpath()
    return path
