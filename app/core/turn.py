"""One turn of the rules: the state as it stands while events are being decided, and those decided so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from app.core.events import Event
from app.core.evolve import evolve
from app.core.notes import ClockRestarted, Folded
from app.core.settings import Settings
from app.core.state import State, break_due


@dataclass(frozen=True, slots=True)
class Config:
    """What the rules are given beside state and input: a person's settings and the local time zone.

    drift: seconds by which the two clocks must move against each other before the wall clock counts as set. Two whole
    seconds read one after the other may differ by one though nobody set anything.
    """

    settings: Settings = field(default_factory=Settings)
    zone: tzinfo = UTC
    drift: int = 2


class Turn:
    """Collects events and folds each into `state` at once, so that the next rule sees what the last one did."""

    __slots__ = ("config", "events", "state")

    def __init__(self, state: State, config: Config) -> None:
        self.state = state
        self.config = config
        self.events: list[Event] = []

    def emit(self, event: Event) -> None:
        """Take the event as a fact."""
        self.state = evolve(self.state, event)
        self.events.append(event)

    def emit_ending(self, event: Event, end: int | None = None) -> None:
        """Like `emit`, for what may end up and standing: `min_break` of them unbroken restarts the prompt clock."""
        run_from = self.state.run_from
        self.emit(event)
        if run_from is not None and self.state.run_from is None:
            end = event.t if end is None else end
            if end - run_from >= self.config.settings.sitting.min_break:
                self.emit(ClockRestarted(event.t, since=end))

    def due(self, t: int) -> bool:
        """Whether a break is due."""
        return break_due(self.state, t, self.config.settings.prompting.interval)

    def fold_if_due(self, t: int) -> None:
        """What ended without restarting the clock leaves a due break's prompt folded."""
        if self.due(t):
            self.emit(Folded(t))
