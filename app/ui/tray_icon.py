"""The tray icon, painted from what the snapshot says: a shape for each state, readable from 16 to 64 pixels.

Decides nothing; colour only underlines what the shape already says.
"""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPainterPath, QPainterPathStroker, QPixmap

from app.core.snapshot import Icon
from app.ui.theme import DARK, LIGHT, Tokens

SIZES = (16, 20, 22, 24, 32, 48, 64)
"""What the panels of our desktops ask for; they scale from the nearest."""

_STEPS = 20
"""Fillings of the ring that can be told apart; between two of them the icon is not painted anew."""


_THIN, _FULL, _THICK = 1.0, 2.0, 2.6
_HALO = 1.5
_TURN = 360


def is_dark() -> bool:
    """Whether the desktop is."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def step_of(fraction: float) -> int:
    """The filling of the ring in whole steps, 0 to 20."""
    return round(min(1.0, max(0.0, fraction)) * _STEPS)


def icon_for(icon: Icon, fraction: float, *, dark: bool) -> QIcon:
    """The icon in every size. fraction: 0 to 1, how full the ring is. dark: whether the desktop is."""
    result = QIcon()
    for size in SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_icon(painter, size, icon, step_of(fraction) / _STEPS, dark=dark)
        painter.end()
        result.addPixmap(pixmap)
    return result


def paint_icon(painter: QPainter, size: float, icon: Icon, fraction: float, *, dark: bool) -> None:
    """Paint into the square from 0 to `size`, on nothing."""
    look = DARK if dark else LIGHT
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 16, size / 16)
    track, shape = _parts(icon, fraction)
    whole = QPainterPath(track)
    whole.addPath(shape)
    whole.setFillRule(Qt.FillRule.WindingFill)
    halo = _stroke(whole, _HALO, Qt.PenCapStyle.RoundCap)
    # The outline has the lightness our own panel would have: there it vanishes, elsewhere it parts shape and panel.
    outline = QColor(DARK.on_calm if dark else LIGHT.card)
    painter.fillPath(halo, outline)
    painter.fillPath(whole, outline)
    painter.fillPath(track, QColor(look.ink_soft))
    painter.fillPath(shape, QColor(_colour(icon, look)))


def _colour(icon: Icon, look: Tokens) -> str:
    match icon:
        case Icon.DUE | Icon.HELD:
            return look.warm_text
        case Icon.STANDING | Icon.UP | Icon.PLAYING:
            return look.calm
        case Icon.SITTING | Icon.PAUSED | Icon.UNKNOWN:
            return look.ink
        case _:
            assert_never(icon)


def _parts(icon: Icon, fraction: float) -> tuple[QPainterPath, QPainterPath]:
    """(track, shape) in a square of 16. The track is thinner than what fills it: on some panels colours fail."""
    nothing = QPainterPath()
    match icon:
        case Icon.SITTING:
            return _arc(0, 360, _THIN), _arc(90, -360 * fraction, _THICK) if fraction > 0 else nothing
        case Icon.DUE:
            return nothing, _all(_arc(0, 360, _FULL), _dot(8, 8, 2.7))
        case Icon.HELD:
            return nothing, _all(_arc(0, 360, _FULL), _bar(4.9, 7, 6.2, 2))
        case Icon.STANDING:
            return nothing, _all(
                _dot(8, 2.9, 2.1), _bar(5, 5.5, 6, 5.4), _bar(5.6, 8, 2.1, 7.2), _bar(8.3, 8, 2.1, 7.2)
            )
        case Icon.UP:
            arrow = _all(_line((5.1, 8.4), (8, 5.5), (10.9, 8.4)), _line((8, 5.6), (8, 11.4)))
            return _arc(0, 360, _THIN), arrow
        case Icon.PAUSED:
            return nothing, _all(_bar(3.6, 3, 3, 10), _bar(9.4, 3, 3, 10))
        case Icon.PLAYING:
            return nothing, _all(_arc(0, 360, _FULL), _triangle())
        case Icon.UNKNOWN:
            return nothing, _all(*(_arc(90 * quarter + 22, 46, _FULL) for quarter in range(4)), _dot(8, 8, 1.4))
        case _:
            assert_never(icon)


def _all(*paths: QPainterPath) -> QPainterPath:
    whole = QPainterPath()
    for path in paths:
        whole.addPath(path)
    whole.setFillRule(Qt.FillRule.WindingFill)
    return whole


def _stroke(path: QPainterPath, width: float, cap: Qt.PenCapStyle = Qt.PenCapStyle.FlatCap) -> QPainterPath:
    pen = QPainterPathStroker()
    pen.setWidth(width)
    pen.setCapStyle(cap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCurveThreshold(0.02)
    return pen.createStroke(path)


def _arc(start: float, sweep: float, width: float) -> QPainterPath:
    """The ring from `start` (degrees, 90 is the top) over `sweep` (negative is clockwise)."""
    box = QRectF(2.3, 2.3, 11.4, 11.4)
    path = QPainterPath()
    if abs(sweep) >= _TURN:
        path.addEllipse(box)
    else:
        path.arcMoveTo(box, start)
        path.arcTo(box, start, sweep)
    return _stroke(path, width)


def _dot(x: float, y: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), radius, radius)
    return path


def _bar(x: float, y: float, width: float, height: float) -> QPainterPath:
    path = QPainterPath()
    radius = min(width, height) / 2.4
    path.addRoundedRect(QRectF(x, y, width, height), radius, radius)
    return path


def _line(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    return _stroke(path, 1.8, Qt.PenCapStyle.RoundCap)


def _triangle() -> QPainterPath:
    path = QPainterPath(QPointF(6.4, 4.9))
    path.lineTo(11.4, 8)
    path.lineTo(6.4, 11.1)
    path.closeSubpath()
    return path
