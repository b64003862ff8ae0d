"""A clock that runs faster than the real one, for the demo and for long tests in a short time."""

from __future__ import annotations

from collections.abc import Callable

from app.desktop.clock import SystemClock, read_aware


class FastClock(SystemClock):
    """Passes `pace` seconds in a real one; the pace may be changed on the way. It never sleeps.

    at: epoch second the wall clock begins at.
    """

    def __init__(self, at: float, pace: float, read: Callable[[], float] = read_aware) -> None:
        self._read = read
        self._begun, self._gone, self.pace = read(), 0.0, pace
        super().__init__(aware=self._elapsed, plain=self._elapsed, wall=lambda: at + self._elapsed())

    def set_pace(self, pace: float) -> None:
        """Go on at another pace."""
        self._gone, self._begun, self.pace = self._elapsed(), self._read(), pace

    def _elapsed(self) -> float:
        return self._gone + (self._read() - self._begun) * self.pace
