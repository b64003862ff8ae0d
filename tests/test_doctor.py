from __future__ import annotations

import json
from pathlib import Path

from app.desktop.api import Choice
from app.doctor import Answer, report, version_of
from app.paths import within

HOME = Path("/Users/ada")
IDLE = Choice("idle time", "X11", "DISPLAY is :0", "the last input was 3 s ago")
LOCK = Choice("lock", "none", "no bus", "cannot tell", "the system bus: sudo apt install dbus")


def told(*choices: Choice, problems: tuple[str, ...] = ()) -> Answer:
    environ = {"DISPLAY": ":0", "SECRET": "hush"}
    return report(choices, within(HOME / "profile"), problems, environ, running=True, home=HOME)


def test_each_question_has_its_backend_and_why() -> None:
    answer = told(IDLE)
    assert answer["questions"] == [
        {
            "question": "idle time",
            "backend": "X11",
            "reason": "DISPLAY is :0",
            "says": "the last input was 3 s ago",
            "missing": "",
        }
    ]
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


def test_a_part_that_is_not_there_has_no_version() -> None:
    assert version_of("a-part-that-nobody-made") == "not installed"
    assert version_of("platformdirs")[0].isdigit()
