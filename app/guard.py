"""While a break covers a screen: keeps the watchdog told that the app answers. Should it hang, that ends it.

Ends nothing itself.
"""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    import subprocess

log = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds without an answer after which a covered screen is freed."""
_BEAT_MS, _GOING_MS = 1000, 3000
AGAIN = "SUPPLE_STARTED_AGAIN"
WAS_ENDED = "It did not answer while a break covered the screen, so it was ended and started again."


def started_again() -> bool:
    """Whether this app was started by a watchdog."""
    return bool(os.environ.get(AGAIN))


class Guard:
    """One app's guard; a watchdog runs only while a screen is covered. command: what starts the app again, once."""

    def __init__(self, command: tuple[str, ...] = (), patience: float = PATIENCE) -> None:
        self.command, self._patience = command, patience
        self._dog: subprocess.Popen[bytes] | None = None
        self._beats = QTimer()
        self._beats.setInterval(_BEAT_MS)
        self._beats.timeout.connect(self._beat)

    def cover(self, covered: bool) -> None:  # noqa: FBT001  a callable's own form
        """A screen is covered now, or free again."""
        if covered:
            self._begin()
        else:
            self.end()

    def end(self) -> None:
        """Say goodbye; ending twice does nothing."""
        self._beats.stop()
        dog, self._dog = self._dog, None
        if dog is not None and dog.stdin is not None:
            dog.stdin.close()
            QTimer.singleShot(_GOING_MS, lambda: _see_off(dog))

    def _begin(self) -> None:
        if self._dog is not None:
            return
        import subprocess  # noqa: PLC0415  (most days no screen is covered)

        command = () if started_again() else self.command
        words = [sys.executable, "-m", "app.watchdog", str(os.getpid()), str(self._patience), *command]
        try:
            self._dog = subprocess.Popen(words, stdin=subprocess.PIPE)  # noqa: S603 - our own module
        except OSError as error:
            log.warning("no watchdog while a break covers the screen: %s", error)
            return
        self._beat()
        self._beats.start()

    @property
    def watched(self) -> bool:
        """Whether a watchdog is there."""
        return self._dog is not None

    def _beat(self) -> None:
        if self._dog is None or self._dog.stdin is None:
            return
        try:
            os.write(self._dog.stdin.fileno(), b".")
        except OSError as error:
            log.warning("the watchdog has gone: %s", error)
            self._beats.stop()


def _see_off(dog: subprocess.Popen[bytes]) -> None:
    """A watchdog that was told goodbye has gone by now."""
    if dog.poll() is None:
        log.warning("the watchdog did not go by itself")
        dog.kill()
        dog.wait()
