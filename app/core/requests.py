"""What the command line asks, as the local socket carries it, and what it means for the rules. Pure: time is given.

A request is an object with `do` and the fields of that word, as `supple --help` names them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import TypeVar

from app.core.inputs import (
    BreakKind,
    Command,
    Leave,
    Pause,
    PauseWhat,
    Resume,
    SatElsewhere,
    Sit,
    Skip,
    Snooze,
    Stand,
    Start,
)

T = TypeVar("T")

MOST_MINUTES = 7 * 24 * 60
"""A snooze or a pause of more than a week is a slip of the finger."""
MOST_WEEKS = 5200
"""A century: no history is older."""


class Query(StrEnum):
    """What is asked of the app itself rather than of the rules."""

    COME = "come"
    """Come forward: somebody started Supple a second time."""
    STATUS = "status"
    DOCTOR = "doctor"
    RELOAD = "reload"
    """Read the settings file again."""
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Summary:
    """The numbers of one week: 0 is this week, 1 the one before."""

    weeks_ago: int = 0


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """says: one sentence, what is wrong with the request."""

    says: str


Asked = Command | Query | Summary | NotUnderstood

_KINDS: Mapping[str, BreakKind] = {kind.value: kind for kind in BreakKind}
_PLAIN: Mapping[str, Command | Query] = {
    "leave": Leave(),
    "skip": Skip(),
    "stand": Stand(),
    "sit": Sit(),
    "sat-elsewhere": SatElsewhere(),
    "resume": Resume(),
    **{query.value: query for query in Query},
}
WORDS: Mapping[type[Command], str] = {
    Start: "start",
    Leave: "leave",
    Snooze: "snooze",
    Skip: "skip",
    Stand: "stand",
    Sit: "sit",
    SatElsewhere: "sat-elsewhere",
    Pause: "pause",
    Resume: "resume",
}
"""The word for each command that has one."""


def understood(request: Mapping[str, object], at: int, zone: tzinfo, snooze: int) -> Asked:
    """What a request means.

    at: now, epoch seconds. zone: the local one, for "tomorrow". snooze: minutes of one that names none.
    """
    do = request.get("do")
    if not isinstance(do, str):
        return NotUnderstood("The request names no command.")
    match do:
        case "start":
            return _start(request)
        case "snooze":
            return _number(request, "minutes", snooze, MOST_MINUTES, Snooze)
        case "pause":
            return _pause(request, at, zone)
        case "summary":
            return _number(request, "weeks_ago", 0, MOST_WEEKS, Summary, least=0)
        case _:
            return _PLAIN.get(do) or NotUnderstood(f"This Supple knows no command “{do[:40]}”.")


def tomorrow_at_six(at: int, zone: tzinfo) -> int:
    """06:00 of the local day after the one `at` lies in; both epoch seconds."""
    day = datetime.fromtimestamp(at, zone).date() + timedelta(days=1)
    return int(datetime.combine(day, time(6), zone).timestamp())


def _start(request: Mapping[str, object]) -> Start | NotUnderstood:
    asked = request.get("kind", BreakKind.MOVE.value)
    kind = _KINDS.get(asked) if isinstance(asked, str) else None
    if kind is None:
        return NotUnderstood("A break is one of move, walk or tiny.")
    seated = request.get("seated", False)
    return Start(kind, seated) if isinstance(seated, bool) else NotUnderstood("“seated” is true or false.")


def _pause(request: Mapping[str, object], at: int, zone: tzinfo) -> Pause | NotUnderstood:
    everything, minutes = request.get("everything", False), request.get("minutes")
    if not isinstance(everything, bool):
        return NotUnderstood("“everything” is true or false.")
    what = PauseWhat.EVERYTHING if everything else PauseWhat.PROMPTS
    if minutes is None:
        return Pause(what)
    if minutes == "tomorrow":
        return Pause(what, until_at=tomorrow_at_six(at, zone))
    return _number(request, "minutes", 0, MOST_MINUTES, lambda number: Pause(what, minutes=number))


def _number(
    request: Mapping[str, object], field: str, standard: int, most: int, make: Callable[[int], T], least: int = 1
) -> T | NotUnderstood:
    number = request.get(field, standard)
    if isinstance(number, bool) or not isinstance(number, int) or not least <= number <= most:
        return NotUnderstood(f"“{field}” is a whole number from {least} to {most}.")
    return make(number)
