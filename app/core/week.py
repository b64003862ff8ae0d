"""Records -> the numbers of one week, day by day. Pure: the records are given, the zone too, and no clock is read.

A record that crosses local midnight is split between the two days; a bout belongs to the day it began on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from app.core.days import Band, day_of, last_day, pieces
from app.core.events import Activity, Outcome
from app.core.records import BreakRecord, MovementRecord, PromptRecord, SpanRecord
from app.core.spans import Bout, Stretch, bouts

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """One local day.

    seconds: by activity, each present. bouts: seconds of sitting of each bout that began on this day, in order.
    breaks: 60 s or more of up or standing between two bouts, counted where the second began on the local day on which
    the first ended (the end of a day is no break). outcomes: breaks offered and taken, withdrawn ones left out.
    prompts: times a prompt came on screen.
    """

    date: date
    seconds: Mapping[Activity, int]
    bands: tuple[Band, ...]
    bouts: tuple[int, ...]
    breaks: int
    outcomes: Mapping[Outcome, int]
    prompts: int

    @property
    def longest(self) -> int:
        """Seconds of the longest bout; 0 without one."""
        return max(self.bouts, default=0)

    @property
    def measured(self) -> int:
        """Seconds in which the app told sitting from standing and up."""
        return sum(self.seconds[each] for each in (Activity.SITTING, Activity.STANDING, Activity.UP))


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from `monday` on. sets: movements performed in guided breaks, in order."""

    monday: date
    days: tuple[Day, ...]
    sets: tuple[MovementRecord, ...] = ()

    @property
    def seconds(self) -> Mapping[Activity, int]:
        """Seconds by activity, each present."""
        return {each: sum(day.seconds[each] for day in self.days) for each in Activity}

    @property
    def outcomes(self) -> Mapping[Outcome, int]:
        """Breaks by outcome, each present."""
        return {each: sum(day.outcomes[each] for day in self.days) for each in Outcome}

    @property
    def bouts(self) -> tuple[int, ...]:
        """Seconds of sitting of every bout."""
        return tuple(bout for day in self.days for bout in day.bouts)

    @property
    def longest(self) -> int:
        """Seconds of the longest bout; 0 without one."""
        return max(self.bouts, default=0)

    @property
    def breaks(self) -> int:
        """Breaks in the sense of the metrics: between two bouts."""
        return sum(day.breaks for day in self.days)

    @property
    def prompts(self) -> int:
        """Times a prompt came on screen."""
        return sum(day.prompts for day in self.days)

    @property
    def empty(self) -> bool:
        """Nothing was measured and nothing happened."""
        return not any(self.seconds.values()) and not any(self.outcomes.values()) and not self.prompts


def week_of(day: date) -> date:
    """The Monday of the week `day` lies in."""
    return day - timedelta(days=day.weekday())


def reach(monday: date, zone: tzinfo) -> tuple[int, int]:
    """The epoch seconds, from and to, of the records `week` wants: its own, and a day more on both sides.

    The day more holds the bout that began before it, and what happened in a zone far away.
    """
    first = datetime.combine(monday - _DAY, time(), zone)
    last = datetime.combine(monday + 8 * _DAY, time(), zone)
    return int(first.timestamp()), int(last.timestamp())


def week(
    monday: date,
    spans: Sequence[SpanRecord],
    breaks: Iterable[BreakRecord],
    prompts: Iterable[PromptRecord],
    zone: tzinfo,
    movements: Iterable[MovementRecord] = (),
) -> Week:
    """The numbers of the week from `monday` on. Records are in the order they happened; other days are left out."""
    cut = [piece for span in spans for piece in pieces(span, zone)]
    sat = list(_dated_bouts(spans, zone))
    ended = Counter((day_of(each.began, each.offset, zone), each.outcome) for each in breaks if not each.withdrawn)
    shown = Counter(day_of(each.shown, each.offset, zone) for each in prompts)
    days: list[Day] = []
    for day in (monday + n * _DAY for n in range(7)):
        here = [piece for piece in cut if piece.day == day]
        mine = [bout for bout in sat if bout.day == day]
        days.append(
            Day(
                date=day,
                seconds={each: sum(p.seconds for p in here if p.band.activity is each) for each in Activity},
                bands=tuple(piece.band for piece in here),
                bouts=tuple(bout.seconds for bout in mine),
                breaks=sum(bout.after_break for bout in mine),
                outcomes={each: ended[day, each] for each in Outcome},
                prompts=shown[day],
            )
        )
    dates = {day.date for day in days}
    return Week(monday, tuple(days), tuple(each for each in movements if day_of(each.at, each.offset, zone) in dates))


@dataclass(frozen=True, slots=True)
class _DatedBout:
    day: date
    seconds: int
    after_break: bool


def _dated_bouts(spans: Sequence[SpanRecord], zone: tzinfo) -> Iterator[_DatedBout]:
    """Bouts are found on a clock of their own, which no setting of the wall clock disturbs; their records date them."""
    line = list(_one_clock(spans))
    begun = {stretch.begin: span for stretch, span in zip(line, spans, strict=True)}
    ended = {stretch.end: span for stretch, span in zip(line, spans, strict=True)}
    before: Bout | None = None
    for bout in bouts(line):
        first = begun[bout.begin]
        day = day_of(first.began, first.offset, zone)
        same_day = before is not None and last_day(ended[before.end], zone) == day
        yield _DatedBout(day, bout.seconds, after_break=bout.after_break and same_day)
        before = bout


def _one_clock(spans: Iterable[SpanRecord]) -> Iterator[Stretch]:
    at = 0
    for span in spans:
        yield Stretch(span.activity, at, at + span.seconds, span.launched)
        at += span.seconds
