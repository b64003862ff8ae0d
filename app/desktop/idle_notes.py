"""How compositors are asked to speak up: Wayland's two idle protocols, and notifications of one length on all seats.

Knows no threshold and tells nobody of the machine: `idle_wayland` does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from app.desktop.wayland import Global, Wayland, unheard

EXT = "ext_idle_notifier_v1"
KDE = "org_kde_kwin_idle"
NEWEST = {EXT: 2, KDE: 1}
"""The protocols that are spoken here, the better one first, in their newest version known."""

IDLE, BACK = 0, 1
"""The two events of a notification, in both protocols; and its destructor is its first request."""


def notifier(line: Wayland) -> Global | None:
    """What the compositor offers to ask, None where it has neither."""
    return next((found for name in NEWEST if (found := line.offers(name)) is not None), None)


@dataclass(frozen=True, slots=True)
class Asking:
    """What a compositor is asked with: a connection, the notifier bound on it, and how it was offered."""

    line: Wayland
    offered: Global
    manager: int

    @classmethod
    def by(cls, line: Wayland, offered: Global) -> Asking:
        return cls(line, offered, line.bind(offered, NEWEST[offered.interface], unheard))

    def note(self, seat: int, milliseconds: int, heard: Callable[[int], None]) -> int:
        """A notification; `heard` takes IDLE when the seat had no input for so long, and BACK at the next one."""
        number = self.line.create(lambda event, _arguments: heard(event))
        if self.offered.interface == KDE:
            self.line.send(self.manager, 0, number, seat, milliseconds)
        else:
            # From version 2 on input alone counts; before it a program that inhibits idling does too, as KDE's has it.
            self.line.send(self.manager, 2 if self.offered.version >= 2 else 1, number, milliseconds, seat)  # noqa: PLR2004
        return number


class Notes:
    """Notifications of one length, one a seat.

    idle: called when every seat has had no input for so long. back: called at each input that ends it on one of them.
    """

    def __init__(self, asking: Asking, milliseconds: int, idle: Callable[[], None], back: Callable[[], None]) -> None:
        self._asking = asking
        self._milliseconds = milliseconds
        self._idle = idle
        self._back = back
        self._notes: dict[int, int] = {}
        self._quiet: set[int] = set()

    @property
    def quiet(self) -> bool:
        """Whether every seat is idle."""
        return bool(self._notes) and self._quiet == self._notes.keys()

    def add(self, seat: int) -> None:
        self._notes[seat] = self._asking.note(seat, self._milliseconds, partial(self._heard, seat))

    def remove(self, seat: int) -> None:
        before = self.quiet
        self._asking.line.destroy(self._notes.pop(seat), 0)
        self._quiet.discard(seat)
        if self.quiet and not before:
            self._idle()

    def end(self) -> None:
        for number in self._notes.values():
            self._asking.line.destroy(number, 0)
        self._notes.clear()
        self._quiet.clear()

    def _heard(self, seat: int, event: int) -> None:
        if event == IDLE:
            self._quiet.add(seat)
            if self.quiet:
                self._idle()
        elif event == BACK:
            self._quiet.discard(seat)
            self._back()
