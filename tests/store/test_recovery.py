from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.core import events as e
from app.core.state import State
from app.store.backup import backup
from app.store.beside import backups, restored
from app.store.history import SqlHistory
from app.store.recovery import put_back, recover, set_aside
from app.store.refusals import PassingError

BERLIN = ZoneInfo("Europe/Berlin")
TEN = 1_772_442_000

Opener = Callable[[], SqlHistory]


@pytest.fixture
def damaged(history: SqlHistory, path: Path, state: State) -> Path:
    """A history whose file is nothing any more, last changed at ten; its backup has one hold, of 09:00:10."""
    history.save([e.Held(10, "call")], replace(state, t=10))
    backup(path, backups(path), TEN - 3600)
    history.close()
    path.write_bytes(b"\0" * 9000)
    os.utime(path, (TEN, TEN))
    return path


def holds(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT reason FROM holds").fetchall()


def test_the_backup_takes_its_place_and_the_damaged_file_is_kept_with_its_date(damaged: Path) -> None:
    assert recover(damaged, BERLIN) == (
        f"The history {damaged} was damaged. It was set aside as history-damaged-20260302T090000Z.sqlite, and its "
        "backup history-20260302T080000Z.sqlite took its place: what happened after 2026-03-02 09:00 is missing."
    )
    assert holds(damaged) == [("call",)]
    assert damaged.with_name("history-damaged-20260302T090000Z.sqlite").read_bytes() == b"\0" * 9000
    assert len(list(backups(damaged).iterdir())) == 1


def test_without_a_backup_nothing_stands_in_its_place(damaged: Path) -> None:
    for each in backups(damaged).iterdir():
        each.unlink()
    assert recover(damaged, BERLIN).endswith("; there is no good backup of it, so a new history begins.")
    assert not damaged.exists()


def test_what_stands_beside_it_goes_with_it(damaged: Path) -> None:
    for end in ("-wal", "-shm"):
        damaged.with_name(damaged.name + end).write_text(end)
    aside = set_aside(damaged)
    assert aside.with_name(aside.name + "-wal").read_text() == "-wal"
    assert aside.with_name(aside.name + "-shm").read_text() == "-shm"
    assert not list(damaged.parent.glob("history.sqlite*l"))


def test_two_damaged_in_the_same_second_are_both_kept(damaged: Path) -> None:
    content = damaged.read_bytes()
    first = set_aside(damaged)
    damaged.write_bytes(content + b"second")
    os.utime(damaged, (TEN, TEN))
    assert set_aside(damaged).name == "history-damaged-20260302T090000Z-2.sqlite"
    assert first.read_bytes() == content


def test_where_the_backup_cannot_be_fetched_nothing_is_touched(damaged: Path) -> None:
    blocked = restored(damaged).with_name(restored(damaged).name + ".part")
    blocked.mkdir()
    with pytest.raises(PassingError, match="could not be copied"):
        recover(damaged, BERLIN)
    assert damaged.read_bytes() == b"\0" * 9000


def test_what_a_crash_left_half_recovered_is_taken_at_the_next_opening(
    damaged: Path, opened: Opener, state: State
) -> None:
    restored(damaged).write_bytes(next(backups(damaged).iterdir()).read_bytes())
    damaged.unlink()
    assert opened().load() == replace(state, t=10)
    assert not restored(damaged).exists()


def test_a_history_that_is_there_is_not_replaced_by_what_is_left_of_a_recovery(damaged: Path) -> None:
    restored(damaged).touch()
    put_back(damaged)
    assert damaged.read_bytes() == b"\0" * 9000
