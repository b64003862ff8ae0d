"""Sensing with backends played by scripts: what is told, once, and in which order."""

from __future__ import annotations

import os
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
from app.desktop.clock import SystemClock
from app.desktop.sensing import Sensing
from app.desktop.sources import IdleSource, SessionSource


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
        self.dated: list[tuple[int, Observation]] = []
        self.idle, self.sessions = idle, sessions
        self.plain, self.asleep = 1000.0, 0.0
        self.clock = SystemClock(lambda: self.plain + self.asleep, lambda: self.plain, lambda: 1_772_438_400.0)
        sources = tuple(SessionSource("lock", f"source {n}", "asked", one) for n, one in enumerate(sessions))
        idles = (IdleSource("script", "it is a test", idle),)
        self.hears, self.woken = os.pipe()
        self.sensing = Sensing(idles, sources, self.tell, 30, self.clock, woken=self.hears)

    def tell(self, observation: Observation) -> None:
        self.told.append(observation)
        self.dated.append((self.clock.now().t, observation))

    def sleep(self, seconds: float) -> None:
        """The machine sleeps, and nobody says so."""
        self.asleep += seconds

    def stop(self) -> None:
        self.sensing.stop()
        os.close(self.woken)


@pytest.fixture
def room(qapp: object) -> Iterator[Room]:
    room = Room(ScriptedIdle(), ScriptedSession(), ScriptedSession())
    yield room
    room.stop()


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
    room.stop()


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
    room.stop()


def test_a_sleep_that_nobody_told_of_is_told_before_all_else_and_dated_to_where_it_began(room: Room) -> None:
    room.plain = 1020
    room.sleep(3600)
    room.idle.tell(InputSeen())
    assert room.dated == [(1020, Suspended()), (4620, Resumed()), (4620, InputSeen())]


def test_a_sleep_is_found_when_the_kernel_says_so_though_nothing_else_happens(room: Room, qtbot: QtBot) -> None:
    room.sleep(60)
    os.write(room.woken, bytes(8))
    qtbot.waitUntil(lambda: room.dated == [(1000, Suspended()), (1060, Resumed())])


def test_a_sleep_is_told_once_however_often_one_looks(room: Room) -> None:
    room.sleep(60)
    room.sensing.look()
    room.sensing.look()
    assert room.told == [Suspended(), Resumed()]


def test_a_sleep_that_a_source_told_of_is_not_told_again(room: Room) -> None:
    one, _ = room.sessions
    one.tell(Suspended())
    room.sleep(3600)
    room.sensing.look()
    one.tell(Resumed())
    room.sensing.look()
    assert room.told == [Suspended(), Resumed()]


def test_a_sleep_told_of_only_after_it_changes_nothing_more(room: Room) -> None:
    one, _ = room.sessions
    room.sleep(3600)
    one.tell(Suspended())
    one.tell(Resumed())
    assert room.dated == [(1000, Suspended()), (4600, Resumed()), (4600, Suspended()), (4600, Resumed())]


def test_a_sleep_before_the_start_is_none_of_ours(room: Room) -> None:
    room.sensing.look()
    assert room.told == []


@pytest.mark.usefixtures("qapp")
def test_what_answers_second_is_named_when_the_first_does_not() -> None:
    first, second = ScriptedIdle(works=False), ScriptedIdle()
    told: list[Observation] = []
    idles = (IdleSource("first", "it is first", first), IdleSource("second", "it is second", second))
    sensing = Sensing(idles, (), told.append, 30, SystemClock())
    [idle] = sensing.choices()
    assert (idle.backend, idle.reason, idle.says) == ("second", "it is second", "input")
    second.tell(InputSeen())
    sensing.ask_next()
    assert (told, first.asked, second.asked) == ([InputSeen()], 0, 1)
    sensing.stop()
