"""Which local day a moment belongs to, and a record cut at local midnights. Pure: zone and offset are given.

A record keeps the place it was made in: where its offset is not this zone's, its own day counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo

from app.core.events import Activity
from app.core.records import SpanRecord

_DAY = timedelta(days=1)
_DAY_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Band:
    """One activity as the clock on the wall shows it: seconds of the local day, 0 to 86400.

    On the two days a year whose clock jumps a band may look longer or shorter than it was; `Piece.seconds` does not.
    """

    activity: Activity
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """What of a record lies on one local day."""

    day: date
    seconds: int
    band: Band


def day_of(at: int, offset: int, zone: tzinfo) -> date:
    """The local date of a moment. at: epoch seconds; offset: minutes, as in the records."""
    return datetime.fromtimestamp(at, _place(at, offset, zone)).date()


def last_day(span: SpanRecord, zone: tzinfo) -> date:
    """The local date of a record's last second."""
    place = _place(span.began, span.offset, zone)
    return datetime.fromtimestamp(span.began + span.seconds - 1, place).date()


def pieces(span: SpanRecord, zone: tzinfo) -> Iterator[Piece]:
    """A record cut at local midnights, in order of time."""
    place = _place(span.began, span.offset, zone)
    begin, end = span.began, span.began + span.seconds
    while begin < end:
        local = datetime.fromtimestamp(begin, place)
        midnight = int(datetime.combine(local.date() + _DAY, time(), place).timestamp())
        until = min(end, midnight)
        first = _second_of_day(begin, place)
        last = _DAY_SECONDS if until == midnight else _second_of_day(until, place)
        yield Piece(local.date(), until - begin, Band(span.activity, first, max(first, last)))
        begin = until


def _place(at: int, offset: int, zone: tzinfo) -> tzinfo:
    """Here, with its daylight saving, or somewhere else, of which only the offset is known."""
    own = timedelta(minutes=offset)
    return zone if datetime.fromtimestamp(at, zone).utcoffset() == own else timezone(own)


def _second_of_day(at: int, place: tzinfo) -> int:
    local = datetime.fromtimestamp(at, place)
    return local.hour * 3600 + local.minute * 60 + local.second
