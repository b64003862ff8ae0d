from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.core import events as e
from app.core.state import State
from app.ports import HistoryRefusedError
from app.store.backup import Backup, backup, made_within, newest_good
from app.store.history import SqlHistory

DAY = 86400


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def holds_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM holds").fetchone()[0])


def test_a_backup_holds_what_was_saved_while_the_app_runs_on(
    history: SqlHistory, path: Path, folder: Path, state: State
) -> None:
    history.save([e.Held(10, "call")], replace(state, t=10))
    made = backup(path, folder, state.wall)
    history.save([e.Held(20, "call")], replace(state, t=20))
    assert made == folder / "history-20260302T080000Z.sqlite"
    assert holds_in(made) == 1
    assert holds_in(path) == 2


def test_a_backup_is_one_file(history: SqlHistory, path: Path, folder: Path, state: State) -> None:
    assert names(backup(path, folder, state.wall).parent) == ["history-20260302T080000Z.sqlite"]
    holds_in(folder / "history-20260302T080000Z.sqlite")
    assert names(folder) == ["history-20260302T080000Z.sqlite"]


def test_the_seven_newest_backups_are_kept(history: SqlHistory, path: Path, folder: Path, state: State) -> None:
    made = [backup(path, folder, state.wall + night * DAY).name for night in range(9)]
    assert names(folder) == made[2:]


def test_the_backup_just_made_is_kept_though_the_clock_was_set_back(
    history: SqlHistory, path: Path, folder: Path, state: State
) -> None:
    later = [backup(path, folder, state.wall + night * DAY).name for night in range(7)]
    earlier = backup(path, folder, state.wall - DAY).name
    assert names(folder) == [earlier, *later[1:]]


def test_what_backup_did_not_make_is_left_alone(history: SqlHistory, path: Path, folder: Path, state: State) -> None:
    folder.mkdir()
    others = ["history-format-1.sqlite", "history-of-mine.sqlite", "notes.txt"]
    for name in others:
        (folder / name).touch()
    for night in range(9):
        backup(path, folder, state.wall + night * DAY)
    assert set(others) < set(names(folder))
    assert len(names(folder)) == 7 + len(others)


def test_a_second_backup_in_the_same_second_takes_the_place_of_the_first(
    history: SqlHistory, path: Path, folder: Path, state: State
) -> None:
    assert backup(path, folder, state.wall) == backup(path, folder, state.wall)
    assert len(names(folder)) == 1


def test_no_backup_is_made_of_a_damaged_history_and_the_earlier_ones_stay(
    history: SqlHistory, path: Path, folder: Path, state: State
) -> None:
    history.leave()  # so that such a heap may take its time
    history.save([e.Held(t, "microphone") for t in range(5000)], replace(state, t=5000))
    earlier = backup(path, folder, state.wall)
    history.close()
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] + b"\xff" * 8192 + content[len(content) // 2 + 8192 :])
    with pytest.raises(HistoryRefusedError, match="damaged"):
        backup(path, folder, state.wall + DAY)
    assert names(folder) == [earlier.name]


def test_a_history_that_is_not_there_has_no_backup(path: Path, folder: Path, state: State) -> None:
    with pytest.raises(HistoryRefusedError, match="could not be copied"):
        backup(path, folder, state.wall)
    assert names(folder) == []
    assert not path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_backup_is_for_its_user_alone(history: SqlHistory, path: Path, folder: Path, state: State) -> None:
    assert backup(path, folder, state.wall).stat().st_mode & 0o077 == 0


def test_a_backup_that_cannot_be_stored_leaves_nothing_half_made(history: SqlHistory, path: Path, folder: Path) -> None:
    folder.touch()
    with pytest.raises(HistoryRefusedError, match="a file stands where its folder should be"):
        backup(path, folder, 0)
    assert folder.read_bytes() == b""


def test_the_backup_that_goes_furthest_is_the_newest_whatever_its_name(
    history: SqlHistory, path: Path, folder: Path, state: State
) -> None:
    assert newest_good(path) is None
    for t in (20, 10):  # the clock was set back a day between the two
        history.save([], replace(state, t=t))
        backup(path, folder, state.wall + t * DAY)
    good = newest_good(path)
    assert good == Backup(folder / "history-20260322T080000Z.sqlite", "2026-03-02 08:00:20")


def test_a_backup_that_is_damaged_foreign_newer_or_no_file_is_no_good(
    history: SqlHistory, path: Path, folder: Path, state: State
) -> None:
    history.save([], replace(state, t=10))
    whole = backup(path, folder, state.wall)
    (folder / "history-empty.sqlite").touch()
    (folder / "history-text.sqlite").write_text("no database" * 99)
    (folder / "history-folder.sqlite").mkdir()
    (folder / "history-half.sqlite").write_bytes(whole.read_bytes()[:9000])
    for name, pragma in (("newer", "user_version = 99"), ("foreign", "application_id = 7")):
        other = folder / f"history-{name}.sqlite"
        other.write_bytes(whole.read_bytes())
        with closing(sqlite3.connect(other)) as connection:
            connection.execute("UPDATE state SET saved_utc = '2030-01-01 00:00:00'")
            connection.commit()
            connection.execute(f"PRAGMA {pragma}")
    good = newest_good(path)
    assert good is not None
    assert good.path == whole


def test_a_backup_of_less_than_a_day_ago_is_known_by_its_name(
    history: SqlHistory, path: Path, folder: Path, state: State
) -> None:
    assert not made_within(path, folder, state.wall, DAY)
    backup(path, folder, state.wall)
    assert made_within(path, folder, state.wall + DAY - 1, DAY)
    assert not made_within(path, folder, state.wall + DAY, DAY)
    assert not made_within(path, folder, state.wall, 0)


def test_a_backup_of_tomorrow_is_none_of_today(history: SqlHistory, path: Path, folder: Path, state: State) -> None:
    backup(path, folder, state.wall + DAY)
    assert not made_within(path, folder, state.wall, DAY)
