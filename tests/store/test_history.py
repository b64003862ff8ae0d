from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue

import pytest

from app.core import events as e
from app.core.events import Activity, Event, How, Outcome
from app.core.inputs import BreakKind
from app.core.notes import Saved
from app.core.state import State
from app.ports import HistoryRefusedError, HistorySlowError
from app.store.backup import backup
from app.store.beside import backups
from app.store.history import SqlHistory, open_history
from app.store.refusals import PassingError
from tests.store.conftest import BERLIN

Opener = Callable[[], SqlHistory]
no_windows = pytest.mark.skipif(sys.platform == "win32", reason="no process can be stopped there")
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


def test_a_closed_history_is_one_file_and_its_lock(history: SqlHistory, path: Path, state: State) -> None:
    history.save([sat(0, 60, state)], replace(state, t=60))
    history.close()
    assert sorted(each.name for each in path.parent.iterdir()) == [path.name, path.name + "-lock"]


def test_the_thread_is_gone_when_the_history_is_closed(opened: Opener, state: State) -> None:
    before = threading.active_count()
    history = opened()
    history.save([], state)
    assert threading.active_count() == before + 1
    assert history.close()
    assert threading.active_count() == before


def test_a_history_can_be_read_while_another_program_reads_it(history: SqlHistory, path: Path, state: State) -> None:
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM spans").fetchone() == (0,)
        history.save([sat(0, 60, state)], replace(state, t=60))
        assert len(history.spans(state.wall, state.wall + 60)) == 1


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program is writing."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def stopped_holder(path: Path) -> Iterator[Callable[[], None]]:
    """Another process that holds the lock and hangs; what it gives lets it go on and let go."""
    command = [sys.executable, str(WORKER), "lock", str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)}
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        other.send_signal(signal.SIGSTOP)

        def let_go() -> None:
            other.send_signal(signal.SIGCONT)
            other.communicate("done\n")

        try:
            yield let_go
        finally:
            other.kill()


def until_over(history: SqlHistory, events: Sequence[Event], state: State) -> HistoryRefusedError | None:
    """Give the same events again until they are stored (None) or refused."""
    while True:
        try:
            history.save(events, state)
        except HistorySlowError:
            threading.Event().wait(0.05)
        except HistoryRefusedError as refused:
            return refused
        else:
            return None


@no_windows
def test_a_disk_that_hangs_holds_nobody_up_and_the_same_events_are_stored_once_when_it_goes_on(
    history: SqlHistory, path: Path, state: State
) -> None:
    first, second = sat(0, 60, state), sat(60, 120, state)
    with stopped_holder(path) as let_go:
        with pytest.raises(HistorySlowError):
            history.save([first], replace(state, t=60))
        with pytest.raises(HistorySlowError):
            history.save([first, second], replace(state, t=120))
        assert history.spans(state.wall, state.wall + 120) == []
        let_go()
    while until_over(history, [first, second], replace(state, t=120)) is not None:
        pass
    assert [each.seconds for each in history.spans(state.wall, state.wall + 120)] == [60, 60]
    assert history.load() == replace(state, t=120)


def test_that_a_span_goes_on_holds_nobody_up_and_is_on_disk_soon_after(
    history: SqlHistory, path: Path, state: State
) -> None:
    history.save([sat(0, 60, state)], replace(state, t=60))
    with locked(path):
        history.save([Saved(120)], replace(state, t=120))
        assert history.load() == replace(state, t=60)
    history.settle()
    assert history.load() == replace(state, t=120)


def test_that_a_span_goes_on_is_stored_when_the_loop_has_time_unless_more_is_known_by_then(
    path: Path, state: State
) -> None:
    later: list[Callable[[], None]] = []
    history = open_history(path, BERLIN, later.append)
    history.save([sat(0, 60, state)], replace(state, t=60))
    history.save([Saved(120)], replace(state, t=120))
    history.save([sat(60, 130, state)], replace(state, t=130))
    history.save([Saved(190)], replace(state, t=190))
    for call in later:
        call()
    history.settle()
    assert history.load() == replace(state, t=190)
    assert history.close()


def test_that_a_span_goes_on_is_waited_for_until_the_disk_has_taken_the_save_before(
    history: SqlHistory, path: Path, state: State
) -> None:
    history.save([sat(0, 60, state)], replace(state, t=60))
    with locked(path):
        history.save([Saved(120)], replace(state, t=120))
        with pytest.raises(HistorySlowError):
            history.save([Saved(180)], replace(state, t=180))


def test_a_refusal_nobody_waited_for_is_said_by_the_next_save_and_costs_no_event(
    history: SqlHistory, path: Path, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    history.save([sat(0, 60, state)], replace(state, t=60))
    path.rename(away := path.with_name("away"))
    path.mkdir()
    history.save([Saved(120)], replace(state, t=120))
    history.settle()
    with pytest.raises(HistoryRefusedError):
        history.save([Saved(180)], replace(state, t=180))
    with pytest.raises(HistoryRefusedError):
        history.save([Saved(180), Saved(240)], replace(state, t=240))
    path.rmdir()
    away.rename(path)
    history.save([Saved(180), Saved(240), sat(60, 300, state)], replace(state, t=300))
    assert [each.seconds for each in history.spans(state.wall, state.wall + 300)] == [60, 240]


@no_windows
def test_a_lock_that_lasts_is_named_and_what_waited_is_stored_after_it(
    history: SqlHistory, path: Path, state: State
) -> None:
    events, later = [sat(0, 60, state)], replace(state, t=60)
    with stopped_holder(path) as let_go:
        assert str(until_over(history, events, later)) == (
            f"The history {path} could not be saved: another program has locked it. "
            "Close the program that has the file open."
        )
        let_go()
    assert until_over(history, events, later) is None
    assert len(history.spans(state.wall, state.wall + 60)) == 1


def test_a_save_that_hangs_on_and_on_is_refused_in_one_sentence(
    history: SqlHistory, path: Path, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.history.SLOW", 0.0)
    with locked(path), pytest.raises(PassingError, match="does not answer: the disk is slow"):
        history.save([], state)


def test_when_the_app_is_quit_a_save_is_waited_for(history: SqlHistory, path: Path, state: State) -> None:
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.6, other.close)
    release.start()
    history.leave()
    history.save([sat(0, 60, state)], replace(state, t=60))
    release.join()
    assert len(history.spans(state.wall, state.wall + 60)) == 1


def test_a_disk_that_hangs_cannot_keep_the_app_from_ending(
    history: SqlHistory, path: Path, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.history.LEAVING", 0.05)
    with locked(path):
        with pytest.raises(HistorySlowError):
            history.save([], state)
        history.leave()
        assert not history.close()
    while not history.close():
        threading.Event().wait(0.05)


def test_a_second_process_gets_one_sentence_and_writes_nothing(history: SqlHistory, path: Path, state: State) -> None:
    history.save([sat(0, 60, state)], replace(state, t=60))
    assert said(sys.executable, WORKER, "open", path) == (
        f"The history {path} is in use by another Supple. Quit that one first.\n"
    )
    history.close()
    assert said(sys.executable, WORKER, "open", path) == "opened at 60\n"


def test_what_was_damaged_is_said_and_its_backup_goes_on(opened: Opener, path: Path, state: State) -> None:
    history = opened()
    history.save([], replace(state, t=10))
    backup(path, backups(path), state.wall)
    history.close()
    path.write_bytes(b"\0" * 9000)
    again = opened()
    (sentence,) = again.said
    assert "was damaged. It was set aside as history-damaged-" in sentence
    assert again.load() == replace(state, t=10)
    again.save([sat(0, 60, state)], replace(state, t=60))
    assert len(again.spans(state.wall, state.wall + 60)) == 1


def test_a_state_that_cannot_be_read_begins_anew_and_all_else_is_kept(opened: Opener, path: Path, state: State) -> None:
    opened().save([sat(0, 60, state)], replace(state, t=60))
    with closing(sqlite3.connect(path)) as hand:
        hand.execute("UPDATE state SET json = '[]'")
        hand.commit()
    history = opened()
    assert history.load() is history.load() is None
    (sentence,) = history.said
    assert sentence.startswith(f"What Supple remembered in {path} could not be read (state cannot be [])")
    assert len(history.spans(state.wall, state.wall + 60)) == 1


def test_a_backup_is_made_in_the_thread_of_the_history(history: SqlHistory, path: Path, state: State) -> None:
    told: SimpleQueue[str | None] = SimpleQueue()
    history.save([], state)
    history.back_up(path.parent / "backups", state.wall, told.put)
    assert told.get(timeout=60) is None
    assert [each.name for each in (path.parent / "backups").iterdir()] == ["history-20260302T080000Z.sqlite"]
    history.back_up(path.parent / "backups", state.wall + 60, told.put, every=86400)
    assert told.get(timeout=60) is None
    assert len(list((path.parent / "backups").iterdir())) == 1
    (path.parent / "blocked").touch()
    history.back_up(path.parent / "blocked", state.wall, told.put)
    assert "a file stands where its folder should be" in str(told.get(timeout=60))


def test_a_movement_that_was_refused_and_saved_again_is_stored_once(
    history: SqlHistory, path: Path, state: State
) -> None:
    history.save([e.BreakStarted(0, BreakKind.TINY, seated=False, planned=60)], state)
    performed = [e.MovementPerformed(30, "hip-hinge", 6, 30)]
    with locked(path):
        assert until_over(history, performed, replace(state, t=30)) is not None
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


GOES_ON = "Until then Supple prompts all the same, and stores what happens when it can.\nopened"


def test_a_disk_too_small_for_a_new_history_is_named_and_the_app_goes_on(tmp_path: Path) -> None:
    said_it = on_a_disk_of_its_own(tmp_path, "size=16k", sys.executable, WORKER, "open", tmp_path / "history.sqlite")
    assert f"the disk is full. Free some space there. {GOES_ON}\n" in said_it


def test_a_read_only_place_is_named_and_the_app_goes_on(tmp_path: Path) -> None:
    place = tmp_path / "supple" / "history.sqlite"
    told = on_a_disk_of_its_own(tmp_path, "ro,size=400k", sys.executable, WORKER, "open", place)
    assert told == (f"The history {place} could not be opened: the place is read-only. Make it writable. {GOES_ON}\n")


@pytest.mark.parametrize("left", ["quit", "killed"])
def test_what_stands_on_a_disk_that_became_read_only_is_known(left: str, tmp_path: Path) -> None:
    place = tmp_path / "history.sqlite"
    script = f'"{sys.executable}" "{WORKER}" {left} "{place}" 1 >&2 && mount -o remount,ro "{tmp_path}" && '
    script += f'"{sys.executable}" "{WORKER}" open "{place}"'
    told = on_a_disk_of_its_own(tmp_path, "size=4m", "sh", "-c", script)
    assert told.startswith(f"The history {place} could not be opened: the place is read-only.")
    assert "opened at " in told


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX")
def test_after_each_of_36_kills_the_last_acknowledged_save_is_there(path: Path) -> None:
    rounds = said(sys.executable, WORKER, "killed", path, "36").splitlines()
    assert len(rounds) == 36
    assert {text.split(":")[0] for text in rounds} == {"whole"}, rounds
