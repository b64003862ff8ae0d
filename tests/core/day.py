"""A day at the desk, second by second, through the engine on a clock that jumps: what is told in, what followed out.

One call is one moment: all that is told in it comes before the inputs of that second. Nothing here decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from app.core import events as e
from app.core import inputs as i
from app.core.declared import from_trace
from app.core.events import Event
from app.core.settings import Settings
from app.core.sitting import open_spans
from app.core.snapshot import Snapshot, take
from app.core.state import State
from app.core.turn import Config
from app.engine import Engine

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = "2026-03-02T09:00:00"


class Memory:
    """A history that forgets with the test."""

    def __init__(self) -> None:
        self.state: State | None = None
        self.events: list[Event] = []

    def load(self) -> State | None:
        return self.state

    def save(self, events: Sequence[Event], state: State) -> None:
        self.events += events
        self.state = state


class Clock:
    """Stands still until it is set. wall: epoch seconds less `t`."""

    def __init__(self, wall: int) -> None:
        self.t = 0
        self.wall = wall

    def now(self) -> i.Now:
        return i.Now(self.t, self.t + self.wall)


class Alarm:
    t: int | None = None

    def set(self, t: int | None) -> None:
        self.t = t


@dataclass(frozen=True, slots=True)
class Moment:
    """What reached the engine at once. crash: instead, the app was killed."""

    now: i.Now
    given: tuple[i.Input, ...]
    crash: bool = False


def settings(header: Mapping[str, object] | None = None, **flat: object) -> Settings:
    """Settings by their names in a trace's header; no grace after the launch unless asked for."""
    made, problems = from_trace({"session_grace": 0, **(header or {}), **flat})
    assert not problems
    return made


class Day:
    """Launched at second 0 of a Monday, 09:00, unless told otherwise.

    start: local time. header, flat: settings. moments: what reached the engine so far. events: what followed.
    """

    def __init__(
        self,
        start: str = MONDAY,
        *,
        zone: tzinfo = BERLIN,
        launched: bool = True,
        header: Mapping[str, object] | None = None,
        **flat: object,
    ) -> None:
        self.memory, self.clock, self.alarm = Memory(), Clock(_epoch(start, zone)), Alarm()
        self.config = Config(settings(header, **flat), zone, drift=1)
        self.engine: Engine | None = None
        self.world = i.World()
        self.moments: list[Moment] = []
        self._flow = range(0)
        if launched:
            self.launch(0)

    # ---- what happens -----------------------------------------------------------------------------------------------

    def inputs(self, begin: int, last: int) -> Day:
        """From `begin` on an input every second, the last at `last`, unless locked or asleep."""
        self._play(begin)
        self._flow = range(begin, last + 1)
        self._tell(())
        return self

    def at(self, t: int, *given: i.Input) -> Day:
        """Play on to second `t` and tell what is so then."""
        self._play(t)
        self._world(given)
        if any(isinstance(each, i.Locked | i.Suspended) for each in given) and t - 1 in self._flow:
            given = (i.InputGone(t - 1), *given)
        self._tell(given)
        return self

    def until(self, t: int) -> Day:
        return self.at(t)

    def launch(self, t: int) -> Day:
        self._play(t)
        self.engine = self.engine or Engine(self.memory, self.clock, self.alarm, self.config)
        self._tell((i.Launch(self.world),))
        return self

    def quit(self, t: int) -> Day:
        self.at(t, i.Quit())
        self.engine = None
        return self

    def crash(self, t: int, *, saved: bool = True) -> Day:
        """Killed at `t`. saved: with its last save in that very second."""
        self._play(t)
        self._tell((i.Save(),) if saved else ())
        self.moments.append(Moment(self.clock.now(), (), crash=True))
        self.engine = None
        return self

    def set_clock(self, t: int, by: int) -> Day:
        """Somebody sets the wall clock forward, or with a negative number back."""
        self._play(t)
        self.clock.wall += by
        self._tell((i.Save(),))
        return self

    # ---- what followed ----------------------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        return self.memory.state or State()

    @property
    def events(self) -> list[Event]:
        return self.memory.events

    def told(self, *kinds: str) -> list[str]:
        """The facts in their order, such as "600 prompt due"; of these kinds alone where any is named."""
        lines = [f"{event.t} {said}" for event in self.events if (said := _said(event))]
        return [line for line in lines if not kinds or line.split()[1] in kinds]

    def closed(self) -> list[e.SpanClosed]:
        """All spans, the open ones as far as they have got."""
        spans = [event for event in self.events if isinstance(event, e.SpanClosed)]
        if self.state.running:
            end = self.state.t if self.engine is None else self.clock.t
            spans += open_spans(self.state, self.clock.t, end)
        return sorted(spans, key=lambda span: span.begin)

    def spans(self) -> list[str]:
        """Such as "0 600 sitting measured"."""
        return [f"{span.begin} {span.end} {span.activity} {span.how}" for span in self.closed()]

    def snapshot(self) -> Snapshot:
        return take(self.state, self.config, self.clock.now())

    # ---- how it is played -------------------------------------------------------------------------------------------

    def _play(self, t: int) -> None:
        """Visit every moment before `t` at which something is due or inputs begin or end."""
        while True:
            edges = {self._flow.start, self._flow.stop - 1} if self._flow else set[int]()
            alarm = {self.alarm.t} if self.alarm.t is not None and self.engine is not None else set()
            ahead = [each for each in edges | alarm if self.clock.t < each < t]
            if not ahead:
                break
            self.clock.t = min(ahead)
            self._tell(())
        self.clock.t = t

    def _tell(self, given: Iterable[i.Input]) -> None:
        """One moment: what was told, then the inputs of this second."""
        t, whole = self.clock.t, tuple(given)
        if t in self._flow:
            whole += (i.InputSeen(), i.InputGone(t)) if t == self._flow[-1] else (i.InputSeen(),)
        if self.engine is not None:
            self.moments.append(Moment(self.clock.now(), whole))
            self.engine.tell(*whole)

    def _world(self, given: Iterable[i.Input]) -> None:
        for each in given:
            self.world = told(self.world, each)


def told(world: i.World, given: i.Input) -> i.World:
    """What is so after an observation, whether the app hears it or not."""
    match given:
        case i.Locked() | i.Unlocked():
            return replace(world, locked=isinstance(given, i.Locked))
        case i.Suspended() | i.Resumed():
            return replace(world, asleep=isinstance(given, i.Suspended))
        case i.IdleUnknown() | i.IdleKnown():
            return replace(world, idle_unknown=isinstance(given, i.IdleUnknown))
        case i.MediaOn(reason) | i.MediaOff(reason):
            return replace(world, media=_with(world.media, reason, on=isinstance(given, i.MediaOn)))
        case i.QuietOn(reason) | i.QuietOff(reason):
            return replace(world, quiet=_with(world.quiet, reason, on=isinstance(given, i.QuietOn)))
        case _:
            return world


def _with(reasons: tuple[str, ...], reason: str, *, on: bool) -> tuple[str, ...]:
    """Reasons in the order they began, with this one or without it."""
    if on:
        return reasons if reason in reasons else (*reasons, reason)
    return tuple(each for each in reasons if each != reason)


def _epoch(local: str, zone: tzinfo) -> int:
    return int(datetime.fromisoformat(local).replace(tzinfo=zone).timestamp())


def _said(event: Event) -> str:
    """A fact but a span, in words; empty for all else."""
    words: tuple[object, ...] = ()
    match event:
        case e.HeadsUp():
            words = ("heads_up",)
        case e.Prompted(cause=cause):
            words = ("prompt", cause)
        case e.PromptGone(why=why):
            words = ("prompt_gone", why)
        case e.Held(reason=reason):
            words = ("held", reason)
        case e.BreakStarted(kind=kind):
            words = ("break_started", kind)
        case e.BreakEnded(outcome=outcome, kind=kind, seconds=seconds):
            words = ("break_ended", outcome, kind, seconds)
        case e.BreakWithdrawn(seconds=seconds):
            words = ("break_withdrawn", seconds)
        case e.MovementPerformed(movement=movement, repetitions=repetitions, seconds=seconds):
            words = ("performed", movement, repetitions, seconds)
        case e.Paused(what=what, until=until):
            words = ("paused", what, "until resumed" if until is None else until)
        case e.Unpaused(what=what):
            words = ("resumed", what)
        case _:
            pass
    return " ".join(str(word) for word in words if word is not None)
