from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from app.desktop.api import Choice
from app.doctor import Answer, report, version_of
from app.paths import within

HOME = Path("/Users/ada")
IDLE = Choice("idle time", "X11", "DISPLAY is :0", "the last input was 3 s ago")
LOCK = Choice("lock", "none", "no bus", "cannot tell", "the system bus: sudo apt install dbus")


def told(
    *choices: Choice, problems: tuple[str, ...] = (), display: str = ":0", fault: str | None = None, home: Path = HOME
) -> Answer:
    environ = {"DISPLAY": display, "SECRET": "hush"}
    return report(choices, within(home / "profile"), problems, environ, running=True, home=home, fault=fault)


def test_each_question_has_its_backend_and_why() -> None:
    answer = told(IDLE)
    assert isinstance(answer["questions"], list)
    assert answer["questions"][0] == {
        "question": "idle time",
        "backend": "X11",
        "reason": "DISPLAY is :0",
        "says": "the last input was 3 s ago",
        "missing": "",
    }
    assert "idle time: X11" in str(answer["says"])


def test_a_missing_part_is_code_4_and_the_line_that_installs_it() -> None:
    assert told(IDLE)["code"] == 0
    answer = told(IDLE, LOCK)
    assert answer["code"] == 4
    assert "missing: the system bus: sudo apt install dbus" in str(answer["says"])


def test_nothing_private_is_in_it() -> None:
    answer = json.dumps(told(IDLE, problems=("/Users/ada/settings.toml, line 1: a is no setting.",)))
    assert "ada" not in answer
    assert "hush" not in answer
    assert "~/settings.toml, line 1: a is no setting." in answer


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/Users/ada", "~"),
        ("'/Users/ada/x'", "'~/x'"),
        ("/media/ada/disk and /media/ada", "/media/…/disk and /media/…"),
        ("/mnt/Users/ada/x", "/mnt/Users/…/x"),
        ("/Users/adalbert/x is an adapter", "/Users/adalbert/x is an adapter"),
        ("the X server desk-of-ada:10.0 is lost", "the X server …:10.0 is lost"),
    ],
)
def test_home_owner_and_host_are_left_out_and_nothing_else(text: str, said: str) -> None:
    assert told(fault=text, display="desk-of-ada:10.0")["last_fault"] == said


def test_a_home_on_windows_is_left_out_in_both_ways_it_is_written() -> None:
    home = Path("C:\\Users\\Ada")
    assert told(fault=repr("C:\\Users\\Ada\\a.log"), home=home)["last_fault"] == r"'~\\a.log'"
    assert told(fault="C:\\Users\\Ada\\a.log", home=home)["last_fault"] == r"~\a.log"


def test_very_many_problems_are_counted_from_the_fiftieth_on() -> None:
    problems = report([], within(HOME), [f"Problem {n}." for n in range(600)], {}, running=True, home=HOME)["problems"]
    assert isinstance(problems, list)
    assert problems[49:] == ["Problem 49.", "And 550 more problems like these."]


def test_a_home_that_is_the_whole_disk_hides_nothing() -> None:
    assert told(fault="/etc/hosts", home=Path("/"))["last_fault"] == "/etc/hosts"


def test_the_display_of_this_machine_is_told() -> None:
    assert told(display="localhost:10.0")["session"] == {"DISPLAY": "localhost:10.0"}
    assert told(display="desk-of-ada:10.0")["session"] == {"DISPLAY": "…:10.0"}


def test_the_last_fault_is_told_where_there_is_one() -> None:
    fault = "2026-03-02 09:00:00 WARNING app.store: the disk is full"
    assert str(told(fault=fault)["says"]).endswith(f"\n\nlast fault: {fault}")
    assert told()["last_fault"] is None
    assert "last fault" not in str(told()["says"])


def test_a_sound_that_cannot_be_played_is_missing_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert told(IDLE)["code"] == 0
    monkeypatch.setattr("app.doctor.version", lambda name: _absent() if name == "miniaudio" else "1")
    answer = told(IDLE)
    assert answer["code"] == 4
    assert "missing: miniaudio: pip install miniaudio" in str(answer["says"])


def _absent() -> str:
    raise PackageNotFoundError


def test_a_part_that_is_not_there_has_no_version() -> None:
    assert version_of("a-part-that-nobody-made") == "not installed"
    assert version_of("platformdirs")[0].isdigit()
