"""Which programs use microphone, camera or screen now, by the list that Windows keeps of it in its registry.

Has not run on Windows yet: its tests stand in for the registry.
"""

from __future__ import annotations

import sys
from typing import Protocol

from app.desktop.api import UnansweredError

STORE = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
DESKTOP_PROGRAMS = "NonPackaged"
"""The key below which programs stand by the path of their file, with # in place of each backslash."""
STARTED, STOPPED = "LastUsedTimeStart", "LastUsedTimeStop"


class Registry(Protocol):
    """What there is below HKEY_CURRENT_USER."""

    def keys(self, path: str) -> tuple[str, ...]:
        """The names of the keys in this one; none where it is not there."""
        ...

    def number(self, path: str, name: str) -> int | None:
        """A value of this key; None where it is not there, or no number."""
        ...


def users(registry: Registry, capability: str) -> frozenset[str]:
    """The programs that use this now: such as `Zoom.exe`, or the name of a packaged one.

    capability: `microphone`, `webcam`, `graphicsCaptureProgrammatic` and others.
    """
    place = rf"{STORE}\{capability}"
    packaged = [(name, rf"{place}\{name}") for name in registry.keys(place) if name != DESKTOP_PROGRAMS]
    plain = rf"{place}\{DESKTOP_PROGRAMS}"
    desktop = [(name.rsplit("#", 1)[-1], rf"{plain}\{name}") for name in registry.keys(plain)]
    return frozenset(name for name, path in packaged + desktop if _in_use(registry, path))


def _in_use(registry: Registry, path: str) -> bool:
    """It has begun, and there is no end yet."""
    return bool(registry.number(path, STARTED)) and registry.number(path, STOPPED) == 0


if sys.platform == "win32":
    import winreg

    class CurrentUser:
        """The registry of whoever is logged in (`Registry`)."""

        def keys(self, path: str) -> tuple[str, ...]:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
                    return tuple(winreg.EnumKey(key, number) for number in range(winreg.QueryInfoKey(key)[0]))
            except OSError:
                return ()

        def number(self, path: str, name: str) -> int | None:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
                    value, _ = winreg.QueryValueEx(key, name)
            except OSError:
                return None
            return value if isinstance(value, int) else None


def current_user() -> Registry:
    """Raises UnansweredError where there is no registry."""
    if sys.platform == "win32":
        return CurrentUser()
    raise UnansweredError("there is no registry of Windows here", hopeful=False)
