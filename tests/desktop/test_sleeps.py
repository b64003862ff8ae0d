from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.core.events import Activity, Event, SpanClosed
from app.core.inputs import InputSeen, Launch, Observation, Wake
from app.core.sitting import open_spans
from app.core.state import State
from app.core.turn import Config
from app.desktop.clock import SystemClock
from app.desktop.sensing import Sensing
from app.desktop.sleeps import Sleeps
from app.desktop.sources import IdleSource
from app.engine import Engine
from tests.desktop.test_sources import Scripted


class Machine:
    """Its clocks, set by hand."""

    def __init__(self) -> None:
        self.plain, self.asleep = 1000.0, 500.0
        self.clock = SystemClock(self.aware, lambda: self.plain, lambda: self.aware() + 1_772_438_400)
        self.sleeps = Sleeps(self.clock)

    def aware(self) -> float:
        return self.plain + self.asleep


def test_a_machine_that_never_slept_since_has_no_sleep() -> None:
    machine = Machine()
    machine.plain += 3600
    assert machine.sleeps.began() is None


def test_a_sleep_began_as_long_ago_as_it_lasted() -> None:
    machine = Machine()
    machine.plain += 20
    machine.asleep += 3600
    assert machine.sleeps.began() == 1520


def test_each_sleep_is_found_once() -> None:
    machine = Machine()
    machine.asleep += 60
    assert machine.sleeps.began() == 1500
    assert machine.sleeps.began() is None
    machine.plain += 10
    machine.asleep += 30
    assert machine.sleeps.began() == 1570


def test_what_the_clocks_part_by_without_a_sleep_is_none() -> None:
    machine = Machine()
    machine.asleep += 0.4
    assert machine.sleeps.began() is None


class Day:
    """The rules on that machine, told by `Sensing` and by wake-ups, each of which looks at the clocks first."""

    def __init__(self) -> None:
        self.machine = Machine()
        self.events: list[Event] = []
        self.engine = Engine(self, self.machine.clock, self, Config())
        idles = (IdleSource("script", "it is a test", Scripted()),)
        self.sensing = Sensing(idles, (), self.tell, 30, self.machine.clock)
        self.engine.tell(Launch(self.sensing.found()))
        self.input()

    def load(self) -> None:
        """The history is empty."""

    def save(self, events: Sequence[Event], state: State) -> None:  # noqa: ARG002
        self.events += events

    def set(self, t: int | None) -> None:
        """Nobody wakes it but the test."""

    def tell(self, observation: Observation) -> None:
        self.engine.tell(observation)

    def input(self) -> None:
        self.sensing._idle_told(InputSeen())

    def wake(self) -> None:
        self.sensing.look()
        self.engine.tell(Wake())

    def spans(self) -> list[tuple[Activity, int]]:
        """All so far, and how long each was."""
        now = self.machine.clock.now().t
        told = [*self.events, *open_spans(self.engine.state, now, now)]
        return [(each.activity, each.end - each.begin) for each in told if isinstance(each, SpanClosed)]


@pytest.mark.usefixtures("qapp")
def test_the_rules_see_a_sleep_nobody_told_of_as_up_of_its_length() -> None:
    day = Day()
    day.machine.plain += 600
    day.machine.asleep += 3600
    day.wake()
    day.machine.plain += 20
    day.input()
    day.machine.plain += 100
    assert day.spans() == [(Activity.SITTING, 600), (Activity.UP, 3620), (Activity.SITTING, 100)]


@pytest.mark.usefixtures("qapp")
def test_a_sleep_found_a_minute_late_is_moved_by_that_minute_and_keeps_its_length() -> None:
    day = Day()
    day.machine.plain += 600
    day.machine.asleep += 3600
    day.machine.plain += 60
    day.input()
    assert day.spans() == [(Activity.SITTING, 660), (Activity.UP, 3600)]


@pytest.mark.usefixtures("qapp")
def test_a_sleep_shorter_than_a_break_is_as_if_it_had_not_been() -> None:
    day = Day()
    day.machine.plain += 600
    day.machine.asleep += 40
    day.wake()
    assert day.spans() == [(Activity.SITTING, 640)]


@pytest.mark.usefixtures("qapp")
def test_a_break_that_would_have_fallen_due_in_the_sleep_does_not() -> None:
    day = Day()
    day.machine.plain += 3000
    day.machine.asleep += 3600
    day.wake()
    day.input()
    assert not any(type(event).__name__ in ("Prompted", "HeadsUp") for event in day.events)
