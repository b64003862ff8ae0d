"""Alembic's way in: runs the steps on the connection that the app hands over. Knows no place of its own."""

from __future__ import annotations

from alembic import context

from app.store.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
)
context.run_migrations()
