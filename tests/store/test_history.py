from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from app.core import events as e
from app.core.events import Activity, How, Outcome
from app.core.inputs import BreakKind
from app.core.state import State
from app.ports import HistoryRefusedError
from app.store.history import SqlHistory

Opener = Callable[[], SqlHistory]
ROOT = Path(__file__).parents[2]
WORKER = Path(__file__).with_name("worker.py")


def sat(begin: int, end: int, state: State) -> e.SpanClosed:
    return e.SpanClosed(end, Activity.SITTING, How.MEASURED, begin, end, begin + state.wall)


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def said(*command: str | Path) -> str:
    done = run(*command)
    assert done.returncode == 0, done.stderr
    return done.stdout


def on_a_disk_of_its_own(folder: Path, options: str, *command: str | Path) -> str:
    """What a command says with a tmpfs mounted at `folder`, in a mount namespace nobody else sees."""
    if sys.platform != "linux":
        pytest.skip("mount namespaces are of Linux")
    unshare = ("unshare", "-m") if os.geteuid() == 0 else ("unshare", "-rm")
    if run(*unshare, "true").returncode:
        pytest.skip("mounting in a namespace of its own is not permitted here")
    script = 'mount -t tmpfs -o "$1" tmpfs "$2" && shift 2 && exec "$@"'
    return said(*unshare, "sh", "-c", script, "sh", options, folder, *command)


def test_a_new_history_has_no_state(history: SqlHistory) -> None:
    assert history.load() is None


def test_the_last_state_is_there_after_opening_again(opened: Opener, state: State) -> None:
    first = opened()
    first.save([], replace(state, t=10))
    first.save([], replace(state, t=20))
    first.close()
    assert opened().load() == replace(state, t=20)


def test_a_closed_history_is_one_file(history: SqlHistory, path: Path, state: State) -> None:
    history.save([sat(0, 60, state)], replace(state, t=60))
    history.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_commit_is_synced_before_it_returns(history: SqlHistory) -> None:
    with history._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_events_that_break_a_rule_of_the_tables_take_the_whole_save_with_them(
    history: SqlHistory, state: State
) -> None:
    history.save([sat(0, 60, state)], replace(state, t=60))
    with pytest.raises(IntegrityError):
        history.save([sat(60, 120, state), sat(120, 120, state)], replace(state, t=120))
    assert history.load() == replace(state, t=60)
    assert len(history.spans(state.wall, state.wall + 120)) == 1


def test_a_history_can_be_read_while_another_program_reads_it(history: SqlHistory, path: Path, state: State) -> None:
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM spans").fetchone() == (0,)
        history.save([sat(0, 60, state)], replace(state, t=60))
        assert len(history.spans(state.wall, state.wall + 60)) == 1


def test_a_lock_of_another_process_refuses_and_the_same_events_are_stored_later(
    history: SqlHistory, path: Path, state: State
) -> None:
    holds_lock = [sys.executable, str(WORKER), "lock", str(path)]
    with subprocess.Popen(holds_lock, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        with pytest.raises(HistoryRefusedError) as refused:
            history.save([sat(0, 60, state)], replace(state, t=60))
        other.communicate("done\n")
    assert str(refused.value) == (
        f"The history {path} could not be saved: another program has locked it. "
        "Close the program that has the file open."
    )
    history.save([sat(0, 60, state)], replace(state, t=60))
    assert len(history.spans(state.wall, state.wall + 60)) == 1


def test_a_movement_that_was_refused_and_saved_again_is_stored_once(
    history: SqlHistory, path: Path, state: State
) -> None:
    history.save([e.BreakStarted(0, BreakKind.TINY, seated=False, planned=60)], state)
    performed = [e.MovementPerformed(30, "hip-hinge", 6, 30)]
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryRefusedError):
            history.save(performed, replace(state, t=30))
    history.save(performed, replace(state, t=30))
    history.save([e.BreakEnded(60, Outcome.COMPLETED, BreakKind.TINY, 60, 0, state.wall)], replace(state, t=60))
    assert len(history.recent_movements(9)) == 1


def test_a_full_disk_refuses_and_loses_nothing_once_there_is_space(tmp_path: Path) -> None:
    refused, stored, whole = on_a_disk_of_its_own(
        tmp_path, "size=400k", sys.executable, WORKER, "full", tmp_path / "history.sqlite"
    ).splitlines()
    place = tmp_path / "history.sqlite"
    assert refused == f"The history {place} could not be saved: the disk is full. Free some space there."
    assert stored == "every event is stored"
    assert whole == "ok"


def test_a_disk_too_small_for_a_new_history_is_named(tmp_path: Path) -> None:
    said_it = on_a_disk_of_its_own(tmp_path, "size=16k", sys.executable, WORKER, "open", tmp_path / "history.sqlite")
    assert "the disk is full. Free some space there." in said_it


def test_a_read_only_place_refuses_a_new_history(tmp_path: Path) -> None:
    place = tmp_path / "supple" / "history.sqlite"
    refused = on_a_disk_of_its_own(tmp_path, "ro,size=400k", sys.executable, WORKER, "open", place)
    assert refused == (
        f"The history {place} could not be opened: the place is read-only. "
        "Make it writable, or give Supple another place.\n"
    )


def test_a_history_whose_disk_became_read_only_is_refused_in_one_sentence(tmp_path: Path) -> None:
    place = tmp_path / "history.sqlite"
    script = f'"{sys.executable}" "{WORKER}" open "{place}" && mount -o remount,ro "{tmp_path}" && '
    script += f'"{sys.executable}" "{WORKER}" open "{place}"'
    first, second = on_a_disk_of_its_own(tmp_path, "size=4m", "sh", "-c", script).splitlines()
    assert first == "opened"
    assert second.startswith(f"The history {place} could not be opened: the place is read-only.")


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX")
def test_after_each_of_36_kills_the_last_acknowledged_save_is_there(path: Path) -> None:
    rounds = said(sys.executable, WORKER, "killed", path, "36").splitlines()
    assert len(rounds) == 36
    assert {text.split(":")[0] for text in rounds} == {"whole"}, rounds


def test_a_history_that_is_up_to_date_opens_without_alembic(history: SqlHistory, path: Path) -> None:
    history.close()
    assert said(sys.executable, WORKER, "modules", path) == "no alembic\n"


def test_importing_the_room_imports_no_orm() -> None:
    code = "import sys, app.store; print('sqlalchemy' in sys.modules)"
    assert said(sys.executable, "-c", code) == "False\n"
