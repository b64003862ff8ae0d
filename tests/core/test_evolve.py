from __future__ import annotations

from typing import get_args

from app.core import events as e
from app.core import inputs as i
from app.core import notes as n
from app.core.evolve import FOLDS, evolve
from app.core.inputs import BreakKind
from app.core.state import Span, State, clock_of
from app.core.terms import Activity, How
from tests.core.day import Day

LAUNCHED = n.Launched(100, i.World(), wall=1_000_000)
REMEMBERED_BY_TIME_ALONE = {n.Saved, e.BreakWithdrawn, e.MovementPerformed}


def fold(*events: e.Event) -> State:
    state = State()
    for event in events:
        state = evolve(state, event)
    return state


def test_every_event_that_changes_more_than_the_time_has_a_fold() -> None:
    assert set(FOLDS) == {*get_args(e.Fact), *get_args(n.Note)} - REMEMBERED_BY_TIME_ALONE


def test_the_state_is_as_old_as_its_last_event() -> None:
    assert fold(LAUNCHED, n.Saved(130)).t == 130


def test_a_launch_opens_the_first_span_with_its_time_of_day() -> None:
    assert fold(LAUNCHED).spans == (Span(Activity.SITTING, How.MEASURED, 100, 1_000_100),)


def test_the_prompt_clock_follows_from_the_time_between_events() -> None:
    assert fold(LAUNCHED, n.ClockRestarted(100, since=100), n.Saved(130), n.Saved(190)).clock == 90


def test_the_prompt_clock_runs_on_between_events() -> None:
    assert clock_of(fold(LAUNCHED, n.ClockRestarted(100, since=100), n.Saved(130)), 150) == 50


def test_the_prompt_clock_stands_still_in_a_guided_break_seated_or_not() -> None:
    for seated in (False, True):
        started = e.BreakStarted(130, BreakKind.MOVE, seated, 180)
        assert clock_of(fold(LAUNCHED, n.ClockRestarted(100, since=100), started), 190) == 30


def test_an_event_of_the_same_activity_opens_no_span() -> None:
    assert len(fold(LAUNCHED, n.InputNoted(120), n.Saved(130)).spans) == 1


def test_going_up_takes_back_what_was_counted_since() -> None:
    state = fold(LAUNCHED, n.ClockRestarted(100, since=100), n.WentUp(400, How.INFERRED, begin=150))
    assert state.clock == 50
    assert [(span.activity, span.begin) for span in state.spans] == [(Activity.SITTING, 100), (Activity.UP, 150)]


def test_going_up_from_the_first_second_leaves_no_sitting() -> None:
    state = fold(LAUNCHED, n.WentUp(400, How.INFERRED, begin=100))
    assert [(span.activity, span.begin) for span in state.spans] == [(Activity.UP, 100)]
    assert state.clock == 0


def test_a_closed_span_is_forgotten() -> None:
    state = fold(LAUNCHED, n.Stood(150), e.SpanClosed(160, Activity.SITTING, How.MEASURED, 100, 150, 1_000_100))
    assert [span.begin for span in state.spans] == [150]


def test_a_reason_told_again_counts_from_then_on() -> None:
    quiet = [n.QuietNoted(110, "call", True), n.QuietNoted(120, "camera", True)]
    assert fold(LAUNCHED, *quiet).desk.quiet == ("call", "camera")
    assert fold(LAUNCHED, *quiet, n.QuietNoted(130, "call", False)).desk.quiet == ("camera",)


def test_no_input_is_remembered_from_before_a_launch_while_locked() -> None:
    locked = fold(n.Launched(100, i.World(locked=True), wall=0)).desk
    assert (locked.away_from, locked.gap_from) == (100, 100)
    assert locked.last_input < 0


def test_counted_rounds_are_kept_for_a_few_days_only() -> None:
    days = [e.Prompted(100 + number, e.Cause.DUE, f"2026-03-{number:02}") for number in range(1, 9)]
    gone = [e.PromptGone(100 + number, e.Why.ANSWERED) for number in range(1, 9)]
    state = fold(LAUNCHED, *(event for pair in zip(days, gone, strict=True) for event in pair))
    assert [day for day, _ in state.rounds] == ["2026-03-05", "2026-03-06", "2026-03-07", "2026-03-08"]


def test_a_days_events_lead_to_its_state() -> None:
    day = Day(interval=600).inputs(0, 9000).at(650, i.Snooze(1)).at(720, i.Start()).at(1200, i.Locked()).until(2000)
    assert fold(*day.events) == day.state
