"""Quiet and media on Windows, which has to be asked: what is in front, Focus, and who uses microphone and camera.

What it does not tell a program: who plays sound, and so what is a call. Has not run on Windows yet: its tests stand in
for the calls it makes.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from functools import cache
from typing import Any

from app.desktop.api import Lost
from app.desktop.consent import Registry, current_user, users
from app.desktop.libraries import Load, windows_library
from app.desktop.seen import NOTHING, Seen, Sign, TellSeen, unseen
from app.desktop.signs import BROWSERS, PLAYERS, words

BUSY, FULL_SCREEN_GAME, PRESENTING = 2, 3, 4
"""States of SHQueryUserNotificationState in which something fills the screen."""
QUIET_TIME = 6
FOCUS = 0x0D83_063E_A3BF_1C75
"""WNF_SHEL_QUIETHOURS_ACTIVE_PROFILE_CHANGED: which profile of Focus is on, 0 for none. Nothing documented tells it."""
DISPLAY_REQUIRED = 2
"""ES_DISPLAY_REQUIRED, in what CallNtPowerInformation says of SystemExecutionState."""
_EXECUTION_STATE = 16
_QUERY_LIMITED = 0x1000
_LONGEST_PATH = 1024
CAPTURES = ("graphicsCaptureProgrammatic", "graphicsCaptureWithoutBorder")


class WindowsQuiet:
    """Looks when it is told to."""

    def __init__(self, load: Load = windows_library, registry: Callable[[], Registry] = current_user) -> None:
        self._load, self._registry_of = cache(load), registry
        self._registry: Registry | None = None
        self._tell: TellSeen = unseen
        self._seen = NOTHING
        self._focus_told = False

    def start(self, tell: TellSeen, lost: Lost) -> None:  # noqa: ARG002 (nothing of it goes away)
        for library in ("shell32", "user32", "kernel32", "ntdll", "powrprof"):
            self._load(library)
        self._registry, self._tell = self._registry_of(), tell
        self.look()

    def settle(self, patience: float) -> None:
        """Windows answers at once."""

    def looks(self) -> bool:
        return True

    def look(self) -> None:
        if self._registry is not None:
            self._seen = self._look(self._registry)
            self._tell(self._seen)

    def says(self) -> str:
        found = ", ".join(sorted(sign.value.replace("_", " ") for sign in self._seen.signs)) or "nothing"
        unsure = "" if self._focus_told else "; cannot tell whether Focus is on"
        return f"at the last look: {found}{unsure}"

    def missing(self) -> str:
        return ""

    def stop(self) -> None:
        self._registry = None

    def _look(self, registry: Registry) -> Seen:
        state, focus = self._state(), self._focus()
        self._focus_told = focus is not None
        program, ours = self._front()
        full = state in (BUSY, FULL_SCREEN_GAME, PRESENTING) and not ours
        so = {
            Sign.DO_NOT_DISTURB: bool(focus) or state == QUIET_TIME,
            Sign.FULLSCREEN: full,
            Sign.MICROPHONE: bool(users(registry, "microphone")),
            Sign.CAMERA: bool(users(registry, "webcam")),
            Sign.SCREEN_SHARING: any(users(registry, capture) for capture in CAPTURES),
        }
        front = frozenset({program} if program and not ours else ())
        plays = front if full and _may_play(program) and self._display_required() else frozenset[str]()
        return Seen(frozenset(sign for sign, on in so.items() if on), front, plays=plays)

    def _state(self) -> int | None:
        state = ctypes.c_int32()
        refused = self._load("shell32").SHQueryUserNotificationState(ctypes.byref(state))
        return None if refused else state.value

    def _focus(self) -> int | None:
        """The profile of Focus; None where Windows does not tell."""
        name, stamp = ctypes.c_uint64(FOCUS), ctypes.c_uint32()
        profile, size = ctypes.c_uint32(), ctypes.c_uint32(4)
        refused = self._load("ntdll").NtQueryWnfStateData(
            ctypes.byref(name), None, None, ctypes.byref(stamp), ctypes.byref(profile), ctypes.byref(size)
        )
        return None if refused or size.value != ctypes.sizeof(profile) else profile.value

    def _front(self) -> tuple[str, bool]:
        """The file of the program in front, empty where Windows does not tell, and whether it is ours."""
        user, kernel = self._load("user32"), self._load("kernel32")
        user.GetForegroundWindow.restype = kernel.OpenProcess.restype = ctypes.c_void_p
        window, process = user.GetForegroundWindow(), ctypes.c_uint32()
        if not window:
            return "", False
        user.GetWindowThreadProcessId(ctypes.c_void_p(window), ctypes.byref(process))
        handle = kernel.OpenProcess(_QUERY_LIMITED, 0, process)
        path = _path(kernel, handle) if handle else ""
        return path.rsplit("\\", 1)[-1], process.value == os.getpid()

    def _display_required(self) -> bool:
        state = ctypes.c_uint32()
        refused = self._load("powrprof").CallNtPowerInformation(_EXECUTION_STATE, None, 0, ctypes.byref(state), 4)
        return not refused and bool(state.value & DISPLAY_REQUIRED)


def _path(kernel: Any, handle: int) -> str:  # noqa: ANN401 (see Load)
    text, length = ctypes.create_unicode_buffer(_LONGEST_PATH), ctypes.c_uint32(_LONGEST_PATH)
    told = kernel.QueryFullProcessImageNameW(ctypes.c_void_p(handle), 0, text, ctypes.byref(length))
    kernel.CloseHandle(ctypes.c_void_p(handle))
    return text.value if told else ""


def _may_play(program: str) -> bool:
    """Any keep-awake tool holds the display too, so only who is known to play video does."""
    return bool(words(program) & (PLAYERS | BROWSERS))
