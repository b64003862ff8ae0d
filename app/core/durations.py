"""Durations and times of day as people write them: "90 s", "1 h 30 min", "09:00". Text in, whole numbers out, and back.

Nothing here knows a clock or a time zone.
"""

from __future__ import annotations

import re

_UNITS = {"s": 1, "sec": 1, "second": 1, "m": 60, "min": 60, "minute": 60, "h": 3600, "hr": 3600, "hour": 3600}
_PART = re.compile(r"\s*(\d{1,9})(?:\.(\d{1,6}))?\s*([a-z]+)", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_TIME = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_DAY = 24 * 60


def parse_duration(text: str) -> int | None:
    """Whole seconds of "90 s", "5 min", "1 h", "1 h 30 min" or "90" (seconds); None where it is none of these."""
    text = text.strip().lower()
    if _NUMBER.fullmatch(text):
        return int(text)
    millionths, place = 0, 0
    while part := _PART.match(text, place):
        unit = _UNITS.get(part[3]) or _UNITS.get(part[3].removesuffix("s"))
        if unit is None:
            return None
        millionths += int(part[1] + (part[2] or "").ljust(6, "0")) * unit
        place = part.end()
    seconds, rest = divmod(millionths, 1_000_000)
    return seconds if text and place == len(text) and not rest else None


def say_duration(seconds: int) -> str:
    """The shortest text of whole units that `parse_duration` reads back: 5400 is "1 h 30 min"."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = [f"{number} {unit}" for number, unit in ((hours, "h"), (minutes, "min"), (left, "s")) if number]
    return " ".join(parts) or "0 s"


def parse_time(text: str) -> int | None:
    """Minutes of the day, 0 to 1440, of "09:00" or "24:00"; None where it is no time of day."""
    found = _TIME.fullmatch(text.strip())
    if found is None or int(found[2]) >= 60:  # noqa: PLR2004 - minutes of an hour
        return None
    minutes = int(found[1]) * 60 + int(found[2])
    return minutes if minutes <= _DAY else None


def say_time(minutes: int) -> str:
    """540 is "09:00", 1440 is "24:00"."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
