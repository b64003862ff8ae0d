"""The one loop: decide, save, evolve, tell, set the alarm. Knows no Qt, no SQL and no clock of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from app.core.events import Event
from app.core.evolve import evolve
from app.core.inputs import Configured, Input, Now, Save, Wake
from app.core.notes import CutOff
from app.core.rules import decide, due
from app.core.state import State
from app.core.turn import Config
from app.ports import Alarm, Clock, History, HistoryRefusedError, HistorySlowError, Listener

log = logging.getLogger(__name__)

LOOK_AGAIN = 60
"""Seconds after a deadline of which nothing followed, which is a fault of the rules."""
SLOW, AGAIN = 5, 60
"""Seconds after which a history that was slow, or refused, is asked again, though nothing has happened."""
QUIET = 3600
"""Seconds in which the same refusal is not said again: a full disk may take one save and refuse the next."""


class Engine:
    """Takes inputs one moment at a time. Not thread-safe: everything runs on the one loop.

    history: where events go before anybody hears of them. What it refuses, or has not taken in time, waits in memory,
    in order, and goes with the next save, a minute later at the latest; `trouble` is told the sentence once (the same
    again after an hour at the earliest), and None when all is stored again.
    """

    def __init__(
        self,
        history: History,
        clock: Clock,
        alarm: Alarm,
        config: Config,
        *,
        listeners: Sequence[Listener] = (),
        trouble: Callable[[str | None], None] = lambda _: None,
    ) -> None:
        self._history = history
        self._clock = clock
        self._alarm = alarm
        self._config = config
        self._trouble = trouble
        self._waiting: list[Event] = []
        self._again: int | None = None
        self._refused = False
        self._said: tuple[str, int] | None = None
        self._telling = False
        self._settled = True
        self._looked = 0
        self._queue: list[tuple[tuple[Input, ...], bool]] = []
        self._found: tuple[State, Config, int | None] | None = None
        self.listeners: list[Listener] = list(listeners)
        self.state = history.load() or State()
        if self.state.running:
            self.state = evolve(self.state, CutOff(self.state.t))

    @property
    def config(self) -> Config:
        """What the rules are given beside the inputs."""
        return self._config

    @property
    def waiting(self) -> int:
        """How many events are not stored yet."""
        return len(self._waiting)

    def configure(self, config: Config) -> None:
        """Go on with other settings."""
        self._config = config
        self.tell(Configured())

    def tell(self, *given: Input, settle: bool = True) -> tuple[Event, ...]:
        """Take what was told in one moment; the events that followed (none yet when a listener tells).

        settle: that was all of this moment. A replay, whose moments are whole seconds, says so at their end.
        """
        self._queue.append((given, settle))
        self._settled = settle
        if self._telling:
            return ()
        self._telling = True
        told: list[Event] = []
        try:
            while self._queue:
                told += self._turn(*self._queue.pop(0))
        finally:  # a listener that fails keeps nobody from being told again
            self._telling = False
            self._alarm.set(_first(self._next_due(), self._again))
        return tuple(told)

    def _next_due(self) -> int | None:
        """When time alone will next matter: never now, or a fault of the rules would keep the machine busy."""
        when, now = self._due(), self._looked
        if self._settled and when is not None and when <= now:
            log.error("nothing follows from the deadline at %s; looking again in %s s", when, LOOK_AGAIN)
            return now + LOOK_AGAIN
        return when

    def _due(self) -> int | None:
        """The next deadline; looked for once for a state and settings, as most inputs leave both as they were."""
        found = self._found
        if found is None or found[0] is not self.state or found[1] is not self._config:
            found = self._found = (self.state, self._config, due(self.state, self._config))
        return found[2]

    def _is_due(self, t: int) -> bool:
        when = self._due()
        return when is not None and when <= t

    def save(self) -> None:
        """Put the open span on disk as far as it has got."""
        self.tell(Save())

    def close(self) -> str | None:
        """Store what still waits, as far as the history takes it; a sentence where something is lost with the app."""
        if not self._waiting:
            return None
        self._keep(self._clock.now())
        if not self._waiting:
            return None
        lost = max(0, self.state.t - self._waiting[0].t)
        sentence = f"The history could not be stored to its end: what happened in the last {lost} s is missing."
        log.error("%s", sentence)
        return sentence

    def _turn(self, given: tuple[Input, ...], settle: bool) -> list[Event]:  # noqa: FBT001  as it was queued
        now = self._clock.now()
        self._looked = now.t
        state, events = self._followed(self.state, given, now)
        if settle and (events or not given or self._is_due(now.t)):  # else a wake has nothing to do
            state, more = self._followed(state, (Wake(),), now)
            events += more
        self.state = state
        self._waiting += events
        if events or (self._again is not None and now.t >= self._again):
            self._keep(now)
        if events:
            for listener in tuple(self.listeners):
                listener(events, state, now)
        return events

    def _followed(self, state: State, given: tuple[Input, ...], now: Now) -> tuple[State, list[Event]]:
        """What follows from these, one after the other, and the state it leads to."""
        events: list[Event] = []
        for each in given:
            decided = decide(state, each, now, self._config)
            for event in decided:
                state = evolve(state, event)
            events += decided
        return state, events

    def _keep(self, now: Now) -> None:
        """Store what waits, in its order, and arrange for another try where that is not to be had."""
        try:
            self._history.save(tuple(self._waiting), self.state)
        except HistorySlowError:
            self._again = now.t + SLOW
        except HistoryRefusedError as refusal:
            self._again = now.t + AGAIN
            self._complain(str(refusal), now.t)
        else:
            self._waiting.clear()
            self._again = None
            if self._refused:
                self._refused = False
                self._trouble(None)

    def _complain(self, sentence: str, t: int) -> None:
        if self._refused or (self._said is not None and self._said[0] == sentence and t < self._said[1] + QUIET):
            return
        log.warning("%s", sentence)
        self._refused, self._said = True, (sentence, t)
        self._trouble(sentence)


def _first(*times: int | None) -> int | None:
    """The earliest of these moments, where there is one."""
    return min((t for t in times if t is not None), default=None)
