from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.ports import HistoryRefusedError
from app.store.header import APPLICATION, SCHEMA, Header, read_header
from app.store.history import SqlHistory
from app.store.refusals import DamagedError


def test_a_history_says_that_it_is_ours_and_its_format(history: SqlHistory, path: Path) -> None:
    assert read_header(path) == Header(SCHEMA, APPLICATION)


def test_an_empty_file_has_no_header(path: Path) -> None:
    path.touch()
    assert read_header(path) is None


@pytest.mark.parametrize("content", [b"x", b"not a database" * 20, b"SQLite format 3\0"], ids=["x", "text", "cut off"])
def test_what_is_no_database_counts_as_damaged(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    with pytest.raises(DamagedError, match=r"it is damaged, or no history of Supple\."):
        read_header(path)


def test_a_database_of_another_program_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (address TEXT)")
    with pytest.raises(HistoryRefusedError, match="a database of another program") as refused:
        read_header(path)
    assert not isinstance(refused.value, DamagedError)


def test_a_newer_format_is_refused_by_number(history: SqlHistory, path: Path) -> None:
    with pytest.raises(
        HistoryRefusedError, match=rf"newer Supple \(its format is {SCHEMA}, this one knows {SCHEMA - 1}\)"
    ):
        read_header(path, schema=SCHEMA - 1)
