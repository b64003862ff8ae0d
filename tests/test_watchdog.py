from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.watchdog import AGAIN, ended

ROOT = Path(__file__).parent.parent
SHORT, LONG = 0.05, 60.0
"""Seconds that nobody waits for, and that nobody would."""


@pytest.fixture
def app() -> Iterator[subprocess.Popen[bytes]]:
    """A program that hangs."""
    with subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"]) as running:
        yield running
        running.kill()


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        with contextlib.suppress(OSError):  # the test has closed it
            os.close(end)


def program(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "app.watchdog", *words], stdin=subprocess.PIPE, cwd=ROOT)


def test_who_says_nothing_is_ended(app: subprocess.Popen[bytes], pipe: tuple[int, int]) -> None:
    os.write(pipe[1], b".")
    assert ended(pipe[0], app.pid, SHORT)
    assert app.wait() != 0


def test_who_says_goodbye_is_left_alone(app: subprocess.Popen[bytes], pipe: tuple[int, int]) -> None:
    os.write(pipe[1], b"...")
    os.close(pipe[1])
    assert not ended(pipe[0], app.pid, LONG)
    assert app.poll() is None


def test_who_has_gone_already_was_not_ended(app: subprocess.Popen[bytes], pipe: tuple[int, int]) -> None:
    app.kill()
    app.wait()
    assert not ended(pipe[0], app.pid, SHORT)


def test_as_a_program_it_starts_again_what_it_ended_and_says_so_to_it(
    app: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    mark = tmp_path / "mark"
    os.mkfifo(mark)
    code = f"import os, pathlib; pathlib.Path({str(mark)!r}).write_text(os.environ[{AGAIN!r}])"
    with program(str(app.pid), str(SHORT), sys.executable, "-c", code):
        assert mark.read_text() == "1"
    assert app.wait() != 0


def test_without_a_command_it_only_ends(app: subprocess.Popen[bytes]) -> None:
    with program(str(app.pid), str(SHORT)) as dog:
        assert dog.wait() == 0
    assert app.wait() != 0


def test_as_a_program_it_hears_its_standard_input(app: subprocess.Popen[bytes]) -> None:
    with program(str(app.pid), str(LONG)) as dog:
        assert dog.stdin is not None
        dog.stdin.write(b".")
        dog.stdin.close()
        assert dog.wait() == 0
    assert app.poll() is None
