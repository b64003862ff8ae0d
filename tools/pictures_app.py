"""The app for the pictures: its own code on a given Friday afternoon, after a made-up week.

Runs until it is told to quit. What a person sees and clicks comes from outside (`pictures.py`); its one word is
`light`, `dark`, `following` (as the desktop is) or `contrast`: black, white and yellow, as systems have it for high
contrast and the app leaves it untouched.
"""

from __future__ import annotations

import sys
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPalette

from app.core.inputs import InputSeen
from app.core.state import State
from app.demo import Scripted
from app.desktop.clock import SystemClock
from app.desktop.fast import FastClock
from app.desktop.quieting import Quieting
from app.ending import Ending
from app.main import prepare
from app.paths import places
from app.remote.claim import claim
from app.running import Supple
from app.store.history import open_history
from app.ui.theme import Theme
from tools.pictures_look import FOLLOWING
from tools.pictures_week import fill

ZONE = ZoneInfo("Europe/Berlin")
DAY = date(2026, 3, 6)
LUNCH = datetime(2026, 3, 6, 12, 20, tzinfo=ZONE)
SEAT = datetime(2026, 3, 6, 13, 5, tzinfo=ZONE)
"""When this Friday's person is back at the desk."""
NEARLY = timedelta(minutes=59, seconds=10)
"""How long they then sit before the pictures begin: a prompt comes soon."""
NEARER = timedelta(minutes=59, seconds=30)
PACE = 400.0


def main(dress: str) -> int:
    """Run it."""
    app = prepare()
    theme = None
    if dress == "contrast":
        app.setPalette(contrast())
    else:
        if dress != FOLLOWING:
            app.styleHints().setColorScheme(Qt.ColorScheme.Dark if dress == "dark" else Qt.ColorScheme.Light)
        theme = Theme(app)
    here = places()
    mine = claim(here.lock)
    if mine is None:
        return 1
    history = open_history(here.history, ZONE)
    fill(history, ZONE, DAY, LUNCH)
    base = (history.load() or State()).t + (SEAT - LUNCH).total_seconds()
    fast = FastClock(SEAT.timestamp(), PACE)
    clock = SystemClock(aware=lambda: base + fast.exact(), plain=lambda: base + fast.exact(), wall=fast.wall)
    supple = Supple(
        here,
        history,
        clock=clock,
        zone=ZONE,
        sensing=Scripted,
        quieting=partial(Quieting, ()),
        pace=lambda: fast.pace,
    )
    supple.engine.tell(InputSeen())
    supple.welcome()
    slow = QTimer()

    def look() -> None:
        if fast.exact() >= (NEARLY if dress != FOLLOWING else NEARER).total_seconds():
            slow.stop()
            fast.set_pace(1.0)
            supple.schedule.look()

    slow.timeout.connect(look)
    slow.start(10)
    ending = Ending(supple.quit)
    code = app.exec()
    ending.close()
    mine.release()
    del theme
    return code


def contrast() -> QPalette:
    """Such as systems have for high contrast."""
    palette, role = QPalette(QColor("black"), QColor("black")), QPalette.ColorRole
    for ink in (role.WindowText, role.Text, role.ButtonText, role.BrightText, role.PlaceholderText, role.ToolTipText):
        palette.setColor(ink, QColor("white"))
    for ground in (role.Base, role.AlternateBase, role.Window, role.Button, role.ToolTipBase):
        palette.setColor(ground, QColor("black"))
    palette.setColor(role.Highlight, QColor("#ffff00"))
    palette.setColor(role.HighlightedText, QColor("black"))
    palette.setColor(role.Link, QColor("#ffff00"))
    return palette


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
