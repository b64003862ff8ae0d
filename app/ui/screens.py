"""Which screen: the one in use, a chosen one; how they are called. Screens come and go, so nothing here is kept."""

from __future__ import annotations

from PySide6.QtGui import QCursor, QGuiApplication, QScreen, QWindow
from shiboken6 import isValid

from app.core.settings import ALL, IN_USE


def connected() -> list[QScreen]:
    """The screens that are there now; one that was pulled this very moment is not."""
    return [screen for screen in QGuiApplication.screens() if isValid(screen)]


def placed_by_us() -> bool:
    """Whether a window stands where we want it; on Wayland it stands where the compositor wants it."""
    return not QGuiApplication.platformName().startswith("wayland")


def known() -> bool:
    """Whether we know the screen in use: on Wayland, which tells of no pointer elsewhere, a window has to show it."""
    return placed_by_us() or len(connected()) == 1 or _front() is not None


def screen_in_use() -> QScreen:
    """The one the pointer is on, else the one with our window in front, else the first there is.

    While the only one is being pulled that one is named, and cannot be asked: `connected` is empty then.
    """
    front, pointer, primary = _front(), QCursor.pos(), QGuiApplication.primaryScreen()
    pointed = [screen for screen in connected() if placed_by_us() and screen.geometry().contains(pointer)]
    there = [each for each in (front, primary, *connected()) if each is not None and isValid(each)]
    return next(iter((*pointed, *there)), primary)


def screen_for(wish: str) -> QScreen:
    """The screen that the setting names; one that is not connected is as if none were named."""
    named = next((screen for screen in connected() if screen.name() == wish), None)
    return screen_in_use() if wish in (IN_USE, ALL) or named is None else named


def screen_names() -> tuple[str, ...]:
    """What the system calls the screens that are connected; nothing to choose from where there is one."""
    screens = connected()
    return tuple(screen.name() for screen in screens) if len(screens) > 1 else ()


def _front() -> QScreen | None:
    """The screen of our window in front, if one is."""
    window: QWindow | None = QGuiApplication.focusWindow()
    return window.screen() if window is not None and isValid(window) and isValid(window.screen()) else None
