"""Which backend is chosen, and the whole of it on a real desktop."""

from __future__ import annotations

from pathlib import Path

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
from app.desktop.choose import System, idle_sources, sense, session_sources, system
from app.desktop.clock import SystemClock
from app.desktop.sensing import Sensing
from tests.desktop.compositor import Compositor
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


@pytest.mark.parametrize(
    ("found", "names"),
    [
        (System.X11, ["X11: XSync alarms on IDLETIME"]),
        (System.WAYLAND, ["Wayland: the compositor's idle protocol", "GNOME: Mutter's idle monitor"]),
        (System.NO_SCREEN, ["none"]),
    ],
)
def test_every_system_has_idle_sources_with_their_reasons(found: System, names: list[str]) -> None:
    sources = idle_sources(found, {"DISPLAY": ":7"}, SystemClock())
    assert [each.name for each in sources] == names
    assert all(each.reason for each in sources)


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


def test_a_person_who_leaves_locks_and_comes_back(any_desk: Desk, qtbot: QtBot) -> None:
    any_desk.input("move", 400, 400)
    room = Room(any_desk)
    assert room.sensing.found() == World()
    assert room.told == []
    qtbot.waitUntil(lambda: room.of(InputSeen, InputGone)[:2] == [InputSeen, InputGone])
    any_desk.lock()
    any_desk.sleep(True)
    any_desk.sleep(False)
    any_desk.input("move", 410, 410)
    any_desk.unlock()
    qtbot.waitUntil(lambda: Unlocked() in room.told and room.told.count(InputSeen()) > 1)
    assert room.of(Locked, Unlocked, Suspended, Resumed) == [Locked, Suspended, Resumed, Unlocked]
    room.sensing.stop()


REASONS = {
    "x11": "DISPLAY is {DISPLAY} and this is no Wayland session",
    "sway": "this is a Wayland session, and its compositor offers an idle protocol",
    "gnome": "this is a Wayland session whose compositor offers no idle protocol, and Mutter is on the session bus",
}


@pytest.mark.usefixtures("qapp")
def test_the_choices_on_each_real_desktop(any_desk: Desk) -> None:
    room = Room(any_desk)
    idle, logind, savers = room.sensing.choices()
    assert idle.reason == REASONS[any_desk.wants.kind].format(**any_desk.env)
    assert logind.says == "unlocked, awake"
    assert savers.says == "no screen saver on the session bus tells whether it is active"
    assert {idle.missing, logind.missing, savers.missing} == {""}
    room.sensing.stop()


@pytest.mark.desktop
def test_a_compositor_without_any_idle_protocol_is_unknown_and_one_sentence(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    compositor = Compositor(tmp_path, [("wl_seat", 7)])
    sensing = sense(SystemClock(), lambda _: None, 30, {**desk.env, **compositor.environ}, "linux")
    assert sensing.found() == World(idle_unknown=True)
    idle = sensing.choices()[0]
    assert idle.says.startswith(
        "the Wayland compositor offers neither ext_idle_notifier_v1 nor org_kde_kwin_idle; "
        "GNOME's idle monitor is not there; asked again in "
    )
    sensing.stop()
    compositor.end()


def test_a_screen_that_goes_and_comes_back_is_followed(
    any_own_desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("app.desktop.retry.FIRST", 0.2)
    room = Room(any_own_desk)
    qtbot.waitUntil(lambda: bool(room.told))
    room.told.clear()
    any_own_desk.end_screen()
    qtbot.waitUntil(lambda: room.told == [IdleUnknown()])
    any_own_desk.start_screen()
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
