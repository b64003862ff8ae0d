"""A scroll bar that is no wider than it must be: a rounded handle on nothing. Behaves as any scroll bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QScrollBar, QStyle, QStyleOptionSlider

from app.ui.theme import tokens

SCROLL_WIDTH = 10


class SlimBar(QScrollBar):
    """The upright scroll bar of a page."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(SCROLL_WIDTH, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        if self.minimum() == self.maximum():
            return
        look = tokens(self.palette())
        handle = QColor(look.ink_soft)
        handle.setAlphaF(1.0 if look.high_contrast else 0.85 if self.isSliderDown() or self.underMouse() else 0.55)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(handle)
        body = QRectF(part).adjusted(3, 2, -2, -2)
        painter.drawRoundedRect(body, body.width() / 2, body.width() / 2)
        painter.end()


def page_scroll() -> QScrollArea:
    """A scroll area for one page: no frame, no sideways scrolling, not on the way of the Tab key."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QScrollArea.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setVerticalScrollBar(SlimBar())
    return scroll
