"""Hears that the process is to end (SIGTERM, SIGINT, SIGHUP) and says so on Qt's loop, where all else happens."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name))


class Ending:
    """Calls `end` from the loop at the first such signal, until `close()`. One a process."""

    def __init__(self, end: Callable[[], None]) -> None:
        self._end = end
        self._hears, self._tells = socket.socketpair()
        self._tells.setblocking(False)
        self._hears.setblocking(False)
        self._fd_before = signal.set_wakeup_fd(self._tells.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, _nothing) for number in SIGNALS}
        self._notifier = QSocketNotifier(self._hears.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._heard)

    def close(self) -> None:
        """Let the signals do again what they did before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._fd_before)
        for number, before in self._before.items():
            signal.signal(number, before)
        self._hears.close()
        self._tells.close()

    def _heard(self) -> None:
        self._hears.recv(64)
        self._end()


def follow_session(
    app: QGuiApplication, save: Callable[[], None], settle: Callable[[], None], end: Callable[[], None]
) -> None:
    """Call `save`, then `settle`, when the session may be about to end; `end` when the app does end.

    Session managers of X11, Windows and macOS leave no later moment; elsewhere a signal comes (`Ending`).
    """

    def save_now(_session: object) -> None:
        save()
        settle()

    app.commitDataRequest.connect(save_now)
    app.aboutToQuit.connect(end)


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """The wake-up byte says it; Python must not end the process before the loop has heard."""
