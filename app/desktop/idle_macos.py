"""The idle time on macOS, as the window server counts it: it can only be asked, so `polled` says when.

Wants no permission, and knows of no key. Has not run on macOS yet: its tests stand in for the calls it makes.
"""

from __future__ import annotations

import ctypes
from functools import cache, partial

from app.desktop.api import UnansweredError
from app.desktop.clock import SystemClock
from app.desktop.later import Later
from app.desktop.libraries import Load, macos_framework
from app.desktop.polled import Clocks, Polled, Timer

_FROM_HARDWARE = 1
"""kCGEventSourceStateHIDSystemState: what programs make up is no input."""
_ANY_INPUT = 0xFFFFFFFF
"""kCGAnyInputEventType"""


KEY_DOWN = 10
"""kCGEventKeyDown"""


def seconds_since_input(load: Load, kind: int = _ANY_INPUT) -> float:
    """Waking seconds since the last input of this kind. Raises UnansweredError."""
    ask = load("CoreGraphics").CGEventSourceSecondsSinceLastEventType
    ask.restype, ask.argtypes = ctypes.c_double, (ctypes.c_int32, ctypes.c_uint32)
    seconds = float(ask(_FROM_HARDWARE, kind))
    if not 0 <= seconds < float("inf"):  # nan fails too
        raise UnansweredError(f"macOS tells no idle time here (the window server said {seconds})")
    return seconds


def macos_idle(clock: SystemClock, load: Load = macos_framework, timer: Timer | None = None) -> Polled:
    """The window server's clock stands still in sleep (mach_absolute_time), as `clock.plain` does."""
    return Polled(partial(seconds_since_input, cache(load)), Clocks(clock.plain, clock.ago), timer or Later())
