"""Keeps one backend running: begins it, and after a failure begins it again, in pauses that grow.

Knows nothing of what the backend answers.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from app.desktop.api import Lost, UnansweredError

FIRST = 5
LONGEST = 600

Begin = Callable[[Lost], None]


def pause(failures: int) -> int:
    """Seconds to wait after so many failures in a row (1 and up): 5, 10, 20 ... 600."""
    return int(min(FIRST * 2 ** min(failures - 1, 30), LONGEST))


class Kept:
    """One backend that is to run.

    begin: begins it or raises UnansweredError; what it is given takes a later loss.
    back:  called when it runs again after a failure, before it tells anything.
    gone:  called when it fails, once until it is back.
    plain: seconds on a monotonic clock; a backend that held longer than the longest pause starts again at the first.
    """

    def __init__(
        self,
        begin: Begin,
        back: Callable[[], None],
        gone: Callable[[], None],
        plain: Callable[[], float],
        seconds: Callable[[int], int] = pause,
    ) -> None:
        self._begin = begin
        self._back = back
        self._gone = gone
        self._plain = plain
        self._seconds = seconds
        self._failures = 0
        self._began = 0.0
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._again)
        self.failure: UnansweredError | None = None
        """Why it does not run now; None while it does."""

    def start(self) -> None:
        """Begin it for the first time. A failure is kept in `failure`, not raised, and nobody is called."""
        self._try(again=False)

    def stop(self) -> None:
        self._timer.stop()

    def describe(self, says: Callable[[], str]) -> str:
        """What it says now or, where it does not run, why, and when it is tried again; for people."""
        if self.failure is None:
            return says()
        if not self._timer.isActive():
            return self.failure.reason
        return f"{self.failure.reason}; asked again in {max(1, round(self._timer.remainingTime() / 1000))} s"

    def _again(self) -> None:
        self._try(again=True)

    def _try(self, *, again: bool) -> None:
        self.failure = None
        self._began = self._plain()
        try:
            self._begin(self._lost)
        except UnansweredError as error:
            self._failed(error)
            return
        if again:
            self._back()

    def _lost(self, reason: str) -> None:
        if self._plain() - self._began > LONGEST:
            self._failures = 0
        self._failed(UnansweredError(reason))
        self._gone()

    def _failed(self, error: UnansweredError) -> None:
        self.failure = error
        self._failures += 1
        if error.hopeful:
            self._timer.start(self._seconds(self._failures) * 1000)
