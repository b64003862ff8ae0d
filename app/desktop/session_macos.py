"""Locks, sleep and a dark screen on macOS: heard as announcements, asked for only at start and after a sleep.

Has not run on macOS yet: its tests stand in for the calls it makes.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from app.desktop.api import Lost, Tell, UnansweredError, nobody
from app.desktop.heard import Heard, changes
from app.desktop.libraries import Load, macos_framework
from app.desktop.macos import Announcements, Objects
from app.desktop.polled import Rest

LOCKED, UNLOCKED = "com.apple.screenIsLocked", "com.apple.screenIsUnlocked"
SLEEPS, WAKES = "NSWorkspaceWillSleepNotification", "NSWorkspaceDidWakeNotification"
DARKENS, LIGHTS = "NSWorkspaceScreensDidSleepNotification", "NSWorkspaceScreensDidWakeNotification"
LEAVES = "NSWorkspaceSessionDidResignActiveNotification"
RETURNS = "NSWorkspaceSessionDidBecomeActiveNotification"

IS_LOCKED = "CGSSessionScreenIsLocked"
"""A key of CGSessionCopyCurrentDictionary that is there only while it is so."""


def after(heard: Heard, announced: str) -> Heard:
    """What is so after an announcement."""
    if announced in (LOCKED, UNLOCKED):
        return replace(heard, locked=announced == LOCKED)
    if announced in (LEAVES, RETURNS):
        return replace(heard, shown=announced == RETURNS)
    if announced in (SLEEPS, WAKES):
        return replace(heard, asleep=announced == SLEEPS)
    if announced in (DARKENS, LIGHTS):
        return replace(heard, dark=announced == DARKENS)
    return heard


class MacSession:
    """This user's session (`app.desktop.api.Session`). rest: told how far the machine is from use."""

    def __init__(self, rest: Callable[[Rest], None], load: Load = macos_framework) -> None:
        self._rest, self._load = rest, cache(load)
        self._tell: Tell = nobody
        self._objects: Objects | None = None
        self._announcements: Announcements | None = None
        self._heard = Heard()

    def start(self, tell: Tell, lost: Lost) -> None:  # noqa: ARG002 (an object of our own is not lost)
        self.stop()
        objects = Objects(self._load)
        if self._locked(objects) is None:
            raise UnansweredError("this program does not run in a session with a screen", hopeful=False)
        workspace = (SLEEPS, WAKES, DARKENS, LIGHTS, LEAVES, RETURNS)
        self._announcements = Announcements(objects, workspace, (LOCKED, UNLOCKED), self._announced)
        self._objects, self._tell, self._heard = objects, tell, Heard()
        self._rest(self._heard.rest)
        self._ask()

    def settle(self) -> None:
        """Nothing to wait for: macOS answers at once."""

    def doubt(self) -> None:
        """A lock that macOS tells has come."""

    def says(self) -> str:
        return self._heard.says()

    def missing(self) -> str:
        return ""

    def stop(self) -> None:
        if self._announcements is not None:
            self._announcements.close()
            self._announcements = None

    def _announced(self, name: str) -> None:
        self._set(after(self._heard, name))
        if name in (WAKES, RETURNS):
            self._ask()  # what was said meanwhile may not have been heard

    def _ask(self) -> None:
        locked = self._locked(self._objects) if self._objects is not None else None
        if locked is not None:
            self._set(replace(self._heard, locked=locked))

    def _locked(self, objects: Objects) -> bool | None:
        """Whether it is locked now; None where there is no session with a screen."""
        copy = self._load("CoreGraphics").CGSessionCopyCurrentDictionary
        copy.restype = ctypes.c_void_p
        session = int(copy() or 0)
        if not session:
            return None
        entry = objects.send(session, "objectForKey:", objects.text(IS_LOCKED))
        locked = bool(entry and objects.send(entry, "integerValue"))
        objects.send(session, "release")
        return locked

    def _set(self, heard: Heard) -> None:
        before, self._heard = self._heard, heard
        for observation in changes(before, heard):
            self._tell(observation)
        if heard.rest is not before.rest:
            self._rest(heard.rest)
