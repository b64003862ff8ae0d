"""Working hours: inside or outside at a moment, and when that may next change. Pure; the zone is given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo

from app.core.settings import Hours

DAY_MINUTES = 24 * 60
DAYS_AHEAD = 8


def outside(hours: Hours, at: int, zone: tzinfo) -> bool:
    """Whether epoch second `at` lies outside. No range on any day: never outside."""
    return any(hours.week) and not any(begin <= at < end for begin, end in _shifts(hours, at, zone))


def next_edge(hours: Hours, at: int, zone: tzinfo) -> int | None:
    """The first epoch second after `at` at which a shift begins or ends; None without shifts."""
    edges = [edge for shift in _shifts(hours, at, zone) for edge in shift if edge > at]
    return min(edges, default=None)


def local_day(at: int, zone: tzinfo) -> date:
    """The local date at epoch second `at`."""
    return datetime.fromtimestamp(at, zone).date()


def day_begins(day: date, zone: tzinfo) -> int:
    """Epoch second of local midnight."""
    return _moment(day, 0, zone)


def _shifts(hours: Hours, at: int, zone: tzinfo) -> Iterator[tuple[int, int]]:
    """Shifts from the day before to eight days ahead, as epoch seconds; a shift belongs to the day it begins on."""
    today = local_day(at, zone)
    for ahead in range(-1, DAYS_AHEAD + 1):
        day = today + timedelta(days=ahead)
        for begin, end in hours.week[day.weekday()]:
            if begin != end:
                last = day if end > begin else day + timedelta(days=1)
                yield _moment(day, begin, zone), _moment(last, end, zone)


def _moment(day: date, minute: int, zone: tzinfo) -> int:
    if minute >= DAY_MINUTES:
        day, minute = day + timedelta(days=1), minute - DAY_MINUTES
    return int(datetime.combine(day, time(minute // 60, minute % 60), zone).timestamp())
