"""What a replay prints: one JSON object an event, spans where they can no longer change, the summary last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from app.core import events as e
from app.core import notes as n
from app.core.spans import Stretch, bouts

Row = dict[str, object]


class Report:
    """Collects the rows of a replay. Times are of the replay's clock; `at` is the wall clock as set, in `zone`."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._spans: list[e.SpanClosed] = []
        self._launches: set[int] = set()
        self._breaks: Counter[str] = Counter()
        self._prompts = 0
        self._open: e.SpanClosed | None = None
        self.rows: list[Row] = []

    def take(self, events: Sequence[e.Event], wall: int) -> None:
        """Print the facts among `events`. wall: epoch second of t = 0 by the wall clock as set."""
        for event in events:
            self._count(event)
            if isinstance(event, e.SpanClosed):
                self._close(event, wall)
                continue
            row = _row(event)
            if row:
                self.rows.append(self._stamped(row, event.t, wall))

    def _close(self, span: e.SpanClosed, wall: int) -> None:
        open_ = self._open
        if open_ is not None and (open_.activity, open_.how, open_.end) == (span.activity, span.how, span.begin):
            self._open = replace(open_, t=span.t, end=span.end)
            return
        if open_ is not None:
            self.rows.append(self._stamped(_row(open_), span.t, wall))
        self._open = span

    def finish(self, t: int, wall: int) -> None:
        """Print the summary."""
        if self._open is not None:
            self.rows.append(self._stamped(_row(self._open), t, wall))
        seconds: Counter[str] = Counter()
        for span in self._spans:
            seconds[span.activity] += span.end - span.begin
        stretches = [
            Stretch(span.activity, span.begin, span.end, launched=span.begin in self._launches) for span in self._spans
        ]
        summary: Row = {
            "event": "summary",
            "seconds": dict(seconds),
            "bouts": len(bouts(stretches)),
            "breaks": {outcome: number for outcome, number in self._breaks.items() if number},
            "prompts": self._prompts,
        }
        self.rows.append(self._stamped(summary, t, wall))

    def _stamped(self, row: Row, t: int, wall: int) -> Row:
        at = datetime.fromtimestamp(t + wall, self._zone).isoformat()
        return {"t": t, "at": at, **row}

    def _count(self, event: e.Event) -> None:
        match event:
            case e.Prompted():
                self._prompts += 1
            case e.BreakEnded(outcome=outcome):
                self._breaks[outcome] += 1
            case e.BreakWithdrawn():
                self._breaks[e.Outcome.NATURAL] -= 1
            case e.SpanClosed():
                self._spans.append(event)
            case n.Launched(t=t):
                self._launches.add(t)
            case _:
                pass


def _row(event: e.Event) -> Row:
    """What is printed of an event; empty: nothing."""
    row: Row = {}
    match event:
        case e.HeadsUp():
            row = {"event": "heads_up"}
        case e.Prompted(cause=cause):
            row = {"event": "prompt", "cause": cause}
        case e.PromptGone(why=why):
            row = {"event": "prompt_gone", "why": why}
        case e.Held(reason=reason):
            row = {"event": "held", "reason": reason}
        case e.BreakStarted(kind=kind):
            row = {"event": "break_started", "kind": kind}
        case e.BreakEnded():
            row = _break_row(event)
        case e.BreakWithdrawn(seconds=seconds):
            row = {"event": "break_withdrawn", "seconds": seconds}
        case e.Paused(what=what, until=until):
            row = {"event": "paused", "what": what, "until": until}
        case e.Unpaused(what=what):
            row = {"event": "resumed", "what": what}
        case e.SpanClosed(activity=activity, how=how, begin=begin, end=end):
            row = {"event": "span", "state": activity, "from": begin, "to": end, "how": how}
        case _:
            pass
    return row


def _break_row(event: e.BreakEnded) -> Row:
    row: Row = {"event": "break_ended", "outcome": event.outcome}
    if event.kind is not None:
        row["kind"] = event.kind
    if event.seconds is not None:
        row["seconds"] = event.seconds
    return row
