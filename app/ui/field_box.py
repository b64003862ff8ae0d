"""The frame of all one can type into or choose from: a card's surface, an outline, a focus ring. Holds no value."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.ui.button import RING_GAP
from app.ui.theme import CONTROL_RADIUS, FOCUS_WIDTH, TARGET, Tokens, tokens

HEIGHT = TARGET + 4 + 2 * RING_GAP


def paint_box(painter: QPainter, rect: QRectF, look: Tokens, *, focus: bool, enabled: bool = True) -> None:
    """Surface and outline within `rect`, which leaves RING_GAP around them for the ring."""
    body = rect.adjusted(RING_GAP, RING_GAP, -RING_GAP, -RING_GAP)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QColor(look.ink_soft)
    edge.setAlphaF(1.0 if look.high_contrast else 0.85 if enabled else 0.4)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(QColor(look.card))
    painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), CONTROL_RADIUS, CONTROL_RADIUS)
    if focus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(look.warm_text), FOCUS_WIDTH))
        painter.drawRoundedRect(body.adjusted(-1.5, -1.5, 1.5, 1.5), CONTROL_RADIUS + 1.5, CONTROL_RADIUS + 1.5)


class FieldBox(QWidget):
    """A frame around one or more widgets that have none; its ring shows while one of `ringed` has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(max(HEIGHT, self.fontMetrics().height() + 16 + 2 * RING_GAP))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(RING_GAP + 1, RING_GAP + 1, RING_GAP + 1, RING_GAP + 1)
        self.row.setSpacing(0)
        self._ringed: list[QWidget] = []

    def hold(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget in; it becomes see-through, and its focus is shown by the frame."""
        palette = widget.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        widget.setPalette(palette)
        widget.installEventFilter(self)
        self._ringed.append(widget)
        self.row.addWidget(widget, stretch)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Show the ring; leave wheel and undo to the window: no value is turned while somebody scrolls by."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        unwanted = event.type() == QEvent.Type.Wheel or (
            isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event)
        )
        if unwanted:
            event.ignore()
        return unwanted

    def _is_ours(self, event: QKeyEvent) -> bool:
        """Whether undo is meant for the window: a line would take it though nothing was typed into it."""
        lines = [self, *self._ringed, *self.findChildren(QLineEdit)]
        typed = any(line.isModified() for line in lines if isinstance(line, QLineEdit))
        return not typed and (
            event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        focus = any(widget.hasFocus() for widget in self._ringed)
        paint_box(painter, QRectF(self.rect()), tokens(self.palette()), focus=focus, enabled=self.isEnabled())
        painter.end()
