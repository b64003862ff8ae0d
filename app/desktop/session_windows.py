"""Locks, sleep and a dark screen on Windows: heard by a hidden window, asked for only at start and after a sleep.

Has not run on Windows yet: its tests stand in for the calls it makes.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from app.desktop.api import Lost, Tell, UnansweredError, nobody
from app.desktop.heard import Heard, changes
from app.desktop.libraries import Load, windows_library
from app.desktop.polled import Rest
from app.desktop.windows import Window

SESSION_CHANGE, POWER = 0x02B1, 0x0218
"""WM_WTSSESSION_CHANGE, WM_POWERBROADCAST"""
CONNECTED, DISCONNECTED, LOCK, UNLOCK = (1, 3), (2, 4), 7, 8
"""WTS_CONSOLE_... and WTS_REMOTE_(DIS)CONNECT, WTS_SESSION_(UN)LOCK"""
SUSPENDS, RESUMES, SETTING = 4, (7, 18), 0x8013
"""PBT_APMSUSPEND; PBT_APMRESUMESUSPEND, PBT_APMRESUMEAUTOMATIC; PBT_POWERSETTINGCHANGE"""
DISPLAY = struct.pack("<IHH8B", 0x2B84C20E, 0xAD23, 0x4DDF, 0x93, 0xDB, 0x05, 0xFF, 0xBD, 0x7E, 0xFC, 0xA5)
"""GUID_SESSION_DISPLAY_STATUS"""
_SETTING = struct.Struct("<16sII")
"""POWERBROADCAST_SETTING with four bytes of data: which setting, how many bytes, and what it is."""
_OFF = 0

_INFO_EX = 25
"""WTSSessionInfoEx"""
_FLAGS = struct.Struct("<16xi")
"""WTSINFOEXW up to its SessionFlags: 0 locked, 1 unlocked, else Windows cannot tell."""
_IS_LOCKED, _IS_UNLOCKED = 0, 1


def session_change(heard: Heard, reason: int) -> Heard:
    """After WM_WTSSESSION_CHANGE."""
    if reason in (LOCK, UNLOCK):
        return replace(heard, locked=reason == LOCK)
    if reason in CONNECTED + DISCONNECTED:
        return replace(heard, shown=reason in CONNECTED)
    return heard


def power(heard: Heard, what: int, setting: bytes) -> Heard:
    """After WM_POWERBROADCAST. setting: the POWERBROADCAST_SETTING, where `what` is SETTING."""
    if what == SUSPENDS or what in RESUMES:
        return replace(heard, asleep=what == SUSPENDS)
    if what == SETTING:
        which, _, value = _SETTING.unpack(setting)
        return replace(heard, dark=value == _OFF) if which == DISPLAY else heard
    return heard


class WindowsSession:
    """The session this program runs in (`app.desktop.api.Session`). rest: told how far the machine is from use."""

    def __init__(self, rest: Callable[[Rest], None], load: Load = windows_library) -> None:
        self._rest, self._load = rest, cache(load)
        self._tell: Tell = nobody
        self._window: Window | None = None
        self._heard = Heard()
        self._doubtful = False

    def start(self, tell: Tell, lost: Lost) -> None:  # noqa: ARG002 (a window of our own is not lost)
        self.stop()
        terminal = self._load("wtsapi32")
        window = Window(self._load, self._message)
        if not terminal.WTSRegisterSessionNotification(ctypes.c_void_p(window.handle), 0):
            window.close()
            raise UnansweredError("Windows tells no locks (WTSRegisterSessionNotification failed)")
        self._window, self._tell, self._heard = window, tell, Heard()
        self._rest(self._heard.rest)
        user = self._load("user32")  # without these two, sleep is found by the clocks and a dark screen by nobody
        user.RegisterSuspendResumeNotification(ctypes.c_void_p(window.handle), 0)
        user.RegisterPowerSettingNotification(ctypes.c_void_p(window.handle), DISPLAY, 0)
        self._ask()

    def settle(self) -> None:
        """Nothing to wait for: Windows answers at once."""

    def doubt(self) -> None:
        """A lock that Windows tells has come."""

    def says(self) -> str:
        unsure = "cannot tell whether it was locked at the start; " if self._doubtful else ""
        return f"{unsure}{self._heard.says()}"

    def missing(self) -> str:
        return ""

    def stop(self) -> None:
        if self._window is not None:
            self._load("wtsapi32").WTSUnRegisterSessionNotification(ctypes.c_void_p(self._window.handle))
            self._window.close()  # Windows forgets what else was registered with it
            self._window = None

    def _message(self, message: int, first: int, second: int) -> None:
        if message == SESSION_CHANGE:
            self._set(session_change(self._heard, first))
        elif message == POWER:
            self._set(power(self._heard, first, ctypes.string_at(second, _SETTING.size) if first == SETTING else b""))
            if first in RESUMES:
                self._ask()  # what was said on the way down may not have been heard

    def _ask(self) -> None:
        flags = self._flags()
        self._doubtful = flags not in (_IS_LOCKED, _IS_UNLOCKED)
        if not self._doubtful:
            self._set(replace(self._heard, locked=flags == _IS_LOCKED))

    def _flags(self) -> int | None:
        """SessionFlags of this session; None where Windows does not answer."""
        terminal = self._load("wtsapi32")
        data, length = ctypes.c_void_p(), ctypes.c_uint32()
        here, current = None, ctypes.c_uint32(2**32 - 1)
        if not terminal.WTSQuerySessionInformationW(
            here, current, _INFO_EX, ctypes.byref(data), ctypes.byref(length)
        ):  # fmt: skip
            return None
        raw = ctypes.string_at(data.value or 0, length.value) if data.value else b""
        terminal.WTSFreeMemory(data)
        return int(_FLAGS.unpack_from(raw)[0]) if len(raw) >= _FLAGS.size else None

    def _set(self, heard: Heard) -> None:
        before, self._heard = self._heard, heard
        for observation in changes(before, heard):
            self._tell(observation)
        if heard.rest is not before.rest:
            self._rest(heard.rest)
