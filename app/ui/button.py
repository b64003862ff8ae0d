"""The one kind of button all windows use, painted from the theme's tokens in four weights, with its focus ring."""

from __future__ import annotations

from enum import Enum, auto
from typing import assert_never

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui.theme import CONTROL_RADIUS, FOCUS_WIDTH, TARGET, Tokens, sized, tokens

RING_GAP = FOCUS_WIDTH + 1
"""Room around the button's body in which its focus ring is drawn, so that nothing moves when focus comes."""


class Weight(Enum):
    """How loudly a button speaks: filled, outlined, words alone, or an underlined link."""

    MAIN = auto()
    PLAIN = auto()
    QUIET = auto()
    LINK = auto()


class Button(QPushButton):
    """A push button. least: smallest side in pixels; scale: its type as a multiple of the desktop's font.

    fills: take the whole width of a column.
    """

    def __init__(
        self, text: str, weight: Weight = Weight.PLAIN, parent: QWidget | None = None, *,
        least: int = TARGET, scale: float = 1.0, fills: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(text, parent)
        self._weight = weight
        self._least = least
        self.setFont(sized(self.font(), scale, strong=weight is Weight.MAIN))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(True)  # so that Enter presses it too
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        across = QSizePolicy.Policy.Minimum if fills else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the words, the padding and the focus ring around them."""
        metrics = QFontMetrics(self.font())
        side = 14 if self._weight is Weight.MAIN else 10
        width = metrics.horizontalAdvance(self.text()) + 2 * side
        height = metrics.height() + 12
        return QSize(max(self._least, width) + 2 * RING_GAP, max(self._least, height) + 2 * RING_GAP)

    def minimumSizeHint(self) -> QSize:
        """Never squeezed: a word that is cut off is no label."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Body, words, focus ring."""
        look = tokens(self.palette())
        body = QRectF(self.rect()).adjusted(RING_GAP, RING_GAP, -RING_GAP, -RING_GAP)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        self._paint_body(painter, body, look)
        self._paint_words(painter, body, look)
        if self.hasFocus():
            ring = body.adjusted(-1.5, -1.5, 1.5, 1.5)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.warm_text), FOCUS_WIDTH))
            painter.drawRoundedRect(ring, CONTROL_RADIUS + 1.5, CONTROL_RADIUS + 1.5)
        painter.end()

    def _paint_body(self, painter: QPainter, body: QRectF, look: Tokens) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        match self._weight:
            case Weight.MAIN:
                painter.setBrush(QColor(look.calm))
                painter.drawRoundedRect(body, CONTROL_RADIUS, CONTROL_RADIUS)
            case Weight.PLAIN:
                painter.setPen(QPen(_edge(look), 1))
                painter.setBrush(QColor(look.card))
                painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), CONTROL_RADIUS, CONTROL_RADIUS)
            case Weight.QUIET | Weight.LINK:
                pass
            case _:
                assert_never(self._weight)
        over = 0.14 if self.isDown() or self.isChecked() else 0.07 if self.underMouse() and self.isEnabled() else 0.0
        if over and self._weight is not Weight.LINK:
            veil = QColor(look.on_calm if self._weight is Weight.MAIN else look.ink)
            veil.setAlphaF(over)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(veil)
            painter.drawRoundedRect(body, CONTROL_RADIUS, CONTROL_RADIUS)

    def _paint_words(self, painter: QPainter, body: QRectF, look: Tokens) -> None:
        font = self.font()
        font.setUnderline(self._weight is Weight.LINK)
        painter.setFont(font)
        colour = {Weight.MAIN: look.on_calm, Weight.LINK: look.calm}.get(self._weight, look.ink)
        painter.setPen(QColor(colour))
        painter.drawText(body, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, self.text())


def _edge(look: Tokens) -> QColor:
    """The outline of a control carries meaning (here one can click), so it is darker than a hairline: 3 : 1."""
    edge = QColor(look.ink_soft)
    edge.setAlphaF(0.85 if not look.high_contrast else 1.0)
    return edge
