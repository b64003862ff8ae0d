"""Sensing with backends played by scripts: what is told, once, and in which order."""

from __future__ import annotations

from collections.abc import Iterator

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
from app.desktop.api import Lost, Tell, UnansweredError
from app.desktop.sensing import IdleSource, Sensing, SessionSource


class ScriptedIdle:
    def __init__(self, *, works: bool = True) -> None:
        self.works, self.asked = works, 0
        self.tell: Tell
        self.lost: Lost

    def start(self, threshold: int, tell: Tell, lost: Lost) -> None:
        if not self.works:
            raise UnansweredError("nobody answers", "sudo apt install somebody")
        self.threshold, self.tell, self.lost = threshold, tell, lost

    def ask_next(self) -> None:
        self.asked += 1

    def says(self) -> str:
        return "input"

    def stop(self) -> None:
        self.works = False


class ScriptedSession:
    def __init__(self, *first: Observation) -> None:
        self.first, self.doubts = first, 0
        self.tell: Tell
        self.lost: Lost

    def start(self, tell: Tell, lost: Lost) -> None:
        self.tell, self.lost = tell, lost

    def settle(self) -> None:
        for one in self.first:
            self.tell(one)

    def doubt(self) -> None:
        self.doubts += 1

    def says(self) -> str:
        return "unlocked"

    def missing(self) -> str:
        return ""

    def stop(self) -> None: ...


class Room:
    """A Sensing over scripts, and what it told."""

    def __init__(self, idle: ScriptedIdle, *sessions: ScriptedSession) -> None:
        self.told: list[Observation] = []
        self.idle, self.sessions = idle, sessions
        sources = (SessionSource("lock", f"source {n}", "asked", one) for n, one in enumerate(sessions))
        self.sensing = Sensing(
            IdleSource("script", "it is a test", idle), tuple(sources), self.told.append, 30, plain=lambda: 0.0
        )


@pytest.fixture
def room(qapp: object) -> Iterator[Room]:
    room = Room(ScriptedIdle(), ScriptedSession(), ScriptedSession())
    yield room
    room.sensing.stop()


def test_what_the_idle_backend_tells_is_passed_on(room: Room) -> None:
    assert room.idle.threshold == 30
    room.idle.tell(InputSeen())
    room.idle.tell(InputGone(7))
    assert room.told == [InputSeen(), InputGone(7)]


def test_a_lock_of_two_sources_is_told_once_and_ends_with_the_last(room: Room) -> None:
    one, other = room.sessions
    one.tell(Locked())
    other.tell(Locked())
    one.tell(Unlocked())
    assert room.told == [Locked()]
    other.tell(Unlocked())
    assert room.told == [Locked(), Unlocked()]


@pytest.mark.usefixtures("qapp")
def test_what_is_so_at_launch_is_found_and_not_told() -> None:
    room = Room(ScriptedIdle(), ScriptedSession(Locked()), ScriptedSession(Locked(), Suspended()))
    assert room.told == []
    assert room.sensing.found() == World(locked=True, asleep=True)


@pytest.mark.usefixtures("qapp")
def test_an_idle_time_nobody_answers_for_is_found_unknown() -> None:
    room = Room(ScriptedIdle(works=False))
    assert room.sensing.found() == World(idle_unknown=True)
    assert room.told == []
    room.sensing.stop()


def test_an_idle_backend_that_is_lost_is_unknown_until_it_is_back(
    room: Room, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("app.desktop.retry.FIRST", 0)
    room.idle.lost("the server is gone")
    assert room.told == [IdleUnknown()]
    assert room.sensing.found().idle_unknown
    qtbot.waitUntil(lambda: room.told == [IdleUnknown(), IdleKnown()])
    assert not room.sensing.found().idle_unknown


def test_a_source_that_is_lost_takes_its_lock_and_sleep_along(room: Room) -> None:
    one, _ = room.sessions
    one.tell(Locked())
    one.tell(Suspended())
    one.lost("the bus is gone")
    assert room.told == [Locked(), Suspended(), Unlocked(), Resumed()]


def test_a_lock_is_doubted_once_somebody_has_typed_for_long(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.desktop.sensing.DOUBT", 0)
    room.sessions[0].tell(Locked())
    assert not room.sensing._doubt.isActive()
    room.idle.tell(InputSeen())
    assert room.sensing._doubt.isActive()
    room.sensing._doubt.timeout.emit()
    assert room.sessions[0].doubts == 1


def test_a_lock_is_not_doubted_while_nobody_types(room: Room) -> None:
    room.idle.tell(InputSeen())
    room.sessions[0].tell(Locked())
    assert room.sensing._doubt.isActive()
    room.idle.tell(InputGone(3))
    assert not room.sensing._doubt.isActive()


def test_the_next_input_is_asked_for_at_the_idle_backend(room: Room) -> None:
    room.sensing.ask_next()
    assert room.idle.asked == 1


def test_the_choices_say_who_answers_why_and_what(room: Room) -> None:
    room.idle.lost("the server is gone")
    idle, one, other = room.sensing.choices()
    assert (idle.question, idle.backend, idle.reason) == ("idle time", "script", "it is a test")
    assert idle.says == "the server is gone; asked again in 5 s"
    assert (one.backend, one.says, other.backend) == ("source 0", "unlocked", "source 1")


@pytest.mark.usefixtures("qapp")
def test_the_choices_name_what_is_missing() -> None:
    room = Room(ScriptedIdle(works=False))
    assert room.sensing.choices()[0].missing == "sudo apt install somebody"
    room.sensing.stop()
