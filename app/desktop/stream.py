"""A connected socket on Qt's loop: what comes is handed on in pieces, and that it broke is said once.

Knows no protocol. No thread, no polling, and no step blocks for longer than it is told to.
"""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QSocketNotifier

from app.desktop.api import UnansweredError

PATIENCE = 1.0
"""Seconds for the other side to let us in or to take what we say: a millisecond where it runs."""

_PIECE = 65_536


class Stream:
    """heard: takes the bytes that came. broken: called once with the reason, when nothing can come any more."""

    def __init__(self, connected: socket.socket, heard: Callable[[bytes], None], broken: Callable[[str], None]) -> None:
        self.socket = connected
        self.open = True
        self._heard, self._broken = heard, broken
        self._notifier = QSocketNotifier(connected.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._readable)

    def send(self, data: bytes, how: Callable[[socket.socket, bytes], object] = socket.socket.sendall) -> None:
        """Send all of it now, waiting `PATIENCE` at most; how: what puts it into the socket."""
        if not self.open:
            return
        try:
            self.socket.settimeout(PATIENCE)
            how(self.socket, data)
        except OSError as error:
            self.give_up(f"nothing could be sent to it ({error})")

    def work(self, until: Callable[[], bool], patience: float) -> bool:
        """Hand on what comes until that is so, for so many seconds at most; whether it is, and nothing broke."""
        deadline = QDeadlineTimer(round(patience * 1000))
        while self.open and not until() and not deadline.hasExpired():
            self._take(max(deadline.remainingTime(), 1) / 1000)
        return self.open and until()

    def give_up(self, why: str) -> None:
        """Close it and say so."""
        if self.open:
            self.close()
            self._broken(why)

    def close(self) -> None:
        """Closing twice does nothing."""
        if self.open:
            self.open = False
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self.socket.close()

    def _readable(self) -> None:
        while self.open and self._take(0):
            pass

    def _take(self, seconds: float) -> bool:
        """Read once, for at most so long, and hand on what came; whether anything did."""
        try:
            self.socket.settimeout(seconds)
            data = self.socket.recv(_PIECE)
        except (BlockingIOError, TimeoutError):
            return False
        except OSError as error:
            self.give_up(f"reading from it failed ({error})")
            return False
        if not data:
            self.give_up("it closed the connection")
            return False
        self._heard(data)
        return True


def connected(where: Path, who: str) -> socket.socket:
    """A connection to the socket at that path. who: as a sentence begins with it. Raises UnansweredError."""
    if sys.platform == "win32":
        raise UnansweredError(f"{who} is not to be had on Windows", hopeful=False)
    found = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        found.settimeout(PATIENCE)
        found.connect(str(where))
    except OSError as error:
        found.close()
        raise UnansweredError(f"{who} cannot be reached at {where} ({error.strerror or error})") from error
    return found
