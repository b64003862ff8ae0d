"""The real app as a process of its own, from the start to the quit, on Qt's platform without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from app.remote.client import NotRunningError, ask
from tests.desktop_rig.seen import until

ROOT = Path(__file__).parent.parent

Start = Callable[[], "subprocess.Popen[str]"]


@pytest.fixture
def profile(tmp_path: Path) -> Mapping[str, str]:
    for name in ("DATA_HOME", "CONFIG_HOME", "STATE_HOME", "RUNTIME_DIR"):
        (tmp_path / name).mkdir(mode=0o700)
    places = {f"XDG_{name}": str(tmp_path / name) for name in ("DATA_HOME", "CONFIG_HOME", "STATE_HOME", "RUNTIME_DIR")}
    nobody = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "DBUS_SESSION_BUS_ADDRESS": "", "DBUS_SYSTEM_BUS_ADDRESS": ""}
    return {**os.environ, **nobody, **places, "QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture
def start(profile: Mapping[str, str]) -> Iterator[Start]:
    """Start the app; it is gone after the test."""
    running: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "app"]
        pipe = subprocess.PIPE
        running.append(subprocess.Popen(command, env=profile, cwd=ROOT, stdout=pipe, stderr=pipe, text=True))
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.communicate()


def doctor(profile: Mapping[str, str]) -> str:
    """What the doctor says where the app does not run."""
    command = [sys.executable, "-m", "app", "doctor"]
    return subprocess.run(command, env=profile, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def answered(profile: Mapping[str, str], do: str) -> dict[str, object] | None:
    """What the running app answers, once it runs."""
    try:
        return ask(str(Path(profile["XDG_RUNTIME_DIR"], "supple", "supple.sock")), {"do": do})
    except NotRunningError:
        return None


def test_it_starts_answers_and_quits_when_asked(start: Start, profile: Mapping[str, str]) -> None:
    process = start()
    status = until("an answer", lambda: answered(profile, "status"), 20)
    assert status["state"] == "unknown"  # no idle time is to be had here
    answered(profile, "quit")
    assert process.wait(20) == 0


def test_it_ends_in_order_when_the_session_ends(start: Start, profile: Mapping[str, str]) -> None:
    process = start()
    until("an answer", lambda: answered(profile, "status"), 20)
    process.terminate()
    assert process.wait(20) == 0


def test_a_history_of_a_newer_supple_is_one_sentence_and_code_4(start: Start, profile: Mapping[str, str]) -> None:
    history = Path(profile["XDG_DATA_HOME"], "supple", "history.sqlite")
    process = start()
    until("an answer", lambda: answered(profile, "quit"), 20)
    process.wait(20)
    with history.open("r+b") as file:
        file.seek(60)  # where SQLite keeps `user_version`
        file.write((99).to_bytes(4, "big"))
    second = start()
    said = second.communicate(timeout=20)[1].splitlines()
    assert second.returncode == 4
    assert [line for line in said if "written by a newer Supple" in line]
    assert "written by a newer Supple" in doctor(profile)


def test_what_a_day_without_a_window_does_not_need_is_not_loaded() -> None:
    code = (
        "import sys; from app.loading import load_qt; load_qt(); import app.main as m;"
        "[__import__(part) for part in m.PARTS];"
        "heavy = {'numpy', 'cattrs', 'tomlkit', 'sqlalchemy', 'alembic', 'miniaudio'};"
        "heavy |= {'asyncio', 'ssl', 'multiprocessing'};"
        "print(sorted(heavy & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
