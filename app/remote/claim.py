"""Who is the one running instance: whoever holds the lock of one file. The system lets go of it when a process ends.

Knows nothing of sockets: a socket left by a crash says nothing, this lock does.
"""

from __future__ import annotations

import os
import sys
from io import FileIO
from pathlib import Path


class ClaimRefusedError(Exception):
    """It cannot be told whether an instance runs; the message says what, where and the way out."""


class Claim:
    """To be the one running instance, until released or the process ends."""

    def __init__(self, file: FileIO) -> None:
        self._file = file

    def release(self) -> None:
        self._file.close()


def claim(lock: Path) -> Claim | None:
    """Be the running instance; None where another is. Makes the lock's folder, for this user alone.

    Raises ClaimRefusedError where the folder cannot be made, written or trusted.
    """
    try:
        lock.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_private(lock.parent)
        file = FileIO(lock, "a", opener=_at_once)
        if _hold(file):
            return Claim(file)
        file.close()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        way_out = "Set XDG_RUNTIME_DIR to a folder that only you can open."
        raise ClaimRefusedError(f"{lock} cannot be used: {reason}. {way_out}") from error
    return None


def _at_once(path: str, flags: int) -> int:
    """Opens it, and waits for nobody where it is a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0), 0o600)


if sys.platform == "win32":
    import msvcrt

    def _hold(file: FileIO) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def is_held(_lock: Path) -> bool:
        """Whether an instance runs that its pipe does not tell of: here each has its pipe until it ends."""
        return False

    def _make_private(folder: Path) -> None:
        """A user's own folder is private there already."""

else:
    import fcntl

    def _hold(file: FileIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def is_held(lock: Path) -> bool:
        """Whether an instance runs, though its socket may be gone. Makes nothing and takes nothing."""
        try:
            with FileIO(lock, opener=_at_once) as file:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def _make_private(folder: Path) -> None:
        if folder.stat().st_uid != os.getuid():
            raise PermissionError(1, "its folder belongs to another user")
        folder.chmod(0o700)
