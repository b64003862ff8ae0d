"""The idle time on GNOME, from Mutter's IdleMonitor on the session bus. No polling: it speaks up. Knows no rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from math import floor

from PySide6.QtCore import QTimer

from app.core.inputs import InputGone, InputSeen
from app.desktop.api import Lost, Tell, UnansweredError, no_loss, nobody
from app.desktop.bus import ABSENT, Body, Bus, Place, Which

Ago = Callable[[float], float]
"""The suspend-aware moment so many seconds of waking time ago (`SystemClock.ago`)."""

NAME = "org.gnome.Mutter.IdleMonitor"
CORE = Place(NAME, "/org/gnome/Mutter/IdleMonitor/Core", NAME)
HELD = 60
"""Seconds by which a watch must be late for a program's sake (a video inhibits idling) and not for ours (we hung)."""


class MutterIdle:
    """A watch for the threshold, which Mutter keeps; and one for the next input, which it forgets when it has fired."""

    def __init__(self, environ: Mapping[str, str], ago: Ago) -> None:
        self._environ = environ
        self._ago = ago
        self._tell: Tell = nobody
        self._lost: Lost = no_loss
        self._bus: Bus | None = None
        self._threshold = 0
        self._broke = ""
        self._begun = False
        self._idle: int | None = None
        self._gap: int | None = None
        self._active: int | None = None
        self._asked = False
        self._gone_since: int | None = None

    def start(self, threshold: int, tell: Tell, lost: Lost) -> None:
        self._tell, self._lost, self._threshold = tell, lost, threshold
        self._broke, self._begun, self._asked = "", False, False
        self._idle = self._gap = self._active = self._gone_since = None
        bus = Bus(Which.SESSION, self._environ, self._fail)
        bus.watch(NAME, self._came_or_went)
        bus.listen(CORE, "WatchFired", self._fired)
        bus.call(CORE, "AddIdleWatch", "t", (threshold * 1000,), answered=self._set_gap, failed=self._refused)
        bus.call(CORE, "GetIdletime", answered=self._set_idle, failed=self._refused)
        bus.settle()
        if self._idle is None or self._gap is None:
            bus.close()
            raise UnansweredError(self._broke or "GNOME's idle monitor does not answer")
        self._bus = bus
        QTimer.singleShot(0, partial(self._begin, bus))

    def ask_next(self) -> None:
        if self._bus is not None and not self._asked:
            self._asked = True
            self._bus.call(CORE, "AddUserActiveWatch", answered=self._set_active, failed=self._refused)

    def says(self) -> str:
        if self._gone_since is None:
            return f"there was input within the last {self._threshold} s"
        return f"no input for {floor(self._ago(0) - self._gone_since)} s"

    def stop(self) -> None:
        if self._bus is not None:
            self._bus.close()
            self._bus = None

    def _begin(self, bus: Bus) -> None:
        """What was so at the start, told from the loop."""
        if self._bus is bus and self._idle is not None:
            self._begun = True
            if self._idle >= self._threshold * 1000:
                self._set_gone(self._idle)
            else:
                self._tell(InputSeen())

    def _set_gap(self, body: Body) -> None:
        self._gap = _whole(body)

    def _set_idle(self, body: Body) -> None:
        self._idle = _whole(body)

    def _set_active(self, body: Body) -> None:
        self._active = _whole(body)

    def _fired(self, body: Body) -> None:
        if self._bus is None or not self._begun:
            self._idle = max(self._idle or 0, self._threshold * 1000) if body[0] == self._gap else self._idle
        elif body[0] == self._active:
            self._active, self._asked, self._gone_since = None, False, None
            self._tell(InputSeen())
        elif body[0] == self._gap and self._gone_since is None:
            # Told late, the idle time has gone on: ask it.
            self._bus.call(CORE, "GetIdletime", answered=self._idled, failed=self._refused)

    def _idled(self, body: Body) -> None:
        idle = _whole(body)
        if self._gone_since is None and idle >= self._threshold * 1000:
            # Held back for a program's sake, the gap counts from now: until now somebody was watching.
            self._set_gone(0 if idle > (self._threshold + HELD) * 1000 else idle)

    def _set_gone(self, idle: int) -> None:
        self._gone_since = floor(self._ago(idle / 1000))
        self.ask_next()
        self._tell(InputGone(self._gone_since))

    def _came_or_went(self, here: bool) -> None:  # noqa: FBT001
        # One that takes the place of another knows nothing of our watches either.
        self._fail(f"GNOME's idle monitor {'was replaced' if here else 'has left the session bus'}")

    def _refused(self, error: str) -> None:
        absent = error in ABSENT
        self._fail("GNOME's idle monitor is not there" if absent else f"GNOME's idle monitor did not answer ({error})")

    def _fail(self, why: str) -> None:
        self._broke = why
        if self._bus is not None:
            self.stop()
            self._lost(why)


def _whole(body: Body) -> int:
    """The one number of an answer."""
    number = body[0] if body else None
    return number if isinstance(number, int) else 0
