"""Reads a trace: JSON Lines in, header and events out, or the first malformed line and what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from app.core import inputs as i
from app.core.declared import from_trace
from app.core.settings import Settings


class TraceError(Exception):
    """A malformed line. number: counts from 1, blank lines included."""

    def __init__(self, number: int, wrong: str) -> None:
        super().__init__(f"line {number}: {wrong}")
        self.number = number


class _WrongError(Exception):
    """What is wrong with the line at hand."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of a trace at second `t`. given: what it is for the rules, where it reaches them as it stands."""

    t: int
    event: str
    given: i.Input | None = None
    number: int = 0
    """`until` of an input, `offset` of a clock."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A whole trace. start: epoch seconds of t = 0; happenings in order, without the `end`."""

    start: int
    zone: tzinfo
    settings: Settings
    happenings: tuple[Happening, ...]
    end: int


Raw = Mapping[str, object]
FIRST, LAST = -62_100_000_000, 253_300_000_000
"""Epoch seconds within which every local time, and the working hours of the week around it, have a date."""
PLAIN: Final = ("launch", "quit", "crash", "lock", "unlock", "suspend", "resume", "idle_unknown", "idle_known", "end")
BARE_COMMANDS: Final[dict[str, i.Command]] = {
    "leave": i.Leave(),
    "skip": i.Skip(),
    "stand": i.Stand(),
    "sit": i.Sit(),
    "resume": i.Resume(),
    "sat_elsewhere": i.SatElsewhere(),
}


def read_trace(data: bytes) -> Trace:
    """The trace in `data`. Raises TraceError for the first malformed line."""
    lines = _lines(data)
    number, raw = next(lines, (1, None))
    if raw is None:
        raise TraceError(1, "the header is missing: a line with start and zone")
    try:
        start, zone, settings = _header(raw)
    except _WrongError as wrong:
        raise TraceError(number, str(wrong)) from None
    happenings: list[Happening] = []
    last, end, wall = 0, None, start
    for number, raw in lines:
        try:
            happening = _happening(raw, last, ended=end is not None)
        except _WrongError as wrong:
            raise TraceError(number, str(wrong)) from None
        last = happening.t
        wall += happening.number if happening.event == "clock" else 0
        if not FIRST <= wall + last <= LAST:
            raise TraceError(number, f"t {last} lies beyond the calendar, by the clock as it is set then")
        if happening.event == "end":
            end = happening.t
        else:
            happenings.append(happening)
    if end is None:
        raise TraceError(number, "the trace stops without an end event after this line")
    return Trace(start, zone, settings, tuple(happenings), end)


def _lines(data: bytes) -> Iterator[tuple[int, Raw]]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        except UnicodeDecodeError:
            raise TraceError(number, "not UTF-8 text") from None
        except json.JSONDecodeError as wrong:
            raise TraceError(number, f"no JSON: {wrong.msg} at column {wrong.colno}") from None
        except RecursionError:
            raise TraceError(number, "no JSON that can be read: nested too deeply") from None
        except ValueError:
            raise TraceError(number, "no JSON that can be read: a number is too long") from None
        if not isinstance(raw, dict):
            raise TraceError(number, f"needs a JSON object, not {_said(raw)}")
        yield number, raw


def _header(raw: Raw) -> tuple[int, tzinfo, Settings]:
    fields = _Fields(raw, "the header")
    start = _start(fields.text("start"))
    name = fields.text("zone")
    try:
        zone = ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        message = f"zone {_said(name)} is not a known IANA time zone"
        raise _WrongError(message) from None
    flat = fields.take("settings", default={})
    fields.done()
    if not isinstance(flat, dict):
        message = f"settings needs an object, not {_said(flat)}"
        raise _WrongError(message)
    settings, problems = from_trace(flat)
    if problems:
        raise _WrongError("; ".join(problems))
    return start, zone, settings


def _start(text: str) -> int:
    try:
        start = datetime.fromisoformat(text)
    except ValueError:
        message = f"start {_said(text)} is not a date and time such as 2026-03-02T09:00:00+01:00"
        raise _WrongError(message) from None
    if start.tzinfo is None:
        message = f"start {_said(text)} lacks its offset from UTC"
        raise _WrongError(message)
    if not FIRST <= start.timestamp() <= LAST:
        message = f"start {_said(text)} lies too near the end of the calendar"
        raise _WrongError(message)
    if start.microsecond:
        message = f"start {_said(text)} needs whole seconds"
        raise _WrongError(message)
    return int(start.timestamp())


def _happening(raw: Raw, last: int, *, ended: bool) -> Happening:
    fields = _Fields(raw, "the event")
    event = fields.text("event")
    fields.where = event
    if ended:
        message = f"{_said(event)} comes after the end"
        raise _WrongError(message)
    if event not in (*PLAIN, *_REASONED, "input", "clock", "command"):
        message = f"unknown event {_said(event)}"
        raise _WrongError(message)
    t = fields.whole("t", least=0)
    if t < last:
        message = f"t goes back from {last} to {t}"
        raise _WrongError(message)
    happening = _of_kind(event, t, fields)
    fields.done()
    return happening


def _of_kind(event: str, t: int, fields: _Fields) -> Happening:
    if event in _REASONED:
        reason = fields.text("reason")
        return Happening(t, event, _REASONED[event](reason))
    if event == "input":
        return Happening(t, event, number=fields.whole("until", least=t, default=t))
    if event == "clock":
        return Happening(t, event, number=fields.whole("offset"))
    if event == "command":
        return Happening(t, event, _command(fields))
    return Happening(t, event, _PLAIN_INPUTS.get(event))


_REASONED: Final[dict[str, Callable[[str], i.Input]]] = {
    "media_on": i.MediaOn,
    "media_off": i.MediaOff,
    "quiet_on": i.QuietOn,
    "quiet_off": i.QuietOff,
}
_PLAIN_INPUTS: Final[dict[str, i.Input]] = {
    "quit": i.Quit(),
    "lock": i.Locked(),
    "unlock": i.Unlocked(),
    "suspend": i.Suspended(),
    "resume": i.Resumed(),
    "idle_unknown": i.IdleUnknown(),
    "idle_known": i.IdleKnown(),
}


def _command(fields: _Fields) -> i.Command:
    name = fields.text("do")
    fields.where = name
    if name in BARE_COMMANDS:
        return BARE_COMMANDS[name]
    if name == "start":
        kind = i.BreakKind(fields.one_of("kind", [kind.value for kind in i.BreakKind]))
        return i.Start(kind, seated=fields.flag("seated"))
    if name == "snooze":
        return i.Snooze(fields.whole("minutes", least=1))
    if name == "pause":
        what = i.PauseWhat(fields.one_of("what", [what.value for what in i.PauseWhat]))
        return i.Pause(what, fields.whole_or_null("minutes", least=1))
    message = f"unknown command {_said(name)}"
    raise _WrongError(message)


_MISSING: Final = object()


class _Fields:
    """The fields of one line, each taken once; what is left at the end is unknown."""

    def __init__(self, raw: Raw, where: str) -> None:
        self._left = dict(raw)
        self.where = where

    def take(self, key: str, default: object = _MISSING) -> object:
        value = self._left.pop(key, default)
        if value is _MISSING:
            message = f"{self.where} lacks {key}"
            raise _WrongError(message)
        return value

    def text(self, key: str) -> str:
        value = self.take(key)
        if not isinstance(value, str) or not value:
            message = f"{key} needs a text, not {_said(value)}"
            raise _WrongError(message)
        return value

    def one_of(self, key: str, known: list[str]) -> str:
        value = self.take(key)
        if not isinstance(value, str) or value not in known:
            message = f"{key} needs one of {', '.join(known)}, not {_said(value)}"
            raise _WrongError(message)
        return value

    def flag(self, key: str) -> bool:
        value = self.take(key, default=False)
        if not isinstance(value, bool):
            message = f"{key} needs true or false, not {_said(value)}"
            raise _WrongError(message)
        return value

    def whole(self, key: str, *, least: int | None = None, default: object = _MISSING) -> int:
        value = self.take(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            message = f"{key} needs a whole number, not {_said(value)}"
            raise _WrongError(message)
        if least is not None and value < least:
            message = f"{key} needs {least} or more, not {value}"
            raise _WrongError(message)
        return value

    def whole_or_null(self, key: str, *, least: int) -> int | None:
        if key in self._left and self._left[key] is None:
            self.take(key)
            return None
        return self.whole(key, least=least)

    def done(self) -> None:
        if self._left:
            message = f"{self.where} has no field {_said(next(iter(self._left)))}"
            raise _WrongError(message)


_SHOWN = 40


def _said(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_Reader = Callable[[Raw], Happening]
