"""What the reference model remembers: the world, every second of the day, and the prompt. It decides nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from app.simulate.trace import Trace

Row = dict[str, object]

PAUSED, UP, SITTING, STANDING, UNKNOWN, OFF = "paused", "up", "sitting", "standing", "unknown", "off"


@dataclass(slots=True)
class World:
    """What is so, whether or not the app runs to hear it. Reasons in the order they began."""

    wall: int
    """The wall clock, epoch seconds, less `t`."""
    locked: bool = False
    asleep: bool = False
    media: list[str] = field(default_factory=list)
    quiet: list[str] = field(default_factory=list)
    idle_unknown: bool = False

    @property
    def shut(self) -> bool:
        return self.locked or self.asleep


@dataclass(slots=True)
class Break:
    """A guided break that plays."""

    kind: str
    seated: bool
    start: int
    planned: int


@dataclass(slots=True)
class Absence:
    begin: int
    stood: bool
    """Somebody said "I am standing" in it."""


@dataclass(slots=True)
class Offer:
    """An absence of which "I sat elsewhere" may be said, and the prompt clock as it was before its end."""

    begin: int
    end: int
    restarted: int
    due: bool
    heads_said: bool


@dataclass(slots=True)
class Round:
    """first: the second of its first showing; None where it began with a fold."""

    first: int | None
    folds: int = 0


@dataclass(slots=True)
class Pause:
    what: str
    until: int | None


@dataclass(slots=True)
class Cut:
    """What a quit or crash left for the next launch."""

    t: int
    busy: bool
    """A guided break or an absence was on."""
    rows: list[Row] = field(default_factory=list)
    restarts: bool = False
    folds: bool = False


@dataclass(slots=True)
class Run:
    """What begins anew with every launch."""

    launched: int
    began_again: int
    """No up or standing from before it is unbroken with what comes after."""
    gap_from: int
    shut_from: int | None
    last_input: int | None = None
    up: str | None = None
    """How it is known."""
    standing: int | None = None
    playing: Break | None = None
    absence: Absence | None = None
    offer: Offer | None = None
    prompt: str = "none"
    shown_since: int = 0
    folded_since: int = 0
    free_since: int | None = None
    coming: str = "new"
    """What a held prompt will be: a new round, one begun by a snooze, or more of the round under way."""
    round: Round | None = None


class Memory:
    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.settings = trace.settings
        self.world = World(trace.start)
        self.rows: list[Row] = []
        self.streams: list[tuple[int, int]] = []
        self.launches: list[int] = []
        self.state = [OFF] * (trace.end + 1)
        self.how = [""] * (trace.end + 1)
        self.counted = bytearray(trace.end + 1)
        self.running = False
        self.run = Run(0, 0, 0, None)
        self.cut: Cut | None = None
        self.restarted = 0
        self.due = self.heads_said = False
        self.snoozes = 0
        self.snoozed_until: int | None = None
        self.pause: Pause | None = None
        self.rounds: Counter[str] = Counter()

    def say(self, t: int, event: str, **more: object) -> None:
        self.rows.append({"t": t, "event": event, **more})

    def paused(self) -> bool:
        """Whether everything is."""
        return self.pause is not None and self.pause.what == "everything"

    def now(self) -> tuple[str, str]:
        """State and how: the first that applies."""
        run = self.run
        if self.paused():
            return PAUSED, "declared"
        if run.playing:
            return (SITTING, "measured") if run.playing.seated else (UP, "confirmed")
        if run.up:
            return UP, run.up
        if run.standing is not None:
            return STANDING, "declared"
        return (UNKNOWN if self.world.idle_unknown else SITTING), "measured"

    def note(self, t: int) -> None:
        """Second `t` is what it is now, until something later rewrites it."""
        self.state[t], self.how[t] = self.now()
        self.counted[t] = self.run.playing is None and self.state[t] in (SITTING, UNKNOWN)

    def rewrite(self, begin: int, end: int, state: str, how: str) -> None:
        for t in range(begin, end):
            self.state[t], self.how[t] = state, how
            self.counted[t] = state in (SITTING, UNKNOWN)

    def clock(self, t: int, since: int | None = None) -> int:
        """Seconds that count towards the next prompt: since the restart, or since a later second."""
        return self.counted.count(1, self.restarted if since is None else since, t)

    def is_due(self, t: int) -> bool:
        """Once due it stays so until the clock restarts."""
        self.due = self.due or self.clock(t) >= self.settings.prompting.interval
        return self.due

    def upright(self, end: int) -> int:
        """Seconds of unbroken up and standing before `end`, where they end."""
        begin = end
        while begin > self.run.began_again and self.state[begin - 1] in (UP, STANDING):
            begin -= 1
        return end - begin

    def local(self, t: int) -> datetime:
        return datetime.fromtimestamp(self.world.wall + t, self.trace.zone)
