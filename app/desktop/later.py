"""One appointment on Qt's loop, for a backend that has to look again (`polled.Timer`)."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import Qt, QTimer


class Later:
    """Calls once, at the time set last. Wants a QCoreApplication."""

    def __init__(self) -> None:
        self._call: Callable[[], None] | None = None
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # others come a twentieth early, and would look twice
        self._timer.timeout.connect(self._ring)

    def start(self, seconds: float, call: Callable[[], None]) -> None:
        self._call = call
        self._timer.start(ceil(seconds * 1000))

    def stop(self) -> None:
        self._timer.stop()

    def _ring(self) -> None:
        if self._call is not None:
            self._call()
