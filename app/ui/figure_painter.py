"""Paints one moment of a movement into a rectangle: props, shadow, body. Keeps what does not change between frames.

Imports numpy, so `figure_view` imports it when a figure is first drawn.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.figure.camera import Camera
from app.figure.drawing import draw
from app.figure.flesh import flesh, place
from app.figure.outline import box
from app.figure.pose import pose
from app.figure.shadow import shadow
from app.figure.solve import solve
from app.movement.motion import motion_of
from app.movement.movement import Movement
from app.ui.figure_brush import paint_body
from app.ui.figure_moment import Moment
from app.ui.figure_palette import DARK, LIGHT, FigurePalette
from app.ui.figure_stage import framing, paint_props, paint_shadow

_STEP = 64
"""The scratch image grows in steps of so many pixels, so that it is not made anew for every pose."""
_ROOM = 3
_SMALLEST = 8.0


class FigurePainter:
    """One place where a figure is shown; frames after the first reuse its images."""

    def __init__(self) -> None:
        self._props: QImage | None = None
        self._props_of: tuple[Movement, tuple[float, ...], bool, float] | None = None
        self._scratch: QImage | None = None

    def paint(self, painter: QPainter, rect: QRectF, moment: Moment, *, dark: bool) -> None:
        """Paint over whatever lies in `rect` already; smaller than 8 pixels nothing is seen, so nothing is drawn."""
        if min(rect.width(), rect.height()) < _SMALLEST:
            return
        movement, palette = moment.movement, DARK if dark else LIGHT
        ratio = painter.device().devicePixelRatio()
        looking = framing(movement).fitted(rect)
        motion = motion_of(movement)
        body = solve(
            pose(motion, moment.t, side=moment.side, amplitude=moment.amplitude, repetitions=moment.repetitions)
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawImage(rect.topLeft(), self._backdrop(rect, movement, looking, palette, ratio))
        paint_shadow(painter, shadow(place(flesh(), body)), looking, palette)
        drawing = draw(body, looking)
        low, high = box(drawing.view, flesh().solid)
        area = QRect(
            QPoint(int(low[0]) - _ROOM, int(low[1]) - _ROOM), QPoint(int(high[0]) + _ROOM, int(high[1]) + _ROOM)
        )
        layer = self._layer(area, ratio)
        brush = QPainter(layer)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush.translate(-area.x(), -area.y())
        paint_body(brush, drawing, palette, tuple(movement.regions[:2]))
        brush.end()
        used = QRectF(0, 0, area.width() * ratio, area.height() * ratio)
        painter.drawImage(QRectF(area), layer, used)
        painter.restore()

    def _backdrop(
        self, rect: QRectF, movement: Movement, looking: Camera, palette: FigurePalette, ratio: float
    ) -> QImage:
        known = (movement, (rect.x(), rect.y(), rect.width(), rect.height()), palette is DARK, ratio)
        if self._props is None or self._props_of != known:
            image = _clear(rect.width(), rect.height(), ratio)
            brush = QPainter(image)
            brush.setRenderHint(QPainter.RenderHint.Antialiasing)
            brush.setPen(Qt.PenStyle.NoPen)
            brush.translate(-rect.topLeft())
            paint_props(brush, movement, looking, palette)
            brush.end()
            self._props, self._props_of = image, known
        return self._props

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


def _clear(wide: float, high: float, ratio: float) -> QImage:
    image = QImage(max(1, round(wide * ratio)), max(1, round(high * ratio)), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    return image
