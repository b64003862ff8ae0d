"""Replays a trace through the engine, jumping from one happening or deadline to the next."""

from __future__ import annotations

from collections.abc import Sequence

from app.core import inputs as i
from app.core.events import Event
from app.core.sitting import open_spans
from app.core.state import State
from app.core.turn import Config
from app.engine import Engine
from app.simulate.report import Report, Row
from app.simulate.trace import Happening, Trace


class _Memory:
    """A history of the replay's own: what an engine left is what the next one finds."""

    def __init__(self) -> None:
        self.state: State | None = None

    def load(self) -> State | None:
        return self.state

    def save(self, events: Sequence[Event], state: State) -> None:
        del events
        self.state = state


class _Alarm:
    def __init__(self) -> None:
        self.t: int | None = None

    def set(self, t: int | None) -> None:
        self.t = t


class _World:
    """What is so, whether the app runs or not."""

    def __init__(self) -> None:
        self.locked = self.asleep = self.idle_unknown = False
        self.media: list[str] = []
        self.quiet: list[str] = []

    def take(self, happening: Happening) -> None:
        match happening.given:
            case i.Locked() | i.Unlocked():
                self.locked = isinstance(happening.given, i.Locked)
            case i.Suspended() | i.Resumed():
                self.asleep = isinstance(happening.given, i.Suspended)
            case i.IdleUnknown() | i.IdleKnown():
                self.idle_unknown = isinstance(happening.given, i.IdleUnknown)
            case i.MediaOn(reason) if reason not in self.media:
                self.media.append(reason)
            case i.MediaOff(reason) if reason in self.media:
                self.media.remove(reason)
            case i.QuietOn(reason) if reason not in self.quiet:
                self.quiet.append(reason)
            case i.QuietOff(reason) if reason in self.quiet:
                self.quiet.remove(reason)
            case _:
                pass

    def found(self) -> i.World:
        return i.World(self.locked, self.asleep, tuple(self.media), tuple(self.quiet), self.idle_unknown)


class Replay:
    """One run of a trace; also the engine's clock."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._config = Config(trace.settings, trace.zone, drift=1)
        self._memory, self._alarm, self._world = _Memory(), _Alarm(), _World()
        self._report = Report(trace.zone)
        self._engine: Engine | None = None
        self._t, self._wall = 0, trace.start
        self._flow = (0, -1)
        """The inputs every second: from and until, both included."""

    def now(self) -> i.Now:
        """The replay's own clock."""
        return i.Now(self._t, self._t + self._wall)

    def rows(self) -> list[Row]:
        """Everything that would have happened."""
        happenings = list(reversed(self._trace.happenings))
        while True:
            self._t = self._next(happenings)
            while happenings and happenings[-1].t == self._t:
                self._happen(happenings.pop())
            self._feed()
            self._tell(settle=True)
            if self._t == self._trace.end and not happenings:
                return self._finish()

    def _next(self, happenings: list[Happening]) -> int:
        times = [self._trace.end]
        if happenings:
            times.append(happenings[-1].t)
        if self._engine is not None:
            if self._alarm.t is not None:
                times.append(max(self._alarm.t, self._t + 1))
            if self._flow[1] > self._t:
                times.append(self._flow[1])
        return min(times)

    def _tell(self, *given: i.Input, settle: bool = False) -> None:
        if self._engine is not None:
            self._engine.tell(*given, settle=settle)

    def _hear(self, events: Sequence[Event], state: State, now: i.Now) -> None:
        del state, now
        self._report.take(events, self._wall)

    def _happen(self, happening: Happening) -> None:
        self._tell(i.InputGone(self._t - 1)) if self._cuts_flow(happening) else None
        self._world.take(happening)
        match happening.event:
            case "launch":
                if self._engine is None:
                    self._engine = Engine(self._memory, self, self._alarm, self._config, listeners=[self._hear])
                self._tell(i.Launch(self._world.found()))
            case "quit":
                self._tell(i.Quit())
                self._engine = None
            case "crash":
                self._tell(i.Save())
                self._engine = None
            case "clock":
                self._tell(i.Save())
                self._wall += happening.number
            case "input":
                begin, until = self._flow
                begin = begin if until >= self._t - 1 else self._t
                self._flow = (begin, max(until, happening.number))
            case _:
                self._tell(*([] if happening.given is None else [happening.given]))

    def _cuts_flow(self, happening: Happening) -> bool:
        """Whether inputs that came every second stop with the second before this lock or sleep."""
        begins = isinstance(happening.given, i.Locked | i.Suspended) and not (self._world.locked or self._world.asleep)
        flowing = self._engine is not None and self._engine.state.desk.flowing
        return begins and flowing and self._flow[0] < self._t <= self._flow[1]

    def _feed(self) -> None:
        """The inputs of this second, after all else of it."""
        begin, until = self._flow
        if begin <= self._t <= until:
            self._tell(i.InputSeen())
            if self._t == until:
                self._tell(i.InputGone(until))

    def _finish(self) -> list[Row]:
        state = self._memory.state
        if state is not None and (self._engine is not None or state.running):
            end = self._t if self._engine is not None else state.t
            self._report.take(open_spans(state, self._t, end), self._wall)
        self._report.finish(self._t, self._wall)
        return self._report.rows
