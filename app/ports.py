"""What the engine asks of the outside, as Protocols. Nothing here knows Qt, SQL or a real clock."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from app.core.events import Event
from app.core.inputs import Now
from app.core.state import State


class HistoryRefusedError(Exception):
    """The history could not take what was to be saved; the message says what, where and the way out."""


class HistorySlowError(HistoryRefusedError):
    """The history has not taken it yet, and no window shall wait for it any longer; it may take it still."""


class Clock(Protocol):
    def now(self) -> Now:
        """Both clocks, in whole seconds."""
        ...


class Alarm(Protocol):
    def set(self, t: int | None) -> None:
        """Wake the engine at `t` (suspend-aware seconds), in place of whatever was set before; None: not at all."""
        ...


class History(Protocol):
    def load(self) -> State | None:
        """The state as last saved, or None where there is none."""
        ...

    def save(self, events: Sequence[Event], state: State) -> None:
        """Put events and the state they lead to on disk, in one transaction, before returning.

        Raises HistoryRefusedError, or HistorySlowError where it takes long; then the same events are given again with
        the next save, in front of the others, and none of them is stored twice.
        """
        ...


class Listener(Protocol):
    def __call__(self, events: Sequence[Event], state: State, now: Now) -> None:
        """Told after the events are saved."""
        ...
