"""Autostart on Windows: a value in the user's Run key, and the Task Manager's word on it.

Has not run on Windows yet: its tests stand in for the registry.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Protocol

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
_VALUE = "Supple"
_REFUSED = 1
"""The lowest bit of the first byte: somebody switched it off in the Task Manager."""


class Registry(Protocol):
    """The current user's part of it. Each raises OSError where Windows refuses."""

    def read(self, key: str, name: str) -> str | bytes | None: ...

    def write(self, key: str, name: str, text: str) -> None: ...

    def remove(self, key: str, name: str) -> None:
        """Take a value away; one that is not there is no failure."""
        ...


class RunKey:
    """The Run key's value of this user."""

    name = "the Run key"

    def __init__(self, registry: Registry, command: tuple[str, ...]) -> None:
        self._registry, self._command = registry, command

    def is_on(self) -> bool | None:
        """On when the value is there and the Task Manager does not hold it back."""
        try:
            there = self._registry.read(RUN, _VALUE)
            approved = self._registry.read(APPROVED, _VALUE)
        except OSError:
            return None
        refused = isinstance(approved, bytes) and bool(approved[:1]) and bool(approved[0] & _REFUSED)
        return bool(there) and not refused

    def turn(self, *, on: bool) -> str | None:
        """Write the value or take it away; what the Task Manager held back is let go."""
        try:
            self._registry.remove(APPROVED, _VALUE)
            if on:
                self._registry.write(RUN, _VALUE, subprocess.list2cmdline(self._command))
            else:
                self._registry.remove(RUN, _VALUE)
        except OSError as error:
            return (
                f"Windows refused to change what starts at login: {error.strerror or error}. Use its Startup settings."
            )
        return None


if sys.platform == "win32":
    import winreg

    class CurrentUser:
        """The registry itself."""

        def read(self, key: str, name: str) -> str | bytes | None:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    value: str | bytes = winreg.QueryValueEx(opened, name)[0]
            except FileNotFoundError:
                return None
            return value

        def write(self, key: str, name: str, text: str) -> None:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, text)

        def remove(self, key: str, name: str) -> None:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened:
                    winreg.DeleteValue(opened, name)
            except FileNotFoundError:
                return

    def registry() -> Registry:
        return CurrentUser()

else:

    def registry() -> Registry:
        """Of Windows alone."""
        message = "There is a registry on Windows alone."
        raise OSError(message)
