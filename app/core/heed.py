"""Which events make the rules want to hear of the very next input. Pure."""

from __future__ import annotations

from app.core import notes as n
from app.core.events import BreakEnded, Event


def wants_next_input(event: Event) -> bool:
    """After these the rules want to hear of the very next input, however little time has passed since the last."""
    match event:
        case BreakEnded(kind=kind):
            return kind is not None
        case n.LockNoted(locked=locked):
            return not locked
        case n.SleepNoted(asleep=asleep):
            return not asleep
        case n.WentUp():
            return True
        case _:
            return False
