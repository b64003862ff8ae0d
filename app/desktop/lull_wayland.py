"""A pause in all input on Wayland, told by the compositor's idle protocol; by Mutter's idle monitor where it has none.

Neither tells keys from the pointer. Each has a connection of its own, for as long as a prompt waits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.desktop.api import Lost, UnansweredError, no_loss
from app.desktop.bus import Body, Bus, Which
from app.desktop.idle_mutter import CORE, NAME
from app.desktop.idle_notes import NEWEST, Asking, Notes, notifier
from app.desktop.idle_wayland import SEAT
from app.desktop.later import Later
from app.desktop.lull import PAUSE, SHORTEST
from app.desktop.wayland import Wayland, unheard


class CompositorKeys:
    """One notification as long as the pause (`lull.Keys`)."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._line: Wayland | None = None

    def watch(self, paused: Callable[[], None], lost: Lost) -> None:
        line = Wayland(self._environ, lost)
        answered = line.settle()
        offered = notifier(line) if answered else None
        if offered is None:
            line.close()
            why = f"offers neither {' nor '.join(NEWEST)}" if answered else "does not answer"
            raise UnansweredError(f"the Wayland compositor {why}")
        self._line = line
        notes = Notes(Asking.by(line, offered), round(PAUSE * 1000), paused, _still_there)
        line.watch(SEAT, lambda seat: notes.add(line.bind(seat, 1, unheard)), lambda _: None)

    def stop(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None


class MutterKeys:
    """Mutter is asked again when a pause could be over, and not before (`lull.Keys`)."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._bus: Bus | None = None
        self._later = Later()
        self._paused: Callable[[], None] = _still_there
        self._lost: Lost = no_loss

    def watch(self, paused: Callable[[], None], lost: Lost) -> None:
        self._paused, self._lost = paused, lost
        self._bus = Bus(Which.SESSION, self._environ, lost)
        self._ask()

    def stop(self) -> None:
        self._later.stop()
        if self._bus is not None:
            self._bus.close()
            self._bus = None

    def _ask(self) -> None:
        if self._bus is not None:
            self._bus.call(CORE, "GetIdletime", answered=self._told, failed=self._refused)

    def _told(self, body: Body) -> None:
        idle = body[0] / 1000 if isinstance(body[0], int) else PAUSE
        if idle >= PAUSE:
            self._later.start(0, self._paused)
        else:
            self._later.start(max(PAUSE - idle, SHORTEST), self._ask)

    def _refused(self, error: str) -> None:
        self._lost(f"{NAME} does not answer ({error})")


def _still_there() -> None:
    """Whoever goes on typing after the pause is no more to be waited for."""
