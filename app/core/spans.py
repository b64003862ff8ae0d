"""Stretches of time -> bouts of sitting and the breaks between them. Pure; knows no days and no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import assert_never

from app.core.events import Activity

LEAST = 60
"""Seconds of sitting that make a bout, and of up and standing that end one (terms: doi 10.1186/s12966-017-0525-8)."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One activity over [begin, end), in seconds of any one clock.

    launched: the app was started at `begin`, even where no hole before it shows that.
    """

    activity: Activity
    begin: int
    end: int
    launched: bool = False


@dataclass(frozen=True, slots=True)
class Bout:
    """Sitting from `begin` to `end`; `seconds` of it, the short absences within left out.

    after_break: a break lies between this bout and the one before it.
    """

    begin: int
    end: int
    seconds: int
    after_break: bool


class _Part(Enum):
    SITTING = auto()
    AWAY = auto()
    CUT = auto()
    """Ends a bout and is no break."""


@dataclass(frozen=True, slots=True)
class _Run:
    part: _Part
    begin: int
    end: int
    seconds: int


def bouts(spans: Iterable[Stretch]) -> list[Bout]:
    """The bouts of sitting in `spans`, which are in order and do not overlap; a hole is time the app did not run.

    Up and standing together shorter than 60 s neither end a bout nor count into it; all else does.
    """
    found: list[Bout] = []
    broken = False
    for run in _joined(run for run in _joined(_runs(spans)) if run.part is not _Part.AWAY or run.seconds >= LEAST):
        if run.part is _Part.AWAY:
            broken = True
        elif run.part is _Part.SITTING and run.seconds >= LEAST:
            found.append(Bout(run.begin, run.end, run.seconds, after_break=broken and bool(found)))
            broken = False
    return found


def _runs(spans: Iterable[Stretch]) -> Iterable[_Run]:
    """Each stretch as what it means for a bout, with a cut of no length where the app did not run."""
    last: int | None = None
    for span in spans:
        if last is not None and (span.launched or span.begin != last):
            yield _Run(_Part.CUT, last, span.begin, 0)
        yield _Run(_part(span.activity), span.begin, span.end, span.end - span.begin)
        last = span.end


def _part(activity: Activity) -> _Part:
    match activity:
        case Activity.SITTING:
            return _Part.SITTING
        case Activity.UP | Activity.STANDING:
            return _Part.AWAY
        case Activity.UNKNOWN | Activity.PAUSED:
            return _Part.CUT
        case _:
            assert_never(activity)


def _joined(runs: Iterable[_Run]) -> Iterable[_Run]:
    """Neighbours of the same part as one."""
    before: _Run | None = None
    for run in runs:
        if before is not None and before.part is run.part:
            before = replace(before, end=run.end, seconds=before.seconds + run.seconds)
            continue
        if before is not None:
            yield before
        before = run
    if before is not None:
        yield before
