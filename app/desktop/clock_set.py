"""Hears at once that the machine woke up or that the wall clock was set, on Linux: without a signal, without a tick.

An accelerator. Where the kernel offers none, the clocks themselves tell the same at the next occasion.
"""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier

log = logging.getLogger(__name__)

_CLOCK_REALTIME = 0
_ABSOLUTE, _CANCEL_ON_SET = 1, 2
_NEVER = 2**62
"""An epoch second that does not come."""


class _Timer(ctypes.Structure):
    """`struct itimerspec`: the interval and the moment, each in seconds and nanoseconds."""

    _fields_ = (("every", ctypes.c_long), ("every_ns", ctypes.c_long), ("at", ctypes.c_long), ("at_ns", ctypes.c_long))


def never() -> int | None:
    """A timer of the kernel that never rings, as a file: the kernel cancels it when the wall clock leaps.

    A sleep is such a leap: the wall clock goes on meanwhile and the monotonic one does not. None where it has none.
    """
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "timerfd_create"):
        return None
    file = int(libc.timerfd_create(_CLOCK_REALTIME, os.O_CLOEXEC | os.O_NONBLOCK))
    if file < 0:
        log.info("no timer tells of sleeps: %s", os.strerror(ctypes.get_errno()))
        return None
    moment = _Timer(at=_NEVER)
    if libc.timerfd_settime(file, _ABSOLUTE | _CANCEL_ON_SET, ctypes.byref(moment), None) < 0:
        log.info("no timer tells of sleeps: %s", os.strerror(ctypes.get_errno()))
        os.close(file)
        return None
    return file


class ClockSet:
    """Calls `told` from the loop each time, until `close`.

    file: what becomes readable then, and is closed with this; None for a system that tells nothing.
    """

    def __init__(self, told: Callable[[], None], file: int | None) -> None:
        self._told = told
        self._file = file
        self._notifier: QSocketNotifier | None = None
        if file is not None:
            self._notifier = QSocketNotifier(file, QSocketNotifier.Type.Read)
            self._notifier.activated.connect(self._woken)

    def close(self) -> None:
        """Closing twice does nothing."""
        if self._notifier is not None and self._file is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
            os.close(self._file)

    def _woken(self) -> None:
        if self._file is None:
            return
        with contextlib.suppress(OSError):  # ECANCELED is how a timer says it; the clocks are looked at anyway
            os.read(self._file, 8)
        self._told()
