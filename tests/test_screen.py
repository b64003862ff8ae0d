from __future__ import annotations

import os
import subprocess
import sys

import pytest

from app.screen import no_screen


@pytest.mark.parametrize("environ", [{"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}, {"QT_QPA_PLATFORM": "vnc"}])
def test_where_the_desktop_names_a_screen_there_may_be_one(environ: dict[str, str]) -> None:
    assert no_screen(environ, "linux") is None


def test_without_any_the_sentence_names_what_is_not_set_and_the_way_out() -> None:
    said = no_screen({"DISPLAY": ""}, "linux")
    assert said is not None
    assert "DISPLAY" in said
    assert "supple demo" in said


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_name_no_screen_in_the_environment(system: str) -> None:
    assert no_screen({}, system) is None


def test_a_screen_that_cannot_be_opened_is_explained_and_no_crash() -> None:
    code = "from app.screen import explain_crash; from PySide6.QtGui import QGuiApplication\n"
    code += "explain_crash(); QGuiApplication([])"
    environ = {name: said for name, said in os.environ.items() if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    told = subprocess.run(
        [sys.executable, "-c", code], env=environ | {"DISPLAY": ":4711"}, capture_output=True, text=True, check=False
    )
    assert told.returncode == 4
    assert "The screen (DISPLAY=:4711" in told.stderr
    assert "supple demo" in told.stderr.splitlines()[-1]
