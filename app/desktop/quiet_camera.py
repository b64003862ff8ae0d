"""A camera in use: the kernel says when /dev/video* is opened or closed, then we look who has it open.

Programs that only ask what a camera can do open it for a moment, so the look waits a little.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer

from app.desktop.api import Lost
from app.desktop.inotify import Came, Inotify, News
from app.desktop.seen import NOTHING, Seen, Sign, TellSeen, unseen

SETTLES = 1000
"""Milliseconds from the last opening or closing to the look."""
DEVICES, PROCESSES = Path("/dev"), Path("/proc")
GROUP = "the right to see when a camera is opened: sudo usermod -aG video $USER, then log in again"
PASSING_ON = frozenset({"pipewire", "wireplumber", "pipewire-media-"})
"""Servers that hold cameras for other programs, in use or not; who uses one through them PipeWire says itself. By the
first 15 letters of their names."""


class Camera:
    """Which programs hold a camera open, among those of our own user: others' cannot be seen."""

    def __init__(self, devices: Path = DEVICES, processes: Path = PROCESSES) -> None:
        self._devices, self._processes = devices, processes
        self._tell: TellSeen = unseen
        self._inotify: Inotify | None = None
        self._folder = -1
        self._refused: set[str] = set()
        self._watched: set[str] = set()
        self._users: frozenset[str] = frozenset()
        self._settling = QTimer()
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLES)
        self._settling.timeout.connect(self._see)

    def start(self, tell: TellSeen, lost: Lost) -> None:  # noqa: ARG002 (the kernel does not go away)
        self.stop()
        self._tell, self._users = tell, frozenset()
        self._inotify = Inotify(self._heard)
        self._folder = self._inotify.add(self._devices, Came.MADE | Came.REMOVED | Came.ATTRIBUTES)
        for path in self._devices.glob("video*"):
            self._watch(path)
        self._see()

    def settle(self, patience: float) -> None:
        """The kernel answers at once."""

    def looks(self) -> bool:
        return False

    def look(self) -> None:
        """The kernel says when a camera is opened."""

    def says(self) -> str:
        if self._users:
            return f"in use by {', '.join(sorted(self._users))}"
        if self._refused:
            return f"cannot tell: no permission for {', '.join(sorted(self._refused))}"
        return "not in use" if self._watched else "there is no camera"

    def missing(self) -> str:
        return GROUP if self._refused else ""

    def stop(self) -> None:
        self._settling.stop()
        if self._inotify is not None:
            self._inotify.close()
            self._inotify = None
        self._watched, self._refused = set(), set()

    def _watch(self, path: Path) -> None:
        if self._inotify is None or path.name in self._watched:
            return
        try:
            self._inotify.add(path, Came.OPENED | Came.CLOSED | Came.CLOSED_WRITTEN)
        except FileNotFoundError:  # gone again
            pass
        except OSError:  # no permission yet: udev may still give it, which changes the attributes
            self._refused.add(path.name)
        else:
            self._refused.discard(path.name)
            self._watched.add(path.name)

    def _heard(self, news: News) -> None:
        if news.watch != self._folder:
            self._settling.start()
        elif news.name.startswith("video"):
            if news.came & Came.REMOVED:
                self._watched.discard(news.name)
                self._refused.discard(news.name)
            else:
                self._watch(self._devices / news.name)
            self._settling.start()

    def _see(self) -> None:
        wanted = {str(self._devices / name) for name in self._watched | self._refused}
        self._users = frozenset(holders(self._processes, wanted)) - PASSING_ON if wanted else frozenset()
        self._tell(Seen(signs=frozenset({Sign.CAMERA})) if self._users else NOTHING)


def holders(processes: Path, files: set[str]) -> Iterator[str]:
    """The names of the processes that have one of these files open, as far as we may see them."""
    for process in processes.glob("[0-9]*"):
        try:
            with os.scandir(process / "fd") as opened:
                if any(_target(one.path) in files for one in opened):
                    yield (process / "comm").read_text(encoding="utf-8", errors="replace").strip()
        except OSError:  # ended meanwhile, or another user's
            continue


def _target(path: str) -> str:
    try:
        return os.readlink(path)  # noqa: PTH115 (thousands at a time)
    except OSError:  # closed meanwhile
        return ""
