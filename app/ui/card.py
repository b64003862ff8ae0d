"""The raised surface that groups what belongs together: round corners, a hairline, nothing else."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme import CARD_RADIUS, tokens


class Card(QWidget):
    """A card; lay out on it as on any widget."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface and hairline."""
        look = tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(look.card))
        painter.setPen(QPen(QColor(look.hairline), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
        painter.end()
