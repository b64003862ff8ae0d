"""One week's numbers out of the history and of what is still open in the state. Counts nothing itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from typing import Protocol

from app.core.inputs import Now
from app.core.records import BreakRecord, MovementRecord, PromptRecord, SpanRecord
from app.core.sitting import open_spans
from app.core.state import State
from app.core.week import Week, reach, week


class Records(Protocol):
    """What the history gives back. Times are epoch seconds."""

    def spans(self, from_at: int, to_at: int) -> list[SpanRecord]: ...

    def breaks(self, from_at: int, to_at: int) -> list[BreakRecord]: ...

    def prompts_shown(self, from_at: int, to_at: int) -> list[PromptRecord]: ...

    def movements(self, from_at: int, to_at: int) -> list[MovementRecord]: ...


def week_with_now(records: Records, state: State, now: Now, zone: tzinfo, monday: date) -> Week:
    """The week from `monday` on, the open spans as far as they have got. Raises HistoryRefusedError."""
    begin, end = reach(monday, zone)
    spans = records.spans(begin, end)
    spans += [each for each in still_open(state, now.t, zone) if each.began < end and each.began + each.seconds > begin]
    done = records.movements(begin, end)
    return week(monday, spans, records.breaks(begin, end), records.prompts_shown(begin, end), zone, done)


def still_open(state: State, t: int, zone: tzinfo) -> Iterator[SpanRecord]:
    """The spans that may still change, until `t`."""
    if not state.running:
        return
    for span in open_spans(state, t, max(t, state.t)):
        local = datetime.fromtimestamp(span.begin_at, zone).utcoffset()
        offset = 0 if local is None else round(local.total_seconds() / 60)
        launched = span.begin == state.launched
        yield SpanRecord(span.activity, span.how, span.begin_at, span.end - span.begin, offset, launched)
