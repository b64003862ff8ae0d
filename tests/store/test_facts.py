from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.core import events as e
from app.core import notes as n
from app.core.events import Activity, Cause, Event, How, Outcome, Why
from app.core.inputs import BreakKind, PauseWhat, World
from app.core.state import State
from app.store.history import SqlHistory

Opener = Callable[[], SqlHistory]
Rows = Callable[[str], list[tuple[object, ...]]]
Save = Callable[..., None]


@pytest.fixture
def rows(path: Path) -> Rows:
    """What any SQLite tool sees in the file."""

    def select(query: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute(query).fetchall()

    return select


@pytest.fixture
def save(history: SqlHistory, state: State) -> Save:
    """Saves events, each in a transaction of its own, with the state at the last of them."""

    def save_them(*events: Event) -> None:
        for event in events:
            history.save([event], replace(state, t=event.t))

    return save_them


def sitting(begin: int, end: int, state: State) -> e.SpanClosed:
    return e.SpanClosed(end, Activity.SITTING, How.MEASURED, begin, end, begin + state.wall)


def guided(t: int, outcome: Outcome, seconds: int, began: int, state: State) -> e.BreakEnded:
    return e.BreakEnded(t, outcome, BreakKind.MOVE, seconds, began, began + state.wall)


def test_a_span_says_when_how_long_and_how_it_is_known(save: Save, rows: Rows, state: State) -> None:
    save(sitting(10, 3610, state))
    assert rows("SELECT activity, how, began_utc, ended_utc, seconds, offset_minutes FROM spans") == [
        ("sitting", "measured", "2026-03-02 08:00:10", "2026-03-02 09:00:10", 3600, 60)
    ]


def test_only_the_first_span_after_a_launch_does_not_follow(history: SqlHistory, rows: Rows, state: State) -> None:
    up = e.SpanClosed(900, Activity.UP, How.INFERRED, 500, 900, 500 + state.wall)
    launch = n.Launched(5, World(), state.wall)
    history.save([launch, sitting(5, 500, state), up], replace(state, t=900, launched=5))
    history.save([sitting(900, 950, state)], replace(state, t=950, launched=5))
    assert rows("SELECT launched FROM spans") == [(1,), (0,), (0,)]


def test_a_span_a_crash_left_open_is_not_taken_for_the_first_of_the_new_run(
    opened: Opener, rows: Rows, state: State
) -> None:
    opened().save([n.Launched(0, World(), state.wall), sitting(0, 100, state)], replace(state, t=150))
    late, again = sitting(100, 150, state), n.Launched(400, World(), state.wall)
    opened().save([n.CutOff(150), late, again, sitting(400, 500, state)], replace(state, t=500, launched=400))
    assert rows("SELECT seconds, launched FROM spans") == [(100, 1), (50, 0), (100, 1)]


def test_a_prompt_gets_its_end_when_it_is_gone(save: Save, rows: Rows) -> None:
    save(e.Prompted(3600, Cause.DUE))
    assert rows("SELECT shown_utc, cause, gone_utc, why FROM prompts") == [("2026-03-02 09:00:00", "due", None, None)]
    save(e.PromptGone(3720, Why.FOLDED))
    assert rows("SELECT gone_utc, why FROM prompts") == [("2026-03-02 09:02:00", "folded")]


def test_a_prompt_a_crash_took_stays_without_end_and_the_next_gets_its_own(save: Save, rows: Rows) -> None:
    save(e.Prompted(3600, Cause.DUE), e.Prompted(4500, Cause.DUE), e.PromptGone(4520, Why.ANSWERED))
    assert rows("SELECT why FROM prompts") == [(None,), ("answered",)]


def test_a_heads_up_leaves_no_row(save: Save, rows: Rows) -> None:
    save(e.HeadsUp(3570))
    tables = [name for (name,) in rows("SELECT name FROM sqlite_master WHERE type = 'table'") if name != "state"]
    assert {name: rows(f"SELECT count(*) FROM {name}") for name in tables if name != "alembic_version"} == {  # noqa: S608 - names of our own
        name: [(0,)] for name in ("spans", "prompts", "holds", "breaks", "movements", "pauses")
    }


def test_a_hold_says_its_reason(save: Save, rows: Rows) -> None:
    save(e.Held(3600, "microphone"))
    assert rows("SELECT at_utc, reason, offset_minutes FROM holds") == [("2026-03-02 09:00:00", "microphone", 60)]


def test_a_completed_break_is_one_whole_row_with_its_movements(save: Save, rows: Rows, state: State) -> None:
    save(e.BreakStarted(3600, BreakKind.MOVE, seated=True, planned=180))
    save(e.MovementPerformed(3660, "cat-cow-seated", 6, 60), e.MovementPerformed(3720, "open-book", 4, 30, "left"))
    assert rows("SELECT * FROM breaks") == []
    save(replace(guided(3780, Outcome.COMPLETED, 180, 3600, state), seated=True))
    assert rows("SELECT outcome, kind, seated, planned, seconds, began_utc, ended_utc, withdrawn FROM breaks") == [
        ("completed", "move", 1, 180, 180, "2026-03-02 09:00:00", "2026-03-02 09:03:00", 0)
    ]
    assert rows("SELECT break_id, movement, side, repetitions, seconds, at_utc FROM movements") == [
        (1, "cat-cow-seated", None, 6, 60, "2026-03-02 09:01:00"),
        (1, "open-book", "left", 4, 30, "2026-03-02 09:02:00"),
    ]


def test_a_break_paused_by_hand_ended_later_than_its_seconds(save: Save, rows: Rows, state: State) -> None:
    save(e.BreakStarted(3600, BreakKind.MOVE, seated=False, planned=180))
    save(guided(3900, Outcome.COMPLETED, 180, 3600, state))
    assert rows("SELECT seconds, ended_utc FROM breaks") == [(180, "2026-03-02 09:05:00")]


def test_a_break_cut_off_by_a_crash_keeps_its_movements_and_its_length(
    opened: Opener, rows: Rows, state: State
) -> None:
    before = opened()
    before.save([e.BreakStarted(3600, BreakKind.MOVE, seated=False, planned=180)], replace(state, t=3600))
    before.save([e.MovementPerformed(3630, "open-book", 4, 30, "right")], replace(state, t=3630))
    after = opened()
    after.load()
    after.save([guided(9000, Outcome.PARTIAL, 40, 3600, state)], replace(state, t=9000))
    assert rows("SELECT outcome, seconds, ended_utc FROM breaks") == [("partial", 40, "2026-03-02 09:00:40")]
    assert rows("SELECT break_id, movement, side FROM movements") == [(1, "open-book", "right")]


def test_the_movements_of_one_break_do_not_go_into_the_next(save: Save, rows: Rows, state: State) -> None:
    save(e.BreakStarted(0, BreakKind.TINY, seated=False, planned=60), e.MovementPerformed(60, "hip-hinge", 6, 60))
    save(guided(60, Outcome.COMPLETED, 60, 0, state))
    save(e.BreakStarted(100, BreakKind.TINY, seated=False, planned=60), guided(160, Outcome.COMPLETED, 60, 100, state))
    assert rows("SELECT break_id FROM movements") == [(1,)]


def test_a_movement_over_in_the_second_of_its_break_belongs_to_it(save: Save, rows: Rows, state: State) -> None:
    save(e.BreakStarted(0, BreakKind.TINY, seated=False, planned=60), guided(60, Outcome.COMPLETED, 60, 0, state))
    save(e.MovementPerformed(60, "hip-hinge", 6, 60))
    assert rows("SELECT break_id FROM movements") == [(1,)]


def test_a_natural_break_during_nothing_guided_has_no_kind(save: Save, rows: Rows, state: State) -> None:
    save(e.BreakEnded(900, Outcome.NATURAL, seconds=300, began=600, began_at=600 + state.wall))
    assert rows("SELECT outcome, kind, seated, planned, seconds, began_utc, ended_utc FROM breaks") == [
        ("natural", None, None, None, 300, "2026-03-02 08:10:00", "2026-03-02 08:15:00")
    ]


@pytest.mark.parametrize("outcome", [Outcome.SKIPPED, Outcome.MISSED])
def test_skipped_and_missed_breaks_have_no_length(outcome: Outcome, save: Save, rows: Rows, state: State) -> None:
    save(e.BreakEnded(3650, outcome, began=3650, began_at=3650 + state.wall))
    assert rows("SELECT outcome, seconds, began_utc = ended_utc FROM breaks") == [(outcome.value, None, 1)]


def test_only_the_natural_break_that_was_none_is_withdrawn(save: Save, rows: Rows, state: State) -> None:
    for t in (900, 2900):
        save(e.BreakEnded(t, Outcome.NATURAL, seconds=300, began=t - 300, began_at=t - 300 + state.wall))
    save(e.BreakWithdrawn(2930, 300, began=2600, began_at=2600 + state.wall))
    assert rows("SELECT withdrawn FROM breaks") == [(0,), (1,)]


def test_an_event_that_breaks_a_rule_of_the_tables_is_left_out_and_logged_and_all_else_is_stored(
    history: SqlHistory, rows: Rows, state: State, caplog: pytest.LogCaptureFixture
) -> None:
    nonsense = sitting(120, 120, state)
    history.save([sitting(0, 60, state), nonsense, sitting(60, 120, state)], replace(state, t=120))
    assert rows("SELECT seconds FROM spans") == [(60,), (60,)]
    assert rows("SELECT saved_utc FROM state") == [("2026-03-02 08:02:00",)]
    assert [record.getMessage() for record in caplog.records] == [
        "a fault of Supple: SpanClosed could not be stored and was left out"
    ]


@pytest.mark.parametrize("lost", [e.BreakWithdrawn(2930, 300, 2600, 0), e.PromptGone(2930, Why.ANSWERED)])
def test_what_ends_something_that_is_not_there_is_left_out_and_logged(
    lost: Event, save: Save, rows: Rows, caplog: pytest.LogCaptureFixture
) -> None:
    save(lost)
    assert rows("SELECT saved_utc FROM state") == [("2026-03-02 08:48:50",)]
    assert len(caplog.records) == 1


def test_a_break_whose_movement_breaks_a_rule_is_left_out_whole(save: Save, rows: Rows, state: State) -> None:
    save(e.BreakStarted(0, BreakKind.TINY, seated=False, planned=60), e.MovementPerformed(60, "", 6, 60))
    save(guided(60, Outcome.COMPLETED, 60, 0, state))
    assert rows("SELECT * FROM breaks") == rows("SELECT * FROM movements") == []


def test_a_pause_has_its_planned_end_and_its_end(save: Save, rows: Rows) -> None:
    save(e.Paused(0, PauseWhat.PROMPTS, until=1800), e.Unpaused(600, PauseWhat.PROMPTS))
    assert rows("SELECT what, began_utc, until_utc, ended_utc FROM pauses") == [
        ("prompts", "2026-03-02 08:00:00", "2026-03-02 08:30:00", "2026-03-02 08:10:00")
    ]


def test_a_pause_until_resumed_has_no_planned_end(save: Save, rows: Rows) -> None:
    save(e.Paused(0, PauseWhat.EVERYTHING, until=None))
    assert rows("SELECT what, until_utc, ended_utc FROM pauses") == [("everything", None, None)]


def test_a_new_pause_takes_the_place_of_the_old(save: Save, rows: Rows) -> None:
    save(e.Paused(0, PauseWhat.PROMPTS, until=1800), e.Paused(60, PauseWhat.EVERYTHING, until=None))
    assert rows("SELECT what, ended_utc FROM pauses") == [("prompts", "2026-03-02 08:01:00"), ("everything", None)]


def test_a_pause_that_ended_while_the_app_was_off_ended_as_planned(save: Save, rows: Rows) -> None:
    save(e.Paused(0, PauseWhat.PROMPTS, until=1800), e.Unpaused(7200, PauseWhat.PROMPTS))
    assert rows("SELECT ended_utc FROM pauses") == [("2026-03-02 08:30:00",)]


def test_a_clock_set_back_moves_what_follows_but_gives_nothing_a_negative_length(
    save: Save, rows: Rows, history: SqlHistory, state: State
) -> None:
    save(e.Prompted(3600, Cause.DUE), e.Paused(3601, PauseWhat.PROMPTS, until=None))
    save(e.BreakStarted(3610, BreakKind.TINY, seated=False, planned=60))
    events: Sequence[Event] = [
        n.WallSet(3650, state.wall - 86400),
        e.PromptGone(3650, Why.HELD),
        e.Unpaused(3660, PauseWhat.PROMPTS),
        guided(3670, Outcome.COMPLETED, 60, 3610, state),
        e.Held(3670, "call"),
    ]
    history.save(events, replace(state, t=3670, wall=state.wall - 86400))
    assert rows("SELECT gone_utc = shown_utc FROM prompts") == [(1,)]
    assert rows("SELECT ended_utc = began_utc FROM pauses") == [(1,)]
    assert rows("SELECT ended_utc FROM breaks") == [("2026-03-02 09:01:10",)]
    assert rows("SELECT at_utc FROM holds") == [("2026-03-01 09:01:10",)]


def test_facts_that_waited_for_the_disk_keep_the_clock_they_happened_under(
    history: SqlHistory, rows: Rows, state: State
) -> None:
    history.save([], state)
    waited: Sequence[Event] = [e.Held(10, "call"), n.WallSet(20, state.wall + 3600), e.Held(30, "call")]
    history.save(waited, replace(state, t=40, wall=state.wall + 3600))
    assert rows("SELECT at_utc FROM holds") == [("2026-03-02 08:00:10",), ("2026-03-02 09:00:30",)]
