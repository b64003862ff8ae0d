"""All that the machine tells, put together: one idle backend, the sources of locks and sleep, and the clocks' own word.

Chooses nothing (that is `choose`) and decides nothing about sitting.
"""

from __future__ import annotations

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
from app.desktop.api import Choice, Lost, Tell
from app.desktop.clock import SystemClock
from app.desktop.clock_set import ClockSet
from app.desktop.locks import Locks, hear
from app.desktop.retry import Kept
from app.desktop.sleeps import Sleeps
from app.desktop.sources import FirstIdle, IdleSource, SessionSource

DOUBT = 60
"""Seconds of typing after which a lock that was only asked for is taken not to have come; a password takes fewer."""


class Sensing:
    """The running backends. Begins at once; what is so is then in `found()`, and from the loop on changes are told.

    idles: who may tell the idle time, in the order in which they are asked. woken: a file that becomes readable when
    the machine has slept, closed with this; None where nothing tells.
    """

    def __init__(
        self,
        idles: tuple[IdleSource, ...],
        sessions: tuple[SessionSource, ...],
        tell: Tell,
        threshold: int,
        clock: SystemClock,
        woken: int | None = None,
    ) -> None:
        self._idle = FirstIdle(idles)
        self._sessions = sessions
        self._tell = tell
        self._threshold = threshold
        self._clock = clock
        self._sleeps = Sleeps(clock)
        self._clock_set = ClockSet(self.look, woken)
        self._locks = Locks()
        self._begun = False
        self._seen = False
        self._doubt = QTimer()
        self._doubt.setSingleShot(True)
        self._doubt.timeout.connect(self._doubted)
        self._idle_kept = Kept(self._begin_idle, self._idle_back, self._idle_gone, clock.plain)
        self._kept = tuple(
            Kept(partial(self._begin_session, one), _nothing, partial(self._session_gone, one.name), clock.plain)
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
        return (
            self._idle_choice(),
            *(
                Choice(one.question, one.name, one.reason, kept.describe(one.backend.says), _missing(one, kept))
                for one, kept in zip(self._sessions, self._kept, strict=True)
            ),
        )

    def ask_next(self) -> None:
        """Tell the very next input, however little time has passed since the one before."""
        self._idle.ask_next()

    def look(self) -> None:
        """Tell of a sleep that nobody told of. To be called before anything else is told to whoever is told of this.

        The sleep is dated to when it began (`SystemClock.dated`), its end to now.
        """
        began = self._sleeps.began()
        if began is not None and self._begun and not self._locks.asleep:
            with self._clock.dated(began):
                self._tell(Suspended())
            self._tell(Resumed())

    def stop(self) -> None:
        self._clock_set.close()
        self._doubt.stop()
        for kept in (self._idle_kept, *self._kept):
            kept.stop()
        self._idle.stop()
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
        self._idle.start(self._threshold, self._idle_told, lost)

    def _begin_session(self, one: SessionSource, lost: Lost) -> None:
        one.backend.start(partial(self._session_told, one.name), lost)

    def _idle_choice(self) -> Choice:
        kept, idle = self._idle_kept, self._idle
        missing = kept.failure.missing if kept.failure else ""
        return Choice("idle time", idle.name, idle.reason, kept.describe(idle.says), missing)

    def _idle_told(self, observation: Observation) -> None:
        self.look()
        self._seen = isinstance(observation, InputSeen)
        self._tell(observation)
        self._watch_doubt()

    def _idle_back(self) -> None:
        self.look()
        self._tell(IdleKnown())

    def _idle_gone(self) -> None:
        self.look()
        self._seen = False
        self._watch_doubt()
        self._tell(IdleUnknown())

    def _session_told(self, source: str, observation: Observation) -> None:
        self.look()
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
