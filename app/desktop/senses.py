"""What the running app asks for to learn of the machine: parts that a demo or a test plays instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from app.core.inputs import World
from app.core.settings import Quiet
from app.desktop.api import Choice, Tell
from app.desktop.clock import SystemClock
from app.desktop.quieting import Quieting


class Senses(Protocol):
    """What tells of the machine: its observations go to the callable it was made with."""

    def found(self) -> World: ...

    def choices(self) -> tuple[Choice, ...]: ...

    def ask_next(self) -> None: ...

    def look(self) -> None: ...

    def stop(self) -> None: ...


SenseFor = Callable[[SystemClock, Tell, int], Senses]
"""(clock, tell, seconds without input after which that is told)."""
QuietFor = Callable[[Tell, Quiet, Callable[[], float]], Quieting]
"""(tell, which reasons count, seconds on a monotonic clock)."""
