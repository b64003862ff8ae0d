"""Paints one moment of a movement into a rectangle: props, shadow, body. Keeps what does not change between frames.

Imports numpy, so `figure_view` imports it when a figure is first drawn.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.figure.body import Body
from app.figure.camera import Camera
from app.figure.drawing import Drawing, draw
from app.figure.flesh import flesh
from app.figure.outline import box
from app.figure.pose import pose
from app.figure.shadow import shadow
from app.figure.solve import solve
from app.movement.motion import motion_of
from app.movement.movement import Movement
from app.ui.figure_brush import paint_body
from app.ui.figure_moment import Moment
from app.ui.figure_palette import DARK, LIGHT, FigurePalette
from app.ui.figure_stage import framing, paint_chair, paint_ground, paint_shadow, stands_on_it

_STEP = 64
"""The scratch image grows in steps of so many pixels, so that it is not made anew for every pose."""
_ROOM = 3
_SMALLEST = 8.0


class FigurePainter:
    """One place where a figure is shown; frames after the first reuse its images."""

    def __init__(self) -> None:
        self._kept: tuple[QImage, QImage | None] | None = None
        self._kept_of: tuple[Movement, tuple[float, ...], bool, float] | None = None
        self._scratch: QImage | None = None

    def paint(self, painter: QPainter, rect: QRectF, moment: Moment, *, dark: bool) -> None:
        """Paint over whatever lies in `rect` already; smaller than 8 pixels nothing is seen, so nothing is drawn."""
        if min(rect.width(), rect.height()) < _SMALLEST:
            return
        movement, palette = moment.movement, DARK if dark else LIGHT
        ratio = painter.device().devicePixelRatio()
        looking = framing(movement).fitted(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, chair = self._still(rect, movement, looking, palette, ratio)
        painter.drawImage(rect.topLeft(), ground)
        drawing = draw(_body(moment), looking)
        paint_shadow(painter, shadow(drawing.placed), looking, palette)
        if chair is not None:
            painter.drawImage(rect.topLeft(), chair)
        self._paint_body(painter, drawing, palette, tuple(movement.regions[:2]), ratio)
        painter.restore()

    def _paint_body(
        self, painter: QPainter, drawing: Drawing, palette: FigurePalette, regions: tuple[str, ...], ratio: float
    ) -> None:
        """By way of a layer of its own, as large as the body."""
        low, high = box(drawing.view, flesh().solid)
        area = QRect(
            QPoint(int(low[0]) - _ROOM, int(low[1]) - _ROOM), QPoint(int(high[0]) + _ROOM, int(high[1]) + _ROOM)
        )
        layer = self._layer(area, ratio)
        brush = QPainter(layer)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush.translate(-area.x(), -area.y())
        paint_body(brush, drawing, palette, regions)
        brush.end()
        painter.drawImage(QRectF(area), layer, QRectF(0, 0, area.width() * ratio, area.height() * ratio))

    def _still(
        self, rect: QRectF, movement: Movement, looking: Camera, palette: FigurePalette, ratio: float
    ) -> tuple[QImage, QImage | None]:
        """What never moves: the ground, and the chair where there is one."""
        known = (movement, (rect.x(), rect.y(), rect.width(), rect.height()), palette is DARK, ratio)
        if self._kept is None or self._kept_of != known:
            ground = _painted(rect, ratio, lambda brush: paint_ground(brush, movement, looking, palette))
            chair = _painted(rect, ratio, lambda brush: paint_chair(brush, looking, palette))
            self._kept, self._kept_of = (ground, chair if stands_on_it(movement) else None), known
        return self._kept

    def _layer(self, area: QRect, ratio: float) -> QImage:
        wide, high = area.width(), area.height()
        kept = self._scratch
        if (
            kept is None
            or kept.devicePixelRatio() != ratio
            or not QRectF(QPointF(), kept.deviceIndependentSize()).contains(QRectF(0, 0, wide, high))
        ):
            kept = _clear((wide // _STEP + 1) * _STEP, (high // _STEP + 1) * _STEP, ratio)
            self._scratch = kept
        else:
            kept.fill(0)
        return kept


def _body(moment: Moment) -> Body:
    motion = motion_of(moment.movement)
    return solve(pose(motion, moment.t, side=moment.side, amplitude=moment.amplitude, repetitions=moment.repetitions))


def _painted(rect: QRectF, ratio: float, paint: Callable[[QPainter], None]) -> QImage:
    """An image of `rect` with something on it."""
    image = _clear(rect.width(), rect.height(), ratio)
    brush = QPainter(image)
    brush.setRenderHint(QPainter.RenderHint.Antialiasing)
    brush.setPen(Qt.PenStyle.NoPen)
    brush.translate(-rect.topLeft())
    paint(brush)
    brush.end()
    return image


def _clear(wide: float, high: float, ratio: float) -> QImage:
    image = QImage(max(1, round(wide * ratio)), max(1, round(high * ratio)), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    return image
