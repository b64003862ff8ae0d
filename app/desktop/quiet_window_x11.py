"""The window in front on X11: whether it fills the screen, and whose it is. The server says when another one is.

That it fills the screen stands in a property, but being told of that means being told of every key in some programs;
so its shape is followed, which changes too. Our own windows are none.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from PySide6.QtCore import QSocketNotifier, QTimer

from app.desktop.api import Lost, UnansweredError
from app.desktop.seen import NOTHING, Seen, Sign, TellSeen, unseen
from app.desktop.xserver import XError
from app.desktop.xwindows import Front, XWindows

SETTLES = 300
"""Milliseconds from a window's last change of shape to the look: its manager may say only after it that it is full."""


def seen(front: Front, ourselves: int) -> Seen:
    """What the window in front means. ourselves: the number of our process."""
    if not front.number or front.process == ourselves:
        return NOTHING
    return Seen(signs=frozenset({Sign.FULLSCREEN}) if front.full else frozenset(), front=front.names)


class X11Window:
    """Follows the window in front."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._display = environ.get("DISPLAY", "")
        self._tell: TellSeen = unseen
        self._lost: Lost | None = None
        self._windows: XWindows | None = None
        self._notifier: QSocketNotifier | None = None
        self._front = Front()
        self._managed = False
        self._settling = QTimer()
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLES)
        self._settling.timeout.connect(self._see)

    def start(self, tell: TellSeen, lost: Lost) -> None:
        self.stop()
        if not self._display:
            raise UnansweredError("cannot tell: there is no screen here", hopeful=False)
        windows = XWindows(self._display)
        try:
            file, front, managed = windows.fileno(), windows.front(), windows.told_by_manager()
        except XError as error:
            windows.close()
            raise UnansweredError(
                f"the X server {self._display} does not tell which window is in front: {error}"
            ) from error
        self._windows, self._tell, self._lost, self._managed = windows, tell, lost, managed
        self._notifier = QSocketNotifier(file, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)
        self._set(front)
        self._settling.start()  # asking may have read events off the socket, of which the notifier then says nothing

    def settle(self, patience: float) -> None:
        """The server has answered."""

    def looks(self) -> bool:
        return False

    def look(self) -> None:
        """The server says when another window is in front."""

    def says(self) -> str:
        if not self._managed:
            return "cannot tell: no window manager says which window is in front"
        if not self._front.number:
            return "no window is in front"
        whose = "a window of Supple" if self._front.process == os.getpid() else "a window"
        return f"{whose} is in front{', full screen' if self._front.full else ''}"

    def missing(self) -> str:
        return ""

    def stop(self) -> None:
        self._settling.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._windows is not None:
            self._windows.close()
            self._windows = None

    def _read(self) -> None:
        if self._windows is not None:
            try:
                if self._windows.stirred():
                    self._settling.start()
            except XError as error:
                self._fail(error)

    def _see(self) -> None:
        if self._windows is not None:
            try:
                self._managed = self._windows.told_by_manager()
                front = self._windows.front()
            except XError as error:
                self._fail(error)
                return
            self._set(front)
            self._read()

    def _set(self, front: Front) -> None:
        self._front = front
        self._tell(seen(front, os.getpid()))

    def _fail(self, error: Exception) -> None:
        lost = self._lost
        self.stop()
        if lost is not None:
            lost(f"the X server {self._display} is lost: {error}")
