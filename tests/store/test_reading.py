from __future__ import annotations

from dataclasses import replace

import pytest

from app.core import events as e
from app.core import notes as n
from app.core.events import Activity, Cause, How, Outcome, Why
from app.core.inputs import BreakKind, World
from app.core.records import BreakRecord, MovementRecord, PromptRecord, SpanRecord
from app.core.state import State
from app.store.history import SqlHistory


@pytest.fixture
def day(history: SqlHistory, state: State) -> SqlHistory:
    """An hour of sitting, a prompt, a break of two movements, a walk that was none and more sitting."""
    wall = state.wall
    events: list[e.Event] = [
        n.Launched(0, World(), wall),
        e.Prompted(3600, Cause.DUE),
        e.BreakStarted(3600, BreakKind.MOVE, seated=True, planned=120),
        e.PromptGone(3600, Why.ANSWERED),
        e.MovementPerformed(3660, "cat-cow-seated", 6, 60),
        e.MovementPerformed(3720, "rotation-seated", 8, 60, "left"),
        e.BreakEnded(3720, Outcome.COMPLETED, BreakKind.MOVE, 120, 3600, 3600 + wall, seated=True),
        e.SpanClosed(4000, Activity.SITTING, How.MEASURED, 0, 4000, wall),
        e.BreakEnded(4600, Outcome.NATURAL, seconds=600, began=4000, began_at=4000 + wall),
        e.BreakWithdrawn(4610, 600, began=4000, began_at=4000 + wall),
        e.SpanClosed(4610, Activity.SITTING, How.DECLARED, 4000, 4600, 4000 + wall),
        e.BreakEnded(7300, Outcome.SKIPPED, began=7300, began_at=7300 + wall),
    ]
    history.save(events, replace(state, t=7300))
    return history


def test_spans_come_back_as_they_were_closed(day: SqlHistory, state: State) -> None:
    assert day.spans(state.wall, state.wall + 9000) == [
        SpanRecord(Activity.SITTING, How.MEASURED, state.wall, 4000, 60, launched=True),
        SpanRecord(Activity.SITTING, How.DECLARED, state.wall + 4000, 600, 60),
    ]


def test_a_span_counts_where_it_shares_a_second(day: SqlHistory, state: State) -> None:
    assert [span.seconds for span in day.spans(state.wall + 3999, state.wall + 4000)] == [4000]
    assert [span.seconds for span in day.spans(state.wall + 4000, state.wall + 4001)] == [600]
    assert day.spans(state.wall + 4600, state.wall + 9000) == []
    assert day.spans(state.wall - 100, state.wall) == []


def test_breaks_come_back_with_the_withdrawn_marked(day: SqlHistory, state: State) -> None:
    wall = state.wall
    assert day.breaks(wall, wall + 9000) == [
        BreakRecord(Outcome.COMPLETED, BreakKind.MOVE, seated=True, began=wall + 3600, seconds=120, offset=60),
        BreakRecord(Outcome.NATURAL, None, seated=False, began=wall + 4000, seconds=600, offset=60, withdrawn=True),
        BreakRecord(Outcome.SKIPPED, None, seated=False, began=wall + 7300, seconds=None, offset=60),
    ]


def test_breaks_and_prompts_count_where_they_begin(day: SqlHistory, state: State) -> None:
    assert [each.outcome for each in day.breaks(state.wall + 3601, state.wall + 7300)] == [Outcome.NATURAL]
    assert day.prompts_shown(state.wall, state.wall + 3600) == []
    assert day.prompts_shown(state.wall, state.wall + 3601) == [PromptRecord(Cause.DUE, state.wall + 3600, 60)]


def test_the_newest_movements_come_first_and_no_more_than_asked(day: SqlHistory, state: State) -> None:
    rotation = MovementRecord("rotation-seated", state.wall + 3720, 8, 60, 60, "left")
    cat_cow = MovementRecord("cat-cow-seated", state.wall + 3660, 6, 60, 60)
    assert day.recent_movements(1) == [rotation]
    assert day.recent_movements(9) == [rotation, cat_cow]
    assert day.movements(state.wall, state.wall + 3720) == [cat_cow]
    assert day.movements(state.wall + 3661, state.wall + 9000) == [rotation]


def test_an_empty_history_gives_empty_lists(history: SqlHistory) -> None:
    assert history.spans(0, 2_000_000_000) == []
    assert history.breaks(0, 2_000_000_000) == []
    assert history.prompts_shown(0, 2_000_000_000) == []
    assert history.recent_movements(5) == []
