"""What the history gives back: finished stretches, breaks and prompts, as values. Nothing here counts or decides.

Times are whole seconds since 1970-01-01 UTC by the wall clock as it was set then; `offset` is local time less UTC
in minutes, where and when it happened.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.core.events import Activity, Cause, How, Outcome
from app.core.inputs import BreakKind
from app.core.terms import Side


@dataclass(frozen=True, slots=True)
class SpanRecord:
    """`seconds` of one activity from `began` on.

    launched: the app was started when it began. A record that was not launched follows the one before it without a
    hole, whatever the wall clock was set to meanwhile.
    """

    activity: Activity
    how: How
    began: int
    seconds: int
    offset: int
    launched: bool = False


@dataclass(frozen=True, slots=True)
class BreakRecord:
    """kind, seated: of guided breaks. seconds: played or away; None where there was nothing to measure."""

    outcome: Outcome
    kind: BreakKind | None
    seated: bool
    began: int
    seconds: int | None
    offset: int
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class PromptRecord:
    """One showing of the prompt."""

    cause: Cause
    shown: int
    offset: int


@dataclass(frozen=True, slots=True)
class MovementRecord:
    """A movement performed at `at`: the end of it. A sided one has a record a side.

    side: None of a movement that has none, and of records older than sides. seconds: played.
    """

    movement: str
    at: int
    repetitions: int
    seconds: int
    offset: int
    side: Side | None = None
