"""A pointer that is told as numbers, given to a widget as the events of a mouse: for a widget painted to a picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QHoverEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_MOVED = QEvent.Type.MouseMove
_DOWN, _UP = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease


class FedPointer:
    """One pointer on one window. As of a mouse, what was pressed hears of it until the button is up again."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._at = QPointF()
        self._over: QWidget | None = None
        self._holds: QWidget | None = None

    def moved(self, x: float, y: float) -> bool:
        """To this place in the window; whether there is something to click."""
        self._at = QPointF(x, y)
        self._enter(self._window.childAt(self._at.toPoint()))
        hears = _there(self._holds) or _there(self._over)
        if hears is not None:
            self._send(hears, _MOVED)
        over = _there(self._over)
        return over is not None and over.cursor().shape() == Qt.CursorShape.PointingHandCursor

    def pressed(self, *, down: bool) -> None:
        """The main button, where the pointer is."""
        if down:
            self._holds = _there(self._over)
        hears = _there(self._holds)
        if not down:
            self._holds = None
        if hears is not None:
            self._send(hears, _DOWN if down else _UP, down=down)

    def left(self) -> None:
        """It is not in the window any more; what was pressed is let go of, and not clicked."""
        held = _there(self._holds)
        self._at = QPointF(-1, -1)
        self._holds = None
        if held is not None:
            self._send(held, _MOVED, down=True)
            self._send(held, _UP)
        self._enter(None)

    def _enter(self, widget: QWidget | None) -> None:
        before = _there(self._over)
        if widget is before:
            return
        self._over = widget
        if before is not None:
            QApplication.sendEvent(before, QEvent(QEvent.Type.Leave))
            self._hover(before, QEvent.Type.HoverLeave)
        if widget is not None:
            QApplication.sendEvent(widget, QEnterEvent(self._within(widget), self._at, self._at))
            self._hover(widget, QEvent.Type.HoverEnter)

    def _hover(self, widget: QWidget, kind: QEvent.Type) -> None:
        """What asks for it is painted otherwise while it is pointed at."""
        if widget.testAttribute(Qt.WidgetAttribute.WA_Hover):
            at = self._within(widget)
            QApplication.sendEvent(widget, QHoverEvent(kind, at, self._at, at))

    def _send(self, widget: QWidget, kind: QEvent.Type, *, down: bool | None = None) -> None:
        main, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        held = down if down is not None else _there(self._holds) is not None
        event = QMouseEvent(
            kind,
            self._within(widget),
            self._at,
            self._at,
            none if kind == _MOVED else main,
            main if held else none,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(widget, event)

    def _within(self, widget: QWidget) -> QPointF:
        return widget.mapFrom(self._window, self._at)


def _there(widget: QWidget | None) -> QWidget | None:
    """The widget, unless it has gone meanwhile: an answer may take away what was pressed."""
    return widget if widget is not None and isValid(widget) else None
