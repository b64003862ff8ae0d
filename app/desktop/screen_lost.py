"""Hears that Qt has lost the screen. On Wayland Qt then ends the process on the spot, after one warning and no signal.

That warning is the last moment at which anything can still be stored. On X11 Qt leaves its loop in order.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

LAST_WORDS = ("The Wayland connection ", "The X11 connection broke")
"""How the warnings begin (Qt 6.11: QWaylandDisplay::checkWaylandError, QXcbConnection::processXcbEvents)."""

Handler = Callable[[QtMsgType, QMessageLogContext, str], None]


def on_screen_lost(end: Callable[[], None]) -> None:
    """Call `end` when that happens, from within the warning: to store what is open, at once. It is called once.

    What else Qt says goes where it went before.
    """
    before: Handler = qInstallMessageHandler(None) or _print  # type: ignore[assignment, unused-ignore]
    ended: list[bool] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        before(kind, context, text)
        if text.startswith(LAST_WORDS) and not ended:
            ended.append(True)
            end()

    qInstallMessageHandler(hear)


def _print(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201 (where Qt itself would have put it)
