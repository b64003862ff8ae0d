"""Bring a history up to the schema of this app, after a backup. Imports Alembic: loaded only when there is need.

One transaction in a rollback journal, so that the file, its header included, is either as before or done.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import URL, Connection, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from app.ports import HistoryRefusedError
from app.store import beside
from app.store.backup import copy_to
from app.store.connecting import SAVE_PATIENCE
from app.store.header import APPLICATION, SCHEMA, read_header
from app.store.refusals import refusal

FOLDER: Final = Path(__file__).parent / "migrations"


def migrate(path: Path, folder: Path = FOLDER, schema: int = SCHEMA) -> Path | None:
    """Run what is missing up to `schema`; returns where the backup of the file as it was is, None for an empty file.

    folder: an Alembic environment. Raises HistoryRefusedError; then the file is as it was.
    """
    found = read_header(path, schema)
    kept = None
    if found is not None:
        kept = copy_to(path, beside.backups(path) / f"{path.stem}-format-{found.schema}{path.suffix}")
    engine = create_engine(
        URL.create("sqlite", database=str(path)), poolclass=NullPool, connect_args={"timeout": SAVE_PATIENCE}
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    try:
        with engine.begin() as connection:
            _upgrade(connection, folder, schema)
    except (DBAPIError, CommandError) as error:
        raise refusal(path, "could not be brought up to date", error) from error
    finally:
        engine.dispose()
    return kept


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    """No WAL meanwhile, so nobody else may have the file open; foreign keys are checked at the end."""
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")


def _begin(connection: Connection) -> None:
    """SQLite's driver would begin no transaction before a CREATE TABLE."""
    connection.exec_driver_sql("BEGIN EXCLUSIVE")


def _upgrade(connection: Connection, folder: Path, schema: int) -> None:
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise HistoryRefusedError(
            f"The history could not be brought up to date: a row of {broken[0]} would hang on nothing. "
            "It was left as it was; report this."
        )
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
    connection.exec_driver_sql(f"PRAGMA user_version = {schema}")
