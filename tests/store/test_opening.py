from __future__ import annotations

import os
import sqlite3
import stat
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.core import events as e
from app.core.events import Activity, How
from app.core.state import State
from app.ports import HistoryRefusedError
from app.store.backup import backup
from app.store.beside import backups
from app.store.header import SCHEMA
from app.store.history import SqlHistory, open_history
from app.store.migrate import migrate
from app.store.opening import open_file
from app.store.refusals import PassingError

Opener = Callable[[], SqlHistory]


def a_year(history: SqlHistory, state: State, spans: int = 2000) -> None:
    closed = [
        e.SpanClosed(t + 60, Activity.SITTING, How.MEASURED, t, t + 60, t + state.wall)
        for t in range(0, 60 * spans, 60)
    ]
    history.save(closed, replace(state, t=60 * spans))


def test_a_history_is_created_with_its_folder_for_its_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "share" / "supple" / "history.sqlite"
    open_file(path, UTC).db.close()
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_new_history_is_what_the_steps_lead_to(path: Path) -> None:
    open_file(path, UTC).db.close()
    stepped = path.with_name("stepped.sqlite")
    stepped.touch()
    migrate(stepped)
    assert made_of(path) == made_of(stepped)


def test_a_history_that_is_not_to_be_created_is_missed(path: Path) -> None:
    with pytest.raises(PassingError, match="it is not there"):
        open_file(path, UTC, create=False)
    assert not path.exists()


def test_an_empty_file_left_by_a_crash_becomes_a_history(opened: Opener, path: Path) -> None:
    path.touch()
    assert opened().load() is None


def test_a_path_with_marks_of_its_own_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "Zoë's 100% ?mode=ro #1" / "history.sqlite"
    open_history(path, ZoneInfo("UTC")).close()
    assert path.stat().st_size > 0


def made_of(path: Path) -> tuple[object, ...]:
    """Everything in the file: tables and indexes with the parts of their definitions, and what its header says."""
    with closing(sqlite3.connect(path)) as db:
        found = db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        header = [db.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")]
        version = db.execute("SELECT * FROM alembic_version").fetchall()
    return (
        {(name, frozenset(part.strip(" ,\t") for part in text.split("\n") if part)) for name, text in found},
        header,
        version,
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if not each.name.endswith("-lock")}


def test_a_newer_history_is_refused_and_left_untouched_to_the_byte(opened: Opener, path: Path, state: State) -> None:
    history = opened()
    a_year(history, state)
    history.close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
    before = contents(path.parent)
    with pytest.raises(HistoryRefusedError) as refused:
        opened()
    assert str(refused.value) == (
        f"The history {path} was written by a newer Supple (its format is 99, this one knows {SCHEMA}); "
        "it was left untouched. Install the newer Supple again."
    )
    assert contents(path.parent) == before


def test_a_newer_history_left_by_a_kill_is_refused_with_its_log_untouched(
    history: SqlHistory, opened: Opener, path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    history.close()
    elsewhere = tmp_path_factory.mktemp("killed")
    with closing(sqlite3.connect(path)) as newer:  # as a migration does it: the format outside the log, rows in it
        newer.executescript("PRAGMA journal_mode = DELETE; PRAGMA user_version = 99; PRAGMA journal_mode = WAL;")
        newer.execute("INSERT INTO holds (at_utc, reason, offset_minutes) VALUES ('2026-03-02 08:00:00', 'call', 60)")
        newer.commit()
        for name, content in contents(path.parent).items():
            (elsewhere / name).write_bytes(content)
    before = contents(elsewhere)
    assert len(before) == 3
    with pytest.raises(HistoryRefusedError, match="its format is 99"):
        open_file(elsewhere / path.name, UTC)
    assert contents(elsewhere) == before


def test_a_newer_format_that_stands_in_the_log_alone_is_refused_too(
    history: SqlHistory, opened: Opener, path: Path
) -> None:
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
        with pytest.raises(HistoryRefusedError, match="its format is 99"):
            opened()


def spoil(path: Path, how: str) -> None:
    content = path.read_bytes()
    middle = len(content) // 2
    damage = {
        "overwritten in its middle": content[:middle] + b"\xff" * 8192 + content[middle + 8192 :],
        "cut in half": content[:middle],
        "emptied": b"",
        "without its head": b"\0" * 4096 + content[4096:],
    }
    path.write_bytes(damage[how])


@pytest.mark.parametrize("how", ["overwritten in its middle", "cut in half", "emptied", "without its head"])
def test_a_damaged_history_gives_way_to_its_backup(how: str, opened: Opener, path: Path, state: State) -> None:
    history = opened()
    a_year(history, state)
    history.close()
    backup(path, backups(path), state.wall)
    spoil(path, how)
    spoilt = path.read_bytes()
    with closing(open_file(path, UTC).db) as db:
        assert db.execute("SELECT count(*) FROM spans").fetchone() == (2000,)
    (aside,) = path.parent.glob("history-damaged-*.sqlite")
    assert aside.read_bytes() == spoilt


@pytest.mark.parametrize("how", ["overwritten in its middle", "cut in half", "without its head"])
def test_without_a_backup_a_new_history_begins(how: str, opened: Opener, path: Path, state: State) -> None:
    history = opened()
    a_year(history, state)
    history.close()
    spoil(path, how)
    found = open_file(path, UTC)
    with closing(found.db) as db:
        assert db.execute("SELECT count(*) FROM spans").fetchone() == (0,)
    assert str(found.recovered).startswith(f"The history {path} was damaged.")


def test_an_index_that_misses_a_row_is_damage(opened: Opener, path: Path, state: State) -> None:
    history = opened()
    a_year(history, state, 100)
    history.close()
    with closing(sqlite3.connect(path)) as hand:
        hand.execute("PRAGMA writable_schema = ON")
        hand.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'began_utc', 'ended_utc') WHERE name = 'spans_by_time'"
        )
        hand.commit()
    assert open_file_and_close(path) is not None


def open_file_and_close(path: Path) -> str | None:
    found = open_file(path, UTC)
    found.db.close()
    return found.recovered


def test_a_sound_history_is_not_recovered(history: SqlHistory, path: Path) -> None:
    history.close()
    assert open_file_and_close(path) is None


def test_a_history_that_was_removed_is_not_brought_back_by_its_backup(opened: Opener, path: Path, state: State) -> None:
    history = opened()
    a_year(history, state, 10)
    history.close()
    backup(path, backups(path), state.wall)
    path.unlink()
    anew = opened()
    assert anew.load() is None
    (said,) = anew.said
    assert said == (
        f"The history {path} was removed, so a new one begins. Its backups are kept in {backups(path)}: to have it "
        "back, quit Supple and copy the newest one to history.sqlite; to be rid of it, delete them too."
    )
    assert opened().said == ()


def test_a_first_history_is_no_news(opened: Opener) -> None:
    assert opened().said == ()


def test_the_log_of_a_history_that_was_removed_does_not_come_into_the_new_one(
    history: SqlHistory, opened: Opener, path: Path, state: State
) -> None:
    a_year(history, state, 10)
    log = path.with_name(path.name + "-wal")
    kept = log.read_bytes()
    history.close()
    path.unlink()
    log.write_bytes(kept)
    assert opened().load() is None


def test_a_folder_in_the_place_of_the_history_is_named(path: Path) -> None:
    path.mkdir()
    with pytest.raises(PassingError, match="a folder stands in its place"):
        open_file(path, UTC)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_in_the_place_of_the_history_is_named_and_keeps_nobody_waiting(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(PassingError, match="it is no file"):
        open_file(path, UTC)


def test_a_file_in_the_place_of_its_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "supple").touch()
    with pytest.raises(PassingError, match="a file stands where its folder should be"):
        open_file(tmp_path / "supple" / "history.sqlite", UTC)


def test_a_lock_that_does_not_go_is_waited_for_no_longer_than_asked(history: SqlHistory, path: Path) -> None:
    history.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(PassingError, match="another program has locked it"):
            open_file(path, UTC, patience=0.1)
    assert open_file_and_close(path) is None
