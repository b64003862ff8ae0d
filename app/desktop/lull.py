"""Waits for a pause in what is typed, while a prompt is ready and at no other time. Knows no prompt.

Where a system cannot tell keys from the pointer, a pause in all input serves.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QTimer

from app.desktop.api import Lost, UnansweredError
from app.desktop.later import Later

log = logging.getLogger(__name__)

PAUSE = 2.0
"""Seconds without a key that are a pause: longer than between two words, shorter than a thought."""
SHORTEST = 0.1
"""Seconds between two looks at the least."""


class Keys(Protocol):
    """When was the last key? Asked from `watch` to `stop`."""

    def watch(self, paused: Callable[[], None], lost: Lost) -> None:
        """Call `paused` once, from the loop, when no key has come for PAUSE seconds; `lost` where that fails later.

        Raises UnansweredError where it cannot be told; then nothing goes on behind it.
        """
        ...

    def stop(self) -> None:
        """Let go of everything. Stopping twice does nothing."""
        ...


class Asked:
    """A system that can only be asked (`Keys`): again when a pause could be over, and not before.

    ask: seconds since the last key; raises UnansweredError. close: lets go of what it asks with.
    """

    def __init__(self, ask: Callable[[], float], close: Callable[[], None] = lambda: None) -> None:
        self._ask, self._close = ask, close
        self._later = Later()

    def watch(self, paused: Callable[[], None], lost: Lost) -> None:
        seconds = self._ask()

        def look() -> None:
            try:
                self._next(self._ask(), paused, look)
            except UnansweredError as error:
                self.stop()
                lost(error.reason)

        self._next(seconds, paused, look)

    def stop(self) -> None:
        self._later.stop()
        self._close()

    def _next(self, seconds: float, paused: Callable[[], None], look: Callable[[], None]) -> None:
        if seconds >= PAUSE:
            self._later.start(0, paused)
        else:
            self._later.start(max(PAUSE - seconds, SHORTEST), look)


class Lull:
    """One wait at a time. sources: who may tell, in the order in which they are asked."""

    def __init__(self, sources: Sequence[Callable[[], Keys]] = ()) -> None:
        self._sources = sources
        self._keys: Keys | None = None
        self._then: Callable[[], None] | None = None
        self._limit = QTimer()
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._over)

    def wait(self, seconds: float, then: Callable[[], None]) -> None:
        """Call `then` at the next pause, after `seconds` at the latest; at once where nobody can tell of pauses."""
        self.stop()
        self._then = then
        if seconds <= 0 or not self._watch():
            self._over()
        else:
            self._limit.start(round(seconds * 1000))

    def stop(self) -> None:
        """Nothing is waited for any more."""
        self._then = None
        self._limit.stop()
        if self._keys is not None:
            self._keys.stop()
            self._keys = None

    def _watch(self) -> bool:
        for source in self._sources:
            keys = source()
            try:
                keys.watch(self._over, self._lost)
            except UnansweredError as error:
                log.info("a pause in typing cannot be told: %s", error.reason)
            else:
                self._keys = keys
                return True
        return False

    def _lost(self, why: str) -> None:
        log.info("a pause in typing cannot be told any more: %s", why)
        self._over()

    def _over(self) -> None:
        then = self._then
        self.stop()
        if then is not None:
            then()
