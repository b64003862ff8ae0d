"""Lets one process at a time change the settings file, so that of two changes in the same instant both stay.

Knows nothing of what is changed.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

PATIENCE = 5.0
"""Seconds to wait for others; a change takes milliseconds."""
_PAUSE = 0.02


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """While this lasts nobody else changes the file, nor what it links to. Makes its folder.

    Raises OSError: where the folder cannot be written, or where others went on changing for 5 s.
    """
    target = resolved(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    lock = target.with_name(f".{target.name}.lock")
    file = _held(lock)
    try:
        yield
    finally:
        _let_go(lock, file)


def resolved(path: Path) -> Path:
    """Where a link leads in the end. Raises OSError, for a link to itself too."""
    try:
        return path.resolve()
    except RuntimeError as error:  # Python 3.11 and 3.12 say it so
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error


def _held(lock: Path) -> BinaryIO:
    until = time.monotonic() + PATIENCE
    while True:
        file = lock.open("ab")
        if _hold(file) and _same(lock, file):
            return file
        file.close()
        if time.monotonic() > until:
            raise TimeoutError(errno.ETIMEDOUT, "another program goes on changing them")
        time.sleep(_PAUSE)


if sys.platform == "win32":
    import msvcrt

    def _hold(file: BinaryIO) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def _same(lock: Path, file: BinaryIO) -> bool:  # noqa: ARG001
        return True

    def _let_go(lock: Path, file: BinaryIO) -> None:  # noqa: ARG001
        """The file stays: others may hold it open, and Windows takes none of those away."""
        file.close()

else:
    import fcntl

    def _hold(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _same(lock: Path, file: BinaryIO) -> bool:
        """Whoever held it before has taken it away: then ours is a lock that nobody else will look for."""
        try:
            return os.path.samestat(os.fstat(file.fileno()), lock.stat())
        except FileNotFoundError:
            return False

    def _let_go(lock: Path, file: BinaryIO) -> None:
        lock.unlink(missing_ok=True)
        file.close()
