"""Weeks to show: a busy one whose figures are easy to add up, and an empty one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from app.core.days import Band
from app.core.events import Activity, Outcome
from app.core.week import Day, Week

MONDAY = date(2026, 3, 2)
HOUR = 3600


def day(
    at: date, *, sitting: int = 0, unknown: int = 0, bands: tuple[Band, ...] = (), bouts: tuple[int, ...] = (),
    outcomes: Mapping[Outcome, int] | None = None,
) -> Day:  # fmt: skip
    measured = {Activity.SITTING: sitting, Activity.UNKNOWN: unknown}
    return Day(
        date=at,
        seconds={each: measured.get(each, 0) for each in Activity},
        bands=bands or ((Band(Activity.SITTING, 9 * HOUR, 9 * HOUR + sitting),) if sitting else ()),
        bouts=bouts,
        breaks=max(0, len(bouts) - 1),
        outcomes={each: (outcomes or {}).get(each, 0) for each in Outcome},
        prompts=len(bouts),
    )


def busy_week(monday: date = MONDAY, *, more: int = 0) -> Week:
    """Two days at the desk, seven hours of sitting. more: seconds of sitting on each of the two days besides."""
    first = day(
        monday,
        sitting=3 * HOUR + more,
        bouts=(HOUR, HOUR, HOUR),
        bands=(
            Band(Activity.SITTING, 7 * HOUR + 1800, 9 * HOUR),
            Band(Activity.UP, 9 * HOUR, 9 * HOUR + 600),
            Band(Activity.STANDING, 10 * HOUR, 11 * HOUR),
            Band(Activity.UNKNOWN, 11 * HOUR, 12 * HOUR),
            Band(Activity.PAUSED, 12 * HOUR, 13 * HOUR),
        ),
        outcomes={Outcome.COMPLETED: 2, Outcome.NATURAL: 1, Outcome.SKIPPED: 1},
    )
    second = day(
        monday + timedelta(days=1),
        sitting=4 * HOUR + more,
        bouts=(HOUR, HOUR, 1800, 5400),
        bands=(Band(Activity.SITTING, 9 * HOUR, 13 * HOUR), Band(Activity.SITTING, 20 * HOUR, 20 * HOUR + 1800)),
        outcomes={Outcome.PARTIAL: 1},
    )
    return Week(monday, (first, second, *(day(monday + timedelta(days=n)) for n in range(2, 7))))


def empty_week(monday: date = MONDAY) -> Week:
    return Week(monday, tuple(day(monday + timedelta(days=n)) for n in range(7)))
