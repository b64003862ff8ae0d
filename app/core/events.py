"""Facts, past tense: what the rules decided, kept in the history and printed by a replay.

Each has `t`, the second (suspend-aware clock) at which it was decided. `Event` is a fact or a note (`notes.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from app.core.inputs import BreakKind, PauseWhat
from app.core.notes import Note
from app.core.terms import Activity, Cause, How, Outcome, Side, Why

__all__ = ["Activity", "Cause", "How", "Outcome", "Why"]


@dataclass(frozen=True, slots=True)
class HeadsUp:
    t: int


@dataclass(frozen=True, slots=True)
class Prompted:
    """A prompt came on screen. day: the local date, ISO, on which its round began to count."""

    t: int
    cause: Cause
    day: str = ""


@dataclass(frozen=True, slots=True)
class PromptGone:
    """The prompt left the screen."""

    t: int
    why: Why


@dataclass(frozen=True, slots=True)
class Held:
    """A prompt that would be on screen is held back."""

    t: int
    reason: str


@dataclass(frozen=True, slots=True)
class BreakStarted:
    t: int
    kind: BreakKind
    seated: bool
    planned: int


@dataclass(frozen=True, slots=True)
class BreakEnded:
    """A break is over. kind: of guided ones. seconds: played (guided) or away (natural).

    began: t of its start; began_at: epoch second of it.
    """

    t: int
    outcome: Outcome
    kind: BreakKind | None = None
    seconds: int | None = None
    began: int | None = None
    began_at: int | None = None
    seated: bool = False


@dataclass(frozen=True, slots=True)
class BreakWithdrawn:
    """The natural break that began at `began` was none."""

    t: int
    seconds: int
    began: int
    began_at: int


@dataclass(frozen=True, slots=True)
class MovementPerformed:
    """side: which one, of a movement that has two; each is a fact of its own."""

    t: int
    movement: str
    repetitions: int
    seconds: int
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class SpanClosed:
    """A stretch of one activity that can no longer change: [begin, end) on the suspend-aware clock.

    begin_at: the wall clock (epoch seconds) when it began, as it was set then.
    """

    t: int
    activity: Activity
    how: How
    begin: int
    end: int
    begin_at: int


@dataclass(frozen=True, slots=True)
class Paused:
    """until: second on the suspend-aware clock as it looks now; None: until resumed."""

    t: int
    what: PauseWhat
    until: int | None
    until_at: int | None = None


@dataclass(frozen=True, slots=True)
class Unpaused:
    """A pause ended (printed as `resumed`)."""

    t: int
    what: PauseWhat


Fact = (
    HeadsUp | Prompted | PromptGone | Held | BreakStarted | BreakEnded | BreakWithdrawn | MovementPerformed
    | SpanClosed | Paused | Unpaused
)  # fmt: skip

Event = Fact | Note
