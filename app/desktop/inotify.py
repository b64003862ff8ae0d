"""The kernel's word on files that are opened, closed, made and removed (inotify), on Qt's loop. Linux alone has it."""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntFlag
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSocketNotifier

from app.desktop.api import UnansweredError

_HEAD = struct.Struct("=iIII")
"""Which watch, what came, a number that pairs renames, and the length of the name that follows."""


_FLAGS = 0x0008_0800
"""IN_NONBLOCK and IN_CLOEXEC."""


class Came(IntFlag):
    """What to be told of, and what came."""

    ATTRIBUTES = 0x4
    CLOSED_WRITTEN = 0x8
    CLOSED = 0x10
    OPENED = 0x20
    MADE = 0x100
    REMOVED = 0x200
    OVERFLOWED = 0x4000


@dataclass(frozen=True, slots=True)
class News:
    """watch: the number that `add` gave. name: the file in a watched folder; empty where a file is watched."""

    watch: int
    came: int
    name: str


def unpacked(data: bytes) -> list[News]:
    """What a read gave, which always ends with a whole message."""
    found: list[News] = []
    at = 0
    while len(data) - at >= _HEAD.size:
        watch, came, _, length = _HEAD.unpack_from(data, at)
        begin = at + _HEAD.size
        found.append(News(watch, came, os.fsdecode(data[begin : begin + length].rstrip(b"\0"))))
        at = begin + length
    return found


class Inotify:
    """One queue of news. Raises UnansweredError where the system has none, or no more."""

    def __init__(self, heard: Callable[[News], None]) -> None:
        self._libc = _library()
        self._heard = heard
        self._file = int(self._libc.inotify_init1(_FLAGS))
        if self._file < 0:
            raise UnansweredError(f"files that are opened cannot be watched ({os.strerror(ctypes.get_errno())})")
        self._notifier: QSocketNotifier | None = QSocketNotifier(self._file, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)

    def add(self, path: Path, came: Came) -> int:
        """Watch this file or folder; the number of it. Raises OSError."""
        watch = int(self._libc.inotify_add_watch(self._file, os.fsencode(path), int(came)))
        if watch < 0:
            error = ctypes.get_errno()
            raise OSError(error, os.strerror(error), str(path))
        return watch

    def close(self) -> None:
        """Closing twice does nothing."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
            os.close(self._file)

    def _read(self) -> None:
        while self._notifier is not None:
            try:
                data = os.read(self._file, 4096)
            except BlockingIOError:
                return
            for news in unpacked(data):
                if self._notifier is not None:
                    self._heard(news)


def _library() -> Any:  # noqa: ANN401 (its functions carry no types)
    if not sys.platform.startswith("linux"):
        raise UnansweredError("only Linux tells of files that are opened", hopeful=False)
    return ctypes.CDLL(None, use_errno=True)
