"""The idle time on Wayland, by the compositor's own notifications (`idle_notes`). No polling: it speaks up.

It says that a seat has been idle for so long, and when that is over; never for how long. Knows no rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from math import floor

from PySide6.QtCore import QTimer

from app.core.inputs import InputGone, InputSeen
from app.desktop.api import Lost, Tell, UnansweredError, no_loss, nobody
from app.desktop.idle_notes import NEWEST, Asking, Notes, notifier
from app.desktop.wayland import Global, Wayland, unheard

Ago = Callable[[float], float]
"""The suspend-aware moment so many seconds of waking time ago (`SystemClock.ago`)."""

SEAT = "wl_seat"
NEXT = 1
"""Milliseconds without input from which the next one is told: few enough to fit in amid typing."""
STILL = 2000
"""Milliseconds in which such a short pause must come; where none does, inputs keep coming, or a program says so."""


class WaylandIdle:
    """One notification as long as the threshold; and while the next input is asked for, a very short one."""

    def __init__(self, environ: Mapping[str, str], ago: Ago) -> None:
        self._environ = environ
        self._ago = ago
        self._tell: Tell = nobody
        self._lost: Lost = no_loss
        self._threshold = 0
        self._broke = ""
        self._asking: Asking | None = None
        self._seats: dict[int, int] = {}
        self._gap: Notes | None = None
        self._next: Notes | None = None
        self._gone_since: int | None = None
        self._still = QTimer()
        self._still.setSingleShot(True)
        self._still.timeout.connect(self._seen)

    def start(self, threshold: int, tell: Tell, lost: Lost) -> None:
        self._tell, self._lost, self._threshold = tell, lost, threshold
        self._broke, self._gone_since = "", None
        line = Wayland(self._environ, self._fail)
        try:
            asking = self._ask(line)
        except UnansweredError:
            line.close()
            self._seats.clear()
            raise
        self._asking = asking
        QTimer.singleShot(0, partial(self._begin, asking))

    def ask_next(self) -> None:
        # In a gap the next input ends it, and is told anyway.
        if self._asking is not None and self._next is None and self._gone_since is None:
            self._next = Notes(self._asking, NEXT, self._still.stop, self._seen)
            for seat in self._seats.values():
                self._next.add(seat)
            self._still.start(STILL)

    def says(self) -> str:
        by = f" (by {self._asking.offered.interface})" if self._asking else ""
        if self._gone_since is None:
            return f"there was input within the last {self._threshold} s{by}"
        return f"no input for {floor(self._ago(0) - self._gone_since)} s{by}"

    def stop(self) -> None:
        self._still.stop()
        if self._asking is not None:
            self._asking.line.close()
        self._asking = self._gap = self._next = None
        self._seats.clear()

    def _ask(self, line: Wayland) -> Asking:
        """What to ask with, and in `_seats` whom; raises UnansweredError."""
        if not line.settle():
            raise UnansweredError(self._broke or "the Wayland compositor does not answer")
        offered = notifier(line)
        if offered is None:
            raise UnansweredError(f"the Wayland compositor offers neither {' nor '.join(NEWEST)}")
        asking = Asking.by(line, offered)
        line.watch(SEAT, partial(self._seat_came, asking), self._seat_went)
        line.watch(offered.interface, lambda _: None, partial(self._notifier_went, offered))
        if not self._seats:
            raise UnansweredError("the Wayland compositor has no seat, and so nobody to be idle")
        return asking

    def _begin(self, asking: Asking) -> None:
        """From the loop: a launch is an input, and later a compositor says only what comes."""
        if self._asking is asking:
            self._gap = Notes(asking, self._threshold * 1000, self._gone, self._seen)
            for seat in self._seats.values():
                self._gap.add(seat)
            self._tell(InputSeen())

    def _seat_came(self, asking: Asking, offered: Global) -> None:
        seat = self._seats[offered.name] = asking.line.bind(offered, 1, unheard)
        for notes in (self._gap, self._next):
            if notes is not None:
                notes.add(seat)
        if self._gone_since is not None:
            self._seen()  # somebody has plugged it in

    def _seat_went(self, offered: Global) -> None:
        seat = self._seats.pop(offered.name)
        for notes in (self._gap, self._next):
            if notes is not None:
                notes.remove(seat)
        if not self._seats:
            self._fail("the Wayland compositor has lost its last seat")

    def _notifier_went(self, ours: Global, offered: Global) -> None:
        if offered == ours:
            self._fail(f"the Wayland compositor has withdrawn {ours.interface}")

    def _gone(self) -> None:
        self._gone_since = floor(self._ago(self._threshold))
        self._tell(InputGone(self._gone_since))

    def _seen(self) -> None:
        """An input that ends a gap, or the next one that was asked for; one input may do both."""
        if self._next is None and self._gone_since is None:
            return
        self._still.stop()
        if self._next is not None:
            self._next.end()
            self._next = None
        self._gone_since = None
        self._tell(InputSeen())

    def _fail(self, why: str) -> None:
        self._broke = why
        if self._asking is not None:
            self.stop()
            self._lost(why)
