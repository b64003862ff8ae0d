"""The questions we ask of the system, one Protocol each, and what an answer to `supple doctor` is made of.

Names no backend and imports no library of any system.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.core.inputs import Observation

Tell = Callable[[Observation], None]
"""Takes what the machine said. Called from Qt's loop only, never from within a call made to a backend."""

Lost = Callable[[str], None]
"""Takes one sentence: why a backend that had begun can no longer answer. Called at most once for each start."""


def nobody(_observation: Observation) -> None:
    """A `Tell` for a backend that has not been started."""


def no_loss(_reason: str) -> None:
    """A `Lost` for a backend that has not been started."""


class UnansweredError(Exception):
    """A backend cannot answer its question.

    reason:  one sentence: what was asked, where, and what came of it.
    missing: what would help and the line that installs it; empty where nothing is missing.
    hopeful: whether asking again later may help.
    """

    def __init__(self, reason: str, missing: str = "", *, hopeful: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.missing = missing
        self.hopeful = hopeful


class Idle(Protocol):
    """When was the last input?"""

    def start(self, threshold: int, tell: Tell, lost: Lost) -> None:
        """Tell what is so now, then every change.

        `InputGone(since)` when `threshold` seconds have passed without an input, `InputSeen()` at the next one.
        Raises UnansweredError where the idle time cannot be read; then nothing goes on behind it.
        """
        ...

    def ask_next(self) -> None:
        """Tell the very next input as `InputSeen()`, however little time has passed since the one before."""
        ...

    def says(self) -> str:
        """What it knows now, for people."""
        ...

    def stop(self) -> None:
        """Let go of everything; tells nothing any more. Stopping twice does nothing."""
        ...


class Session(Protocol):
    """Is the session locked, is the machine asleep?"""

    def start(self, tell: Tell, lost: Lost) -> None:
        """Ask what is so and tell it if it is locked or asleep, then every change.

        Raises UnansweredError where nobody can be asked.
        """
        ...

    def settle(self) -> None:
        """Wait for the answers to the questions of `start`, at most 2 s; what they say is told meanwhile."""
        ...

    def doubt(self) -> None:
        """Somebody has been typing for a while: a lock that was only asked for has not come, let go of it."""
        ...

    def says(self) -> str: ...

    def missing(self) -> str:
        """What is missing, and the line that installs it; empty where nothing is."""
        ...

    def stop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Choice:
    """Who answers one question, for `supple doctor`.

    reason:  why this backend was chosen.
    says:    what it says now, or why it says nothing.
    missing: what is missing and the line that installs it; empty where nothing is.
    """

    question: str
    backend: str
    reason: str
    says: str
    missing: str = ""
