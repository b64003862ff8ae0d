"""The idle time on X11, from XSync alarms on the server's IDLETIME counter. No polling: the server speaks up.

Keeps a connection of its own, so that a server that goes away costs an answer and not the app. Knows no rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from math import floor

from PySide6.QtCore import QSocketNotifier, QTimer

from app.core.inputs import InputGone, InputSeen
from app.desktop.api import Lost, Tell, UnansweredError, no_loss, nobody
from app.desktop.xserver import XError, XServer

Ago = Callable[[float], float]
"""The suspend-aware moment so many seconds of waking time ago (`SystemClock.ago`)."""

NEXT = 1
"""Milliseconds of idle time from which the next input is a fall: low enough to see it amid typing."""


class X11Idle:
    """Three alarms: one when the idle time rises to the threshold, one when it falls below, one for the next input."""

    def __init__(self, environ: Mapping[str, str], ago: Ago) -> None:
        self._display = environ.get("DISPLAY", "")
        self._ago = ago
        self._tell: Tell = nobody
        self._lost: Lost = no_loss
        self._server: XServer | None = None
        self._notifier: QSocketNotifier | None = None
        self._threshold = 0
        self._gone_since: int | None = None
        self._rose = self._fell = self._next = 0

    def start(self, threshold: int, tell: Tell, lost: Lost) -> None:
        server = XServer(self._display)
        self._tell, self._lost, self._threshold = tell, lost, threshold
        self._gone_since, self._next = None, 0
        try:
            self._rose = server.alarm(threshold * 1000, rising=True)
            # One below the threshold, so that at every moment it has either risen or fallen and neither is missed.
            self._fell = server.alarm(threshold * 1000 - 1, rising=False)
            idle = server.idle()
        except XError as error:
            server.close()
            raise UnansweredError(f"the X server {self._display} sets no alarm: {error}") from error
        self._server = server
        QTimer.singleShot(0, partial(self._begin, server, idle))

    def ask_next(self) -> None:
        if self._server is not None and not self._next:
            try:
                self._next = self._server.alarm(NEXT, rising=False)
            except XError as error:
                QTimer.singleShot(0, partial(self._fail, error))
                return
            # Sending may have read events off the socket, of which the notifier then says nothing.
            QTimer.singleShot(0, self._read)

    def says(self) -> str:
        if self._gone_since is None:
            return f"there was input within the last {self._threshold} s"
        return f"no input for {floor(self._ago(0) - self._gone_since)} s"

    def stop(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._server is not None:
            self._server.close()
            self._server = None

    def _begin(self, server: XServer, idle: int) -> None:
        """What was so at the start, told from the loop; only after it the alarms, those that came meanwhile too."""
        if self._server is not server:
            return
        self._notifier = QSocketNotifier(server.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)
        if idle >= self._threshold * 1000:
            self._set_gone(idle)
        else:
            self._tell(InputSeen())
        self._read()

    def _read(self) -> None:
        while (server := self._server) is not None:
            try:
                alarm = server.rang()
                if alarm is None:
                    return
                self._ring(server, *alarm)
            except XError as error:
                self._fail(error)

    def _ring(self, server: XServer, alarm: int, idle: int) -> None:
        if alarm == self._next:
            self._next = 0
            server.silence(alarm)
            self._gone_since = None
            self._tell(InputSeen())
        elif alarm == self._fell and self._gone_since is not None:
            self._gone_since = None
            self._tell(InputSeen())
        elif alarm == self._rose and self._gone_since is None:
            # Told late (the app was stopped meanwhile), the counter has gone on: ask it.
            self._set_gone(max(idle, server.idle()))

    def _set_gone(self, idle: int) -> None:
        self._gone_since = floor(self._ago(idle / 1000))
        self._tell(InputGone(self._gone_since))

    def _fail(self, error: Exception) -> None:
        self.stop()
        self._lost(f"the X server {self._display} is lost: {error}")
