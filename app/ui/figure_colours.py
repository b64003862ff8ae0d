"""Colours between and through others, kept: for what is painted many times a second."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor


@lru_cache(maxsize=256)
def blended(a: str, b: str, share: float) -> QColor:
    """A colour between two, kept: do not change it."""
    one, two = QColor(a), QColor(b)
    pairs = ((one.redF(), two.redF()), (one.greenF(), two.greenF()), (one.blueF(), two.blueF()))
    return QColor.fromRgbF(*(x + (y - x) * share for x, y in pairs))


def seen_through(colour: str, strength: float) -> QColor:
    result = QColor(colour)
    result.setAlphaF(min(1.0, max(0.0, strength)))
    return result
