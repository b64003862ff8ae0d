"""What the rules remember, and what is read off it without deciding anything.

All of it is values; all times are seconds on the suspend-aware clock unless a name ends in `_at` or is `wall`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.core.events import Activity, How
from app.core.inputs import BreakKind, PauseWhat

NEVER = -(10**9)
"""An input that never was: before every other moment."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one activity from `begin` to the next span's begin, or to now."""

    activity: Activity
    how: How
    begin: int
    begin_at: int


@dataclass(frozen=True, slots=True)
class Desk:
    """What the machine told. gap_from: from where a gap without input counts; away_from: locked or asleep since."""

    locked: bool = False
    asleep: bool = False
    media: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    idle_unknown: bool = False
    flowing: bool = False
    last_input: int = NEVER
    gap_from: int = 0
    away_from: int | None = None

    @property
    def away(self) -> bool:
        """Locked or asleep."""
        return self.locked or self.asleep


@dataclass(frozen=True, slots=True)
class Guided:
    """A guided break that plays. held: seconds paused by hand so far; held_since: paused by hand now."""

    kind: BreakKind
    seated: bool
    planned: int
    began: int
    began_at: int
    held: int = 0
    held_since: int | None = None

    def played(self, t: int) -> int:
        """Seconds played until `t`."""
        return (t if self.held_since is None else self.held_since) - self.began - self.held


@dataclass(frozen=True, slots=True)
class Hold:
    """A pause of prompts or of everything. until_at: an end by the wall clock, from which `until` follows."""

    what: PauseWhat
    until: int | None
    until_at: int | None = None


@dataclass(frozen=True, slots=True)
class Absence:
    """Unbroken up and standing outside guided breaks. only_up: nobody said "I am standing" in it."""

    begin: int
    begin_at: int
    only_up: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """An absence of which "I sat elsewhere" may still be said. clock, said: the prompt clock before it."""

    begin: int
    begin_at: int
    end: int
    clock: int
    said: bool


class Phase(StrEnum):
    NONE = "none"
    SHOWN = "shown"
    FOLDED = "folded"
    BADGE = "badge"
    SNOOZED = "snoozed"
    HELD = "held"


class Showing(StrEnum):
    """Which showing of a round is on screen or comes next."""

    NEW = "new"
    """The first of a round that counts."""
    SNOOZE = "snooze"
    """The first of a round begun by a snooze."""
    FIRST = "first"
    """The first of a round under way, on screen or held."""
    BACK = "back"
    """The one coming back."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """The one prompt of a due break. since: when it was shown or folded, or until when it is snoozed.

    round_clock: the prompt clock at the round's first showing. free_since: held, but no reason holds since then.
    number: showings so far.
    """

    phase: Phase = Phase.NONE
    showing: Showing = Showing.NEW
    since: int = 0
    round_open: bool = False
    round_clock: int | None = None
    free_since: int | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Farewell:
    """How the app left: by crash or quit, and what was on then."""

    t: int
    at: int
    crashed: bool
    busy: bool


@dataclass(frozen=True, slots=True)
class State:
    """Everything the rules remember. `t` is the last second they dealt with."""

    t: int = 0
    wall: int = 0
    boot: str = ""
    running: bool = False
    launched: int = 0
    farewell: Farewell | None = None
    desk: Desk = field(default_factory=Desk)
    outside: bool = False
    edge: int | None = None
    pause: Hold | None = None
    # sitting
    up: How | None = None
    """How the person is known to be up: MEASURED or INFERRED, or CONFIRMED in the rest after a guided break."""
    standing_from: int | None = None
    guided: Guided | None = None
    spans: tuple[Span, ...] = ()
    """Those that may still change; the last one is open."""
    run_from: int | None = None
    """Since when up or standing has been unbroken."""
    run_before: tuple[int, int] | None = None
    """The last run of up and standing that ended: from and to. What begins in the second of its end goes on with it."""
    absence: Absence | None = None
    absence_clock: tuple[int, bool] = (0, False)
    offer: Offer | None = None
    # prompting
    clock: int = 0
    clock_at: int = 0
    said: bool = False
    due: bool = False
    """A break fell due before the prompt clock was taken back; it stays due until the clock restarts."""
    snoozes: int = 0
    prompt: Prompt = field(default_factory=Prompt)
    rounds: tuple[tuple[str, int], ...] = ()
    """Counted rounds by local date, the last few days."""


Folds = Mapping[type[Any], Callable[[State, Any], State]]
"""Event class -> the function that folds an event of it into the state."""


def activity_of(state: State) -> tuple[Activity, How]:
    """The state of this moment: the first that applies, in the order of the rules."""
    if state.pause is not None and state.pause.what is PauseWhat.EVERYTHING:
        return Activity.PAUSED, How.DECLARED
    if state.guided is not None:
        return (Activity.SITTING, How.MEASURED) if state.guided.seated else (Activity.UP, How.CONFIRMED)
    if state.up is not None:
        return Activity.UP, state.up
    if state.standing_from is not None:
        return Activity.STANDING, How.DECLARED
    if state.desk.idle_unknown:
        return Activity.UNKNOWN, How.MEASURED
    return Activity.SITTING, How.MEASURED


def counting(state: State) -> bool:
    """Whether the prompt clock runs."""
    return state.running and state.guided is None and bool(state.spans) and counts(state.spans[-1].activity)


def counts(activity: Activity) -> bool:
    """Whether seconds of it count towards the next prompt."""
    return activity in (Activity.SITTING, Activity.UNKNOWN)


def off_seat(activity: Activity) -> bool:
    """Up or standing."""
    return activity in (Activity.UP, Activity.STANDING)


def clock_of(state: State, t: int) -> int:
    """The prompt clock at `t`, in seconds of sitting and unknown."""
    return state.clock + (t - state.clock_at if counting(state) else 0)


def break_due(state: State, t: int, interval: int) -> bool:
    """Whether a break is due at `t`."""
    return state.due or clock_of(state, t) >= interval


def paused_everything(state: State) -> bool:
    """Whether nothing is measured."""
    return state.pause is not None and state.pause.what is PauseWhat.EVERYTHING


def lock_pending(state: State) -> bool:
    """Locked or asleep, and not yet (nor otherwise) up."""
    return state.desk.away and state.up is None and state.guided is None and not paused_everything(state)


def present(state: State, t: int, present_within: int) -> bool:
    """Whether somebody is there at `t`."""
    desk = state.desk
    if desk.away or state.spans[-1].activity is Activity.UP:
        return False
    seen = desk.flowing or t - desk.last_input <= present_within
    return seen or bool(desk.media) or desk.idle_unknown
