"""The idle time on Windows, from GetLastInputInfo: it can only be asked, so `polled` says when.

Has not run on Windows yet: its tests stand in for the calls it makes.
"""

from __future__ import annotations

import ctypes
from functools import cache

from app.desktop.api import UnansweredError
from app.desktop.clock import SystemClock
from app.desktop.later import Later
from app.desktop.libraries import Load, windows_library
from app.desktop.polled import Clocks, Polled, Timer

_WRAP = 2**32
"""Milliseconds after which the count of an input begins anew: 49.7 days."""


class _LastInputInfo(ctypes.Structure):
    _fields_ = (("size", ctypes.c_uint32), ("time", ctypes.c_uint32))


class LastInput:
    """Seconds since the last input in this session, sleep included. Raises UnansweredError."""

    def __init__(self, load: Load = windows_library) -> None:
        self._load = cache(load)
        self._stamp: int | None = None
        self._at = 0

    def __call__(self) -> float:
        ticks = self._load("kernel32").GetTickCount64
        ticks.restype = ctypes.c_uint64
        info = _LastInputInfo(ctypes.sizeof(_LastInputInfo))
        if not self._load("user32").GetLastInputInfo(ctypes.byref(info)):
            raise UnansweredError("Windows does not tell the last input (GetLastInputInfo failed)")
        now, stamp = int(ticks()), int(info.time)  # in this order: an input is never younger than now
        if stamp != self._stamp:  # else it is the input it was, even where 49.7 days have passed since
            self._stamp, self._at = stamp, now - (now - stamp) % _WRAP
        return max(now - self._at, 0) / 1000


def windows_idle(clock: SystemClock, load: Load = windows_library, timer: Timer | None = None) -> Polled:
    """Windows counts idle time by the clock that goes on in sleep, so a moment is reckoned back by it too."""
    clocks = Clocks(clock.exact, lambda seconds: clock.exact() - seconds)
    return Polled(LastInput(load), clocks, timer or Later())
