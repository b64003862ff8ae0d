"""The launch: opens log, clock and history, builds the app on them and runs it until it is quit."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import logs
from app.core.state import State
from app.desktop.boot import boot_id, continued
from app.desktop.choose import sense
from app.desktop.clock import SystemClock, local_zone, read_aware, read_wall
from app.desktop.screen_lost import on_screen_lost
from app.desktop.senses import SenseFor
from app.ending import Ending, follow_session
from app.guard import WAS_ENDED, started_again
from app.paths import Places
from app.ports import HistoryRefusedError
from app.running import Supple
from app.store.history import open_history
from app.ui.theme import Theme, reduced_motion
from app.ui.tray import Tray

log = logging.getLogger(__name__)

MISSING = 4
WELCOME = 1500
"""Milliseconds until the window of the first run, which says where the tray icon is: by then it is there, if at all."""
TRAY_LATE = 6000
"""Milliseconds a tray host may take to come before the small window opens in its stead."""
SAYING = 300
"""Milliseconds in which a message reaches who shows it."""
NO_TRAY = "This desktop shows no tray, so there is no icon. Start Supple once more to open its window."


def this_clock(state: State) -> tuple[SystemClock, str]:
    """The clock of this machine, going on from where `state` was saved, and the name of this boot."""
    base, boot = continued(state.boot, boot_id(), state.t, state.t + state.wall, read_aware(), read_wall())
    return SystemClock(aware=lambda: read_aware() + base), boot


@dataclass(frozen=True, slots=True)
class Machine:
    """What the app runs on. clock: from the state as last saved. pace: seconds of its clock in a real one."""

    clock: Callable[[State], tuple[SystemClock, str]] = this_clock
    sensing: SenseFor = sense
    pace: Callable[[], float] = lambda: 1.0


THIS = Machine()


@dataclass(frozen=True, slots=True)
class Start:
    """How it comes about.

    launched: called when all that stays is there. wait: serves others for so many milliseconds. at_login: nobody asked
    for a window.
    """

    launched: Callable[[], None]
    wait: Callable[[int], None]
    at_login: bool = False


def launch(here: Places, app: QApplication, tray: Tray, start: Start, machine: Machine = THIS) -> int:
    """Run the app until it is quit; the exit code."""
    unlogged = logs.begin(here.log_file)
    zone = local_zone()
    try:
        history = open_history(here.history, zone, partial(QTimer.singleShot, 0, app))
        state = history.load() or State()
    except HistoryRefusedError as refusal:
        print(refusal, file=sys.stderr)  # noqa: T201  nothing of the app is there yet
        log.warning("%s", refusal)  # the doctor says it
        tray.say("Supple cannot start", str(refusal))  # there may be no terminal
        start.wait(SAYING)
        tray.close()
        return MISSING
    clock, boot = machine.clock(state)
    theme = Theme(app)
    supple = Supple(
        here,
        history,
        clock=clock,
        zone=zone,
        boot=boot,
        sensing=machine.sensing,
        pace=machine.pace,
        still=reduced_motion(app),
        tray=tray,
    )
    if started_again():
        supple.troubles.put("watchdog", WAS_ENDED)
        supple.face.say("Supple was started again", WAS_ENDED)
    if unlogged is not None:
        supple.face.say("The log", unlogged)
    QTimer.singleShot(TRAY_LATE, partial(_look_for_tray, supple, at_login=start.at_login))
    if not start.at_login:
        QTimer.singleShot(WELCOME, supple.welcome)
    ending = Ending(supple.quit)
    follow_session(app, supple.save, history.settle, supple.quit)
    on_screen_lost(supple.quit)
    start.launched()
    code = app.exec()
    supple.quit()
    ending.close()
    del theme
    return code


def _look_for_tray(supple: Supple, *, at_login: bool) -> None:
    """Without a tray host, open the small window instead; at login nobody has asked for one, so only say so."""
    if supple.face.tray.available():
        return
    log.info("no tray host")
    if at_login:
        supple.face.say("Supple is running", NO_TRAY)
    else:
        supple.face.open_actions(tray=False)
