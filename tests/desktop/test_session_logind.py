"""LogindSession against Debian's mock of logind on a real bus."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.core.inputs import Locked, Observation, Resumed, Suspended, Unlocked
from app.desktop.session_logind import LogindSession
from tests.desktop_rig.desk import LOGIND, MANAGER, SESSION, Desk

pytestmark = pytest.mark.desktop


class Heard:
    def __init__(self) -> None:
        self.told: list[Observation] = []
        self.lost: list[str] = []


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def begin(heard: Heard, qtbot: QtBot) -> Iterator[Callable[[Desk], LogindSession]]:
    started: list[LogindSession] = []

    def _begin(desk: Desk) -> LogindSession:
        session = LogindSession(desk.env)
        session.start(heard.told.append, heard.lost.append)
        session.settle()
        started.append(session)
        return session

    yield _begin
    for session in started:
        session.stop()


Begin = Callable[[Desk], LogindSession]


def test_a_lock_and_an_unlock_are_told_once_each(desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot) -> None:
    begin(desk)
    desk.lock()
    qtbot.waitUntil(lambda: heard.told == [Locked()])
    desk.unlock()
    qtbot.waitUntil(lambda: heard.told == [Locked(), Unlocked()])


def test_a_session_locked_before_is_found_so(desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot) -> None:
    desk.lock()
    session = begin(desk)
    assert heard.told == [Locked()]
    assert session.says() == "locked, awake"
    desk.unlock()
    qtbot.waitUntil(lambda: heard.told == [Locked(), Unlocked()])


def test_the_hint_of_a_locker_is_enough(desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot) -> None:
    begin(desk)
    for word, told in (("true", Locked()), ("false", Unlocked())):
        desk.logind(SESSION, "UpdateProperties", f"{LOGIND}.Session", f"{{'LockedHint': <{word}>}}")
        qtbot.waitUntil(lambda told=told: heard.told[-1:] == [told])  # type: ignore[misc]


def test_the_signals_alone_are_enough(desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot) -> None:
    begin(desk)
    for name, told in (("Lock", Locked()), ("Unlock", Unlocked())):
        desk.logind(SESSION, "EmitSignal", f"{LOGIND}.Session", name, "", "[]")
        qtbot.waitUntil(lambda told=told: heard.told[-1:] == [told])  # type: ignore[misc]


def test_a_lock_only_asked_for_is_let_go_of_in_doubt(desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot) -> None:
    session = begin(desk)
    desk.logind(SESSION, "EmitSignal", f"{LOGIND}.Session", "Lock", "", "[]")
    qtbot.waitUntil(lambda: heard.told == [Locked()])
    session.doubt()
    assert heard.told == [Locked(), Unlocked()]


def test_a_lock_that_has_come_stands_any_doubt(desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot) -> None:
    session = begin(desk)
    desk.lock()
    qtbot.waitUntil(lambda: session.says().startswith("locked"))
    qtbot.waitUntil(lambda: session._hint is True)
    session.doubt()
    assert heard.told == [Locked()]
    desk.unlock()
    qtbot.waitUntil(lambda: heard.told == [Locked(), Unlocked()])


def test_sleep_and_waking_are_told(desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot) -> None:
    session = begin(desk)
    desk.sleep(True)
    qtbot.waitUntil(lambda: heard.told == [Suspended()])
    assert session.says() == "unlocked, asleep"
    desk.sleep(False)
    qtbot.waitUntil(lambda: heard.told == [Suspended(), Resumed()])


def test_a_machine_on_its_way_to_sleep_is_found_so(desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot) -> None:
    desk.sleep(True)
    begin(desk)
    assert heard.told == [Suspended()]
    desk.sleep(False)
    qtbot.waitUntil(lambda: heard.told == [Suspended(), Resumed()])


def test_without_logind_it_cannot_tell_and_says_what_installs_it(own_desk: Desk, begin: Begin, heard: Heard) -> None:
    own_desk.end("logind")
    session = begin(own_desk)
    assert session.says().startswith("cannot tell whether it is locked")
    assert "libpam-systemd" in session.missing()
    assert heard.told == []


def test_a_logind_that_goes_takes_its_lock_along_and_is_asked_when_it_is_back(
    own_desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot
) -> None:
    session = begin(own_desk)
    own_desk.lock()
    qtbot.waitUntil(lambda: heard.told == [Locked()])
    own_desk.end("logind")
    qtbot.waitUntil(lambda: heard.told == [Locked(), Unlocked()])
    own_desk.start_logind()
    own_desk.lock()
    qtbot.waitUntil(lambda: heard.told == [Locked(), Unlocked(), Locked()])
    assert session.says() == "locked, awake"


def test_a_bus_that_goes_away_is_lost(own_desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot) -> None:
    begin(own_desk)
    own_desk.end("system-bus")
    qtbot.waitUntil(lambda: heard.lost == ["the system bus is lost: it closed the connection"])


def test_a_logind_that_hangs_is_waited_for_no_longer_than_its_time(
    own_desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot
) -> None:
    own_desk.lock()
    own_desk.freeze("logind")
    session = begin(own_desk)
    assert heard.told == []
    assert session.says() == "cannot tell whether it is locked: logind has not answered yet"
    own_desk.thaw("logind")
    qtbot.waitUntil(lambda: heard.told == [Locked()])


def test_a_stale_session_number_in_the_environment_is_passed_over(own_desk: Desk, begin: Begin) -> None:
    known = "dbus.exceptions.DBusException('no', name='org.freedesktop.login1.NoSuchSession')"
    code = f"if args[0] != 'auto': raise {known}\nret = '{SESSION}'"
    own_desk.logind(MANAGER, "AddMethod", f"{LOGIND}.Manager", "GetSession", "s", "o", code)
    own_desk.env["XDG_SESSION_ID"] = "77"
    assert begin(own_desk).says() == "unlocked, awake"


def test_a_session_that_logind_does_not_know_is_one_it_cannot_tell_of(own_desk: Desk, begin: Begin) -> None:
    own_desk.env["XDG_SESSION_ID"] = "77"
    session = begin(own_desk)
    assert session.says().startswith("cannot tell whether it is locked: logind did not answer (")
    assert session.missing() == ""
