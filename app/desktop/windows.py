"""A window of Windows that nobody sees, to hear what the system tells its windows. Knows no meaning of any message.

Has not run on Windows yet: its tests stand in for the calls it makes.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from app.desktop.api import UnansweredError
from app.desktop.libraries import PROTOTYPE, Load

Hear = Callable[[int, int, int], None]
"""Takes a message's number and its two parameters."""

_POPUP = 0x8000_0000
_PROCEDURE = PROTOTYPE(ctypes.c_ssize_t, ctypes.c_void_p, ctypes.c_uint32, ctypes.c_size_t, ctypes.c_ssize_t)


class _Class(ctypes.Structure):
    """A WNDCLASSW."""

    _fields_ = (
        ("style", ctypes.c_uint32),
        ("procedure", _PROCEDURE),
        ("class_extra", ctypes.c_int32),
        ("window_extra", ctypes.c_int32),
        ("instance", ctypes.c_void_p),
        ("icon", ctypes.c_void_p),
        ("cursor", ctypes.c_void_p),
        ("background", ctypes.c_void_p),
        ("menu", ctypes.c_wchar_p),
        ("name", ctypes.c_wchar_p),
    )


class Window:
    """A hidden top-level window, since no other hears broadcasts. Its messages come through Qt's loop.

    Raises UnansweredError where Windows makes none.
    """

    def __init__(self, load: Load, hear: Hear) -> None:
        self._user, self._hear = load("user32"), hear
        self._instance = self._module(load("kernel32"))
        self._procedure = _PROCEDURE(self._told)  # lives as long as Windows may call it
        self._pass_on = self._user.DefWindowProcW
        self._pass_on.restype = ctypes.c_ssize_t
        self._pass_on.argtypes = (ctypes.c_void_p, ctypes.c_uint32, ctypes.c_size_t, ctypes.c_ssize_t)
        self._name = f"supple-{id(self)}"
        described = _Class(procedure=self._procedure, instance=self._instance, name=self._name)
        if not self._user.RegisterClassW(ctypes.byref(described)):
            raise UnansweredError("Windows makes no window to hear locks and sleep with (RegisterClassW failed)")
        self.handle = self._made()
        if not self.handle:
            self.close()
            raise UnansweredError("Windows makes no window to hear locks and sleep with (CreateWindowExW failed)")

    def close(self) -> None:
        """Closing twice does nothing."""
        if self.handle:
            self._user.DestroyWindow(ctypes.c_void_p(self.handle))
        if self._name:
            self._user.UnregisterClassW(ctypes.c_wchar_p(self._name), ctypes.c_void_p(self._instance))
        self.handle, self._name = None, ""

    @staticmethod
    def _module(kernel: Any) -> int | None:  # noqa: ANN401 (see Load)
        kernel.GetModuleHandleW.restype = ctypes.c_void_p
        module: int | None = kernel.GetModuleHandleW(None)
        return module

    def _made(self) -> int | None:
        make = self._user.CreateWindowExW
        make.restype = ctypes.c_void_p
        make.argtypes = (
            *(ctypes.c_uint32, ctypes.c_wchar_p, ctypes.c_wchar_p, ctypes.c_uint32),
            *(ctypes.c_int32,) * 4,
            *(ctypes.c_void_p,) * 4,
        )
        handle: int | None = make(0, self._name, "Supple", _POPUP, 0, 0, 0, 0, None, None, self._instance, None)
        return handle

    def _told(self, window: int | None, message: int, first: int, second: int) -> int:
        try:
            self._hear(message, first, second)
        except Exception:  # noqa: BLE001 (a fault of ours, which must not unwind into Windows: it goes where all go)
            sys.excepthook(*sys.exc_info())
        answer: int = self._pass_on(window, message, first, second)
        return answer
