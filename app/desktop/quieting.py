"""All sources of quiet and media put together: keeps them running, and tells each reason when it begins and ends.

Chooses no source (that is `watches`), and what is a reason decides `signs`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QDeadlineTimer, QTimer

from app.core.inputs import MediaOff, MediaOn, QuietOff, QuietOn, World
from app.core.settings import Quiet
from app.desktop.api import Choice, Lost, Tell
from app.desktop.retry import Kept
from app.desktop.seen import NOTHING, QuietSource, Seen, together
from app.desktop.signs import media, quiet

LOOK = 60
"""Seconds between two looks at what nobody tells."""
EARLY = 45
"""So long after the last look the next is taken along when the app is awake anyway."""
SETTLING = 1.0
"""Seconds for all sources together to say at the start what is so; what comes later is told from the loop."""


class Quieting:
    """The running sources. Begins at once; what is so is then in `found()`, and from the loop on changes are told.

    wanted: which reasons count. plain: seconds on a monotonic clock. Wants a QCoreApplication.
    """

    def __init__(self, sources: tuple[QuietSource, ...], tell: Tell, wanted: Quiet, plain: Callable[[], float]) -> None:
        self._sources = sources
        self._tell = tell
        self._wanted = wanted
        self._seen = [NOTHING for _ in sources]
        self._quiet: tuple[str, ...] = ()
        self._media: tuple[str, ...] = ()
        self._begun = self._open = False
        self._there = False
        self._plain = plain
        self._looked = plain()
        self._timer = QTimer()
        self._timer.setInterval(LOOK * 1000)
        self._timer.timeout.connect(self._look)
        self._kept = tuple(
            Kept(partial(self._begin, number), _nothing, partial(self._see, number, NOTHING), plain)
            for number in range(len(sources))
        )
        self._start()

    def found(self, world: World) -> World:
        """What is so now, put into what else is so: at the launch, before anything was told."""
        return replace(world, media=self._media, quiet=self._quiet)

    def configure(self, wanted: Quiet) -> None:
        """Other reasons count from now on; what that changes is told from the loop."""
        self._wanted = wanted
        QTimer.singleShot(0, self._judge)

    def attend(self, there: bool) -> None:  # noqa: FBT001 (whether somebody is there)
        """Look once a minute at what nobody tells, or no longer: then once more, since a call needs no keyboard."""
        leaves, self._there = self._there and not there, there
        if leaves or (there and self._plain() - self._looked >= EARLY):
            QTimer.singleShot(0, self._look)
        self._arrange()

    def choices(self) -> tuple[Choice, ...]:
        return tuple(
            Choice(one.question, one.name, one.reason, kept.describe(one.watch.says), _missing(one, kept))
            for one, kept in zip(self._sources, self._kept, strict=True)
        )

    def stop(self) -> None:
        """Stopping twice does nothing."""
        self._open = False
        self._timer.stop()
        for one, kept in zip(self._sources, self._kept, strict=True):
            kept.stop()
            one.watch.stop()

    def _start(self) -> None:
        self._open = True
        for kept in self._kept:
            kept.start()
        deadline = QDeadlineTimer(round(SETTLING * 1000))
        for one, kept in zip(self._sources, self._kept, strict=True):
            if kept.failure is None:
                one.watch.settle(deadline.remainingTime() / 1000)
        self._judge()
        self._begun = True

    def _begin(self, number: int, lost: Lost) -> None:
        self._sources[number].watch.start(partial(self._see, number), lost)

    def _see(self, number: int, seen: Seen) -> None:
        if seen != self._seen[number]:
            self._seen[number] = seen
            if self._begun:
                self._judge()

    def _arrange(self) -> None:
        """The timer runs only while there is somebody, and something to look at."""
        wanted = self._there and any(source.watch.looks() for source in self._sources)
        if not wanted:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _look(self) -> None:
        self._looked = self._plain()
        if self._timer.isActive():
            self._timer.start()
        for one, kept in zip(self._sources, self._kept, strict=True):
            if self._open and one.watch.looks() and kept.failure is None:
                one.watch.look()

    def _judge(self) -> None:
        """Tell what has ended and what has begun. Kept in the order in which they began."""
        if not self._open:
            return
        seen = together(self._seen)
        quiet_before, media_before = self._quiet, self._media
        self._quiet = _renewed(quiet_before, quiet(seen, self._wanted))
        self._media = _renewed(media_before, media(seen))
        if self._begun:
            for reason in (one for one in self._media if one not in media_before):
                self._tell(MediaOn(reason))
            for reason in (one for one in self._quiet if one not in quiet_before):
                self._tell(QuietOn(reason))
            for reason in (one for one in quiet_before if one not in self._quiet):
                self._tell(QuietOff(reason))
            for reason in (one for one in media_before if one not in self._media):
                self._tell(MediaOff(reason))


def _renewed(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    return (*(one for one in before if one in now), *(one for one in now if one not in before))


def _missing(one: QuietSource, kept: Kept) -> str:
    return kept.failure.missing if kept.failure else one.watch.missing()


def _nothing() -> None:
    """A source that is back tells by itself what is so."""
