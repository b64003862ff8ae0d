"""The window in front on Wayland, where the compositor tells of all windows (wlr-foreign-toplevel-management: sway,
Hyprland and others). GNOME and KDE tell no program; the newer ext-foreign-toplevel-list says nothing of their states.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import partial

from app.desktop.api import Lost, UnansweredError, no_loss
from app.desktop.seen import NOTHING, Seen, Sign, TellSeen, unseen
from app.desktop.wayland import Wayland
from app.desktop.wire import Reader

MANAGER, VERSION = "zwlr_foreign_toplevel_manager_v1", 3
OURS = "supple"
"""What our own windows go by."""
TOPLEVEL, FINISHED = 0, 1
"""Events of the manager."""


class Event(IntEnum):
    """Those of a window that matter here."""

    APP_ID = 1
    STATE = 4
    DONE = 5
    CLOSED = 6


DESTROY = 7
"""A request to it."""
ACTIVATED, FULLSCREEN = 2, 3
"""States of it."""


@dataclass(slots=True)
class Window:
    """One window, as the compositor has told of it so far."""

    name: str = ""
    states: frozenset[int] = frozenset()

    @property
    def front(self) -> bool:
        """In front, and none of ours."""
        return ACTIVATED in self.states and self.name != OURS


def states(array: bytes) -> frozenset[int]:
    """From the array of an event; what is left of a word at its end is none."""
    return frozenset(number for (number,) in struct.iter_unpack("=I", array[: len(array) // 4 * 4]))


class WaylandWindow:
    """Follows all windows, to know the one in front."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._tell: TellSeen = unseen
        self._lost: Lost = no_loss
        self._line: Wayland | None = None
        self._windows: dict[int, Window] = {}
        self._broke = ""

    def start(self, tell: TellSeen, lost: Lost) -> None:
        self.stop()
        self._broke = ""
        line = Wayland(self._environ, self._fail)
        if not line.settle():
            line.close()
            raise UnansweredError(self._broke or "the Wayland compositor does not answer")
        offered = line.offers(MANAGER)
        if offered is None:
            line.close()
            raise UnansweredError(
                f"the Wayland compositor does not tell which window is in front (it offers no {MANAGER})", hopeful=False
            )
        self._line, self._tell, self._lost = line, tell, lost
        line.bind(offered, VERSION, self._told)

    def settle(self, patience: float) -> None:
        if self._line is not None:
            self._line.settle(patience)

    def looks(self) -> bool:
        return False

    def look(self) -> None:
        """The compositor says when another window is in front."""

    def says(self) -> str:
        front = [one for one in self._windows.values() if ACTIVATED in one.states]
        if not front:
            return "no window is in front"
        full = any(FULLSCREEN in one.states for one in front)
        whose = "a window" if any(one.front for one in front) else "a window of Supple"
        return f"{whose} is in front{', full screen' if full else ''}"

    def missing(self) -> str:
        return ""

    def stop(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None
        self._windows = {}

    def _told(self, number: int, arguments: Reader) -> None:
        if number == TOPLEVEL and self._line is not None:
            window = arguments.uint()
            self._windows[window] = Window()
            self._line.adopt(window, partial(self._window_told, window))
        elif number == FINISHED:
            self._fail("the Wayland compositor tells of no windows any more")

    def _window_told(self, which: int, number: int, arguments: Reader) -> None:
        window = self._windows.get(which)
        if window is None:
            return
        match number:
            case Event.APP_ID:
                window.name = arguments.text()
            case Event.STATE:
                window.states = states(arguments.array())
            case Event.DONE:
                self._say()
            case Event.CLOSED:
                del self._windows[which]
                if self._line is not None:
                    self._line.destroy(which, DESTROY)
                self._say()
            case _:  # titles and outputs
                pass

    def _say(self) -> None:
        front = [one for one in self._windows.values() if one.front]
        full = any(FULLSCREEN in one.states for one in front)
        names = frozenset(one.name for one in front if one.name)
        self._tell(Seen(signs=frozenset({Sign.FULLSCREEN}) if full else frozenset(), front=names) if front else NOTHING)

    def _fail(self, why: str) -> None:
        self._broke = why
        if self._line is not None:
            self.stop()
            self._lost(why)
