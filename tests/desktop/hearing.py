"""An idle backend on a real desktop and what it told, for tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.core.inputs import InputGone, Observation
from app.desktop.api import Idle
from app.desktop.clock import SystemClock
from app.desktop.idle_mutter import MutterIdle
from app.desktop.idle_wayland import WaylandIdle
from app.desktop.idle_x11 import X11Idle
from tests.desktop_rig.desk import Desk

BACKENDS: Mapping[str, Callable[[Mapping[str, str], Callable[[float], float]], Idle]] = {
    "x11": X11Idle,
    "sway": WaylandIdle,
    "gnome": MutterIdle,
}
"""Who answers on which desktop."""


class Hearing:
    """told, lost: what the backend said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.told: list[Observation] = []
        self.lost: list[str] = []
        self.clock = SystemClock()
        self._qtbot = qtbot
        self._started: list[Idle] = []

    def begin(self, desk: Desk, threshold: int = 1) -> Idle:
        """Start the backend of this desktop and wait for its first word."""
        idle = BACKENDS[desk.wants.kind](desk.env, self.clock.ago)
        idle.start(threshold, self.told.append, self.lost.append)
        self._started.append(idle)
        self._qtbot.waitUntil(lambda: bool(self.told))
        return idle

    def gone(self) -> InputGone:
        """Wait until the last word is that there is no input any more."""
        self._qtbot.waitUntil(lambda: isinstance(self.told[-1], InputGone))
        last = self.told[-1]
        assert isinstance(last, InputGone)
        return last

    def kinds(self) -> list[type[Observation]]:
        return [type(one) for one in self.told]

    def stop(self) -> None:
        for idle in self._started:
            idle.stop()


def switches() -> int:
    """How often this thread has been put aside to wait, since it began."""
    status = Path("/proc/thread-self/status").read_text()
    return int(status.split("voluntary_ctxt_switches:")[1].split()[0])
