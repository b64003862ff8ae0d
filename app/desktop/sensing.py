"""All that the machine tells, put together: one idle backend, and the sources of locks and sleep merged into one.

Chooses nothing (that is `choose`) and decides nothing about sitting.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer

from app.core.inputs import (
    IdleKnown,
    IdleUnknown,
    InputSeen,
    Locked,
    Observation,
    Resumed,
    Suspended,
    Unlocked,
    World,
)
from app.desktop.api import Choice, Idle, Lost, Session, Tell
from app.desktop.locks import Locks, hear
from app.desktop.retry import Kept

DOUBT = 60
"""Seconds of typing after which a lock that was only asked for is taken not to have come; a password takes fewer."""


@dataclass(frozen=True, slots=True)
class IdleSource:
    """The backend that answers, its name for people, and why it was chosen."""

    name: str
    reason: str
    backend: Idle


@dataclass(frozen=True, slots=True)
class SessionSource:
    """One of the sources of locks and sleep; the question is what it answers."""

    question: str
    name: str
    reason: str
    backend: Session


class Sensing:
    """The running backends. Begins at once; what is so is then in `found()`, and from the loop on changes are told."""

    def __init__(
        self,
        idle: IdleSource,
        sessions: tuple[SessionSource, ...],
        tell: Tell,
        threshold: int,
        plain: Callable[[], float],
    ) -> None:
        self._idle = idle
        self._sessions = sessions
        self._tell = tell
        self._threshold = threshold
        self._locks = Locks()
        self._begun = False
        self._seen = False
        self._doubt = QTimer()
        self._doubt.setSingleShot(True)
        self._doubt.timeout.connect(self._doubted)
        self._idle_kept = Kept(self._begin_idle, partial(tell, IdleKnown()), self._idle_gone, plain)
        self._kept = tuple(
            Kept(partial(self._begin_session, one), _nothing, partial(self._session_gone, one.name), plain)
            for one in sessions
        )
        self._start()

    def found(self) -> World:
        """What is so now: at the launch, before anything was told."""
        return World(
            locked=self._locks.locked,
            asleep=self._locks.asleep,
            idle_unknown=self._idle_kept.failure is not None,
        )

    def choices(self) -> tuple[Choice, ...]:
        idle, kept = self._idle, self._idle_kept
        missing = kept.failure.missing if kept.failure else ""
        return (
            Choice("idle time", idle.name, idle.reason, kept.describe(idle.backend.says), missing),
            *(
                Choice(one.question, one.name, one.reason, kept.describe(one.backend.says), _missing(one, kept))
                for one, kept in zip(self._sessions, self._kept, strict=True)
            ),
        )

    def ask_next(self) -> None:
        """Tell the very next input, however little time has passed since the one before."""
        self._idle.backend.ask_next()

    def stop(self) -> None:
        self._doubt.stop()
        for kept in (self._idle_kept, *self._kept):
            kept.stop()
        self._idle.backend.stop()
        for one in self._sessions:
            one.backend.stop()

    def _start(self) -> None:
        for kept in self._kept:
            kept.start()
        for one in self._sessions:
            one.backend.settle()
        self._idle_kept.start()
        self._begun = True

    def _begin_idle(self, lost: Lost) -> None:
        self._idle.backend.start(self._threshold, self._idle_told, lost)

    def _begin_session(self, one: SessionSource, lost: Lost) -> None:
        one.backend.start(partial(self._session_told, one.name), lost)

    def _idle_told(self, observation: Observation) -> None:
        self._seen = isinstance(observation, InputSeen)
        self._tell(observation)
        self._watch_doubt()

    def _idle_gone(self) -> None:
        self._seen = False
        self._watch_doubt()
        self._tell(IdleUnknown())

    def _session_told(self, source: str, observation: Observation) -> None:
        match observation:
            case Locked() | Unlocked() | Suspended() | Resumed():
                self._locks, told = hear(self._locks, source, observation)
            case _:
                told = observation
        if told is not None and self._begun:
            self._tell(told)
            self._watch_doubt()

    def _session_gone(self, source: str) -> None:
        """A lock nobody vouches for any more is none: else one that is never taken back would stop all measuring."""
        self._session_told(source, Unlocked())
        self._session_told(source, Resumed())

    def _watch_doubt(self) -> None:
        if not (self._seen and self._locks.locked):
            self._doubt.stop()
        elif not self._doubt.isActive():
            self._doubt.start(DOUBT * 1000)

    def _doubted(self) -> None:
        for one in self._sessions:
            one.backend.doubt()


def _missing(one: SessionSource, kept: Kept) -> str:
    return kept.failure.missing if kept.failure else one.backend.missing()


def _nothing() -> None:
    """A source of locks that is back tells by itself what is so."""
