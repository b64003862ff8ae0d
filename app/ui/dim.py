"""What lies over a screen on which the break is not: quiet, dark, the time left in its middle. Takes no keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.caption import Ring
from app.ui.theme import DARK, DISPLAY, dressed, sized

_SEE_THROUGH = ("windows", "cocoa", "wayland", "offscreen")
"""Where what lies below shines through; on X11 that hangs on a compositor, which may not be there."""
_UNMANAGED = "xcb"
_OPACITY = 0.72


class Dim(QWidget):
    """One dimmed screen. back: a click was meant for the break. leave: so was the Esc key, where we were given it."""

    def __init__(self, screen: QScreen, back: Callable[[], None], leave: Callable[[], None]) -> None:
        platform = QGuiApplication.platformName()
        super().__init__(None, _flags(unmanaged=platform == _UNMANAGED))
        self._back, self._leave = back, leave
        self._see_through = platform in _SEE_THROUGH
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, self._see_through)
        self.setPalette(dressed(QPalette(), DARK))
        self.setFont(sized(self.font(), DISPLAY))
        self.setWindowTitle("Break")
        self.setAccessibleName("Dimmed while the break plays on another screen")
        self.ring = Ring(self)
        column = QVBoxLayout(self)
        column.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignCenter)
        self.stand(screen)

    def stand(self, screen: QScreen) -> None:
        """Lie over all of this screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        if QGuiApplication.platformName() == _UNMANAGED:
            self.show()
        else:
            self.showFullScreen()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Back to the break."""
        event.accept()
        self._back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the break from here too."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground = QColor(DARK.on_calm)
        ground.setAlphaF(_OPACITY if self._see_through else 1.0)
        painter = QPainter(self)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(self.rect(), ground)
        painter.end()


def _flags(*, unmanaged: bool) -> Qt.WindowType:
    flags = (
        Qt.WindowType.Tool
        | Qt.WindowType.FramelessWindowHint
        | Qt.WindowType.WindowStaysOnTopHint
        | Qt.WindowType.WindowDoesNotAcceptFocus
    )
    return flags | Qt.WindowType.BypassWindowManagerHint if unmanaged else flags
