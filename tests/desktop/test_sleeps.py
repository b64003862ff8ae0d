from __future__ import annotations

from app.desktop.clock import SystemClock
from app.desktop.sleeps import Sleeps


class Machine:
    """Its clocks, set by hand."""

    def __init__(self) -> None:
        self.plain, self.asleep = 1000.0, 500.0
        clock = SystemClock(lambda: self.plain + self.asleep, lambda: self.plain, lambda: 0.0)
        self.sleeps = Sleeps(clock)


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
