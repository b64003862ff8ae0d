"""Real processes of the command line against a real socket; what answers here has scripted snapshots."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app import words as told_words
from app.cli import main
from app.core.answers import Answer, done, not_now, not_understood, status
from app.core.inputs import BreakKind, Pause, PauseWhat, Skip, Snooze, Start
from app.core.requests import MOST_MINUTES, MOST_WEEKS, Asked, NotUnderstood, Query, Summary, understood
from app.core.snapshot import Entry, Icon, Snapshot
from app.paths import Places, places
from app.remote.claim import claim
from app.remote.server import Server

START = (Entry("Start a break", Start()),)
SITTING = Snapshot(
    Icon.SITTING, 0.5, "Sitting for 30 min.", "Next break in 30 min.", (Entry("S", Start()),), None, None
)

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@dataclass
class Instance:
    """A running Supple with a mouth and no rules: commands are done, but a skip, which never applies."""

    asked: list[Asked] = field(default_factory=list)

    def answer(self, request: dict[str, object]) -> Answer:
        asked = understood(request, at=0, zone=ZoneInfo("UTC"), snooze=5)
        self.asked.append(asked)
        match asked:
            case NotUnderstood():
                return not_understood(asked)
            case Query() | Summary():
                return status(SITTING)
            case Skip():
                return not_now(asked, SITTING)
            case _:
                return done(SITTING)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    for name in ("DATA_HOME", "CONFIG_HOME", "STATE_HOME", "RUNTIME_DIR"):
        (tmp_path / name).mkdir(mode=0o700)
        monkeypatch.setenv(f"XDG_{name}", str(tmp_path / name))
    return places()


@pytest.fixture
def run(here: Places, qtbot: QtBot) -> Run:
    """Run one command of the command line to its end, while Qt's loop runs here."""

    def run(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "app", *words]
        with ThreadPoolExecutor(1) as pool:
            future = pool.submit(
                subprocess.run, command, env=os.environ | environ, capture_output=True, text=True, check=False
            )
            qtbot.waitUntil(future.done, timeout=20_000)
            return future.result()

    return run


@pytest.fixture
def instance(here: Places, qtbot: QtBot) -> Iterator[Instance]:
    mine = claim(here.lock)
    assert mine is not None
    instance = Instance()
    server = Server(here.socket, instance.answer)
    yield instance
    server.close()
    mine.release()


def test_status_tells_what_the_running_instance_tells(run: Run, instance: Instance) -> None:
    told = run("status")
    assert (told.returncode, told.stdout, told.stderr) == (0, "Sitting for 30 min.\nNext break in 30 min.\n", "")
    assert instance.asked == [Query.STATUS]


def test_status_as_json_is_one_object_with_its_schema(run: Run, instance: Instance) -> None:
    answer = json.loads(run("status", "--json").stdout)
    assert (answer["schema"], answer["code"], answer["state"], answer["can"]) == (1, 0, "sitting", ["start"])


def test_words_reach_the_running_instance_as_commands(run: Run, instance: Instance) -> None:
    for words in ("start walk --seated", "snooze", "snooze 12", "pause tomorrow", "pause 90 --everything", "summary"):
        assert run(*words.split()).returncode == 0, words
    assert instance.asked == [
        Start(BreakKind.WALK, seated=True),
        Snooze(5),
        Snooze(12),
        Pause(PauseWhat.PROMPTS, until_at=30 * 3600),
        Pause(PauseWhat.EVERYTHING, minutes=90),
        Summary(0),
    ]


def test_what_does_not_apply_is_code_1_and_why(run: Run, instance: Instance) -> None:
    told = run("skip")
    assert (told.returncode, told.stdout, told.stderr) == (1, "", "No break is due.\n")
    assert json.loads(run("skip", "--json").stdout)["code"] == 1


@pytest.mark.parametrize(
    "words", ["dance", "snooze 0", "snooze -5", "pause sometimes", "start run", "settings get", "-x"]
)
def test_bad_usage_is_code_2(run: Run, words: str) -> None:
    told = run(*words.split())
    assert (told.returncode, told.stdout) == (2, "")
    assert "supple" in told.stderr


@pytest.mark.parametrize("words", ["status", "start", "leave", "skip", "resume", "quit", "summary", "sat-elsewhere"])
def test_without_a_running_instance_it_is_code_3(run: Run, words: str) -> None:
    told = run(words)
    assert (told.returncode, told.stderr) == (3, "Supple is not running. Start it with “supple”.\n")
    assert json.loads(run(words, "--json").stdout)["schema"] == 1


def test_a_number_beyond_its_range_is_code_2_and_the_range_is_said(run: Run) -> None:
    told = run("snooze", "1000000000")
    assert (told.returncode, told.stdout) == (2, "")
    assert "'1000000000' is no whole number of minutes from 1 to 10080" in told.stderr


@pytest.mark.parametrize("trace", ["no-such-file.jsonl", "."])
def test_a_trace_that_cannot_be_read_is_code_2_and_named(run: Run, trace: str) -> None:
    told = run("simulate", trace)
    assert (told.returncode, told.stdout) == (2, "")
    assert trace in told.stderr


def test_somebody_else_at_the_socket_is_code_3_and_named(run: Run, here: Places) -> None:
    here.runtime.mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as door, ThreadPoolExecutor(1) as pool:
        door.bind(here.socket)
        door.listen()
        pool.submit(_speak_otherwise, door)
        told = run("status")
    assert (told.returncode, told.stdout) == (3, "")
    assert here.socket in told.stderr


def _speak_otherwise(door: socket.socket) -> None:
    visitor, _ = door.accept()
    with visitor:
        visitor.recv(100)
        visitor.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def test_an_instance_that_holds_the_lock_and_never_answers_is_code_3(
    here: Places, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("app.start._PATIENCE", 0.2)
    mine = claim(here.lock)
    assert mine is not None
    assert main([]) == 3
    assert capsys.readouterr().err == f"Another Supple holds {here.lock} and does not answer. End its process.\n"
    mine.release()


def test_a_folder_in_the_place_of_the_socket_is_code_3_for_status_and_start(
    here: Places, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("app.start._PATIENCE", 0.2)
    Path(here.socket).mkdir(parents=True, mode=0o700)
    says = f"Supple cannot be reached: a folder stands in the place of its socket {here.socket}."
    mine = claim(here.lock)
    assert mine is not None
    assert (main(["status"]), main([])) == (3, 3)
    assert capsys.readouterr().err.count(says) == 2
    mine.release()


def test_a_socket_that_was_removed_is_told_from_no_instance(here: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status"]) == 3
    assert capsys.readouterr().err == "Supple is not running. Start it with “supple”.\n"
    mine = claim(here.lock)
    assert mine is not None
    assert main(["status"]) == 3
    assert f"somebody has removed its socket {here.socket}" in capsys.readouterr().err
    mine.release()


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """What is started in the background ignores it, and so would what that starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_is_code_130_and_no_riddle() -> None:
    command = [sys.executable, "-m", "app", "simulate", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reading:
        assert reading.stdin is not None
        reading.stdin.write(b"{}\n" * 50_000)  # more than a pipe holds: it has begun to read
        reading.stdin.flush()
        reading.send_signal(signal.SIGINT)
        assert reading.communicate()[1] == b""
    assert reading.returncode == 130


def test_a_second_start_asks_the_first_to_come_forward_and_leaves(run: Run, instance: Instance) -> None:
    assert run().returncode == 0
    assert instance.asked == [Query.COME]


def test_a_start_waits_for_one_that_has_just_begun_to_answer(run: Run, here: Places, qtbot: QtBot) -> None:
    mine = claim(here.lock)
    assert mine is not None
    instance, opened = Instance(), list[Server]()
    QTimer.singleShot(500, lambda: opened.append(Server(here.socket, instance.answer)))
    assert run().returncode == 0
    assert instance.asked == [Query.COME]
    opened[0].close()
    mine.release()


def test_without_a_screen_it_is_code_4_and_one_sentence(run: Run) -> None:
    told = run(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert told.returncode == 4
    assert told.stderr.startswith("There is no screen: neither DISPLAY nor WAYLAND_DISPLAY is set.")
    assert told.stderr.count("\n") == 1


def test_a_runtime_folder_that_cannot_be_used_is_code_4_and_named(run: Run, tmp_path: Path, here: Places) -> None:
    shutil.rmtree(here.runtime.parent)
    here.runtime.parent.mkdir(mode=0o700)
    here.runtime.write_text("a file, not a folder")
    told = run()
    assert told.returncode == 4
    assert str(here.lock) in told.stderr


def test_the_doctor_works_without_a_running_instance(run: Run, here: Places) -> None:
    told = run("doctor", "--json", DBUS_SYSTEM_BUS_ADDRESS="unix:path=/nonexistent", DISPLAY="")
    answer = json.loads(told.stdout)
    assert (told.returncode, answer["code"], answer["running"]) == (4, 4, False)
    assert {"idle time", "lock and sleep"} <= {question["question"] for question in answer["questions"]}


def test_the_doctor_says_what_keeps_the_running_instance_from_being_asked(run: Run, here: Places) -> None:
    Path(here.socket).mkdir(parents=True, mode=0o700)
    told = run("doctor", "--json")
    assert "stands in the place of its socket" in json.loads(told.stdout)["problems"][0]


def test_a_changed_setting_is_written_and_the_running_instance_reads_it(
    run: Run, here: Places, instance: Instance
) -> None:
    told = run("settings", "set", "prompting.interval", "30", "min")
    assert (told.returncode, told.stdout) == (0, "prompting.interval is 30 min.\n")
    assert here.settings.read_text() == '[prompting]\ninterval = "30 min"\n'
    assert instance.asked == [Query.RELOAD]
    assert run("settings", "get", "prompting.interval").stdout == "30 min\n"


def test_settings_alone_lists_them_all_and_json_may_stand_anywhere_behind_it(run: Run) -> None:
    assert run("settings").stdout.count(" = ") == 45
    assert json.loads(run("settings", "--json", "list").stdout) == json.loads(run("settings", "list", "--json").stdout)


def test_unreadable_settings_are_code_2_and_stay_as_they_are(run: Run, here: Places) -> None:
    here.settings.parent.mkdir()
    here.settings.write_text("[prompting\n")
    told = run("settings", "set", "prompting.interval", "60")
    assert told.returncode == 2
    assert str(here.settings) in told.stderr
    assert here.settings.read_text() == "[prompting\n"


@pytest.mark.skipif(shutil.which("unshare") is None, reason="a read-only home needs unshare to be made")
def test_a_read_only_home_is_code_2_named_and_loses_nothing(here: Places, tmp_path: Path) -> None:
    here.settings.parent.mkdir()
    here.settings.write_text("[breaks]\nsound = false\n")
    command = f'"{sys.executable}" -m app settings set breaks.floor on'
    script = f'mount --bind "{tmp_path}" "{tmp_path}" && mount -o remount,bind,ro "{tmp_path}" && exec {command}'
    told = subprocess.run(
        ["unshare", "--mount", "--map-root-user", "sh", "-c", script], capture_output=True, text=True, check=False
    )
    assert told.returncode == 2, told.stderr
    assert f"{here.settings} cannot be written: read-only file system. Nothing was changed." in told.stderr
    assert here.settings.read_text() == "[breaks]\nsound = false\n"


def test_a_terminal_without_our_quotation_marks_is_no_reason_to_fail(run: Run) -> None:
    told = run("status", PYTHONIOENCODING="ascii:strict")
    assert (told.returncode, told.stderr) == (3, "Supple is not running. Start it with ?supple?.\n")


def test_a_reader_who_leaves_early_is_no_error(here: Places) -> None:
    script = f'"{sys.executable}" -m app settings list | head -c 1'
    told = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True)
    assert (told.stdout, told.stderr) == ("s", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device is always full here")
@pytest.mark.parametrize("command", ["settings", "movements list", "--version", "status --json"])
def test_an_output_that_takes_nothing_is_code_4_and_one_sentence(here: Places, command: str) -> None:
    with Path("/dev/full").open("w") as full:
        words = [sys.executable, "-m", "app", *command.split()]
        told = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert told.stderr == "The answer cannot be written: no space left on device.\n"
    assert told.returncode == 4


@pytest.mark.skipif(sys.platform == "win32", reason="its shell closes no stream")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_was_closed_is_no_fault(here: Places, closed: str) -> None:
    command = f"exec '{sys.executable}' -m app settings path {closed}"
    told = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout.startswith("supple ")


def test_help_names_every_command_and_exit_code(run: Run) -> None:
    told = run("--help").stdout
    for word in ("start", "leave", "snooze", "skip", "stand", "sit", "sat-elsewhere", "pause", "resume", "quit"):
        assert f"\n    {word}" in told
    for word in ("status", "summary", "doctor", "simulate", "demo", "settings", "exit codes"):
        assert word in told


def test_the_way_to_the_running_instance_needs_neither_qt_nor_sql() -> None:
    code = "import sys, app.cli; app.cli.main(['status'])\n"
    code += "print([name for name in ('PySide6', 'sqlalchemy', 'tomlkit', 'numpy') if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


def test_the_start_at_login_is_turned_without_a_running_instance(run: Run, tmp_path: Path) -> None:
    home = {"XDG_CONFIG_HOME": str(tmp_path / "own"), "XDG_CONFIG_DIRS": str(tmp_path / "etc")}
    assert run("autostart", **home).stdout == "Supple does not start with the computer.\n"
    told = run("autostart", "on", "--json", **home)
    assert (told.returncode, json.loads(told.stdout)["on"]) == (0, True)
    assert (tmp_path / "own" / "autostart" / "supple.desktop").exists()
    assert run("autostart", "status", **home).stdout == "Supple starts with the computer.\n"
    assert run("autostart", "off", **home).returncode == 0
    assert not (tmp_path / "own" / "autostart" / "supple.desktop").exists()


def test_in_a_sandbox_the_desktop_itself_is_asked(run: Run) -> None:
    told = run("autostart", "on", SNAP="/snap/supple/1")
    assert (told.returncode, told.stdout) == (
        4,
        "In a sandbox the desktop asks you itself: use the switch in Supple's settings.\n",
    )


def test_the_words_take_as_much_as_the_requests_do() -> None:
    assert (told_words.MOST_MINUTES, told_words.MOST_WEEKS) == (MOST_MINUTES, MOST_WEEKS)
