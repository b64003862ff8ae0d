"""Says when the settings file says something else, however it was written. Reads it, but knows no setting.

Alone in this room knows Qt, so whoever only reads settings does not import it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QTimer

from app.settings_file.reading import SettingsRefusedError, tables_of, text_of

SETTLES = 100
"""Milliseconds after the last sign of writing until the file is looked at."""
PATIENCE = 2000
"""Milliseconds that a file may be half-written, empty or gone before that is what it says."""


class Watch:
    """Calls `changed` from Qt's loop when what the file says has changed, until closed.

    A file that cannot be read, has become empty or is gone may be in the middle of being written: `changed` then waits
    until it is whole again, 2 s at most. Files and folders that are not there yet are waited for. Wants a
    QCoreApplication.
    """

    def __init__(self, path: Path, changed: Callable[[], None]) -> None:
        self._path, self._changed = path, changed
        self._said = _content(path)
        self._watcher = QFileSystemWatcher()
        self._watcher.fileChanged.connect(self._touched)
        self._watcher.directoryChanged.connect(self._touched_in)
        self._settle, self._patience = _timer(SETTLES, self._look), _timer(PATIENCE, self._say)
        self._is = _identity(path)
        self._follow()

    def close(self) -> None:
        """Watch nothing any more. Closing twice does nothing."""
        self._settle.stop()
        self._patience.stop()
        self._watcher.blockSignals(True)
        if watched := self._watcher.files() + self._watcher.directories():
            self._watcher.removePaths(watched)

    def _touched(self) -> None:
        self._follow()
        self._settle.start()

    def _touched_in(self, folder: str) -> None:
        """Something in a folder; of the one above ours matters only whether ours is still the same."""
        now, before = _identity(self._path), self._is
        if now != before:
            self._is = now
            if watched := self._watcher.files() + self._watcher.directories():
                self._watcher.removePaths(watched)  # those went along with the folder
        elif Path(folder) == _above(self._path):
            return
        self._touched()

    def _follow(self) -> None:
        """Watch the file and its folder or, where they are missing, the nearest folder there is; of a link both ends.

        And the folder above, which alone tells when ours is renamed away. A file that another was renamed over is
        another file, and has to be watched anew.
        """
        wanted = {str(each) for path in (self._path, _target(self._path)) for each in (path, _folder(path))}
        wanted.add(str(_above(self._path)))
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if gone := watched - wanted:
            self._watcher.removePaths(sorted(gone))
        if new := [path for path in wanted - watched if Path(path).exists()]:
            self._watcher.addPaths(new)

    def _look(self) -> None:
        self._follow()
        if _content(self._path) == self._said:
            self._patience.stop()
        elif _whole(self._path):
            self._say()
        elif not self._patience.isActive():
            self._patience.start()

    def _say(self) -> None:
        self._patience.stop()
        content = _content(self._path)
        if content != self._said:
            self._said = content
            self._changed()


def _timer(milliseconds: int, call: Callable[[], None]) -> QTimer:
    timer = QTimer()
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(call)
    return timer


def _content(path: Path) -> str:
    """What the file says, or why it says nothing."""
    try:
        return text_of(path)
    except SettingsRefusedError as refused:
        return f"\0{refused}"


def _whole(path: Path) -> bool:
    try:
        text = text_of(path)
        tables_of(path, text)
    except SettingsRefusedError:
        return False
    return bool(text)


def _target(path: Path) -> Path:
    """What a link leads to; the path itself where that cannot be told."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a ring of links
        return path


def _folder(path: Path) -> Path:
    """The folder it is in, or the nearest one above that is there."""
    return next((folder for folder in path.parents if folder.is_dir()), path.parent)


def _above(path: Path) -> Path:
    return _folder(_folder(path))


def _identity(path: Path) -> tuple[int, int] | None:
    """Which folder it is, whatever it is called; None: it is not there."""
    try:
        found = path.parent.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
