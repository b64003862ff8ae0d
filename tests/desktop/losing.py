"""A window on a desktop, as a program of its own:  python losing.py FILE  notes there what it is told of the screen."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from app.desktop.screen_lost import LAST_WORDS, on_screen_lost

NOTES = Path(sys.argv[1])


def note(what: str) -> None:
    with NOTES.open("a") as notes:
        notes.write(f"{what}\n")


def main() -> int:
    """Run until the screen is lost."""

    def say(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if text.startswith(LAST_WORDS):
            note("Qt says so")

    qInstallMessageHandler(say)
    app = QApplication(sys.argv[:1])
    on_screen_lost(lambda: note("stored"))
    window = QWidget()
    window.show()
    note("here")
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
