"""ScreenSaverSession against mocks of the screen savers on a real session bus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.core.inputs import Locked, Observation, Unlocked
from app.desktop.session_screensaver import SAVERS, ScreenSaverSession
from tests.desktop_rig.desk import MOCK, Desk

pytestmark = pytest.mark.desktop


class Saver:
    """A mock of one desktop's screen saver on the session bus of a desk."""

    def __init__(self, desk: Desk, desktop: str) -> None:
        self.desk, self.part = desk, f"{desktop}-saver"
        self.name = self.interface = f"org.{desktop}.ScreenSaver"
        self.path = f"/org/{desktop}/ScreenSaver"
        desk.begin(self.part, ["/usr/bin/python3", "-m", "dbusmock", self.name, self.path, self.interface])
        desk.ready(self.part, ["gdbus", "wait", "--session", "--timeout", "5", self.name])

    def mock(self, method: str, *arguments: str) -> None:
        call = ["gdbus", "call", "--session", "-d", self.name, "-o", self.path, "-m", f"{MOCK}.{method}"]
        self.desk.run([*call, *arguments])

    def answers(self, *, active: bool) -> None:
        self.mock("AddMethod", self.interface, "GetActive", "", "b", f"ret = {active}")

    def changes(self, *, active: bool) -> None:
        word = "true" if active else "false"
        self.mock("EmitSignal", self.interface, "ActiveChanged", "b", f"[<{word}>]")


class Heard:
    def __init__(self, desk: Desk) -> None:
        self.told: list[Observation] = []
        self.lost: list[str] = []
        self.session = ScreenSaverSession(desk.env)

    def begin(self) -> None:
        self.session.start(self.told.append, self.lost.append)
        self.session.settle()


@pytest.fixture
def heard(own_desk: Desk, qtbot: QtBot) -> Iterator[Heard]:
    heard = Heard(own_desk)
    yield heard
    heard.session.stop()


@pytest.mark.parametrize("desktop", [saver.name.split(".")[1] for saver in SAVERS])
def test_each_desktops_saver_locks_and_unlocks(desktop: str, own_desk: Desk, heard: Heard, qtbot: QtBot) -> None:
    saver = Saver(own_desk, desktop)
    saver.answers(active=False)
    heard.begin()
    saver.changes(active=True)
    qtbot.waitUntil(lambda: heard.told == [Locked()])
    saver.changes(active=False)
    qtbot.waitUntil(lambda: heard.told == [Locked(), Unlocked()])


def test_a_saver_that_is_active_already_is_found_so(own_desk: Desk, heard: Heard) -> None:
    Saver(own_desk, "gnome").answers(active=True)
    heard.begin()
    assert heard.told == [Locked()]
    assert heard.session.says() == "org.gnome.ScreenSaver: active"


def test_a_saver_that_comes_late_is_heard(own_desk: Desk, heard: Heard, qtbot: QtBot) -> None:
    heard.begin()
    saver = Saver(own_desk, "xfce")
    saver.changes(active=True)
    qtbot.waitUntil(lambda: heard.told == [Locked()])


def test_a_saver_that_dies_takes_its_lock_along(own_desk: Desk, heard: Heard, qtbot: QtBot) -> None:
    saver = Saver(own_desk, "xfce")
    saver.answers(active=True)
    heard.begin()
    own_desk.end(saver.part)
    qtbot.waitUntil(lambda: heard.told == [Locked(), Unlocked()])


def test_two_savers_lock_once(own_desk: Desk, heard: Heard, qtbot: QtBot) -> None:
    savers = [Saver(own_desk, "gnome"), Saver(own_desk, "freedesktop")]
    heard.begin()
    for active in (True, False):
        for saver in savers:
            saver.changes(active=active)
    qtbot.waitUntil(lambda: heard.told == [Locked(), Unlocked()])


def test_without_a_saver_nothing_is_told_and_none_is_started(heard: Heard) -> None:
    heard.begin()
    assert heard.told == []
    assert heard.session.says() == "no screen saver on the session bus tells whether it is active"


def test_a_name_held_for_inhibiting_alone_says_nothing(own_desk: Desk, heard: Heard) -> None:
    Saver(own_desk, "freedesktop")  # answers no GetActive
    heard.begin()
    assert (heard.told, heard.lost) == ([], [])


def test_a_bus_that_goes_away_is_lost(own_desk: Desk, heard: Heard, qtbot: QtBot) -> None:
    heard.begin()
    own_desk.end("session-bus")
    qtbot.waitUntil(lambda: heard.lost == ["the session bus is lost: it closed the connection"])
