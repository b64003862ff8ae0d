"""`supple movements`: what there is, each movement measured, posed and drawn. Needs no running instance."""

from __future__ import annotations

from app.movements_command.run import run

__all__ = ["run"]
