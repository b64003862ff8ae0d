"""Prepares the process and shows the tray, then loads the rest and has it launched. The first thing seen of the app."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication

from app.garbage import look_on_loop_only
from app.loading import load, settle
from app.paths import Places
from app.ui.tray import Tray

if TYPE_CHECKING:
    from app.launch import Machine

PARTS = (
    "app.core.inputs",
    "app.core.events",
    "app.core.state",
    "app.core.rules",
    "app.core.snapshot",
    "app.core.answers",
    "app.logs",
    "app.desktop.clock",
    "app.store.history",
    "app.desktop.bus",
    "app.desktop.choose",
    "app.ui.theme",
    "app.schedule",
    "app.remote.server",
    "app.face",
    "app.answering",
    "app.launch",
)
"""What the rest is made of, in pieces of some ten milliseconds, so that a panel that is late is answered in between."""

PANEL = 50
"""Milliseconds in which a panel asks for the icon and shows it, before we begin with the rest."""


def prepare() -> QApplication:
    """The application object, with what must be so before it is made."""
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")  # halves the cost of painting gradients
    os.environ.setdefault("QT_QPA_PLATFORMTHEME", "gnome")  # the built-in one: GTK would be loaded for its theme
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.services=false")  # a portal that is not there is no news
    app = QApplication([sys.argv[0]])
    app.setApplicationName("supple")
    app.setApplicationDisplayName("Supple")
    app.setDesktopFileName("supple")
    app.setQuitOnLastWindowClosed(False)
    look_on_loop_only()
    QPixmapCache.setCacheLimit(0)  # it would fill 10 MB with icons nobody sees again, and wake twice a minute
    return app


def run(here: Places, machine: Machine | None = None, *, at_login: bool = False) -> int:
    """Run the tray app until it is quit; the exit code.

    machine: not this one, for long tests in a short time. at_login: started with the session.
    """
    app = prepare()
    tray = Tray()
    tray.begin()
    _wait(PANEL)
    _spare_memory()
    load(PARTS, between=app.processEvents)
    from app.launch import THIS, Start, launch  # noqa: PLC0415  (here all of it hangs on)

    return launch(here, app, tray, Start(settle, _wait, at_login), machine or THIS)


def _spare_memory() -> None:
    from app.desktop.memory import keep_little  # noqa: PLC0415  (the tray comes first)

    keep_little()


def _wait(milliseconds: int) -> None:
    """Serve whoever asks for something, and nobody else."""
    turn = QEventLoop()
    QTimer.singleShot(milliseconds, turn.quit)
    turn.exec()
