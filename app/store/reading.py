"""Rows -> records, for the week, the summary and the choice of movements. Reads only."""

from __future__ import annotations

import sqlite3

from app.core.events import Activity, Cause, How, Outcome
from app.core.inputs import BreakKind
from app.core.records import BreakRecord, MovementRecord, PromptRecord, SpanRecord
from app.store import statements as sql
from app.store.moments import epoch, utc_text


def spans(db: sqlite3.Connection, from_at: int, to_at: int) -> list[SpanRecord]:
    """Those that share a second with [from_at, to_at), epoch seconds; in the order they happened."""
    return [
        SpanRecord(Activity(activity), How(how), epoch(began), seconds, offset, launched=bool(launched))
        for activity, how, began, seconds, offset, launched in db.execute(sql.SPANS, _reach(from_at, to_at))
    ]


def breaks(db: sqlite3.Connection, from_at: int, to_at: int) -> list[BreakRecord]:
    """Those that began in [from_at, to_at), the withdrawn ones marked; in the order they ended."""
    return [
        BreakRecord(
            outcome=Outcome(outcome),
            kind=None if kind is None else BreakKind(kind),
            seated=bool(seated),
            began=epoch(began),
            seconds=seconds,
            offset=offset,
            withdrawn=bool(withdrawn),
        )
        for outcome, kind, seated, began, seconds, offset, withdrawn in db.execute(sql.BREAKS, _reach(from_at, to_at))
    ]


def prompts_shown(db: sqlite3.Connection, from_at: int, to_at: int) -> list[PromptRecord]:
    """Each showing that began in [from_at, to_at), in order."""
    found = db.execute(sql.PROMPTS, _reach(from_at, to_at))
    return [PromptRecord(Cause(cause), epoch(shown), offset) for cause, shown, offset in found]


def recent_movements(db: sqlite3.Connection, at_most: int) -> list[MovementRecord]:
    """The last `at_most` movements performed, the newest first."""
    return _movements(db.execute(sql.RECENT_MOVEMENTS, {"at_most": at_most}))


def movements(db: sqlite3.Connection, from_at: int, to_at: int) -> list[MovementRecord]:
    """Those whose end lies in [from_at, to_at), in the order they were performed."""
    return _movements(db.execute(sql.MOVEMENTS, _reach(from_at, to_at)))


def _movements(found: sqlite3.Cursor) -> list[MovementRecord]:
    return [
        MovementRecord(movement, epoch(at), repetitions, seconds, offset, side)
        for movement, at, repetitions, seconds, offset, side in found
    ]


def _reach(from_at: int, to_at: int) -> dict[str, str]:
    return {"from_utc": utc_text(from_at), "to_utc": utc_text(to_at)}
