"""An event as one line of the log: its name, and of its fields only those that tell nobody anything private. Pure.

What is not named here is left out: which movement was done, which program held a prompt back, when the machine started.
"""

from __future__ import annotations

from app.core import events as e
from app.core import notes as n
from app.core.inputs import World
from app.core.sentences import REASONS

ANOTHER = "another_reason"
"""In place of a reason that is not one of ours: it may be the name of a program."""


def log_line(event: e.Event) -> str | None:
    """Such as "BreakEnded completed move 180"; durations in seconds. None: it happens all the time and says nothing."""
    if isinstance(event, n.Saved):
        return None
    return " ".join([type(event).__name__, *(str(word) for word in _words(event) if word is not None)])


def _words(event: e.Event) -> tuple[object, ...]:
    match event:
        case e.Prompted():
            return (event.cause,)
        case e.PromptGone():
            return (event.why,)
        case e.Held():
            return (_reason(event.reason),)
        case e.BreakStarted():
            return (event.kind, "seated" if event.seated else None, event.planned)
        case e.BreakEnded():
            return (event.outcome, event.kind, "seated" if event.seated else None, event.seconds)
        case e.BreakWithdrawn() | e.MovementPerformed():
            return (event.seconds,)
        case e.SpanClosed():
            return (event.activity, event.how, event.end - event.begin)
        case e.Paused() | e.Unpaused():
            return (event.what,)
        case _:
            return _words_of_note(event)


def _words_of_note(event: e.Event) -> tuple[object, ...]:
    match event:
        case n.Launched():
            return _found(event.world)
        case n.HoursNoted():
            return ("outside" if event.outside else "inside",)
        case n.FlowEnded():
            return (event.t - event.since,)
        case n.LockNoted():
            return ("locked" if event.locked else "unlocked",)
        case n.SleepNoted():
            return ("asleep" if event.asleep else "awake",)
        case n.MediaNoted() | n.QuietNoted():
            return (_reason(event.reason), "on" if event.on else "off")
        case n.IdleNoted():
            return ("unknown" if event.unknown else "known",)
        case n.WentUp():
            return (event.how, event.t - event.begin)
        case n.Snoozed():
            return (event.until - event.t,)
        case _:
            return ()


def _found(world: World) -> tuple[str, ...]:
    found = (("locked", world.locked), ("asleep", world.asleep), ("idle_unknown", world.idle_unknown))
    return (*(name for name, so in found if so), *map(_reason, (*world.media, *world.quiet)))


def _reason(reason: str) -> str:
    return reason if reason in REASONS else ANOTHER
