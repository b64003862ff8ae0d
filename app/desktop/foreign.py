"""What other threads bring, called on Qt's loop: Windows and macOS tell some things in threads of their own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject


class Inbox(QObject):
    """Calls what was brought in the order it came, in the thread the inbox was made in. Wants a QCoreApplication.

    `bring` may be called in any thread. A deque takes and gives in one step, so no lock is needed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._brought: deque[Callable[[], None]] = deque()

    def bring(self, call: Callable[[], None]) -> None:
        self._brought.append(call)
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    def customEvent(self, _event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """One call for each event, so that one which fails costs no other."""
        self._brought.popleft()()
