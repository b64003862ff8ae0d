"""From a path to an engine on a history that is ours, sound and up to date, or to one sentence why not.

What a newer Supple, or something else, wrote is told by the file's first bytes alone and never opened. Recovery of a
damaged file would begin where `_sound` refuses it.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from app.ports import HistoryRefusedError
from app.store.header import LOCK_PATIENCE, read_header, refuse_newer
from app.store.refusals import refusal
from app.store.tables import SCHEMA


def open_engine(path: Path) -> Engine:
    """An engine on the history at `path`, created or migrated where needed. Raises HistoryRefusedError."""
    try:
        _create(path)
        found = read_header(path)
        if found is None or found.schema < SCHEMA:
            from app.store.migrate import migrate  # noqa: PLC0415 - Alembic is loaded only where it is needed

            migrate(path)
    except OSError as error:
        raise refusal(path, "could not be opened", error) from error
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": LOCK_PATIENCE, "isolation_level": "IMMEDIATE"},
    )
    event.listen(engine, "connect", _set_up)
    try:
        _sound(engine, path)
    except HistoryRefusedError:
        engine.dispose()
        raise
    except DBAPIError as error:
        engine.dispose()
        raise refusal(path, "could not be opened", error) from error
    return engine


def _create(path: Path) -> None:
    """An empty file only its user can read, in a folder likewise, where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    """Durable with each commit, also through a power cut: FULL syncs the log before a commit returns."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _sound(engine: Engine, path: Path) -> None:
    """Switch the log to WAL (stays as it was where the file system shares no memory) and look the file through."""
    with engine.connect() as connection:
        refuse_newer(path, connection.exec_driver_sql("PRAGMA user_version").scalar_one())  # a log may say more
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        raise HistoryRefusedError(
            f"The history {path} could not be opened: the file is damaged ({str(found).splitlines()[0]}). "
            "Move it away or put a backup in its place."
        )
