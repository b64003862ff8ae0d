"""The tables of the history, and what must hold in each row. Rows are read and written elsewhere.

Times are UTC text (`2026-03-02 08:00:00`), durations whole seconds, `offset_minutes` local time less UTC at the row's
first moment. Every row is whole when it is written; only the end of a prompt and of a pause, and the withdrawal of a
natural break, are added later. An end still missing in an old row means that the app was killed meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column
from sqlalchemy.schema import SchemaItem

from app.core.events import Activity, Cause, How, Outcome, Why
from app.core.inputs import BreakKind, PauseWhat

MEASURED_AS: Final = {
    Activity.SITTING: (How.MEASURED, How.DECLARED),
    Activity.STANDING: (How.DECLARED,),
    Activity.UP: (How.CONFIRMED, How.MEASURED, How.INFERRED),
    Activity.UNKNOWN: (How.MEASURED,),
    Activity.PAUSED: (How.DECLARED,),
}

OFFSET = "offset_minutes BETWEEN -1080 AND 1080"


class Table(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """The base of every table."""

    type_annotation_map = {str: Text, bool: Integer}  # noqa: RUF012 - SQLAlchemy reads it from the class


def _one_of(column: str, values: Iterable[StrEnum]) -> str:
    return f"{column} IN ({', '.join(repr(value.value) for value in values)})"


def _utc(column: str) -> str:
    return f"{column} IS datetime({column})"


def _lasted(seconds: str) -> str:
    return f"strftime('%s', ended_utc) - strftime('%s', began_utc) {seconds}"


def _table(*items: SchemaItem | str) -> tuple[Any, ...]:
    """Table arguments; a text is a condition that each row must meet, and types are held to (STRICT)."""
    return (*(CheckConstraint(item) if isinstance(item, str) else item for item in items), {"sqlite_strict": True})


class SpanRow(Table):
    """A stretch of one activity that can no longer change."""

    __tablename__ = "spans"
    __table_args__ = _table(
        " OR ".join(f"(activity = '{activity}' AND {_one_of('how', ways)})" for activity, ways in MEASURED_AS.items()),
        "seconds > 0",
        _utc("began_utc"),
        _utc("ended_utc"),
        _lasted("= seconds"),
        OFFSET,
        "launched IN (0, 1)",
        Index("spans_by_time", "began_utc"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    activity: Mapped[str]
    how: Mapped[str]
    began_utc: Mapped[str]
    ended_utc: Mapped[str]
    seconds: Mapped[int]
    offset_minutes: Mapped[int]
    launched: Mapped[bool]
    """The app was started when it began: it does not follow the row before it."""


class PromptRow(Table):
    """One showing of the prompt."""

    __tablename__ = "prompts"
    __table_args__ = _table(
        _one_of("cause", Cause),
        f"why IS NULL OR {_one_of('why', Why)}",
        "(gone_utc IS NULL) = (why IS NULL)",
        _utc("shown_utc"),
        _utc("gone_utc"),
        "gone_utc >= shown_utc",
        OFFSET,
        Index("prompts_by_time", "shown_utc"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    shown_utc: Mapped[str]
    offset_minutes: Mapped[int]
    cause: Mapped[str]
    gone_utc: Mapped[str | None] = mapped_column(default=None)
    why: Mapped[str | None] = mapped_column(default=None)


class HoldRow(Table):
    """A prompt was held back."""

    __tablename__ = "holds"
    __table_args__ = _table(_utc("at_utc"), "reason <> ''", OFFSET)
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    at_utc: Mapped[str]
    reason: Mapped[str]
    offset_minutes: Mapped[int]


class BreakRow(Table):
    """A break that is over, or was skipped or missed. kind, seated, planned: of guided ones."""

    __tablename__ = "breaks"
    __table_args__ = _table(
        _one_of("outcome", Outcome),
        f"kind IS NULL OR {_one_of('kind', BreakKind)}",
        "(kind IS NOT NULL) = (outcome IN ('completed', 'partial'))",
        "(seated IS NULL) = (kind IS NULL)",
        "seated IN (0, 1)",
        "(planned IS NULL) = (kind IS NULL)",
        "planned > 0",
        "(seconds IS NOT NULL) = (outcome IN ('completed', 'partial', 'natural'))",
        "seconds >= 0 AND (outcome = 'partial' OR seconds > 0)",
        "kind IS NULL OR (seconds * 100 >= planned * 60) = (outcome = 'completed')",
        _utc("began_utc"),
        _utc("ended_utc"),
        _lasted(">= coalesce(seconds, 0)"),
        OFFSET,
        "withdrawn = 0 OR (withdrawn = 1 AND outcome = 'natural')",
        Index("breaks_by_time", "began_utc"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    outcome: Mapped[str]
    kind: Mapped[str | None]
    seated: Mapped[bool | None]
    planned: Mapped[int | None]
    seconds: Mapped[int | None]
    began_utc: Mapped[str]
    ended_utc: Mapped[str]
    offset_minutes: Mapped[int]
    withdrawn: Mapped[bool] = mapped_column(default=False)


class MovementRow(Table):
    """A movement of a guided break, performed to its end at `at_utc`; a sided one has a row a side.

    side: NULL of a movement that has none, and of rows older than sides.
    """

    __tablename__ = "movements"
    __table_args__ = _table(
        "movement <> ''",
        "side IN ('left', 'right')",
        "repetitions >= 0",
        "seconds >= 0",
        _utc("at_utc"),
        OFFSET,
        Index("movements_by_break", "break_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    break_id: Mapped[int] = mapped_column(ForeignKey("breaks.id"))
    movement: Mapped[str]
    side: Mapped[str | None]
    repetitions: Mapped[int]
    seconds: Mapped[int]
    at_utc: Mapped[str]
    offset_minutes: Mapped[int]


class PauseRow(Table):
    """A pause of prompts or of everything. until_utc: its planned end; NULL: until resumed."""

    __tablename__ = "pauses"
    __table_args__ = _table(
        _one_of("what", PauseWhat),
        _utc("began_utc"),
        _utc("until_utc"),
        _utc("ended_utc"),
        "ended_utc >= began_utc",
        OFFSET,
    )
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    what: Mapped[str]
    began_utc: Mapped[str]
    offset_minutes: Mapped[int]
    until_utc: Mapped[str | None]
    ended_utc: Mapped[str | None] = mapped_column(default=None)


class StateRow(Table):
    """The one row of what the app remembers; no history. playing: the guided break that plays, until it is over."""

    __tablename__ = "state"
    __table_args__ = _table("id = 1", "json_valid(json)", "playing IS NULL OR json_valid(playing)", _utc("saved_utc"))
    id: Mapped[int] = mapped_column(primary_key=True)
    json: Mapped[str]
    playing: Mapped[str | None]
    saved_utc: Mapped[str]
    schema: Mapped[int]
