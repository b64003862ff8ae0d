"""Images the figure's painters draw into and keep. Knows nothing of figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

_STEP = 64
"""A scratch image grows in steps of so many pixels, so that it is not made anew for every pose."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A part of a picture: an image, and where its corner goes."""

    image: QImage
    at: QPointF

    def paint(self, painter: QPainter) -> None:
        painter.drawImage(self.at, self.image)


def clear_image(wide: float, high: float, ratio: float) -> QImage:
    """An image with nothing in it, so many device-independent pixels large."""
    image = QImage(max(1, round(wide * ratio)), max(1, round(high * ratio)), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    return image


def painted(rect: QRectF, ratio: float, paint: Callable[[QPainter], None]) -> Piece:
    """What `paint` puts into `rect`, cut down to where something is."""
    image = clear_image(rect.width(), rect.height(), ratio)
    brush = QPainter(image)
    brush.setRenderHint(QPainter.RenderHint.Antialiasing)
    brush.setPen(Qt.PenStyle.NoPen)
    brush.translate(-rect.topLeft())
    paint(brush)
    brush.end()
    seen = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)[:, : image.width(), 3] > 0
    rows, columns = np.flatnonzero(seen.any(1)), np.flatnonzero(seen.any(0))
    if not len(rows):
        return Piece(clear_image(1, 1, ratio), rect.topLeft())
    box = QRect(QPoint(int(columns[0]), int(rows[0])), QPoint(int(columns[-1]), int(rows[-1])))
    cut = image.copy(box)
    cut.setDevicePixelRatio(ratio)
    return Piece(cut, rect.topLeft() + QPointF(box.topLeft()) / ratio)


class Scratch:
    """An image used again for every frame, never smaller than what is asked."""

    def __init__(self) -> None:
        self._kept: QImage | None = None

    def cleared(self, wide: int, high: int, ratio: float) -> QImage:
        kept = self._kept
        if (
            kept is None
            or kept.devicePixelRatio() != ratio
            or not QRectF(QPointF(), kept.deviceIndependentSize()).contains(QRectF(0, 0, wide, high))
        ):
            self._kept = kept = clear_image((wide // _STEP + 1) * _STEP, (high // _STEP + 1) * _STEP, ratio)
        else:
            kept.fill(0)
        return kept
