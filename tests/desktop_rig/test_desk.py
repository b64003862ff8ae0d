"""The desktop the other tests run on: is it what it says, and does nothing of it stay?"""

from __future__ import annotations

import os
import shlex
import signal
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desktop_rig.desk import SCRIPTS, Desk
from tests.desktop_rig.parts import Wants, marked
from tests.desktop_rig.words import acts

KINDS = (
    pytest.param("x11", marks=pytest.mark.desktop),
    pytest.param("sway", marks=pytest.mark.desktop("sway", "grim")),
    pytest.param("gnome", marks=pytest.mark.desktop("gnome-shell", "mutter")),
)


def test_words_become_what_xdotool_does() -> None:
    said = "move 10 20 , click , click right , scroll -2 , key Down Return , type hi there , sleep 0.5"
    assert acts(shlex.split(said)) == [
        ["mousemove", "10", "20"],
        ["click", "1"],
        ["click", "3"],
        ["click", "--repeat", "2", "4"],
        ["key", "--delay", "30", "--", "Down", "Return"],
        ["type", "--delay", "20", "--", "hi there"],
        0.5,
    ]


def test_a_word_it_does_not_know_is_named() -> None:
    with pytest.raises(ValueError, match="no such input: jump 3"):
        acts(["jump", "3"])


@pytest.mark.desktop("import", "xrandr")
def test_it_has_a_screen_two_buses_a_panel_and_a_session(tmp_path: Path) -> None:
    with Desk.up(Wants(size=(640, 480), monitors=2, logind=True)) as desk:
        assert "LEFT" in desk.run(["xrandr", "--listmonitors"])
        desk.input("move", 11, 12)
        assert "x:11 y:12" in desk.run(["xdotool", "getmouselocation"])
        desk.shot(tmp_path / "screen.png")
        assert (tmp_path / "screen.png").read_bytes()[:4] == b"\x89PNG"
        desk.lock()
        hint = ["org.freedesktop.DBus.Properties.Get", "org.freedesktop.login1.Session", "LockedHint"]
        path = "/org/freedesktop/login1/session/c1"
        call = ["gdbus", "call", "--system", "-d", "org.freedesktop.login1", "-o", path, "-m", *hint]
        assert "true" in desk.run(call)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_it_stays(kind: str) -> None:
    with Desk.up(Wants(kind, tray="none", wm="none")) as desk:
        desk.begin("stray", ["sh", "-c", "trap '' TERM; sleep 600 & wait; wait"])
        assert marked(desk.folder)
    assert marked(desk.folder) == []
    assert not desk.folder.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_line_gives_the_commands_exit_code_and_its_tools(kind: str, tmp_path: Path) -> None:
    options = ["--tray", "none", "--notify", "none", "--logind", "--size", "640x480"]
    work = f"desk-lock && desk-unlock && desk-sleep true && desk-input move 5 6 && desk-shot {tmp_path}/it.png; exit 7"
    argv: list[str | Path] = [sys.executable, SCRIPTS / f"desk-{kind}", *options, "--", "sh", "-c", work]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    assert done.returncode == 7, done.stderr
    picture = (tmp_path / "it.png").read_bytes()
    assert (picture[:4], struct.unpack(">II", picture[16:24])) == (b"\x89PNG", (640, 480))


@pytest.mark.desktop
def test_a_command_line_that_is_ended_takes_the_desktop_along() -> None:
    options = ["--tray", "none", "--notify", "none"]
    work = "echo $DESK_RIG; exec sleep 600"
    running = subprocess.Popen(
        [sys.executable, SCRIPTS / "desk-x11", *options, "--", "sh", "-c", work], stdout=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    folder = Path(running.stdout.readline().strip())
    assert marked(folder)
    os.kill(running.pid, signal.SIGTERM)
    running.stdout.close()
    assert running.wait() == 128 + signal.SIGTERM
    assert marked(folder) == []
    assert not folder.exists()
