"""Finds a sleep of the machine that nobody told of: the two monotonic clocks part by as much as it slept."""

from __future__ import annotations

from app.desktop.clock import SLEEP, SystemClock


class Sleeps:
    """Remembers how long the machine had slept when it was last asked."""

    def __init__(self, clock: SystemClock) -> None:
        self._clock = clock
        self._slept = clock.slept()

    def began(self) -> float | None:
        """When the machine fell asleep that has slept since the last question; None where it has not.

        A moment of the suspend-aware clock. It is taken to have woken just now; the clocks tell no more than how long
        it slept, and whoever asks often enough learns of it within that time.
        """
        before, now = self._slept, self._clock.slept()
        if now - before <= SLEEP:
            return None
        self._slept = now
        return self._clock.exact() - (now - before)
