"""The first format of the history: spans, prompts, holds, breaks, movements, pauses and the state.

Stays as it is for good: it says what the format was, whatever the tables become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every table of the first format."""
    _spans()
    _prompts()
    _holds()
    _breaks()
    _movements()
    _pauses()
    _state()


def _spans() -> None:
    op.create_table(
        "spans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("began_utc", sa.Text(), nullable=False),
        sa.Column("ended_utc", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("offset_minutes", sa.Integer(), nullable=False),
        sa.Column("launched", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(activity = 'sitting' AND how IN ('measured', 'declared'))"
            " OR (activity = 'standing' AND how IN ('declared'))"
            " OR (activity = 'up' AND how IN ('confirmed', 'measured', 'inferred'))"
            " OR (activity = 'unknown' AND how IN ('measured'))"
            " OR (activity = 'paused' AND how IN ('declared'))"
        ),
        sa.CheckConstraint("strftime('%s', ended_utc) - strftime('%s', began_utc) = seconds"),
        sa.CheckConstraint("began_utc IS datetime(began_utc)"),
        sa.CheckConstraint("ended_utc IS datetime(ended_utc)"),
        sa.CheckConstraint("launched IN (0, 1)"),
        sa.CheckConstraint("offset_minutes BETWEEN -1080 AND 1080"),
        sa.CheckConstraint("seconds > 0"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("spans_by_time", "spans", ["began_utc"], unique=False)


def _prompts() -> None:
    op.create_table(
        "prompts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shown_utc", sa.Text(), nullable=False),
        sa.Column("offset_minutes", sa.Integer(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("gone_utc", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.CheckConstraint("cause IN ('due', 'snooze_over', 'held_over', 'again')"),
        sa.CheckConstraint("why IS NULL OR why IN ('answered', 'natural', 'folded', 'held', 'quit')"),
        sa.CheckConstraint("(gone_utc IS NULL) = (why IS NULL)"),
        sa.CheckConstraint("gone_utc >= shown_utc"),
        sa.CheckConstraint("gone_utc IS datetime(gone_utc)"),
        sa.CheckConstraint("offset_minutes BETWEEN -1080 AND 1080"),
        sa.CheckConstraint("shown_utc IS datetime(shown_utc)"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("prompts_by_time", "prompts", ["shown_utc"], unique=False)


def _holds() -> None:
    op.create_table(
        "holds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("offset_minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint("reason <> ''"),
        sa.CheckConstraint("at_utc IS datetime(at_utc)"),
        sa.CheckConstraint("offset_minutes BETWEEN -1080 AND 1080"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )


def _breaks() -> None:
    op.create_table(
        "breaks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("seated", sa.Integer(), nullable=True),
        sa.Column("planned", sa.Integer(), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("began_utc", sa.Text(), nullable=False),
        sa.Column("ended_utc", sa.Text(), nullable=False),
        sa.Column("offset_minutes", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.CheckConstraint("(kind IS NOT NULL) = (outcome IN ('completed', 'partial'))"),
        sa.CheckConstraint("(seconds IS NOT NULL) = (outcome IN ('completed', 'partial', 'natural'))"),
        sa.CheckConstraint("kind IS NULL OR (seconds * 100 >= planned * 60) = (outcome = 'completed')"),
        sa.CheckConstraint("kind IS NULL OR kind IN ('move', 'walk', 'tiny')"),
        sa.CheckConstraint("outcome IN ('completed', 'partial', 'skipped', 'natural', 'missed')"),
        sa.CheckConstraint("seconds >= 0 AND (outcome = 'partial' OR seconds > 0)"),
        sa.CheckConstraint("strftime('%s', ended_utc) - strftime('%s', began_utc) >= coalesce(seconds, 0)"),
        sa.CheckConstraint("withdrawn = 0 OR (withdrawn = 1 AND outcome = 'natural')"),
        sa.CheckConstraint("(planned IS NULL) = (kind IS NULL)"),
        sa.CheckConstraint("(seated IS NULL) = (kind IS NULL)"),
        sa.CheckConstraint("began_utc IS datetime(began_utc)"),
        sa.CheckConstraint("ended_utc IS datetime(ended_utc)"),
        sa.CheckConstraint("offset_minutes BETWEEN -1080 AND 1080"),
        sa.CheckConstraint("planned > 0"),
        sa.CheckConstraint("seated IN (0, 1)"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("breaks_by_time", "breaks", ["began_utc"], unique=False)


def _movements() -> None:
    op.create_table(
        "movements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("break_id", sa.Integer(), nullable=False),
        sa.Column("movement", sa.Text(), nullable=False),
        sa.Column("repetitions", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.Column("offset_minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint("movement <> ''"),
        sa.CheckConstraint("at_utc IS datetime(at_utc)"),
        sa.CheckConstraint("offset_minutes BETWEEN -1080 AND 1080"),
        sa.CheckConstraint("repetitions >= 0"),
        sa.CheckConstraint("seconds >= 0"),
        sa.ForeignKeyConstraint(["break_id"], ["breaks.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("movements_by_break", "movements", ["break_id"], unique=False)


def _pauses() -> None:
    op.create_table(
        "pauses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("began_utc", sa.Text(), nullable=False),
        sa.Column("offset_minutes", sa.Integer(), nullable=False),
        sa.Column("until_utc", sa.Text(), nullable=True),
        sa.Column("ended_utc", sa.Text(), nullable=True),
        sa.CheckConstraint("what IN ('prompts', 'everything')"),
        sa.CheckConstraint("began_utc IS datetime(began_utc)"),
        sa.CheckConstraint("ended_utc >= began_utc"),
        sa.CheckConstraint("ended_utc IS datetime(ended_utc)"),
        sa.CheckConstraint("offset_minutes BETWEEN -1080 AND 1080"),
        sa.CheckConstraint("until_utc IS datetime(until_utc)"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )


def _state() -> None:
    op.create_table(
        "state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.Column("playing", sa.Text(), nullable=True),
        sa.Column("saved_utc", sa.Text(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1"),
        sa.CheckConstraint("json_valid(json)"),
        sa.CheckConstraint("playing IS NULL OR json_valid(playing)"),
        sa.CheckConstraint("saved_utc IS datetime(saved_utc)"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
