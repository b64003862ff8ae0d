"""From a path to a connection on a history that is ours, sound and up to date, or to one sentence why not.

What a newer Supple, or something else, wrote is told by the file's first bytes alone and never opened.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Final

from app.store import beside
from app.store import statements as sql
from app.store.connecting import SAVE_PATIENCE, for_writing
from app.store.header import APPLICATION, SCHEMA, read_header, refuse_newer
from app.store.recovery import put_back, recover
from app.store.refusals import DamagedError, refusal

START_PATIENCE: Final = 10.0
"""Seconds to wait at the start for another program's lock."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The connection that writes; recovered: the sentence on it, where a backup took the place of a damaged file."""

    db: sqlite3.Connection
    recovered: str | None = None


def open_file(path: Path, zone: tzinfo, *, create: bool = True, patience: float = START_PATIENCE) -> Opened:
    """Open the history at `path`: created (where that is asked), migrated or recovered where needed.

    patience: seconds to wait for another program's lock. Raises HistoryRefusedError: a PassingError for what may be
    tried again.
    """
    try:
        return Opened(_open(path, create=create, patience=patience))
    except DamagedError:
        done = recover(path, zone)
        return Opened(_open(path, create=True, patience=patience), done)


def _open(path: Path, *, create: bool, patience: float) -> sqlite3.Connection:
    try:
        put_back(path)
        if create and not path.exists():
            _create(path)
        _bring_up_to_date(path)
        db = for_writing(path, patience)
        try:
            _sound(db, path)
            db.execute(f"PRAGMA busy_timeout = {round(SAVE_PATIENCE * 1000)}")
        except BaseException:
            db.close()
            raise
    except (OSError, sqlite3.Error) as error:
        raise refusal(path, "could not be opened", error) from error
    return db


def _bring_up_to_date(path: Path) -> None:
    header = read_header(path)
    if header is None:
        if any(beside.backups(path).glob(f"{path.stem}-*{path.suffix}")):
            raise DamagedError(f"The history {path} is empty.")
        _make(path)
    elif header.schema < SCHEMA:
        from app.store.migrate import migrate  # noqa: PLC0415 - Alembic and the ORM are loaded only where needed

        migrate(path)


def _create(path: Path) -> None:
    """A new history, only its user's to read, in a folder likewise; what a lost one left must not come into it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    for log in beside.logs(path):
        log.replace(log.with_name(log.name + ".left"))
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    _make(path)


def _make(path: Path) -> None:
    """The tables in an empty file, whole or not at all; no log beside it, so that its header says it all."""
    db = sqlite3.connect(path, isolation_level=None, timeout=SAVE_PATIENCE)
    try:
        db.execute("PRAGMA synchronous = EXTRA")
        db.execute("BEGIN EXCLUSIVE")
        for statement in sql.CREATE:
            db.execute(statement)
        db.execute("INSERT INTO alembic_version VALUES (?)", [str(SCHEMA)])
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {SCHEMA}")
        db.execute("COMMIT")
    finally:
        db.close()


def _sound(db: sqlite3.Connection, path: Path) -> None:
    """Switch the log to WAL (stays as it was where the file system shares no memory) and look the file through."""
    refuse_newer(path, db.execute("PRAGMA user_version").fetchone()[0])  # a log may say more
    db.execute("PRAGMA journal_mode = WAL")
    found = db.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise DamagedError(f"The history {path} could not be opened: {str(found).splitlines()[0]}.")
