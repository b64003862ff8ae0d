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
from app.store.refusals import DamagedError, refusal

START_PATIENCE: Final = 10.0
"""Seconds to wait at the start for another program's lock."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The connection that writes; recovered: a sentence where it does not go on from what was there before."""

    db: sqlite3.Connection
    recovered: str | None = None


def open_file(path: Path, zone: tzinfo, *, create: bool = True, patience: float = START_PATIENCE) -> Opened:
    """Open the history at `path`: created (where that is asked), migrated or recovered where needed.

    A removed one is not brought back by its backup: it may have been removed on purpose. patience: seconds to wait for
    another program's lock. Raises HistoryRefusedError: a PassingError for what may be tried again.
    """
    removed = create and _removed(path)
    try:
        return Opened(_open(path, create=create, patience=patience), removed or None)
    except DamagedError:
        from app.store.recovery import recover  # noqa: PLC0415 - few starts need it

        done = recover(path, zone)
        return Opened(_open(path, create=True, patience=patience), done)


def _removed(path: Path) -> str:
    """What to say where there is no history, but backups of one; "" else."""
    if os.path.lexists(path) or beside.restored(path).exists() or not beside.backed_up(path):
        return ""
    return (
        f"The history {path} was removed, so a new one begins. Its backups are kept in {beside.backups(path)}: to have "
        f"it back, quit Supple and copy the newest one to {path.name}; to be rid of it, delete them too."
    )


def _open(path: Path, *, create: bool, patience: float) -> sqlite3.Connection:
    try:
        beside.put_back(path)
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
        if beside.backed_up(path):
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
