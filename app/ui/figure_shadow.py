"""Lays the soft shadow on the ground: worked out coarsely where it is seen, then enlarged."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.figure.camera import Camera
from app.figure.flesh import Array
from app.figure.shadow import Shadow
from app.ui.figure_palette import FigurePalette

_WIDE, _HIGH = 80, 28
"""Pixels in which the shadow is worked out; it is soft, so that enlarging it shows nothing."""
_ACROSS, _DOWN = ((np.arange(count) + 0.5) / count for count in (_WIDE, _HIGH))
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
    across, down = box.left() + _ACROSS * box.width(), box.top() + _DOWN * box.height()
    alpha = _seen(cast, looking, across, down) * strength
    if within is not None:
        alpha *= _faded(across, within.left(), within.right())[None] * _faded(down, -1e9, within.bottom())[:, None]
    shades = (alpha * 255 + 0.5).astype(np.uint8)
    dark = _dark(shades)
    if dark.isEmpty():
        return
    pixels = _tones(colour.red(), colour.green(), colour.blue()).take(shades)
    image = QImage(pixels.data, _WIDE, _HIGH, _WIDE * 4, QImage.Format.Format_ARGB32_Premultiplied)
    wide, high = box.width() / _WIDE, box.height() / _HIGH
    seen = QRectF(dark.x() * wide, dark.y() * high, dark.width() * wide, dark.height() * high)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(seen.translated(box.topLeft()), image, dark)
    painter.restore()


def _dark(shades: NDArray[np.uint8]) -> QRectF:
    """Where anything is to be put down, and a pixel around it: half of a shadow's box is clear."""
    rows, columns = np.flatnonzero(shades.any(1)).tolist(), np.flatnonzero(shades.any(0)).tolist()
    if not rows:
        return QRectF()
    left, top = max(0, columns[0] - 1), max(0, rows[0] - 1)
    right, bottom = min(_WIDE, columns[-1] + 2), min(_HIGH, rows[-1] + 2)
    return QRectF(left, top, right - left, bottom - top)


@cache
def _tones(red: int, green: int, blue: int) -> NDArray[np.uint32]:
    """A colour in all 256 strengths, premultiplied."""
    alpha = np.arange(256)
    a, r, g, b = ((alpha * channel + 127) // 255 for channel in (255, red, green, blue))
    return (a << 24 | r << 16 | g << 8 | b).astype(np.uint32)


def _faded(at: Array, low: float, high: float) -> Array:
    share = np.minimum(np.maximum(np.minimum(at - low, high - at) / _EDGE, 0.0), 1.0)
    smooth: Array = share * share * (3 - 2 * share)
    return smooth


def _seen(cast: Shadow, looking: Camera, across: Array, down: Array) -> Array:
    """The darkness (Y, X) at places across and down the picture."""
    x, z = looking.onto_ground(across, down[:, None])
    (low_x, _, low_z), (high_x, _, high_z) = cast.corners[[0, 2]].tolist()
    deep, wide = cast.darkness.shape
    column = np.minimum(np.maximum((x - low_x) * ((wide - 1) / (high_x - low_x)), 0), wide - 1.001)
    row = np.minimum(np.maximum((z - low_z) * ((deep - 1) / (high_z - low_z)), 0), deep - 1.001)
    i, j = row.astype(np.intp), column.astype(np.intp)
    u, v = row - i, column - j
    flat, corner = cast.darkness.ravel(), i * wide + j
    near, far = flat.take(corner), flat.take(corner + wide)
    above = near + (flat.take(corner + 1) - near) * v
    below = far + (flat.take(corner + (wide + 1)) - far) * v
    seen: Array = above + (below - above) * u
    return seen
