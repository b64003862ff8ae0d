"""When no figure has been on screen for a while: lets go of what was made for the last ones. Draws nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

REST_MS = 20_000
"""After this long without a prompt or a break: most are an hour apart, but a break comes a moment after its prompt."""

LetGo = Callable[[], None]


class Rest:
    """What all windows with a figure share, so that none takes from another what it shows.

    rested: called once windows and caches are let go, some time after the last figure has gone.
    """

    def __init__(self, rested: Callable[[], None] = lambda: None) -> None:
        self._rested = rested
        self._shown: set[object] = set()
        self._gone: dict[object, LetGo] = {}
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._let_go)

    def shown(self, who: object) -> None:
        """From now on `who` shows a figure. Said twice it is as said once."""
        self._timer.stop()
        self._shown.add(who)

    def gone(self, who: object, let_go: LetGo = lambda: None) -> None:
        """It shows none any more. let_go: lets go of its window. Does nothing where none was shown."""
        if who not in self._shown:
            return
        self._shown.remove(who)
        self._gone[who] = let_go
        if not self._shown:
            self._timer.start()

    def _let_go(self) -> None:
        from app.ui.figure_kept import forget  # noqa: PLC0415  (heavy, and loaded by then)

        for let_go in self._gone.values():
            let_go()
        self._gone.clear()
        forget()
        QTimer.singleShot(0, self._rested)  # when the windows are gone
