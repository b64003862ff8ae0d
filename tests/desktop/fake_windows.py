"""Windows as far as the backends call it: libraries whose functions are kept by name, and one window to talk to."""

from __future__ import annotations

import ctypes
import struct
from typing import Any

from app.desktop.api import UnansweredError
from tests.desktop.fake_calls import Call

LOCKED, UNLOCKED = 0, 1


class Windows:
    """Fields are what it answers; `calls` is what it was asked, in order."""

    def __init__(self) -> None:
        self.ticks, self.stamp, self.flags, self.fails = 10_000, 9_000, UNLOCKED, ""
        self.calls: list[str] = []
        self.procedure: Any = None

    def load(self, library: str) -> Any:  # noqa: ANN401 (as libraries are)
        if self.fails == library:
            raise UnansweredError(f"{library} cannot be loaded", hopeful=False)
        return self

    def __getattr__(self, name: str) -> Call:
        call = Call(lambda *args: self._call(name, *args))
        setattr(self, name, call)
        return call

    def _call(self, name: str, *args: Any) -> int:  # noqa: ANN401
        self.calls.append(name)
        if name == self.fails:
            return 0
        match name:
            case "GetTickCount64":
                return self.ticks
            case "GetLastInputInfo":
                assert args[0]._obj.size == 8
                args[0]._obj.time = self.stamp
            case "RegisterClassW":
                self.procedure = args[0]._obj.procedure
            case "WTSQuerySessionInformationW":
                self.info = ctypes.create_string_buffer(struct.pack("<IIIIi", 1, 0, 2, 0, self.flags))
                args[3]._obj.value, args[4]._obj.value = ctypes.addressof(self.info), 20
            case _:
                pass
        return 7

    def say(self, message: int, first: int, second: int = 0) -> int:
        """Send the window a message; its answer."""
        return int(self.procedure(7, message, first, second))
