"""The backend that can only ask, on a clock that jumps from one look to the next."""

from __future__ import annotations

from collections.abc import Callable
from math import floor, inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.inputs import InputGone, InputSeen, Observation
from app.desktop.api import UnansweredError
from app.desktop.polled import BEFORE, LATEST, SOONEST, Clocks, Known, Polled, Reading, Rest, look, pause, until_return

THRESHOLD = 30


class Machine:
    """A clock, a timer on it, and the seconds at which somebody types; what was told, and when a look was taken."""

    def __init__(self, *inputs: float) -> None:
        self.now, self.inputs, self.told, self.looks = 1000.0, list(inputs), list[Observation](), list[float]()
        self.due, self.fault, self.lost = inf, "", list[str]()
        self.call: Callable[[], None]
        self.idle = Polled(self.ask, Clocks(lambda: self.now, lambda ago: self.now - ago), self)

    def start(self, seconds: float, call: Callable[[], None]) -> None:
        self.due, self.call = self.now + seconds, call

    def stop(self) -> None:
        self.due = inf

    def ask(self) -> float:
        if self.fault:
            raise UnansweredError(self.fault)
        return self.now - max(typed for typed in self.inputs if typed <= self.now)

    def until(self, now: float) -> list[Observation]:
        """Let the time pass, and give what was told meanwhile."""
        before = len(self.told)
        while self.due <= now:
            self.now, self.due = self.due, inf
            self.looks.append(self.now)
            self.call()
        self.now = now
        return self.told[before:]


def begun(*inputs: float) -> Machine:
    machine = Machine(*inputs)
    machine.idle.start(THRESHOLD, machine.told.append, machine.lost.append)
    machine.until(machine.now)
    return machine


def test_input_of_a_moment_ago_is_told_at_the_start() -> None:
    assert begun(999).told == [InputSeen()]


def test_nobody_there_is_told_at_the_start_with_the_second_of_the_last_input() -> None:
    assert begun(900.7).told == [InputGone(900)]


def test_somebody_who_types_is_looked_at_once_in_a_threshold() -> None:
    machine = begun(*range(990, 1700))
    assert machine.until(1600) == []
    assert len(machine.looks) <= 600 / THRESHOLD + 1


def test_a_gap_is_told_when_the_threshold_is_over_and_not_before() -> None:
    machine = begun(999, 1012.5)
    assert machine.until(1042.4) == []
    assert machine.until(1042.5) == [InputGone(1012)]
    assert machine.looks == [1000, 1029, 1042.5]


def test_a_return_is_told_soon_and_once() -> None:
    machine = begun(900, 1020, 1021)
    assert machine.until(1019) == []
    assert machine.until(1020 + LATEST) == [InputSeen()]
    assert machine.until(1045) == []


def test_an_input_that_came_and_went_between_two_looks_is_not_lost() -> None:
    machine = begun(900)
    machine.idle.rest(Rest.AWAY)
    machine.inputs.append(1010.5)
    assert machine.until(1100) == []
    machine.idle.rest(Rest.NONE)
    assert machine.until(1100) == [InputSeen(), InputGone(1010)]


@pytest.mark.parametrize("away_after", [60, 90, 300, 3600])
@pytest.mark.parametrize("part", [0.0, 0.3, 0.99])
def test_a_look_comes_shortly_before_a_gap_is_judged(away_after: int, part: float) -> None:
    machine = begun(950 + part)
    machine.until(950 + away_after)
    judged = floor(950 + part) + away_after
    assert 0 < judged - max(taken for taken in machine.looks if taken < judged) <= BEFORE


def test_nobody_there_for_an_hour_costs_no_more_than_four_looks_a_minute() -> None:
    machine = begun(700)
    machine.until(1000 + 3600)
    assert len(machine.looks) <= 4 * 60 + 1


def test_the_next_input_is_told_when_asked_though_no_gap_came() -> None:
    machine = begun(999.5, 1002, 1003, 1004)
    machine.until(1000.5)
    machine.idle.ask_next()
    machine.idle.ask_next()
    assert machine.until(1001.9) == []
    assert machine.until(1008) == [InputSeen()]


def test_asked_for_during_a_gap_the_return_is_told_once() -> None:
    machine = begun(900, 1020, 1021)
    machine.idle.ask_next()
    assert machine.until(1045) == [InputSeen()]


def test_the_next_input_that_was_asked_for_may_come_and_go_unseen_and_is_told_with_its_gap() -> None:
    machine = begun(999)
    machine.idle.ask_next()
    machine.idle.rest(Rest.AWAY)
    machine.inputs.append(1002)
    machine.until(1100)
    machine.idle.rest(Rest.NONE)
    assert machine.until(1100) == [InputSeen(), InputGone(1002)]


@pytest.mark.parametrize("last", [999, 900])
def test_nobody_looks_while_locked_or_asleep(last: int) -> None:
    machine = begun(last)
    machine.idle.rest(Rest.AWAY)
    machine.idle.ask_next()
    machine.idle.rest(Rest.AWAY)
    machine.until(5000)
    assert machine.looks == [1000]


def test_after_a_lock_it_looks_at_once() -> None:
    machine = begun(900, 1100)
    machine.idle.rest(Rest.AWAY)
    machine.until(1100)
    machine.idle.rest(Rest.NONE)
    assert machine.until(1100) == [InputSeen()]


def test_a_dark_screen_ends_the_looks_once_nobody_is_there() -> None:
    machine = begun(999)
    machine.idle.rest(Rest.DARK)
    assert machine.until(5000) == [InputGone(999)]
    assert machine.looks == [1000, 1000, 1029]
    machine.inputs.append(5000)
    machine.idle.rest(Rest.NONE)
    assert machine.until(5000) == [InputSeen()]


def test_who_types_before_a_dark_screen_is_at_work() -> None:
    machine = begun(*range(990, 1300))
    machine.idle.rest(Rest.DARK)
    assert machine.until(1290) == []


def test_a_system_that_answers_no_more_is_lost_once() -> None:
    machine = begun(900)
    machine.fault = "it is gone"
    machine.idle.ask_next()
    assert machine.lost == []  # told from the loop, not from within
    machine.until(5000)
    assert (machine.lost, machine.due) == (["it is gone"], inf)
    machine.idle.ask_next()
    machine.idle.rest(Rest.AWAY)
    machine.idle.rest(Rest.NONE)
    assert machine.due == inf


def test_a_system_that_never_answers_does_not_begin() -> None:
    machine = Machine(900)
    machine.fault = "nobody there"
    with pytest.raises(UnansweredError, match="nobody there"):
        machine.idle.start(THRESHOLD, machine.told.append, machine.lost.append)
    assert (machine.due, machine.idle.says()) == (inf, "nobody there")


def test_it_begins_again_after_a_loss() -> None:
    machine = begun(900)
    machine.fault = "it is gone"
    machine.until(1100)
    machine.fault = ""
    machine.idle.start(THRESHOLD, machine.told.append, machine.lost.append)
    assert machine.until(1100) == [InputGone(900)]


def test_whoever_is_told_may_stop_it() -> None:
    machine = Machine(999)
    machine.idle.start(THRESHOLD, lambda _: machine.idle.stop(), machine.lost.append)
    machine.until(5000)
    assert machine.looks == [1000]


def test_it_says_when_the_last_input_was() -> None:
    assert begun(988.5).idle.says() == "the last input was 11 s ago"


SECONDS = st.floats(0, 4000)
MAYBE = st.sampled_from([None, 0.0])


@given(idle=SECONDS, gone=MAYBE, asked=MAYBE, rest=st.sampled_from([Rest.NONE, Rest.DARK]))
def test_the_next_look_is_never_once_a_second_nor_later_than_what_it_waits_for(
    idle: float, gone: float | None, asked: float | None, rest: Rest
) -> None:
    seconds = pause(Known(gone, asked), Reading(0.0, idle, 0), THRESHOLD, rest)
    if gone is not None and rest is Rest.DARK:
        assert seconds is None
    elif gone is not None:
        assert seconds is not None
        assert 0 < seconds <= LATEST
    else:
        assert seconds == min(max(THRESHOLD - idle, 0), until_return(idle) if asked is not None else inf)


@given(st.floats(0, 4000))
def test_looks_for_a_return_are_at_least_three_seconds_apart_but_for_the_marks(idle: float) -> None:
    looks = [idle]
    while looks[-1] < idle + 60:
        looks.append(looks[-1] + until_return(looks[-1]))
    assert len(looks) <= 60 / SOONEST + 60 / LATEST + 2


@given(last=st.floats(0, 100), now=st.floats(100, 200), gone=st.none() | st.floats(0, 100))
def test_what_is_told_last_is_what_is_so(last: float, now: float, gone: float | None) -> None:
    known, told = look(Known(gone), Reading(last, now, floor(last)), THRESHOLD)
    if told:
        assert isinstance(told[-1], InputGone) is (known.gone_since is not None)
