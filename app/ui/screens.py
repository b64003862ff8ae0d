"""Which screen: the one in use, a chosen one; how they are called. Screens come and go, so nothing here is kept."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor, QGuiApplication, QScreen, QWindow
from shiboken6 import isValid

from app.core.settings import ALL, IN_USE


def connected() -> list[QScreen]:
    """The screens that are there now; one that was pulled this very moment is not."""
    return [screen for screen in QGuiApplication.screens() if isValid(screen)]


def screen_in_use() -> QScreen:
    """The one the pointer is on, else the one with the window in front, else the first there is."""
    places = [QCursor.pos()]
    front: QWindow | None = QGuiApplication.focusWindow()
    if front is not None and isValid(front):
        places.append(front.geometry().center())
    return next((screen for place in places if (screen := _at(place))), QGuiApplication.primaryScreen())


def screen_for(wish: str) -> QScreen:
    """The screen that the setting names; one that is not connected is as if none were named."""
    named = next((screen for screen in connected() if screen.name() == wish), None)
    return screen_in_use() if wish in (IN_USE, ALL) or named is None else named


def screen_names() -> tuple[str, ...]:
    """What the system calls the screens that are connected; nothing to choose from where there is one."""
    screens = connected()
    return tuple(screen.name() for screen in screens) if len(screens) > 1 else ()


def _at(place: QPoint) -> QScreen | None:
    return next((screen for screen in connected() if screen.geometry().contains(place)), None)
