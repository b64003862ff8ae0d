from __future__ import annotations

from enum import EnumType
from typing import Any, get_args, get_type_hints

import pytest

from app.core import events as e
from app.core import notes as n
from app.core.inputs import BreakKind, PauseWhat, World
from app.core.log_line import log_line

TITLE = "Therapy notes - Writer"


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (e.HeadsUp(9), "HeadsUp"),
        (e.Prompted(9, e.Cause.DUE, "2026-03-02"), "Prompted due"),
        (e.PromptGone(9, e.Why.FOLDED), "PromptGone folded"),
        (e.Held(9, "microphone"), "Held microphone"),
        (e.BreakStarted(9, BreakKind.MOVE, seated=True, planned=180), "BreakStarted move seated 180"),
        (e.BreakEnded(9, e.Outcome.COMPLETED, BreakKind.MOVE, 180), "BreakEnded completed move 180"),
        (e.BreakEnded(9, e.Outcome.SKIPPED), "BreakEnded skipped"),
        (e.BreakWithdrawn(9, 400, 1, 2), "BreakWithdrawn 400"),
        (e.SpanClosed(99, e.Activity.SITTING, e.How.MEASURED, 9, 69, 1), "SpanClosed sitting measured 60"),
        (e.Paused(9, PauseWhat.EVERYTHING, None), "Paused everything"),
        (e.Unpaused(9, PauseWhat.PROMPTS), "Unpaused prompts"),
        (n.Launched(9, World(locked=True, media=("call",)), 1, "boot"), "Launched locked call"),
        (n.Left(9, busy=True), "Left"),
        (n.HoursNoted(9, outside=False, edge=None), "HoursNoted inside"),
        (n.FlowEnded(39, 9), "FlowEnded 30"),
        (n.LockNoted(9, locked=False), "LockNoted unlocked"),
        (n.SleepNoted(9, asleep=True), "SleepNoted asleep"),
        (n.QuietNoted(9, "fullscreen", on=True), "QuietNoted fullscreen on"),
        (n.MediaNoted(9, "call", on=False), "MediaNoted call off"),
        (n.IdleNoted(9, unknown=True), "IdleNoted unknown"),
        (n.WentUp(309, e.How.INFERRED, 9), "WentUp inferred 300"),
        (n.Snoozed(9, 309), "Snoozed 300"),
        (n.CameBack(9), "CameBack"),
    ],
)
def test_an_event_is_its_name_and_what_there_is_to_know(event: e.Event, line: str) -> None:
    assert log_line(event) == line


def test_the_save_of_every_minute_is_no_line() -> None:
    assert log_line(n.Saved(9)) is None


EVERY = sorted({*get_args(e.Fact), *get_args(n.Note)}, key=lambda kind: kind.__name__)


def made(hint: Any) -> Any:  # noqa: ANN401 (whatever a field of an event may be)
    """Something of this type."""
    if isinstance(hint, EnumType):
        return next(iter(hint))
    return {int: 9, str: "text", bool: True, World: World()}.get(hint)


@pytest.mark.parametrize("kind", EVERY)
def test_every_event_is_one_line_that_begins_with_its_name(kind: type[e.Event]) -> None:
    line = log_line(kind(**{name: made(hint) for name, hint in get_type_hints(kind).items()}))
    assert line is None or (line.split(" ")[0] == kind.__name__ and "\n" not in line)


@pytest.mark.parametrize(
    "event",
    [
        e.Held(9, TITLE),
        n.QuietNoted(9, TITLE, on=True),
        n.MediaNoted(9, TITLE, on=True),
        n.Launched(9, World(media=(TITLE,), quiet=(TITLE,)), 1, TITLE),
        e.MovementPerformed(9, TITLE, 8, 60),
        e.Prompted(9, e.Cause.DUE, TITLE),
    ],
)
def test_no_title_of_a_window_no_program_and_no_movement_gets_into_it(event: e.Event) -> None:
    assert TITLE not in str(log_line(event))
