"""The kinds of value a setting can have: how each is read from a file, a trace or a command line, and said again.

Pure. What settings there are stands in `settings.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeGuard, assert_never

from app.core.durations import parse_duration, parse_time, say_duration, say_time

_LONGEST_SAID = 60
_DAY = 24 * 60
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What no name holds, and no terminal shows: control characters, and bytes that were no text."""


@dataclass(frozen=True, slots=True)
class Seconds:
    """A duration in whole seconds, low to high. offered: what a window offers, where that is less."""

    low: int
    high: int
    offered: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number, low to high. step: by how much a window changes it. unit: of the number, where it has one."""

    low: int
    high: int
    step: int = 1
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Switch: ...


@dataclass(frozen=True, slots=True)
class Minutes:
    """One to `most` different numbers of minutes, each from low to high."""

    low: int
    high: int
    most: int


@dataclass(frozen=True, slots=True)
class Names: ...


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these words. options: each with what a window calls it. other: what any other text is; empty: refused."""

    options: tuple[tuple[str, str], ...]
    other: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for word, _ in self.options)


@dataclass(frozen=True, slots=True)
class Ranges:
    """The working hours of one weekday: pairs of minutes of the day; the end may be 1440 or lie before the start."""


Kind = Seconds | Count | Switch | Minutes | Names | OneOf | Ranges
Value = int | bool | str | tuple[int, ...] | tuple[str, ...] | tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a value was not taken: the second half of a sentence that names the key."""

    reason: str


def read(kind: Kind, raw: object, *, in_trace: bool = False) -> Value | Refused:
    """A value as TOML or JSON gives it, checked. In a trace a duration is a whole number of seconds and no text."""
    match kind:
        case Seconds():
            return _seconds(kind, raw, in_trace=in_trace)
        case Count():
            if not _whole(raw):
                return Refused(f"needs a whole number, not {_said(raw)}")
            return _within(raw, kind, raw)
        case Switch():
            return raw if isinstance(raw, bool) else Refused(f"needs true or false, not {_said(raw)}")
        case Minutes():
            return _minutes(kind, raw)
        case Names():
            return _names(raw)
        case OneOf():
            return _one_of(kind, raw)
        case Ranges():
            return _ranges(raw)
        case _:
            assert_never(kind)


def from_words(kind: Kind, text: str) -> object:
    """What a person typed, in the form that `read` takes; what cannot be told stays text, for `read` to refuse."""
    text = text.strip()
    match kind:
        case Seconds() | Count():
            return int(text) if re.fullmatch(r"-?\d{1,9}", text, re.ASCII) else text
        case Switch():
            return {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}.get(
                text.lower(), text
            )
        case Minutes():
            return [int(part) if part.isascii() and part.isdigit() else part for part in _parts(text)]
        case Names():
            return _parts(text)
        case OneOf():
            return text
        case Ranges():
            return [[side.strip() for side in part.split("-")] for part in _parts(text)]
        case _:
            assert_never(kind)


def say(kind: Kind, value: Value) -> str:
    """A value as a person would type it; `from_words` and `read` take it back."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return say_duration(value) if isinstance(kind, Seconds) else str(value)
    if isinstance(value, str):
        return value
    if not value:
        return "none"
    if isinstance(kind, Ranges):
        return ", ".join(f"{say_time(pair[0])}-{say_time(pair[1])}" for pair in value if isinstance(pair, tuple))
    return ", ".join(str(part) for part in value)


def say_range(kind: Kind) -> str:
    """What is allowed, for help and tables."""
    match kind:
        case Seconds(low, high):
            return f"{say_duration(low)} to {say_duration(high)}"
        case Count(low, high, _, of):
            return f"{low} to {high} {of}".rstrip()
        case Switch():
            return "true or false"
        case Minutes(low, high, most):
            return f"up to {most} numbers of minutes, {low} to {high}"
        case Names():
            return "names of programs"
        case OneOf():
            *first, last = [*kind.words, *([kind.other] if kind.other else [])]
            return f"{', '.join(first)} or {last}"
        case Ranges():
            return 'pairs like ["09:00", "12:30"]'
        case _:
            assert_never(kind)


def unit(kind: Kind) -> str:
    """The unit of the bare number; empty where there is none."""
    match kind:
        case Seconds():
            return "s"
        case Minutes():
            return "min"
        case Count():
            return kind.unit
        case Switch() | Names() | OneOf() | Ranges():
            return ""
        case _:
            assert_never(kind)


def _parts(text: str) -> list[str]:
    if text.lower() in {"", "none"}:
        return []
    return [part.strip() for part in text.split(",")]


def _whole(raw: object) -> TypeGuard[int]:
    """Whether it is a whole number; true and false are none, though Python counts them as 1 and 0."""
    return isinstance(raw, int) and not isinstance(raw, bool)


def _said(raw: object) -> str:
    """A wrong value as the file has it, cut to a length that fits a sentence."""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    text = f'"{_UNSEEN.sub("?", raw)}"' if isinstance(raw, str) else "nothing" if raw is None else str(raw)
    return text if len(text) <= _LONGEST_SAID else text[: _LONGEST_SAID - 1] + "…"


def _within(number: int, kind: Seconds | Count, raw: object) -> int | Refused:
    return number if kind.low <= number <= kind.high else Refused(f"needs {say_range(kind)}, not {_said(raw)}")


def _seconds(kind: Seconds, raw: object, *, in_trace: bool) -> int | Refused:
    seconds = raw
    if not in_trace and isinstance(raw, str):
        seconds = parse_duration(raw)
    elif not in_trace and isinstance(raw, float) and raw.is_integer():
        seconds = int(raw)
    if _whole(seconds):
        return _within(seconds, kind, raw)
    form = "a whole number of seconds" if in_trace else 'a number of seconds or a text like "5 min"'
    return Refused(f"needs {form}, not {_said(raw)}")


def _minutes(kind: Minutes, raw: object) -> tuple[int, ...] | Refused:
    if not isinstance(raw, Sequence) or isinstance(raw, str) or not 1 <= len(raw) <= kind.most:
        return Refused(f"needs a list of one to {kind.most} numbers of minutes, not {_said(raw)}")
    numbers: list[int] = []
    for number in raw:
        if not _whole(number) or not kind.low <= number <= kind.high:
            return Refused(f"needs whole minutes from {kind.low} to {kind.high}, not {_said(number)}")
        if number in numbers:
            return Refused(f"names {number} minutes twice")
        numbers.append(number)
    return tuple(numbers)


def _names(raw: object) -> tuple[str, ...] | Refused:
    if not isinstance(raw, Sequence) or isinstance(raw, str):
        return Refused(f"needs a list of names, not {_said(raw)}")
    names: list[str] = []
    for name in raw:
        if not isinstance(name, str) or not name.strip():
            return Refused(f"needs names in quotes, not {_said(name)}")
        if _UNSEEN.search(name):
            return Refused(f"needs names of plain letters, not {_said(name)}")
        names.append(name.strip())
    return tuple(names)


def _one_of(kind: OneOf, raw: object) -> str | Refused:
    text = raw.strip() if isinstance(raw, str) else ""
    if text in kind.words or (text and kind.other and not _UNSEEN.search(text)):
        return text
    return Refused(f"needs {say_range(kind)}, not {_said(raw)}")


def _ranges(raw: object) -> tuple[tuple[int, int], ...] | Refused:
    if not isinstance(raw, Sequence) or isinstance(raw, str):
        return Refused(f'needs a list of pairs like ["09:00", "12:30"], not {_said(raw)}')
    ranges: list[tuple[int, int]] = []
    for pair in raw:
        if not isinstance(pair, Sequence) or isinstance(pair, str) or len(pair) != 2:  # noqa: PLR2004 - a pair
            return Refused(f'needs pairs, such as [["09:00", "12:30"]] or 09:00-12:30, not {_said(pair)}')
        start, end = (parse_time(side) if isinstance(side, str) else None for side in pair)
        if start is None or end is None or start == _DAY:
            return Refused(f'needs times from "00:00" to "24:00", not {_said(pair)}')
        ranges.append((start, end))
    return tuple(ranges)
