"""Who is chosen on which system; and all of them together on real desktops."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.inputs import Observation, QuietOff, QuietOn, World
from app.core.settings import Quiet
from app.desktop.watches import sources, watch
from tests.desktop_rig.desk import Desk

LINUX = [
    "Do Not Disturb",
    "players",
    "kept awake",
    "kept awake",
    "window in front",
    "microphone and calls",
    "camera",
    "camera and screen sharing",
]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("environ", "window"),
    [
        ({"DISPLAY": ":7"}, "X11: what the window manager says"),
        ({"DISPLAY": ":7", "WAYLAND_DISPLAY": "wayland-0"}, "Wayland: the compositor's list of windows"),
        ({}, "X11: what the window manager says"),
    ],
)
def test_on_linux_everything_is_told_and_nobody_looks(environ: dict[str, str], window: str) -> None:
    found = sources(environ, "linux")
    assert [one.question for one in found] == LINUX
    assert window in {one.name for one in found}
    assert not any(one.watch.looks() for one in found)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_one_source_looks_for_everything(platform: str) -> None:
    (one,) = sources({}, platform)
    assert one.watch.looks()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_where_nothing_answers_each_says_so_in_a_sentence_and_nothing_is_quiet(platform: str, tmp_path: Path) -> None:
    told: list[Observation] = []
    environ = {"XDG_RUNTIME_DIR": str(tmp_path), "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={tmp_path}/none"}
    quieting = watch(told.append, Quiet(), lambda: 0.0, environ, platform)
    assert quieting.found(World()) == World()
    for choice in quieting.choices():
        assert choice.says
    quieting.stop()


@pytest.mark.desktop
def test_on_a_real_desktop_a_switch_of_its_own_is_told_and_named(own_desk: Desk, qtbot: QtBot) -> None:
    told: list[Observation] = []
    switch = ["xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb"]
    own_desk.run([*switch, "-n", "-t", "bool", "-s", "true"])
    quieting = watch(told.append, Quiet(), lambda: 0.0, own_desk.env)
    assert quieting.found(World()) == World(quiet=("do_not_disturb",))
    own_desk.run([*switch, "-s", "false"])
    qtbot.waitUntil(lambda: told == [QuietOff("do_not_disturb")])
    own_desk.run([*switch, "-s", "true"])
    qtbot.waitUntil(lambda: told[1:] == [QuietOn("do_not_disturb")])
    quieting.stop()
