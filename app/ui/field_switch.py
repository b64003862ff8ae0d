"""A switch: on or off, told by where its knob stands and by a tick, not by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from app.core.kinds import Value
from app.ui.button import RING_GAP
from app.ui.theme import FOCUS_WIDTH, TARGET, tokens

_TRACK = QSize(44, 24)


class SwitchField(QCheckBox):
    """A check box that looks like a switch. changed: whether it is on, when somebody turned it."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._turned)

    def show_value(self, value: Value) -> None:
        """Show this state, which is no change."""
        self.setChecked(bool(value))

    def _turned(self) -> None:
        self.changed.emit(self.isChecked())

    def sizeHint(self) -> QSize:
        return QSize(_TRACK.width() + 2 * RING_GAP + 4, TARGET + 2 * RING_GAP)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _place: object) -> bool:
        """All of it can be clicked."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, on = tokens(self.palette()), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.45)
        track = QRectF(0, 0, _TRACK.width(), _TRACK.height())
        track.moveCenter(QRectF(self.rect()).center())
        radius = track.height() / 2
        painter.setPen(QPen(QColor(look.calm if on else look.ink_soft), 1.5))
        painter.setBrush(QColor(look.calm if on else look.card))
        painter.drawRoundedRect(track.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
        knob = QPointF(track.right() - radius if on else track.left() + radius, track.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.on_calm if on else look.ink_soft))
        painter.drawEllipse(knob, radius - 5, radius - 5)
        if on:
            painter.setPen(QPen(QColor(look.on_calm), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            left = QPointF(track.left() + 9, track.center().y())
            painter.drawPolyline([left, left + QPointF(3, 3.2), left + QPointF(8.5, -3.4)])
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.warm_text), FOCUS_WIDTH))
            painter.drawRoundedRect(track.adjusted(-2.5, -2.5, 2.5, 2.5), radius + 2.5, radius + 2.5)
        painter.end()
