"""Which backend is chosen, and the whole of it on a real desktop."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.core.inputs import (
    IdleKnown,
    IdleUnknown,
    InputGone,
    InputSeen,
    Locked,
    Observation,
    Resumed,
    Suspended,
    Unlocked,
    World,
)
from app.desktop.choose import System, idle_source, sense, session_sources, system
from app.desktop.clock import SystemClock
from app.desktop.sensing import Sensing
from tests.desktop_rig.desk import Desk


@pytest.mark.parametrize(
    ("environ", "found"),
    [
        ({"DISPLAY": ":0"}, System.X11),
        ({"DISPLAY": ":0", "XDG_SESSION_TYPE": "x11"}, System.X11),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, System.WAYLAND),
        ({"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"}, System.WAYLAND),
        ({"WAYLAND_DISPLAY": "wayland-0"}, System.WAYLAND),
        ({}, System.NO_SCREEN),
        ({"DISPLAY": ""}, System.NO_SCREEN),
    ],
)
def test_what_we_are_on(environ: dict[str, str], found: System) -> None:
    assert system(environ) is found


@pytest.mark.parametrize("found", list(System))
def test_every_system_has_an_idle_source_with_its_reason(found: System) -> None:
    source = idle_source(found, {"DISPLAY": ":7"}, SystemClock())
    assert source.reason
    assert (source.name == "none") is (found is not System.X11)


def test_locks_are_heard_on_both_buses_whatever_the_screen() -> None:
    assert [one.name for one in session_sources({})] == ["logind", "screen savers"]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_a_system_whose_libraries_are_not_there_is_unknown_and_says_why(platform: str) -> None:
    sensing = sense(SystemClock(), lambda _: None, 30, {"DISPLAY": ":7"}, platform)
    try:
        assert sensing.found() == World(idle_unknown=True)
        idle, session = sensing.choices()
        assert "cannot be loaded" in idle.says
        assert "cannot be loaded" in session.says
        assert (idle.missing, session.missing) == ("", "")
    finally:
        sensing.stop()


@pytest.mark.usefixtures("qapp")
def test_with_nothing_at_all_it_is_unknown_and_says_so() -> None:
    nowhere = {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere/bus"}
    sensing = sense(SystemClock(), lambda _: None, 30, nowhere, "linux")
    try:
        assert sensing.found() == World(idle_unknown=True)
        idle, system_bus, session_bus = sensing.choices()
        assert idle.says == "cannot tell: there is no screen here; start it from within a desktop"
        assert system_bus.says.startswith("the system bus cannot be reached: ")
        assert "asked again in" in system_bus.says
        assert session_bus.missing.startswith("a session bus: sudo apt install dbus-user-session")
    finally:
        sensing.stop()


class Room:
    """The real thing on a desk, and what it told."""

    def __init__(self, desk: Desk) -> None:
        self.told: list[Observation] = []
        self.sensing: Sensing = sense(SystemClock(), self.told.append, 1, desk.env, "linux")

    def of(self, *kinds: type[Observation]) -> list[type[Observation]]:
        """The kinds of what was told, of these only: X and D-Bus do not wait for each other."""
        return [type(one) for one in self.told if isinstance(one, kinds)]


@pytest.mark.desktop
def test_a_person_who_leaves_locks_and_comes_back(desk: Desk, qtbot: QtBot) -> None:
    desk.input("move", 400, 400)
    room = Room(desk)
    assert room.sensing.found() == World()
    assert room.told == []
    qtbot.waitUntil(lambda: room.of(InputSeen, InputGone)[:2] == [InputSeen, InputGone])
    desk.lock()
    desk.sleep(True)
    desk.sleep(False)
    desk.input("move", 410, 410)
    desk.unlock()
    qtbot.waitUntil(lambda: Unlocked() in room.told and room.told.count(InputSeen()) > 1)
    assert room.of(Locked, Unlocked, Suspended, Resumed) == [Locked, Suspended, Resumed, Unlocked]
    room.sensing.stop()


@pytest.mark.desktop
@pytest.mark.usefixtures("qapp")
def test_the_choices_on_a_real_desktop(desk: Desk) -> None:
    room = Room(desk)
    idle, logind, savers = room.sensing.choices()
    assert idle.reason == f"DISPLAY is {desk.env['DISPLAY']} and this is no Wayland session"
    assert logind.says == "unlocked, awake"
    assert savers.says == "no screen saver on the session bus tells whether it is active"
    assert {idle.missing, logind.missing, savers.missing} == {""}
    room.sensing.stop()


@pytest.mark.desktop
def test_an_x_server_that_goes_and_comes_back_is_followed(
    own_desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("app.desktop.retry.FIRST", 0.2)
    room = Room(own_desk)
    qtbot.waitUntil(lambda: bool(room.told))
    room.told.clear()
    own_desk.end("xvfb")
    qtbot.waitUntil(lambda: room.told == [IdleUnknown()])
    own_desk.start_screen()
    qtbot.waitUntil(lambda: len(room.told) > 2)
    assert room.told[:2] == [IdleUnknown(), IdleKnown()]
    assert isinstance(room.told[2], InputSeen | InputGone)
    room.sensing.stop()


@pytest.mark.desktop
def test_a_system_bus_that_goes_and_comes_back_is_followed(
    own_desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("app.desktop.retry.FIRST", 0.2)
    room = Room(own_desk)
    own_desk.lock()
    qtbot.waitUntil(lambda: Locked() in room.told)
    own_desk.end("system-bus")
    qtbot.waitUntil(lambda: Unlocked() in room.told)
    assert room.sensing.choices()[1].says.startswith("the system bus ")
    own_desk.end("logind")
    own_desk.start_bus("system")
    own_desk.start_logind()
    qtbot.waitUntil(lambda: room.sensing.choices()[1].says == "unlocked, awake")
    room.sensing.stop()
