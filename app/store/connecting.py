"""Connections to a history, as they are set up. Opens what is there; makes and judges nothing."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Final

from app.store import beside

READ_PATIENCE: Final = 0.2
"""Seconds to wait for another program's lock where a window waits too."""

SAVE_PATIENCE: Final = 2.0
"""The same in the thread that writes."""

LOG_PAGES: Final = 100
"""Pages (of 4 kB) after which the log is folded into the file: a small log leaves room on a small disk."""


def for_writing(path: Path, patience: float = SAVE_PATIENCE) -> sqlite3.Connection:
    """The connection that writes, durable with each commit, also through a power cut.

    FULL syncs the log before a commit returns. Transactions are begun by hand. It may go from thread to thread, but
    belongs to one at a time. patience: seconds to wait for a lock. Raises sqlite3.Error.
    """
    db = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA synchronous = FULL")
    db.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
    return db


def for_reading(path: Path, patience: float = READ_PATIENCE) -> sqlite3.Connection:
    """A connection that only reads, also on a disk that lets nobody write.

    patience: seconds to wait for a lock. Raises sqlite3.Error.
    """
    place = path.absolute().as_uri()
    try:
        return _looked_into(f"{place}?mode=ro", patience)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        return _looked_into(f"{place}?immutable=1", patience)  # a log of its own (WAL) cannot be made there


def _looked_into(place: str, patience: float) -> sqlite3.Connection:
    db = sqlite3.connect(place, uri=True, timeout=patience, isolation_level=None)
    try:
        db.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.Error:
        db.close()
        raise
    return db


def alone(path: Path) -> sqlite3.Connection | None:
    """To be the one process that writes this history, until closed or the process ends; None where another is.

    The lock of a file beside it, by SQLite's own means of each system. Raises OSError, sqlite3.Error.
    """
    place = beside.lock(path)
    os.close(os.open(place, os.O_RDWR | os.O_CREAT, 0o600))  # tells better than SQLite what stands against it
    lock = sqlite3.connect(place, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        lock.execute("PRAGMA journal_mode = MEMORY")  # no second file
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return None
    return lock
