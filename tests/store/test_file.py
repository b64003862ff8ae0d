from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.core import events as e
from app.core.events import Activity, How, Outcome
from app.core.inputs import BreakKind
from app.core.state import State
from app.ports import HistoryRefusedError
from app.store.backup import backup
from app.store.beside import backups
from app.store.file import HistoryFile, InUseError
from app.store.refusals import PassingError


@pytest.fixture
def file(path: Path) -> Iterator[HistoryFile]:
    made = HistoryFile(path, ZoneInfo("Europe/Berlin"))
    made.open()
    yield made
    made.close()


def hold(t: int) -> e.Held:
    return e.Held(t, "call")


def holds(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("SELECT count(*) FROM holds").fetchone()[0])


def test_one_history_is_written_by_one_at_a_time(file: HistoryFile, path: Path, state: State) -> None:
    other = HistoryFile(path, ZoneInfo("UTC"))
    with pytest.raises(InUseError, match=r"is in use by another Supple\. Quit that one first\."):
        other.open()
    file.save([], state)
    file.close()
    other.open()
    assert other.load() == state
    other.close()


def test_a_history_that_is_taken_away_is_missed_and_what_waited_is_stored_when_it_is_back(
    file: HistoryFile, path: Path, state: State
) -> None:
    home = path.parent / "home"
    home.mkdir()
    inside = HistoryFile(home / path.name, ZoneInfo("UTC"))
    inside.open()
    inside.save([hold(10)], replace(state, t=10))
    home.rename(home.with_name("elsewhere"))
    with pytest.raises(PassingError, match="could not be saved: it is not there"):
        inside.save([hold(20)], replace(state, t=20))
    assert not home.exists()
    home.with_name("elsewhere").rename(home)
    inside.save([hold(20)], replace(state, t=20))
    inside.close()
    assert holds(home / path.name) == 2


def test_a_history_that_is_replaced_by_hand_goes_on_in_the_new_file(
    file: HistoryFile, path: Path, state: State
) -> None:
    file.save([hold(10)], replace(state, t=10))
    kept = backup(path, backups(path), state.wall)
    file.save([hold(20)], replace(state, t=20))
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink()
    shutil.copy(kept, path)
    file.save([hold(30)], replace(state, t=30))
    assert holds(path) == 2
    assert file.load() == replace(state, t=30)


@pytest.mark.parametrize("backed_up", ["with backups", "without"])
def test_a_history_that_is_removed_begins_anew_and_says_so_once(
    file: HistoryFile, path: Path, state: State, backed_up: str
) -> None:
    file.save([hold(10)], replace(state, t=10))
    if backed_up == "with backups":
        backup(path, backups(path), state.wall)
    for each in path.parent.glob("history.sqlite*"):
        each.unlink()
    with pytest.raises(PassingError) as said:
        file.save([hold(20)], replace(state, t=20))
    assert str(said.value).startswith(f"The history {path} was removed, so a new one begins.")
    assert (str(backups(path)) in str(said.value)) is (backed_up == "with backups")
    file.save([hold(20), hold(30)], replace(state, t=30))
    assert holds(path) == 2
    assert file.load() == replace(state, t=30)
    with pytest.raises(InUseError):
        HistoryFile(path, ZoneInfo("UTC")).open()


def test_a_backup_put_in_the_place_of_a_new_history_is_gone_on_with(
    file: HistoryFile, path: Path, state: State
) -> None:
    """As the sentence says it is done."""
    file.save([hold(10)], replace(state, t=10))
    kept = backup(path, backups(path), state.wall)
    path.unlink()
    with pytest.raises(PassingError):
        file.save([hold(20)], replace(state, t=20))
    file.close()
    shutil.copy(kept, path)
    file.open()
    assert file.load() == replace(state, t=10)


def test_a_history_found_damaged_while_saving_gives_way_to_its_backup_and_what_waited_goes_into_that(
    file: HistoryFile, path: Path, state: State
) -> None:
    file.save([hold(t) for t in range(3000)], replace(state, t=3000))
    backup(path, backups(path), state.wall)
    file.close()
    content = path.read_bytes()
    file.open()
    assert file._db is not None
    file._db.execute("PRAGMA shrink_memory")  # or it would not look at the file
    path.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))
    with pytest.raises(PassingError, match=r"was damaged\. It was set aside as history-damaged-"):
        file.save([hold(3001)], replace(state, t=3001))
    file.save([hold(3001)], replace(state, t=3001))
    assert holds(path) == 3001


def test_a_disk_that_was_not_there_at_the_start_gets_the_history_when_it_comes(tmp_path: Path, state: State) -> None:
    (tmp_path / "home").touch()
    late = HistoryFile(tmp_path / "home" / "history.sqlite", ZoneInfo("UTC"))
    with pytest.raises(PassingError, match="a file stands where its folder should be"):
        late.open()
    with pytest.raises(PassingError):
        late.save([hold(10)], replace(state, t=10))
    (tmp_path / "home").unlink()
    late.save([hold(10), hold(20)], replace(state, t=20))
    late.close()
    assert holds(tmp_path / "home" / "history.sqlite") == 2


class Failing:
    """A connection whose commit is done, or undone, and then said to have failed: as a broken disk does it."""

    def __init__(self, db: sqlite3.Connection, ended: str) -> None:
        self.db, self.ended = db, ended

    def execute(self, text: str, values: object = ()) -> sqlite3.Cursor:
        if text != "COMMIT":
            return self.db.execute(text, values)  # type: ignore[arg-type]
        self.db.execute(self.ended)
        failed = sqlite3.OperationalError("disk I/O error")
        failed.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
        raise failed

    def close(self) -> None:
        self.db.close()


@pytest.mark.parametrize("ended", ["COMMIT", "ROLLBACK"])
def test_a_commit_of_which_nobody_knows_whether_it_was_done_is_done_once(
    ended: str, file: HistoryFile, path: Path, state: State
) -> None:
    file.save([hold(10)], replace(state, t=10))
    assert file._db is not None
    file._db = Failing(file._db, ended)  # type: ignore[assignment]
    with pytest.raises(PassingError, match="the disk reports an error"):
        file.save([hold(20), hold(25)], replace(state, t=25))
    file.save([hold(20), hold(25), hold(30)], replace(state, t=30))
    assert holds(path) == 4


def test_a_doubt_goes_on_while_another_program_holds_the_file(file: HistoryFile, path: Path, state: State) -> None:
    assert file._db is not None
    file._db = Failing(file._db, "COMMIT")  # type: ignore[assignment]
    with pytest.raises(PassingError, match="the disk reports an error"):
        file.save([hold(20)], replace(state, t=20))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(PassingError, match="locked"):
            file.save([hold(20), hold(30)], replace(state, t=30))
    file.save([hold(20), hold(30)], replace(state, t=30))
    assert holds(path) == 2


def test_a_fault_of_ours_is_logged_and_told_in_one_sentence(
    file: HistoryFile, path: Path, state: State, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(HistoryRefusedError, match="could not be saved") as refused:
        file.save([], replace(state, t=10**15))
    assert str(refused.value).endswith("Restart Supple, and report this.")
    assert [record.getMessage() for record in caplog.records] == ["a fault of Supple: a save failed"]
    file.save([hold(10)], replace(state, t=10))
    assert holds(path) == 1


def test_the_movements_of_the_last_breaks_are_in_memory(file: HistoryFile, path: Path, state: State) -> None:
    file.save([e.BreakStarted(0, BreakKind.TINY, seated=False, planned=60)], state)
    file.save([e.MovementPerformed(60, "hip-hinge", 6, 60)], replace(state, t=60))
    assert not file.recent
    file.save([e.BreakEnded(60, Outcome.COMPLETED, BreakKind.TINY, 60, 0, state.wall)], replace(state, t=60))
    assert [each.movement for each in file.recent] == ["hip-hinge"]
    file.close()
    file.open()
    assert [each.movement for each in file.recent] == ["hip-hinge"]


def test_a_span_saved_again_after_a_refusal_stands_once(file: HistoryFile, path: Path, state: State) -> None:
    span = e.SpanClosed(60, Activity.SITTING, How.MEASURED, 0, 60, state.wall)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(PassingError, match="locked"):
            file.save([span], replace(state, t=60))
    file.save([span], replace(state, t=60))
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT seconds FROM spans").fetchall() == [(60,)]
