from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.store.connecting import alone, for_reading, for_writing
from app.store.history import SqlHistory


@pytest.fixture
def closed(history: SqlHistory, path: Path) -> Path:
    history.close()
    return path


def test_a_commit_is_synced_before_it_returns_and_rows_must_hang_together(closed: Path) -> None:
    with closing(for_writing(closed)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert db.execute("PRAGMA synchronous").fetchone() == (2,)
        assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_writing_makes_no_file(path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError), closing(for_writing(path)) as db:
        db.execute("SELECT 1")
    assert not path.exists()


def test_reading_cannot_write(closed: Path) -> None:
    with closing(for_reading(closed)) as db, pytest.raises(sqlite3.OperationalError, match="readonly"):
        db.execute("DELETE FROM state")


def test_what_is_damaged_is_told_when_it_is_opened(path: Path) -> None:
    path.write_bytes(b"no database " * 99)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        for_reading(path)


def test_one_alone_may_write_until_it_lets_go(path: Path) -> None:
    first = alone(path)
    assert first is not None
    assert alone(path) is None
    assert [each.name for each in path.parent.iterdir()] == ["history.sqlite-lock"]
    first.close()
    again = alone(path)
    assert again is not None
    again.close()


def test_where_no_lock_can_be_had_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        alone(tmp_path / "no folder" / "history.sqlite")
