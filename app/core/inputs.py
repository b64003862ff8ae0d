"""Everything that reaches the rules: observations of the machine, commands of a person, and moments in time.

Values only. Observations say what is so; commands are imperative; nothing here decides anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from app.core.terms import Side


@dataclass(frozen=True, slots=True)
class Now:
    """One moment on both clocks.

    t:  whole seconds on the suspend-aware monotonic clock (durations).
    at: whole seconds since 1970-01-01 UTC on the wall clock (dates).
    """

    t: int
    at: int


class BreakKind(StrEnum):
    MOVE = "move"
    WALK = "walk"
    TINY = "tiny"


class PauseWhat(StrEnum):
    PROMPTS = "prompts"
    EVERYTHING = "everything"


# ---- observations: what the machine told us ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class InputSeen:
    """Keyboard or mouse are in use; inputs keep coming until an `InputGone` says otherwise."""


@dataclass(frozen=True, slots=True)
class InputGone:
    """No input any more; the last one came at `since` (seconds on the suspend-aware clock)."""

    since: int


@dataclass(frozen=True, slots=True)
class Locked: ...


@dataclass(frozen=True, slots=True)
class Unlocked: ...


@dataclass(frozen=True, slots=True)
class Suspended: ...


@dataclass(frozen=True, slots=True)
class Resumed: ...


@dataclass(frozen=True, slots=True)
class MediaOn:
    reason: str


@dataclass(frozen=True, slots=True)
class MediaOff:
    reason: str


@dataclass(frozen=True, slots=True)
class QuietOn:
    reason: str


@dataclass(frozen=True, slots=True)
class QuietOff:
    reason: str


@dataclass(frozen=True, slots=True)
class IdleUnknown:
    """The idle time cannot be read any more: never 0, never away."""


@dataclass(frozen=True, slots=True)
class IdleKnown: ...


@dataclass(frozen=True, slots=True)
class Performed:
    """The player finished one movement of the guided break that plays; a sided one is told for each side."""

    movement: str
    repetitions: int
    seconds: int
    side: Side | None = None


# ---- commands: what a person asks -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Start:
    """Start a guided break. planned: its length in seconds; None takes the settings' length of the kind."""

    kind: BreakKind = BreakKind.MOVE
    seated: bool = False
    planned: int | None = None


@dataclass(frozen=True, slots=True)
class Leave: ...


@dataclass(frozen=True, slots=True)
class HoldBreak:
    """Pause the guided break by hand: no seconds are played until `ContinueBreak`."""


@dataclass(frozen=True, slots=True)
class ContinueBreak: ...


@dataclass(frozen=True, slots=True)
class Snooze:
    minutes: int


@dataclass(frozen=True, slots=True)
class Skip: ...


@dataclass(frozen=True, slots=True)
class Stand: ...


@dataclass(frozen=True, slots=True)
class Sit: ...


@dataclass(frozen=True, slots=True)
class SatElsewhere: ...


@dataclass(frozen=True, slots=True)
class Pause:
    """Pause prompts or everything for `minutes`, until the wall clock says `until_at`, or (both None) until resumed."""

    what: PauseWhat = PauseWhat.PROMPTS
    minutes: int | None = None
    until_at: int | None = None


@dataclass(frozen=True, slots=True)
class Resume: ...


# ---- life and time ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class World:
    """What is so at launch: found, not told. Reasons in the order they began."""

    locked: bool = False
    asleep: bool = False
    media: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    idle_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Launch:
    """boot: names the run of the machine since it was switched on, as far as the system tells."""

    world: World = field(default_factory=World)
    boot: str = ""


@dataclass(frozen=True, slots=True)
class Quit: ...


@dataclass(frozen=True, slots=True)
class Configured:
    """The settings changed; they reach the rules beside every input."""


@dataclass(frozen=True, slots=True)
class Save:
    """Put on record how far things have got, though nothing happened."""


@dataclass(frozen=True, slots=True)
class Wake:
    """A moment has come, or might have: early, late or doubled wakes change nothing."""


Observation = (
    InputSeen | InputGone | Locked | Unlocked | Suspended | Resumed | MediaOn | MediaOff | QuietOn | QuietOff
    | IdleUnknown | IdleKnown | Performed
)  # fmt: skip
Command = (
    Start | Leave | HoldBreak | ContinueBreak | Snooze | Skip | Stand | Sit | SatElsewhere | Pause | Resume
)  # fmt: skip
Input = Observation | Command | Launch | Quit | Configured | Save | Wake
