"""The composition root: prepares the process, opens clock and history, and runs the app until it is quit."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import logs
from app.core.state import State
from app.desktop.boot import boot_id, continued
from app.desktop.clock import SystemClock, local_zone, read_aware, read_wall
from app.desktop.screen_lost import on_screen_lost
from app.ending import Ending
from app.paths import Places, resources
from app.ports import HistoryRefusedError
from app.running import Supple
from app.store.history import open_history
from app.ui.theme import Theme, reduced_motion

MISSING = 4
TRAY_LATE = 6000
"""Milliseconds a tray host may take to come before the small window opens in its stead."""


def prepare() -> QApplication:
    """The application object, with what must be so before it is made."""
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")  # halves the cost of painting gradients
    os.environ.setdefault("QT_QPA_PLATFORMTHEME", "gnome")  # the built-in one: GTK would be loaded for its theme
    app = QApplication([sys.argv[0]])
    app.setApplicationName("supple")
    app.setApplicationDisplayName("Supple")
    app.setDesktopFileName("supple")
    app.setQuitOnLastWindowClosed(False)
    app.setWindowIcon(QIcon(str(resources() / "icons" / "supple.svg")))
    return app


def run(here: Places) -> int:
    """Run the tray app until it is quit; the exit code."""
    app = prepare()
    unlogged = logs.begin(here.log_file)
    zone = local_zone()
    try:
        history = open_history(here.history, zone)
        state = history.load() or State()
    except HistoryRefusedError as refusal:
        print(refusal, file=sys.stderr)  # noqa: T201  nothing of the app is there yet
        return MISSING
    base, boot = continued(state.boot, boot_id(), state.t, state.t + state.wall, read_aware(), read_wall())
    clock = SystemClock(aware=lambda: read_aware() + base)
    theme = Theme(app)
    supple = Supple(here, history, clock=clock, zone=zone, boot=boot, still=reduced_motion(app))
    if unlogged is not None:
        supple.face.say("The log", unlogged)
    QTimer.singleShot(TRAY_LATE, supple.look_for_tray)
    ending = Ending(supple.quit)
    on_screen_lost(supple.quit)
    code = app.exec()
    supple.quit()
    ending.close()
    del theme
    return code
