"""The idle time where a system can only be asked: when the next look is due, and what each look tells.

Never looks once a second, nor while locked or asleep. Knows no system: reading, clock and timer come from outside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from math import floor
from typing import Protocol

from app.core.inputs import InputGone, InputSeen, Observation
from app.desktop.api import Lost, Tell, UnansweredError, nobody

SOONEST, LATEST = 3.0, 15.0
"""Seconds between two looks for a return: at first, and in the end."""
BEFORE = 1.5
"""Seconds by which a look comes before each quarter of a minute of a gap: then, if ever, a rule judges it (by whole
seconds, rounded down)."""
SAME = 0.1
"""Seconds by which two readings of one input may differ: clock and idle time are not read in the same instant."""


class Rest(Enum):
    """How far the machine is from being used.

    DARK: the screen is off, but whoever types is at work. AWAY: locked or asleep, where no input counts.
    """

    NONE = auto()
    DARK = auto()
    AWAY = auto()


class Timer(Protocol):
    """One appointment; a new one takes the place of the old. It calls from the loop."""

    def start(self, seconds: float, call: Callable[[], None]) -> None: ...

    def stop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Clocks:
    """now: seconds on the clock by which the system counts idle time. ago: the suspend-aware moment so long before."""

    now: Callable[[], float]
    ago: Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Reading:
    """One look. last, now: on the system's clock. since: the last input's second on the suspend-aware clock."""

    last: float
    now: float
    since: int

    @property
    def idle(self) -> float:
        return max(self.now - self.last, 0.0)


@dataclass(frozen=True, slots=True)
class Known:
    """What was told: gone since an input, or there. next_after: the last input when the next one was asked for."""

    gone_since: float | None = None
    next_after: float | None = None


def look(known: Known | None, read: Reading, threshold: int) -> tuple[Known, tuple[Observation, ...]]:
    """What is known after one look, and what it tells. known: None before the first."""
    gone = read.idle >= threshold
    told_gone = InputGone(read.since)
    if known is None:
        return Known(read.last if gone else None), (told_gone if gone else InputSeen(),)
    before = known.next_after if known.gone_since is None else known.gone_since
    came = before is not None and read.last > before + SAME
    seen = (InputSeen(),) if came else ()
    newly = gone and (came or known.gone_since is None)
    since = read.last if newly else known.gone_since if gone else None
    return Known(since, None if came else known.next_after), (*seen, told_gone) if newly else seen


def pause(known: Known, read: Reading, threshold: int, rest: Rest) -> float | None:
    """Seconds to the earliest moment at which a look could show something else; None: none is due while it rests.

    Somebody who is there can be gone once the threshold is over, and not before. A return may come at any moment: the
    longer it is waited for, the rarer the looks.
    """
    if rest is Rest.AWAY:
        return None
    if known.gone_since is None:
        until_gone = max(threshold - read.idle, 0.0)
        return until_gone if known.next_after is None else min(until_gone, until_return(read.idle))
    return None if rest is Rest.DARK else until_return(read.idle)


def until_return(idle: float) -> float:
    """Seconds to the next look for an input that may come at any moment, after so many without."""
    until_mark = (-BEFORE - idle - SAME) % LATEST + SAME
    return min(max(idle / 10, SOONEST), LATEST, until_mark)


class Polled:
    """An idle backend made of one question (`app.desktop.api.Idle`).

    ask: seconds since the last input; raises UnansweredError.
    """

    def __init__(self, ask: Callable[[], float], clocks: Clocks, timer: Timer) -> None:
        self._ask, self._clocks, self._timer = ask, clocks, timer
        self._threshold = 0
        self._tell: Tell = nobody
        self._lost: Lost = _unheard
        self._running = False
        self._known: Known | None = None
        self._rest = Rest.NONE

    def start(self, threshold: int, tell: Tell, lost: Lost) -> None:
        self._ask()
        self._threshold, self._tell, self._lost = threshold, tell, lost
        self._running, self._known = True, None
        self._timer.start(0, self._look)

    def ask_next(self) -> None:
        if not self._running or self._known is None or self._known.next_after is not None:
            return
        try:
            read = self._read()
        except UnansweredError:
            self._timer.start(0, self._look)  # fails alike, and may tell it: from the loop
            return
        self._known = replace(self._known, next_after=read.last)
        self._arrange(self._known, read)

    def rest(self, rest: Rest) -> None:
        """Locked, asleep or dark now, or no longer."""
        before, self._rest = self._rest, rest
        if self._running and rest is not before:
            if rest is Rest.AWAY:
                self._timer.stop()
            else:
                self._timer.start(0, self._look)

    def says(self) -> str:
        try:
            return f"the last input was {floor(self._ask())} s ago"
        except UnansweredError as error:
            return error.reason

    def stop(self) -> None:
        self._running = False
        self._timer.stop()

    def _look(self) -> None:
        try:
            read = self._read()
        except UnansweredError as error:
            self.stop()
            self._lost(error.reason)
            return
        self._known, told = look(self._known, read, self._threshold)
        for observation in told:
            self._tell(observation)
        if self._running:  # whoever was told may have stopped it
            self._arrange(self._known, read)

    def _read(self) -> Reading:
        idle, now = self._ask(), self._clocks.now()
        return Reading(now - idle, now, floor(self._clocks.ago(idle)))

    def _arrange(self, known: Known, read: Reading) -> None:
        seconds = pause(known, read, self._threshold, self._rest)
        if seconds is None:
            self._timer.stop()
        else:
            self._timer.start(seconds, self._look)


def _unheard(_reason: str) -> None:
    """For a backend that has not been started."""
