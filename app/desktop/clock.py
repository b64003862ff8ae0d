"""The clocks of this machine. The only module that reads the wall clock; rules take their time from a `Now`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta, timezone, tzinfo
from math import floor
from zoneinfo import ZoneInfoNotFoundError

import tzlocal

from app.core.inputs import Now

Read = Callable[[], float]

SLEEP = 1.0
"""Seconds by which the two monotonic clocks must part before we call it a sleep; reading them takes microseconds."""

if sys.platform == "win32":
    import ctypes

    def read_aware() -> float:
        """Seconds since boot, sleep included, in steps of about 16 ms."""
        ticks = ctypes.windll.kernel32.GetTickCount64
        ticks.restype = ctypes.c_ulonglong
        return int(ticks()) / 1_000

    def read_plain() -> float:
        """Seconds since boot, sleep left out."""
        hundred_ns = ctypes.c_ulonglong()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(hundred_ns))
        return hundred_ns.value / 10_000_000

elif sys.platform == "darwin":

    def read_aware() -> float:
        """Seconds since boot, sleep included (mach_continuous_time)."""
        return time.clock_gettime(time.CLOCK_MONOTONIC_RAW)

    def read_plain() -> float:
        """Seconds since boot, sleep left out (mach_absolute_time)."""
        return time.clock_gettime(time.CLOCK_UPTIME_RAW)

else:

    def read_aware() -> float:
        """Seconds since boot, sleep included."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)

    def read_plain() -> float:
        """Seconds since boot, sleep left out."""
        return time.clock_gettime(time.CLOCK_MONOTONIC)


def read_wall() -> float:
    """Epoch seconds on the wall clock."""
    return time.time()


class SystemClock:
    """The clocks of this machine (`app.ports.Clock`); readers can be given for tests.

    Remembers the last sleep it noticed, so that "so many seconds ago" by a clock that stood still meanwhile can be
    put on the suspend-aware one.
    """

    def __init__(self, aware: Read = read_aware, plain: Read = read_plain, wall: Read = read_wall) -> None:
        self._aware = aware
        self._plain = plain
        self._wall = wall
        self._asleep_before = self._asleep = aware() - plain()
        self._woke = plain()
        self._late = 0.0

    def now(self) -> Now:
        return Now(t=floor(self.exact() - self._late), at=floor(self._wall() - self._late))

    @contextmanager
    def dated(self, moment: float) -> Iterator[None]:
        """For news that comes late: meanwhile `now()`, and it alone, is this moment of the suspend-aware clock."""
        self._late = max(0.0, self.exact() - moment)
        try:
            yield
        finally:
            self._late = 0.0

    def exact(self) -> float:
        """Seconds on the suspend-aware clock, unrounded."""
        self.slept()
        return self._aware()

    def wall(self) -> float:
        """Epoch seconds on the wall clock, unrounded."""
        return self._wall()

    def plain(self) -> float:
        """Seconds on the monotonic clock that stands still while the machine sleeps, unrounded."""
        return self._plain()

    def slept(self) -> float:
        """Seconds by which the machine has slept since it was booted, as the two monotonic clocks have it.

        Whoever compares two answers finds a sleep of which no signal came.
        """
        asleep = max(0.0, self._aware() - self._plain())  # microseconds pass between the two readings
        if asleep - self._asleep > SLEEP:
            self._asleep_before, self._asleep, self._woke = self._asleep, asleep, self._plain()
        return asleep

    def ago(self, seconds: float) -> float:
        """The suspend-aware moment that lies `seconds` of waking time back (X counts idle time so).

        Where a sleep was noticed only after that moment, the moment is taken to lie before the sleep.
        """
        self.slept()
        then = self._plain() - seconds
        return then + (self._asleep_before if then < self._woke else self._asleep)


def local_zone() -> tzinfo:
    """The zone of the local time, read anew at each call; TZ comes first.

    Where the system names none that we know, its offset of today, fixed.
    """
    try:
        return tzlocal.reload_localzone()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        local = time.localtime()
        return timezone(timedelta(seconds=local.tm_gmtoff), local.tm_zone)
