"""The log as a file. Each test puts the logging of this process back as it was."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import logs
from app.core.events import BreakEnded, Cause, Outcome, Prompted
from app.core.inputs import BreakKind
from app.core.notes import Saved

LINE = r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d "


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the log is, once it has begun."""
    for module, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    monkeypatch.setattr(logging, "raiseExceptions", True)
    root, ours = logging.getLogger(), logging.getLogger("app")
    handlers, levels = list(root.handlers), (root.level, ours.level)
    yield tmp_path / "log" / "supple.log"
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        with contextlib.suppress(OSError):  # of the disk that is full
            handler.close()
    root.setLevel(levels[0])
    ours.setLevel(levels[1])


@pytest.fixture
def begun(path: Path) -> Path:
    assert logs.begin(path) is None
    return path


def test_each_event_is_one_line(begun: Path) -> None:
    logs.log_events(
        [Prompted(9, Cause.DUE, "2026-03-02"), Saved(9), BreakEnded(9, Outcome.COMPLETED, BreakKind.MOVE, 180)]
    )
    prompted, ended = begun.read_text().splitlines()
    assert prompted.endswith(" INFO app.logs: Prompted due")
    assert ended.endswith(" INFO app.logs: BreakEnded completed move 180")
    assert logs._begins(prompted)


def test_what_other_peoples_code_says_stays_out_below_a_warning(begun: Path) -> None:
    logging.getLogger("alembic.runtime.plugins").info("setup plugin alembic.autogenerate.schemas")
    logging.getLogger("apscheduler.scheduler").info("Added job")
    logging.getLogger("sqlalchemy.pool").warning("a pool of theirs")
    assert [line.split(": ")[1] for line in begun.read_text().splitlines()] == ["a pool of theirs"]


def test_it_never_grows_beyond_a_few_hundred_kilobytes(begun: Path) -> None:
    for _ in range(20_000):
        logs.log_events([Prompted(9, Cause.DUE)])
    files = sorted(begun.parent.iterdir())
    assert [file.name for file in files] == ["supple.log", "supple.log.1", "supple.log.2"]
    assert sum(file.stat().st_size for file in files) <= 600_000


def test_a_log_that_cannot_be_written_is_one_sentence_that_names_it(path: Path) -> None:
    path.parent.write_text("a file, not a folder")
    said = logs.begin(path)
    assert said is not None
    assert said.startswith(f"No log is kept: {path} cannot be written (")


def test_a_full_disk_is_not_said_again_with_every_line(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no disk is always full here")
    path.parent.mkdir()
    path.symlink_to(full)
    logs.begin(path)
    logs.log_events([Prompted(9, Cause.DUE)])
    assert capsys.readouterr().err == ""


def test_faults_of_ours_are_in_it_wherever_they_come_up(begun: Path) -> None:
    def fail() -> None:
        raise ZeroDivisionError("in a thread")

    sys.excepthook(ValueError, ValueError("in a slot"), None)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    text = begun.read_text()
    assert "ValueError: in a slot" in text
    assert "ZeroDivisionError: in a thread" in text


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_faults_that_python_can_only_print_are_in_it_too(begun: Path) -> None:
    class Ends:
        def __del__(self) -> None:
            raise ValueError("at the end of an object")

    Ends()
    assert "ValueError: at the end of an object" in begun.read_text()


# ---- the last fault ----------------------------------------------------------------------------------------------


def test_without_a_log_or_a_fault_there_is_no_last_fault(begun: Path, tmp_path: Path) -> None:
    logs.log_events([Prompted(9, Cause.DUE)])
    assert logs.last_fault(begun) is None
    assert logs.last_fault(tmp_path / "none.log") is None


def test_the_last_fault_is_found_among_what_came_after_it(begun: Path) -> None:
    logging.getLogger("app.store").warning("the first")
    logging.getLogger("app.store").warning("the disk is full")
    logs.log_events([Prompted(9, Cause.DUE)] * 3)
    assert str(logs.last_fault(begun)).endswith(" WARNING app.store: the disk is full")


def test_of_an_exception_its_last_line_is_told(begun: Path) -> None:
    logging.getLogger("app").error("an unexpected fault", exc_info=KeyError("a key"))
    logs.log_events([Prompted(9, Cause.DUE)])
    assert str(logs.last_fault(begun)).endswith(" ERROR app: an unexpected fault: KeyError: 'a key'")


def test_a_fault_in_the_file_before_this_one_is_found_too(begun: Path) -> None:
    logging.getLogger("app.store").warning("the disk is full")
    begun.rename(begun.with_name("supple.log.1"))
    begun.write_text("")
    assert str(logs.last_fault(begun)).endswith("the disk is full")


def test_a_log_that_is_no_text_is_no_reason_to_fail(begun: Path) -> None:
    begun.write_bytes(b"\xff\xfe2026\n\n- \x00")
    assert logs.last_fault(begun) is None


def test_a_log_that_cannot_be_read_is_a_fault_of_its_own(tmp_path: Path) -> None:
    assert str(logs.last_fault(tmp_path)).startswith(f"{tmp_path} cannot be read (")


def test_a_fault_without_end_is_cut(begun: Path) -> None:
    logging.getLogger("app").warning("x" * 10_000)
    assert len(str(logs.last_fault(begun))) == 300


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_in_the_place_of_the_log_keeps_nobody_waiting(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    assert logs.begin(path) == f"No log is kept: {path} cannot be written (it is a pipe); free or unlock it."
    assert logs.last_fault(path) == f"{path} cannot be read (it is no file); make it a file that you may read."
