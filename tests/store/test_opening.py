from __future__ import annotations

import sqlite3
import stat
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.core import events as e
from app.core.events import Activity, How
from app.core.state import State
from app.ports import HistoryRefusedError
from app.store.history import SqlHistory, open_history
from app.store.opening import open_engine

Opener = Callable[[], SqlHistory]


def a_year(history: SqlHistory, state: State, spans: int = 2000) -> None:
    closed = [
        e.SpanClosed(t + 60, Activity.SITTING, How.MEASURED, t, t + 60, t + state.wall)
        for t in range(0, 60 * spans, 60)
    ]
    history.save(closed, replace(state, t=60 * spans))


def test_a_history_is_created_with_its_folder_for_its_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "share" / "supple" / "history.sqlite"
    open_engine(path).dispose()
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_an_empty_file_left_by_a_crash_becomes_a_history(opened: Opener, path: Path) -> None:
    path.touch()
    assert opened().load() is None


def test_a_path_with_marks_of_its_own_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "Zoë's 100% ?mode=ro #1" / "history.sqlite"
    open_history(path, ZoneInfo("UTC")).close()
    assert path.stat().st_size > 0


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


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
        f"The history {path} was written by a newer Supple (its format is 99, this one knows 1); "
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
        open_engine(elsewhere / path.name)
    assert contents(elsewhere) == before


def test_a_newer_format_that_stands_in_the_log_alone_is_refused_too(
    history: SqlHistory, opened: Opener, path: Path
) -> None:
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
        with pytest.raises(HistoryRefusedError, match="its format is 99"):
            opened()


def test_a_damaged_history_is_refused_in_one_sentence(opened: Opener, path: Path, state: State) -> None:
    history = opened()
    a_year(history, state)
    history.close()
    content = path.read_bytes()
    middle = len(content) // 2
    path.write_bytes(content[:middle] + b"\xff" * 8192 + content[middle + 8192 :])
    with pytest.raises(HistoryRefusedError, match="the file is damaged") as refused:
        opened()
    assert "\n" not in str(refused.value)
    assert str(refused.value).endswith("Move it away or put a backup in its place.")


def test_half_a_history_is_refused(opened: Opener, path: Path, state: State) -> None:
    history = opened()
    a_year(history, state)
    history.close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(HistoryRefusedError, match="the file is damaged"):
        opened()


def test_a_folder_in_the_place_of_the_history_is_named(opened: Opener, path: Path) -> None:
    path.mkdir()
    with pytest.raises(HistoryRefusedError, match="a folder stands in its place"):
        opened()


def test_a_file_in_the_place_of_its_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "supple").touch()
    with pytest.raises(HistoryRefusedError, match="a file stands where its folder should be"):
        open_engine(tmp_path / "supple" / "history.sqlite")


def test_a_state_that_cannot_be_read_is_named(opened: Opener, path: Path, state: State) -> None:
    opened().save([], state)
    with closing(sqlite3.connect(path)) as hand:
        hand.execute("UPDATE state SET json = '[]'")
        hand.commit()
    with pytest.raises(HistoryRefusedError, match="could not be read: state cannot be"):
        opened().load()
