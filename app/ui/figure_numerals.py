"""The numerals of a clock face as lines, so that no font decides how they look. Paints nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath, QTransform

_STEP = 0.62
"""From one numeral to the next."""


def written(numeral: str) -> QPainterPath:
    """A line to draw, one high, from (0, 0) to the right and down; of the digits 1, 2, 3, 6 and 9."""
    path = QPainterPath()
    for place, digit in enumerate(numeral):
        path.addPath(_DIGITS[digit]().translated(place * _STEP, 0.0))
    return path


def _one() -> QPainterPath:
    path = QPainterPath()
    path.moveTo(0.06, 0.2)
    path.lineTo(0.3, 0.0)
    path.lineTo(0.3, 1.0)
    return path


def _two() -> QPainterPath:
    path, bow = QPainterPath(), QRectF(0.02, 0.0, 0.54, 0.56)
    path.arcMoveTo(bow, 170.0)
    path.arcTo(bow, 170.0, -205.0)
    path.lineTo(0.0, 1.0)
    path.lineTo(0.58, 1.0)
    return path


def _three() -> QPainterPath:
    path, upper, lower = QPainterPath(), QRectF(0.04, 0.0, 0.48, 0.46), QRectF(0.0, 0.46, 0.56, 0.54)
    path.arcMoveTo(upper, 160.0)
    path.arcTo(upper, 160.0, -250.0)
    path.arcTo(lower, 90.0, -250.0)
    return path


def _six() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QRectF(0.0, 0.44, 0.56, 0.56))
    path.moveTo(0.44, 0.0)
    path.quadTo(0.0, 0.3, 0.0, 0.72)
    return path


def _nine() -> QPainterPath:
    """A six on its head."""
    return QTransform(-1.0, 0.0, 0.0, -1.0, 0.56, 1.0).map(_six())


_DIGITS = {"1": _one, "2": _two, "3": _three, "6": _six, "9": _nine}
