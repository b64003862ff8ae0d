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
from app.ui.figure_colours import blended, seen_through
from app.ui.figure_numerals import written
from app.ui.figure_palette import FigurePalette

_RADIUS, _THICK = 0.30, 0.014
"""Of the face, metres; it lies on the seat and reaches beyond it, so that its numerals lie beside who sits on it."""
_HOURS = 12
_MARKED, _LINE, _INK = (0.88, 0.94), 0.006, 0.3
"""From where to where the marks of the hours without a numeral go, in shares of the radius; how wide, metres; how
strongly they are seen, but for high contrast."""
_NUMERALS, _NUMERAL_INK = ("12", "3", "6", "9"), 0.8
_AT, _HIGH, _NUMBER_WIDE = 0.8, 0.054, 0.17
"""Where numerals and the light lie, as a share of the radius; how high numerals are, metres; how wide their line is, as
a share of that."""
_SEATED, _SHADE = (0.158, 0.173, 0.189, 0.201, 0.212), 0.055
"""The shadow of who sits on it: how large its rings are, metres, and how strong each is."""
_LIGHT = 0.056
"""How large the light is, metres."""
_NEAR = 0.26
"""How near to it, radians, a numeral begins to be lit."""
_TRAIL, _BRIGHTEST, _TRAIL_WIDE = 0.9, 0.6, 0.03
"""Seconds of its way that it draws behind it, fading, how bright that is at most, and how wide, metres."""
_THROUGH, _RIM_THROUGH, _NUMERAL_THROUGH = 0.95, 0.4, 0.85
"""How much of the light, of the face's rim and of its numerals is seen through the body that sits on it."""
_BETWEEN = 0.1
"""How much of that light is left midway between two numerals, where it would look like a spot on the body."""
_UPRIGHT, _LEAST = 0.2, 0.3
"""Within how much of its way a pelvis is upright, and over how much more its hour comes to be told in full."""


@dataclass(frozen=True, slots=True)
class Light:
    """hour: where it is, radians from straight ahead, which is 12, growing to the right, as on a clock.

    strength: 0 to 1. came: how far it came.
    """

    hour: float
    strength: float
    came: float


def light(motion: Motion, t: float, at: Callable[[float], Angles]) -> Light:
    """Where the weight lies: the pelvis tips ahead to 12, tucks back to 6 and rolls over its lower side.

    None while it is upright.

    at: the pose's angles at a time.
    """
    (before, _), (hour, far) = _hour(motion, at(t - _TRAIL)), _hour(motion, at(t))
    return Light(hour, min(1.0, max(0.0, (far - _UPRIGHT) / _LEAST)), remainder(hour - before, 2 * pi))


def _hour(motion: Motion, angles: Angles) -> tuple[float, float]:
    tilt, roll = (_range(motion, name) for name in ("pelvis.tilt", "pelvis.roll"))
    ahead = (angles.get("pelvis.tilt", 0.0) - tilt[0]) / tilt[1]
    right = (roll[0] - angles.get("pelvis.roll", 0.0)) / roll[1]
    return atan2(right, ahead), hypot(ahead, right)


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
    shade, strength = palette.shadow
    for far in _SEATED:
        painter.fillPath(_disc(looking, far / _RADIUS, _THICK), seen_through(shade, strength * _SHADE))


def _paint_hours(painter: QPainter, looking: Camera, palette: FigurePalette) -> None:
    ink = palette.spine[0] if palette.dark else palette.far
    painter.save()
    colour = seen_through(palette.wall[1], 1.0) if palette.lines else seen_through(ink, _INK)
    painter.setPen(QPen(QBrush(colour), _LINE * looking.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for hour in range(_HOURS):
        if hour % 3:
            painter.drawLine(*_on(looking, [_spot(hour * 2 * pi / _HOURS, share) for share in _MARKED]))
    painter.restore()


def paint_light(painter: QPainter, shown: Light, looking: Camera, palette: FigurePalette) -> None:
    """Where the weight lies, under the numerals."""
    _paint_light(painter, shown, looking, palette, 1.0)
    ink = palette.wall[1] if palette.lines else palette.spine[0] if palette.dark else palette.far
    _paint_numerals(painter, shown, looking, palette, (ink, 1.0 if palette.lines else _NUMERAL_INK))


def paint_through(painter: QPainter, shown: Light, looking: Camera, palette: FigurePalette) -> None:
    """What the body hides of it, onto a layer that holds the body alone: pale, as its spine is."""
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
    pale = palette.wall[1] if palette.lines else palette.spine[0]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(seen_through(pale, _RIM_THROUGH), _LINE * looking.scale))
    painter.drawPath(_disc(looking, 1.0, _THICK))
    _paint_light(painter, shown, looking, palette, _THROUGH * _passing(shown.hour))
    _paint_numerals(painter, shown, looking, palette, (pale, _NUMERAL_THROUGH))
    painter.restore()


def _passing(hour: float) -> float:
    """1 on a numeral, least midway to the next."""
    return _BETWEEN + (1.0 - _BETWEEN) * cos(2 * hour) ** 2


def _paint_numerals(
    painter: QPainter, shown: Light, looking: Camera, palette: FigurePalette, ink: tuple[str, float]
) -> None:
    """Upright, whatever the face looks like from here. ink: the colour of those the light does not lie on."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    high = _HIGH * looking.scale
    on_light = palette.wall[0] if palette.lines else palette.far if palette.dark else palette.spine[0]
    turns = [number * pi / 2 for number in range(len(_NUMERALS))]
    for numeral, turn, middle in zip(_NUMERALS, turns, _on(looking, [_spot(turn, _AT) for turn in turns]), strict=True):
        path, (colour, strength) = written(numeral), ink
        lit = shown.strength * max(0.0, 1.0 - abs(remainder(shown.hour - turn, 2 * pi)) / _NEAR)
        colour, strength = blended(colour, on_light, lit).name(), strength + (1.0 - strength) * lit
        at = path.boundingRect().center()
        painter.setPen(_pen(colour, strength, high * _NUMBER_WIDE))
        painter.drawPath(QTransform(high, 0, 0, high, middle.x() - high * at.x(), middle.y() - high * at.y()).map(path))
    painter.restore()


def _pen(colour: str, strength: float, wide: float) -> QPen:
    line = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(QBrush(seen_through(colour, strength)), wide, *line)


def _paint_light(painter: QPainter, shown: Light, looking: Camera, palette: FigurePalette, most: float) -> None:
    painter.save()
    full = shown.strength * most
    trail = _arc(looking, shown.hour - shown.came, shown.hour)
    fade = QLinearGradient(trail.first(), trail.last())
    fade.setColorAt(0.0, seen_through(palette.arrow, 0.0))
    fade.setColorAt(1.0, seen_through(palette.arrow, full * _BRIGHTEST))
    wide = _TRAIL_WIDE * looking.scale
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QBrush(fade), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawPolyline(trail)
    x, _, z = _spot(shown.hour, _AT)
    painter.fillPath(_circle(looking, (x, z), _LIGHT, _THICK), seen_through(palette.arrow, full))
    painter.restore()


def _arc(looking: Camera, begin: float, end: float) -> QPolygonF:
    return QPolygonF(_on(looking, [_spot(at, _AT) for at in np.linspace(begin, end, 6).tolist()]))


def room(looking: Camera) -> QRectF:
    """Where it is seen, pixels."""
    return _disc(looking, 1.02, 0.0).boundingRect() | _disc(looking, 1.02, _THICK).boundingRect()


def _spot(hour: float, share: float) -> tuple[float, float, float]:
    return (_RADIUS * share * cos(hour), SEAT + _THICK, _RADIUS * share * sin(hour))


def _on(looking: Camera, spots: Sequence[tuple[float, float, float]]) -> list[QPointF]:
    return [QPointF(*place) for place in looking.project(np.array(spots))[0].tolist()]


def _disc(looking: Camera, share: float, up: float) -> QPainterPath:
    return _circle(looking, (0.0, 0.0), _RADIUS * share, up)


def _circle(looking: Camera, middle: tuple[float, float], radius: float, up: float) -> QPainterPath:
    """Lying flat, so far over the seat. middle: x and z."""
    path, (x, z) = QPainterPath(), middle
    turns = (np.arange(72) * 2 * pi / 72).tolist()
    path.addPolygon(
        QPolygonF(_on(looking, [(x + radius * cos(turn), SEAT + up, z + radius * sin(turn)) for turn in turns]))
    )
    path.closeSubpath()
    return path
