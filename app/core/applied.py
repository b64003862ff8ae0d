"""Whether a command did anything, read off the events that followed it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.core import events as e
from app.core import inputs as i
from app.core import notes as n

_SIGNS: Final[dict[type[i.Command], type[e.Event]]] = {
    i.Start: e.BreakStarted,
    i.Leave: e.BreakEnded,
    i.HoldBreak: n.BreakHeld,
    i.ContinueBreak: n.BreakContinued,
    i.Snooze: n.Snoozed,
    i.Skip: e.BreakEnded,
    i.Stand: n.Stood,
    i.Sit: n.SatDown,
    i.SatElsewhere: n.SatAllAlong,
    i.Pause: e.Paused,
    i.Resume: e.Unpaused,
}


def applied(command: i.Command, events: Iterable[e.Event]) -> bool:
    """Whether `command` is among the causes of `events`, which followed from it."""
    sign = _SIGNS[type(command)]
    return any(isinstance(event, sign) and not _by_itself(command, event) for event in events)


def _by_itself(command: i.Command, event: e.Event) -> bool:
    """A break that ended of another kind than the command asks for: a natural one on return."""
    if not isinstance(event, e.BreakEnded):
        return False
    guided = event.kind is not None
    return guided != isinstance(command, i.Leave) or (not guided and event.outcome is not e.Outcome.SKIPPED)
