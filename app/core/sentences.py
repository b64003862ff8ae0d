"""Numbers and reasons as people say them. Whole words, made to be translated."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo

MINUTE = 60
HOUR = 3600

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_UNIT = re.compile(r"(?<=\d) (?=(?:s|min|h|%)(?!\w))")

REASONS = {
    "paused": "paused",
    "outside_hours": "outside working hours",
    "daily_limit": "enough prompts for today",
    "do_not_disturb": "Do Not Disturb is on",
    "call": "a call",
    "microphone": "microphone in use",
    "camera": "camera in use",
    "screen_sharing": "the screen is shared",
    "fullscreen": "a full-screen window is in front",
}


def reason_said(reason: str) -> str:
    """Why a prompt is held, after "Held: "."""
    return REASONS.get(reason, reason)


def minutes_said(seconds: int) -> str:
    """A length of time: "40 s", "42 min", "1 h", "1 h 20 min"; rounded down."""
    if seconds < MINUTE:
        return f"{max(0, seconds)} s"
    if seconds < HOUR:
        return f"{seconds // MINUTE} min"
    hours, minutes = seconds // HOUR, seconds % HOUR // MINUTE
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def left_said(seconds: int) -> str:
    """As `minutes_said`, but rounded up: what was and what is left add up to the whole."""
    return minutes_said(seconds if seconds < MINUTE else seconds + MINUTE - 1)


def moment_said(at: int, now: int, zone: tzinfo) -> str:
    """Epoch second `at` as a local time of day, with its day of the week where that is not the day of `now`."""
    then, today = datetime.fromtimestamp(at, zone), datetime.fromtimestamp(now, zone).date()
    return f"{then:%H:%M}" if then.date() == today else f"{DAYS[then.weekday()]} {then:%H:%M}"


def unbroken(text: str) -> str:
    """The same with no line's end between a number and its unit."""
    return _UNIT.sub("\N{NO-BREAK SPACE}", text)
