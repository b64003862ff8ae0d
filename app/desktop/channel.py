"""A stream of Wayland messages to and from one socket, on Qt's loop. Knows no object and no interface.

No thread, no polling, and no step blocks for longer than it is told to.
"""

from __future__ import annotations

import os
import socket
import sys
from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSocketNotifier

from app.desktop.stream import Stream
from app.desktop.wire import Message, WireError, unpacked


class Channel:
    """Sends at once, or when the other side takes more; `broken` is called once, when nothing can come any more.

    Files the other side may send are dropped unseen: whoever wants a keyboard's map has to teach it to keep them.
    """

    def __init__(
        self, connected: socket.socket, heard: Callable[[Message], None], broken: Callable[[str], None]
    ) -> None:
        self._stream = Stream(connected, self._take, self._over)
        self._heard, self._broken = heard, broken
        self._inbox = b""
        self._outbox: deque[tuple[bytes, Sequence[int]]] = deque()
        self._writable = QSocketNotifier(connected.fileno(), QSocketNotifier.Type.Write)
        self._writable.setEnabled(False)
        self._writable.activated.connect(self._write)

    def send(self, data: bytes, files: Sequence[int] = ()) -> None:
        """files: go along, and are closed once they have gone or never will."""
        if not self._stream.open:
            _close(files)
            return
        self._outbox.append((data, files))
        self._write()

    def work(self, until: Callable[[], bool], patience: float) -> bool:
        """Hand on what comes until that is so, for so many seconds at most; whether it is."""
        return self._stream.work(until, patience)

    def give_up(self, why: str) -> None:
        """Close it and say so."""
        self._stream.give_up(why)

    def close(self) -> None:
        """Closing twice does nothing."""
        self._stream.close()
        self._let_go()

    def _over(self, why: str) -> None:
        self._let_go()
        self._broken(why)

    def _let_go(self) -> None:
        self._writable.setEnabled(False)
        for _, files in self._outbox:
            _close(files)
        self._outbox.clear()

    def _take(self, data: bytes) -> None:
        try:
            messages, self._inbox = unpacked(self._inbox + data)
            for message in messages:
                if self._stream.open:
                    self._heard(message)
        except WireError as error:
            self.give_up(f"it sent {error}")

    def _write(self) -> None:
        while self._stream.open and self._outbox:
            data, files = self._outbox.popleft()
            try:
                self._stream.socket.settimeout(0)
                sent = _sent(self._stream.socket, data, files)
            except BlockingIOError:
                self._outbox.appendleft((data, files))
                break
            except OSError:  # it has hung up: what it said last may still be read, and reading says why
                _close(files)
                continue
            _close(files)
            if sent < len(data):
                self._outbox.appendleft((data[sent:], ()))
        if self._stream.open:
            self._writable.setEnabled(bool(self._outbox))


def _sent(line: socket.socket, data: bytes, files: Sequence[int]) -> int:
    """Send what goes now, the files with it; how many bytes went."""
    if sys.platform == "win32":  # no Wayland there, and no such call
        return line.send(data)
    return socket.send_fds(line, [data], files)


def _close(files: Sequence[int]) -> None:
    for file in files:
        os.close(file)
