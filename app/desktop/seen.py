"""What the sources of quiet and media see, and the Protocol of one that does. Decides nothing: `signs` does.

Names no backend and imports no library of any system.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.desktop.api import Lost


class Sign(StrEnum):
    """What can be so by itself; each is a reason to be quiet, by the name that settings and sentences have for it."""

    DO_NOT_DISTURB = "do_not_disturb"
    CALL = "call"
    MICROPHONE = "microphone"
    CAMERA = "camera"
    SCREEN_SHARING = "screen_sharing"
    FULLSCREEN = "fullscreen"


@dataclass(frozen=True, slots=True)
class Seen:
    """What one source sees now, the whole of it; or what all of them see together.

    front: the names the system has for the program in front. plays: players that play now. awake: programs that keep
    the screen awake.
    """

    signs: frozenset[Sign] = frozenset()
    front: frozenset[str] = frozenset()
    plays: frozenset[str] = frozenset()
    awake: frozenset[str] = frozenset()


NOTHING = Seen()

TellSeen = Callable[[Seen], None]
"""Takes all that a source sees from now on, in place of what it saw before. From Qt's loop, or within start, settle
and look."""


def unseen(_seen: Seen) -> None:
    """A `TellSeen` for a source that has not been started."""


def together(several: Iterable[Seen]) -> Seen:
    """What all of them see."""
    parts = tuple(several)
    return Seen(
        frozenset[Sign]().union(*(one.signs for one in parts)),
        frozenset[str]().union(*(one.front for one in parts)),
        frozenset[str]().union(*(one.plays for one in parts)),
        frozenset[str]().union(*(one.awake for one in parts)),
    )


class Watch(Protocol):
    """Sees something that may be a reason to be quiet, or media."""

    def start(self, tell: TellSeen, lost: Lost) -> None:
        """Ask what is so, and tell it and every change of it.

        Raises UnansweredError where nobody can be asked; then nothing goes on behind it.
        """
        ...

    def settle(self, patience: float) -> None:
        """Wait for the answers to the questions of `start`, at most so many seconds."""
        ...

    def looks(self) -> bool:
        """Whether there is something now that nobody tells."""
        ...

    def look(self) -> None:
        """See it; called at most once a minute, and not while nobody is there. Does nothing where there is none."""
        ...

    def says(self) -> str:
        """What it knows now, for people."""
        ...

    def missing(self) -> str:
        """What is missing, and the line that installs it; empty where nothing is."""
        ...

    def stop(self) -> None:
        """Let go of everything; tells nothing any more. Stopping twice does nothing."""
        ...


@dataclass(frozen=True, slots=True)
class QuietSource:
    """Who answers one question, and why it was chosen."""

    question: str
    name: str
    reason: str
    watch: Watch
