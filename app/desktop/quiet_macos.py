"""Quiet and media on macOS, which has to be asked: what is in front, Focus, who records, and who keeps the display on.

Focus can be read only by a program that may read the whole disk. Nobody tells whether the screen is shared. Has not
run on macOS yet: its tests stand in for the calls it makes.
"""

from __future__ import annotations

import ctypes
import json
import os
from functools import cache
from pathlib import Path

from app.desktop.api import Lost
from app.desktop.core_audio import Properties, camera_runs, microphone_runs, talking
from app.desktop.libraries import Load, macos_framework
from app.desktop.macos import Objects
from app.desktop.seen import NOTHING, Seen, Sign, TellSeen, unseen
from app.desktop.signs import BROWSERS, PLAYERS, words

FULL_SCREEN = 1 << 10
"""NSApplicationPresentationFullScreen"""
KEEPS_DISPLAY_ON = frozenset({"PreventUserIdleDisplaySleep", "NoDisplaySleepAssertion"})
FOCUS = Path("Library/DoNotDisturb/DB/Assertions.json")
"""In the home of the user: what turns Focus on now."""


def focus(file: Path) -> bool | None:
    """Whether Focus is on; None where the file may not be read, or holds something else."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        return any(bool(one.get("storeAssertionRecords")) for one in told["data"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


class MacQuiet:
    """Looks when it is told to."""

    def __init__(self, home: Path, load: Load = macos_framework) -> None:
        self._home, self._load = home, cache(load)
        self._tell: TellSeen = unseen
        self._objects: Objects | None = None
        self._seen = NOTHING
        self._both: frozenset[int] = frozenset()
        self._unsure: tuple[str, ...] = ()

    def start(self, tell: TellSeen, lost: Lost) -> None:  # noqa: ARG002 (nothing of it goes away)
        self._tell = tell
        self._audio = Properties(self._load, "CoreAudio", "AudioObject")
        self._video = Properties(self._load, "CoreMediaIO", "CMIOObject")
        self._objects = Objects(self._load)
        self.look()

    def settle(self, patience: float) -> None:
        """It answers at once."""

    def looks(self) -> bool:
        return True

    def look(self) -> None:
        if self._objects is not None:
            self._seen = self._look(self._objects)
            self._tell(self._seen)

    def says(self) -> str:
        found = ", ".join(sorted(sign.value.replace("_", " ") for sign in self._seen.signs)) or "nothing"
        unsure = f"; cannot tell: {', '.join(self._unsure)}" if self._unsure else ""
        return f"at the last look: {found}{unsure}"

    def missing(self) -> str:
        return ""

    def stop(self) -> None:
        self._objects = None

    def _look(self, objects: Objects) -> Seen:
        program, ours = _front(objects)
        so: dict[Sign, bool | None] = {
            Sign.DO_NOT_DISTURB: focus(self._home / FOCUS),
            Sign.FULLSCREEN: not ours and _full(objects),
            Sign.CAMERA: camera_runs(self._video),
            **self._heard(),
        }
        self._unsure = tuple(sign.value.replace("_", " ") for sign, on in so.items() if on is None)
        awake = _awake(objects, self._load)
        return Seen(
            frozenset(sign for sign, on in so.items() if on),
            frozenset() if ours else program,
            plays=frozenset(name for name in awake if words(name) & (PLAYERS | BROWSERS)),
            awake=awake,
        )

    def _heard(self) -> dict[Sign, bool | None]:
        """A call is what records and plays at two looks in a row."""
        told = talking(self._audio)
        if told is None:
            return {Sign.MICROPHONE: microphone_runs(self._audio), Sign.CALL: None}
        both = told[0] & told[1]
        call, self._both = bool(both & self._both), both
        return {Sign.MICROPHONE: bool(told[0]), Sign.CALL: call}


def _front(objects: Objects) -> tuple[frozenset[str], bool]:
    """The names of the program in front, and whether it is ours."""
    workspace = objects.send(objects.named("NSWorkspace"), "sharedWorkspace")
    program = objects.send(workspace, "frontmostApplication")
    if not program:
        return frozenset(), False
    texts = (objects.send(program, name) for name in ("localizedName", "bundleIdentifier"))
    names = frozenset(objects.words(text) for text in texts if text)
    return names, objects.send(program, "processIdentifier") & 0xFFFF_FFFF == os.getpid()


def _full(objects: Objects) -> bool:
    """What holds for the whole screen, not for us alone."""
    application = objects.send(objects.named("NSApplication"), "sharedApplication")
    return bool(objects.send(application, "currentSystemPresentationOptions") & FULL_SCREEN)


def _awake(objects: Objects, load: Load) -> frozenset[str]:
    """The programs that keep the display on, by the list of the power management."""
    held = ctypes.c_void_p()
    if load("IOKit").IOPMCopyAssertionsByProcess(ctypes.byref(held)) or not held.value:
        return frozenset()
    found: set[str] = set()
    for each in _items(objects, objects.send(held.value, "allValues")):
        for one in _items(objects, each):
            kind, name = (
                objects.send(one, "objectForKey:", objects.text(key)) for key in ("AssertType", "Process Name")
            )
            if kind and name and objects.words(kind) in KEEPS_DISPLAY_ON:
                found.add(objects.words(name))
    objects.send(held.value, "release")
    return frozenset(found)


def _items(objects: Objects, array: int) -> list[int]:
    return [objects.send(array, "objectAtIndex:", number) for number in range(objects.send(array, "count"))]
