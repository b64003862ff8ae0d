"""The tray app for `make soak`: the whole of it with real sensing, only on a clock that is 60 times as fast.

For development: not part of what is installed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from app.loading import load_qt

load_qt()

from app.core.inputs import Observation  # noqa: E402  (after Qt's hook is gone)
from app.core.state import State  # noqa: E402
from app.desktop.choose import sense  # noqa: E402
from app.desktop.clock import SystemClock, read_wall  # noqa: E402
from app.desktop.fast import FastClock  # noqa: E402
from app.desktop.senses import Senses  # noqa: E402
from app.launch import Machine  # noqa: E402
from app.main import run  # noqa: E402
from app.paths import places  # noqa: E402
from app.remote.claim import claim  # noqa: E402

PACE = 60


class Fast(FastClock):
    """Of what the machine counts in its own seconds, such as idle time, PACE pass in one."""

    def ago(self, seconds: float) -> float:
        """The moment that lies so many seconds of the machine back."""
        return super().ago(seconds * PACE)


def sensing(clock: SystemClock, tell: Callable[[Observation], None], threshold: int) -> Senses:
    """The real backends, told of a threshold in real seconds."""
    return sense(clock, tell, max(1, threshold // PACE))


def fast(_state: State) -> tuple[SystemClock, str]:
    """Begins now, and runs away from there."""
    return Fast(read_wall(), PACE), "soak"


if __name__ == "__main__":
    here = places()
    here.runtime.mkdir(parents=True, exist_ok=True)
    mine = claim(here.lock)  # as a start does: a second one is to find it taken
    sys.exit("another Supple runs here" if mine is None else run(here, Machine(fast, sensing, lambda: PACE)))
