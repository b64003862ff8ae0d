from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from app.core import events as e
from app.core.state import State
from app.ports import HistoryRefusedError
from app.store.header import SCHEMA, read_header
from app.store.history import SqlHistory, open_history
from app.store.migrate import FOLDER, migrate
from app.store.tables import Table

STEP = '''"""A step of a test."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "{next}"
down_revision = "{last}"


def upgrade() -> None:
    """Holds get a note."""
    op.add_column("holds", sa.Column("note", sa.Text()))
    {then}
'''


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    """The real steps, and room for one more."""
    return Path(shutil.copytree(FOLDER, tmp_path / "steps", ignore=shutil.ignore_patterns("__pycache__")))


@pytest.fixture
def kept(history: SqlHistory, path: Path, state: State) -> Path:
    """A closed history of the present format with one hold in it."""
    history.save([e.Held(10, "call")], replace(state, t=10))
    history.close()
    return path


def add_step(steps: Path, then: str = "") -> None:
    (steps / "versions" / "v0999_notes.py").write_text(STEP.format(then=then, last=SCHEMA, next=SCHEMA + 1))


def query(path: Path, text: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(text).fetchall()


def made_of(path: Path) -> set[tuple[str, frozenset[str]]]:
    """Each table and index with the parts of its definition, in no order."""
    found = query(path, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'")
    return {(str(name), frozenset(part.strip(" ,\t") for part in str(sql).splitlines())) for name, sql in found}


def test_the_steps_lead_to_the_tables_as_they_are_declared(tmp_path: Path) -> None:
    (tmp_path / "migrated").touch()
    migrate(tmp_path / "migrated")
    engine = create_engine(f"sqlite:///{tmp_path / 'declared'}")
    Table.metadata.create_all(engine)
    engine.dispose()
    assert made_of(tmp_path / "migrated") == made_of(tmp_path / "declared")


def test_an_empty_file_needs_no_backup(path: Path) -> None:
    path.touch()
    assert migrate(path) is None
    header = read_header(path)
    assert header is not None
    assert header.schema == SCHEMA


def test_a_step_keeps_the_rows_and_leaves_a_backup_of_the_format_before(kept: Path, steps: Path) -> None:
    add_step(steps)
    saved = migrate(kept, steps, SCHEMA + 1)
    assert saved == kept.parent / "backups" / f"history-format-{SCHEMA}.sqlite"
    assert query(kept, "SELECT reason, note FROM holds") == [("call", None)]
    assert query(kept, "PRAGMA user_version") == [(SCHEMA + 1,)]
    assert query(saved, "SELECT * FROM holds") == [(1, "2026-03-02 08:00:10", "call", 60)]
    assert query(saved, "PRAGMA user_version") == [(SCHEMA,)]


def test_the_header_knows_the_new_format_without_any_log(kept: Path, steps: Path) -> None:
    add_step(steps)
    migrate(kept, steps, SCHEMA + 1)
    header = read_header(kept, SCHEMA + 1)
    assert header is not None
    assert header.schema == SCHEMA + 1
    assert not list(kept.parent.glob("*-wal"))


def test_a_step_that_fails_half_way_leaves_the_history_as_it_was(kept: Path, steps: Path) -> None:
    add_step(steps, then='op.execute("UPDATE holds SET reason = NULL")')
    with pytest.raises(HistoryRefusedError, match="could not be brought up to date"):
        migrate(kept, steps, SCHEMA + 1)
    assert query(kept, "SELECT * FROM holds") == [(1, "2026-03-02 08:00:10", "call", 60)]
    assert query(kept, "PRAGMA user_version") == [(SCHEMA,)]


def test_a_step_that_leaves_a_row_hanging_on_nothing_is_undone(kept: Path, steps: Path) -> None:
    row = "INSERT INTO movements VALUES (1, 7, 'hip-hinge', NULL, 6, 40, '2026-03-02 08:00:00', 60)"
    add_step(steps, then=f'op.execute("{row}")')
    with pytest.raises(HistoryRefusedError, match="a row of movements would hang on nothing"):
        migrate(kept, steps, SCHEMA + 1)
    assert query(kept, "SELECT count(*) FROM movements") == [(0,)]


def test_a_history_in_use_is_not_migrated(kept: Path, steps: Path) -> None:
    add_step(steps)
    with closing(sqlite3.connect(kept)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM holds").fetchone()
        with pytest.raises(HistoryRefusedError, match="another program has locked it"):
            migrate(kept, steps, SCHEMA + 1)
    assert query(kept, "PRAGMA user_version") == [(SCHEMA,)]


def test_without_room_for_a_backup_nothing_is_migrated(kept: Path, steps: Path) -> None:
    add_step(steps)
    (kept.parent / "backups").touch()
    with pytest.raises(HistoryRefusedError, match="could not be copied"):
        migrate(kept, steps, SCHEMA + 1)
    assert query(kept, "PRAGMA user_version") == [(SCHEMA,)]


def test_movements_from_before_sides_keep_their_rows_and_say_none(path: Path) -> None:
    path.touch()
    first = Path(shutil.copytree(FOLDER, path.parent / "first", ignore=shutil.ignore_patterns("__pycache__", "v0002*")))
    migrate(path, first, 1)
    with closing(sqlite3.connect(path)) as old, old:
        old.execute(
            "INSERT INTO breaks VALUES (1, 'completed', 'tiny', 0, 60, 60, '2026-03-02 08:00:00',"
            " '2026-03-02 08:01:00', 60, 0)"
        )
        old.execute("INSERT INTO movements VALUES (1, 1, 'hip-hinge', 6, 60, '2026-03-02 08:01:00', 60)")
    history = open_history(path, UTC)
    history.close()
    assert query(path, "SELECT * FROM movements") == [(1, 1, "hip-hinge", None, 6, 60, "2026-03-02 08:01:00", 60)]
    assert query(path.parent / "backups" / "history-format-1.sqlite", "SELECT count(*) FROM movements") == [(1,)]
