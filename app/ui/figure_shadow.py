"""Lays the soft shadow on the ground: worked out coarsely where it is seen, then enlarged."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.figure.camera import Camera
from app.figure.flesh import Array
from app.figure.shadow import Shadow
from app.ui.figure_palette import FigurePalette

_WIDE, _HIGH = 80, 28
"""Pixels in which the shadow is worked out; it is soft, so that enlarging it shows nothing."""
_EDGE = 28.0
"""Pixels from a picture's edge over which the shadow runs out."""


def shadow_box(cast: Shadow, looking: Camera) -> QRectF:
    """Where the shadow is seen, in pixels."""
    corners, _, _ = looking.project(cast.corners)
    (left, top), (right, bottom) = corners.min(0), corners.max(0)
    return QRectF(left, top, right - left, bottom - top)


def paint_shadow(
    painter: QPainter, cast: Shadow, looking: Camera, palette: FigurePalette, within: QRectF | None = None
) -> None:
    """Lay the shadow on the ground, seen by the camera. within: it has run out at this picture's edges."""
    colour, strength = QColor(palette.shadow[0]), palette.shadow[1]
    box = shadow_box(cast, looking)
    if strength <= 0 or box.isEmpty():
        return
    across = box.left() + (np.arange(_WIDE) + 0.5) * box.width() / _WIDE
    down = box.top() + (np.arange(_HIGH) + 0.5) * box.height() / _HIGH
    alpha = _seen(cast, looking, across, down) * strength
    if within is not None:
        alpha *= _faded(across, within.left(), within.right())[None] * _faded(down, -1e9, within.bottom())[:, None]
    pixels = np.empty((_HIGH, _WIDE, 4), np.uint8)
    for channel, value in enumerate((colour.blue(), colour.green(), colour.red(), 255)):
        pixels[..., channel] = alpha * value + 0.5
    image = QImage(pixels.data, _WIDE, _HIGH, _WIDE * 4, QImage.Format.Format_ARGB32_Premultiplied)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(box, image)
    painter.restore()


def _faded(at: Array, low: float, high: float) -> Array:
    share = np.clip(np.minimum(at - low, high - at) / _EDGE, 0.0, 1.0)
    smooth: Array = share * share * (3 - 2 * share)
    return smooth


def _seen(cast: Shadow, looking: Camera, across: Array, down: Array) -> Array:
    """The darkness (Y, X) at places across and down the picture."""
    places = np.stack(np.broadcast_arrays(across[None], down[:, None]), -1)
    x, z = looking.onto_ground(places)
    (low_x, _, low_z), (high_x, _, high_z) = cast.corners[0], cast.corners[2]
    deep, wide = cast.darkness.shape
    column = np.clip((x - low_x) / (high_x - low_x) * (wide - 1), 0, wide - 1.001)
    row = np.clip((z - low_z) / (high_z - low_z) * (deep - 1), 0, deep - 1.001)
    i, j = row.astype(np.intp), column.astype(np.intp)
    u, v = row - i, column - j
    flat, corner = cast.darkness.ravel(), i * wide + j
    above = flat[corner] * (1 - v) + flat[corner + 1] * v
    below = flat[corner + wide] * (1 - v) + flat[corner + wide + 1] * v
    seen: Array = above * (1 - u) + below * u
    return seen
