"""Run by `test_schedule.py` as a process of its own: appointments on Qt's loop while somebody sets the wall clock.

Prints "armed" once all is arranged and, when the things named as arguments have come, one JSON object: seconds on the
monotonic clock until each came. "set": the wall clock was seen to have been set; "timer": a plain Qt timer, to compare.
"""

from __future__ import annotations

import json
import sys
import time
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Qt, QTimer

from app.desktop.clock import SystemClock
from app.schedule import Schedule

AHEAD, BEFORE = 2.0, 1.8
"""Seconds until the appointment, and until another one that wakes the scheduler before it."""
PATIENCE = 6_000
"""Milliseconds after which what has not come will not come."""


def main() -> None:
    app = QCoreApplication([])
    clock = SystemClock()
    schedule = Schedule(clock.exact, time.time, ZoneInfo("Europe/Berlin"))  # noqa: TID251  the real one, for APScheduler
    begun, apart = clock.exact(), time.time() - clock.exact()  # noqa: TID251
    came: dict[str, float] = {}

    def note(name: str) -> None:
        came.setdefault(name, clock.exact() - begun)
        if came.keys() >= {"set", *sys.argv[1:]}:
            app.quit()

    def watch() -> None:
        if abs(time.time() - clock.exact() - apart) > 0.1:  # noqa: TID251
            note("set")

    watching, timer = QTimer(), QTimer()
    watching.timeout.connect(watch)
    watching.start(20)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setSingleShot(True)
    timer.timeout.connect(lambda: note("timer"))
    timer.start(int(AHEAD * 1000))
    schedule.at("appointment", begun + AHEAD, lambda: note("appointment"))
    schedule.at("before", begun + BEFORE, lambda: note("before"))
    schedule.nightly("night", 3, lambda: note("night"))
    QTimer.singleShot(PATIENCE, app.quit)
    print("armed", flush=True)  # noqa: T201
    app.exec()
    schedule.stop()
    sys.stdout.write(json.dumps(came) + "\n")


if __name__ == "__main__":
    main()
