"""Rows -> records, for the week, the summary and the choice of movements. Reads only."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.events import Activity, Cause, How, Outcome
from app.core.inputs import BreakKind
from app.core.records import BreakRecord, MovementRecord, PromptRecord, SpanRecord
from app.store.moments import epoch, utc_text
from app.store.tables import BreakRow, MovementRow, PromptRow, SpanRow


def spans(session: Session, from_at: int, to_at: int) -> list[SpanRecord]:
    """Those that share a second with [from_at, to_at), epoch seconds; in the order they happened."""
    wanted = (
        select(SpanRow)
        .where(SpanRow.began_utc < utc_text(to_at), SpanRow.ended_utc > utc_text(from_at))
        .order_by(SpanRow.id)
    )
    return [_span(row) for row in session.scalars(wanted)]


def breaks(session: Session, from_at: int, to_at: int) -> list[BreakRecord]:
    """Those that began in [from_at, to_at), the withdrawn ones marked; in the order they ended."""
    wanted = (
        select(BreakRow)
        .where(BreakRow.began_utc >= utc_text(from_at), BreakRow.began_utc < utc_text(to_at))
        .order_by(BreakRow.id)
    )
    return [_break(row) for row in session.scalars(wanted)]


def prompts_shown(session: Session, from_at: int, to_at: int) -> list[PromptRecord]:
    """Each showing that began in [from_at, to_at), in order."""
    wanted = (
        select(PromptRow)
        .where(PromptRow.shown_utc >= utc_text(from_at), PromptRow.shown_utc < utc_text(to_at))
        .order_by(PromptRow.id)
    )
    return [PromptRecord(Cause(row.cause), epoch(row.shown_utc), row.offset_minutes) for row in session.scalars(wanted)]


def recent_movements(session: Session, limit: int) -> list[MovementRecord]:
    """The last `limit` movements performed, the newest first."""
    wanted = select(MovementRow).order_by(MovementRow.id.desc()).limit(limit)
    return [MovementRecord(row.movement, epoch(row.at_utc)) for row in session.scalars(wanted)]


def _span(row: SpanRow) -> SpanRecord:
    return SpanRecord(
        activity=Activity(row.activity),
        how=How(row.how),
        began=epoch(row.began_utc),
        seconds=row.seconds,
        offset=row.offset_minutes,
        launched=bool(row.launched),
    )


def _break(row: BreakRow) -> BreakRecord:
    return BreakRecord(
        outcome=Outcome(row.outcome),
        kind=None if row.kind is None else BreakKind(row.kind),
        seated=bool(row.seated),
        began=epoch(row.began_utc),
        seconds=row.seconds,
        offset=row.offset_minutes,
        withdrawn=bool(row.withdrawn),
    )
