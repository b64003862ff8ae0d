"""Failures of SQLite and of the disk, as one sentence each: what, where, the way out.

Three kinds: what may pass (the disk is full), what is damaged, and all else, which only a person can change.
"""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from typing import Final

from app.ports import HistoryRefusedError


class PassingError(HistoryRefusedError):
    """The disk or another program refuses now; the same may be tried again later."""


class DamagedError(HistoryRefusedError):
    """What stands in the file is no sound database (any more)."""


_PRIMARY: Final = 0xFF
"""The low byte of an extended result code is the plain one (sqlite.org/rescode.html)."""

_FULL: Final = "the disk is full. Free some space there"
_READ_ONLY: Final = "the place is read-only. Make it writable"
_FORBIDDEN: Final = "its permissions forbid it. Make file and folder yours to read and write"
_NO_FOLDER: Final = "a file stands where its folder should be. Move that file away"
_LOCKED: Final = "another program has locked it. Close the program that has the file open"

_PASSING: Final = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _FORBIDDEN,
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened or created. See that its folder exists and is yours to write",
    sqlite3.SQLITE_IOERR: "the disk reports an error. See that it is connected and has free space",
}

_DAMAGED: Final = {
    sqlite3.SQLITE_CORRUPT: "the file is damaged. Restart Supple, and it puts a backup in its place",
    sqlite3.SQLITE_NOTADB: "it is no history of Supple. Restart Supple, and it puts a backup in its place",
}

_SYSTEM_REASONS: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.EISDIR: "a folder stands in its place. Move that folder away",
    errno.ENOENT: "it is not there. See that the disk it lies on is connected; restarted, Supple begins a new one",
}


def refusal(path: Path, what: str, error: BaseException) -> HistoryRefusedError:
    """The sentence for `error`, of the kind it is. what: what could not be done, as in "could not be opened"."""
    original = getattr(error, "orig", error)  # what SQLAlchemy has wrapped
    kind, reason = _reason(original if isinstance(original, Exception) else error)
    return kind(f"The history {path} {what}: {reason}.")


def _reason(error: BaseException) -> tuple[type[HistoryRefusedError], str]:
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        primary = code & _PRIMARY if isinstance(code, int) else None
        if primary in _PASSING:
            return PassingError, _PASSING[primary]
        if primary in _DAMAGED:
            return DamagedError, _DAMAGED[primary]
        return HistoryRefusedError, f"SQLite says: {error}. Restart the app, and report this if it comes again"
    if isinstance(error, OSError):
        known = None if error.errno is None else _SYSTEM_REASONS.get(error.errno)
        other = f"the system says: {error.strerror or error}. See that its folder is yours to write"
        return PassingError, known or other
    return HistoryRefusedError, f"{error}. Report this, and restart the app"
