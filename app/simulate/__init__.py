"""The engine on a clock that jumps: a trace of what happened in, what the app would have done out."""

from app.simulate.run import run

__all__ = ["run"]
