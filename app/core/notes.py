"""Events that only change what the rules remember: kept with the state, never printed.

Each has `t`, the second (suspend-aware clock) at which it was decided.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.core.inputs import World
from app.core.terms import How


@dataclass(frozen=True, slots=True)
class Launched:
    t: int
    world: World
    wall: int
    """Epoch seconds less `t`."""
    boot: str = ""


@dataclass(frozen=True, slots=True)
class CutOff:
    """The app was killed; `t` is the last second that is known of it."""

    t: int


@dataclass(frozen=True, slots=True)
class Left:
    """The app was quit. busy: a guided break or an absence was on when the quit came."""

    t: int
    busy: bool


@dataclass(frozen=True, slots=True)
class Saved:
    """Nothing happened up to `t`."""

    t: int


@dataclass(frozen=True, slots=True)
class WallSet:
    t: int
    wall: int


@dataclass(frozen=True, slots=True)
class HoursNoted:
    """Inside or outside working hours now; edge: the second at which that may change."""

    t: int
    outside: bool
    edge: int | None


@dataclass(frozen=True, slots=True)
class FlowBegan:
    """Inputs keep coming."""

    t: int


@dataclass(frozen=True, slots=True)
class FlowEnded:
    t: int
    since: int


@dataclass(frozen=True, slots=True)
class InputNoted:
    """A single input."""

    t: int


@dataclass(frozen=True, slots=True)
class LockNoted:
    t: int
    locked: bool


@dataclass(frozen=True, slots=True)
class SleepNoted:
    t: int
    asleep: bool


@dataclass(frozen=True, slots=True)
class MediaNoted:
    t: int
    reason: str
    on: bool


@dataclass(frozen=True, slots=True)
class QuietNoted:
    t: int
    reason: str
    on: bool


@dataclass(frozen=True, slots=True)
class IdleNoted:
    t: int
    unknown: bool


@dataclass(frozen=True, slots=True)
class WentUp:
    """Up since `begin`, which lies before `t`."""

    t: int
    how: How
    begin: int
    due: bool = False
    """A break was due before, and stays so."""


@dataclass(frozen=True, slots=True)
class CameBack:
    """`up`, or the rest after a guided break, ended."""

    t: int


@dataclass(frozen=True, slots=True)
class Stood:
    t: int


@dataclass(frozen=True, slots=True)
class SatDown:
    """Standing ended at `end`, which lies before `t` where a limit was judged late. limit: it ended by itself."""

    t: int
    end: int
    limit: bool = False


@dataclass(frozen=True, slots=True)
class AbsenceEnded:
    """offered: whether "I sat elsewhere" may still be said of it."""

    t: int
    end: int
    offered: bool


@dataclass(frozen=True, slots=True)
class OfferVoided:
    t: int


@dataclass(frozen=True, slots=True)
class SatAllAlong:
    """The absence on offer was sitting elsewhere."""

    t: int


@dataclass(frozen=True, slots=True)
class BreakHeld:
    t: int


@dataclass(frozen=True, slots=True)
class BreakContinued:
    t: int


@dataclass(frozen=True, slots=True)
class ClockRestarted:
    """The prompt clock stood at 0 at `since`."""

    t: int
    since: int


@dataclass(frozen=True, slots=True)
class Snoozed:
    t: int
    until: int


@dataclass(frozen=True, slots=True)
class Folded:
    """A due break's prompt was folded by what ended without restarting the clock."""

    t: int


@dataclass(frozen=True, slots=True)
class PatienceRenewed:
    t: int


@dataclass(frozen=True, slots=True)
class HoldFreed:
    """No reason holds the prompt any more."""

    t: int


@dataclass(frozen=True, slots=True)
class HoldBound:
    """A reason holds it again."""

    t: int


Note = (
    Launched | CutOff | Left | Saved | WallSet | HoursNoted | FlowBegan | FlowEnded | InputNoted | LockNoted
    | SleepNoted | MediaNoted | QuietNoted | IdleNoted | WentUp | CameBack | Stood | SatDown | AbsenceEnded
    | OfferVoided | SatAllAlong | BreakHeld | BreakContinued | ClockRestarted | Snoozed | Folded | PatienceRenewed
    | HoldFreed | HoldBound
)  # fmt: skip
