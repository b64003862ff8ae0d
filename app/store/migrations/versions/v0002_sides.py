"""Movements say on which side they were done. Rows from before say none; SQLite makes the table anew for it.

Stays as it is for good.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"
branch_labels = None
depends_on = None

_KEPT = "id, break_id, movement, repetitions, seconds, at_utc, offset_minutes"


def upgrade() -> None:
    """The table with its new column, and all rows with it."""
    op.drop_index("movements_by_break", "movements")
    op.rename_table("movements", "movements_before")
    op.create_table(
        "movements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("break_id", sa.Integer(), nullable=False),
        sa.Column("movement", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("repetitions", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("at_utc", sa.Text(), nullable=False),
        sa.Column("offset_minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint("movement <> ''"),
        sa.CheckConstraint("side IN ('left', 'right')"),
        sa.CheckConstraint("at_utc IS datetime(at_utc)"),
        sa.CheckConstraint("offset_minutes BETWEEN -1080 AND 1080"),
        sa.CheckConstraint("repetitions >= 0"),
        sa.CheckConstraint("seconds >= 0"),
        sa.ForeignKeyConstraint(["break_id"], ["breaks.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.execute(f"INSERT INTO movements ({_KEPT}) SELECT {_KEPT} FROM movements_before")  # noqa: S608  our own names
    op.drop_table("movements_before")
    op.create_index("movements_by_break", "movements", ["break_id"], unique=False)
