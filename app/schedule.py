"""All appointments on Qt's loop, by APScheduler: the engine's alarm, the save of an open span, nightly and weekly jobs.

No rule lives in a job. APScheduler reckons by the wall clock, which anybody may set; so appointments of the engine are
kept here by the suspend-aware clock, and each wake-up of the timer looks at that first and dates the jobs anew.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from inspect import iscoroutinefunction
from math import ceil

from PySide6.QtCore import Qt, QTimer

from app.loading import standing_in

# APScheduler loads a loop with all of TLS (8 MB) to tell coroutines, and pools of processes; our jobs are neither.
with standing_in(
    {
        "asyncio": {"iscoroutinefunction": iscoroutinefunction},
        "concurrent.futures.process": {"BrokenProcessPool": RuntimeError},
        "multiprocessing": {},
    }
):
    from apscheduler.executors.debug import DebugExecutor
    from apscheduler.schedulers.base import BaseScheduler
    from apscheduler.schedulers.qt import QtScheduler
    from apscheduler.triggers.cron import CronTrigger
    from apscheduler.triggers.date import DateTrigger

log = logging.getLogger(__name__)

Read = Callable[[], float]
Call = Callable[[], None]

LONGEST = 2**31 - 1
"""Milliseconds a Qt timer can wait."""
SET = 1.0
"""Seconds by which the wall clock must part from the suspend-aware one to count as set."""


class _OneTimer(QtScheduler):  # type: ignore[misc]  # APScheduler 3 has no types
    """APScheduler's Qt scheduler on one timer of its own: the original leaks a chain of them under PySide6."""

    def __init__(self, woken: Call, wait: Callable[[], float | None], zone: tzinfo) -> None:
        super().__init__(
            executors={"default": DebugExecutor()},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
            timezone=zone,
        )
        self._woken = woken
        self._wait = wait
        self._one = QTimer()
        self._one.setSingleShot(True)
        self._one.setTimerType(Qt.TimerType.PreciseTimer)
        self._one.timeout.connect(self._process_jobs)

    def _start_timer(self, wait_seconds: float | None) -> None:
        self._one.stop()
        if wait_seconds is not None:
            self._one.start(min(ceil(max(0.0, wait_seconds) * 1000), LONGEST))

    def _stop_timer(self) -> None:
        self._one.stop()

    def _process_jobs(self) -> None:
        self._woken()
        waits = (BaseScheduler._process_jobs(self), self._wait())  # noqa: SLF001  the Qt scheduler's would arm the timer
        self._start_timer(min((each for each in waits if each is not None), default=None))


@dataclass(frozen=True, slots=True)
class _Appointment:
    t: float
    call: Call


class Schedule:
    """Appointments by name. A name has one appointment; making it again takes the place of the old.

    exact: the suspend-aware clock in seconds, unrounded. wall: the real wall clock in epoch seconds, by which
    APScheduler reckons. pace: seconds of `exact` in a real one, now.
    """

    def __init__(self, exact: Read, wall: Read, zone: tzinfo, pace: Callable[[], float] = lambda: 1.0) -> None:
        self._exact = exact
        self._wall = wall
        self._pace = pace
        self._appointments: dict[str, _Appointment] = {}
        self._crons: dict[str, tuple[CronTrigger, Call]] = {}
        self._apart = self._distance()
        self._scheduler = _OneTimer(self._look, self._soonest, zone)
        self._scheduler.start()

    def at(self, name: str, t: float, call: Call) -> None:
        """Call once when the suspend-aware clock reaches `t`, at once where it has."""
        before = self._appointments.get(name)
        self._appointments[name] = _Appointment(t, call)
        if before is None or before.t != t or self._parted():
            self._date(name, t)

    def cancel(self, name: str) -> None:
        """Forget the appointment, where there is one."""
        if self._appointments.pop(name, None) is not None and self._scheduler.get_job(name):
            self._scheduler.remove_job(name)

    def pending(self, name: str) -> bool:
        """Whether the appointment is still to come."""
        return name in self._appointments

    def nightly(self, name: str, hour: int, call: Call) -> None:
        """Call at the full hour of each night, local time."""
        self._cron(name, CronTrigger(hour=hour, timezone=self._scheduler.timezone), call)

    def weekly(self, name: str, day: str, hour: int, call: Call) -> None:
        """Call at the full hour of one weekday (`mon` to `sun`), local time."""
        self._cron(name, CronTrigger(day_of_week=day, hour=hour, timezone=self._scheduler.timezone), call)

    def look(self) -> None:
        """Look at the clocks now: after a sleep, or when the wall clock may have been set."""
        self._scheduler.wakeup()

    def stop(self) -> None:
        """Forget everything."""
        self._appointments.clear()
        self._scheduler.shutdown(wait=False)

    def _cron(self, name: str, trigger: CronTrigger, call: Call) -> None:
        self._crons[name] = trigger, call
        self._scheduler.add_job(call, trigger, id=name, replace_existing=True)

    def _parted(self) -> bool:
        return abs(self._distance() - self._apart) > SET * self._pace()

    def _distance(self) -> float:
        return self._wall() * self._pace() - self._exact()

    def _date(self, name: str, t: float) -> None:
        run = datetime.fromtimestamp(self._wall() + (t - self._exact()) / self._pace(), UTC)
        self._scheduler.add_job(_looked_at_already, DateTrigger(run), id=name, replace_existing=True)

    def _look(self) -> None:
        """Call what has come, whatever the wall clock says; date all jobs anew where that was set."""
        now = self._exact()
        for name, appointment in tuple(self._appointments.items()):
            if appointment.t <= now and self._appointments.get(name) is appointment:
                self.cancel(name)
                try:
                    appointment.call()
                except Exception:  # noqa: BLE001  it is said, and keeps no other from coming
                    sys.excepthook(*sys.exc_info())
        if self._parted():
            log.info("the wall clock was set")
            self._apart = self._distance()
            for name, appointment in self._appointments.items():
                self._date(name, appointment.t)
            for name, (trigger, call) in self._crons.items():
                self._scheduler.add_job(call, trigger, id=name, replace_existing=True)

    def _soonest(self) -> float | None:
        """Real seconds until the first appointment, whatever its job is dated."""
        for name, appointment in self._appointments.items():
            if self._scheduler.get_job(name) is None:  # APScheduler took it for due
                self._date(name, appointment.t)
        t = min((appointment.t for appointment in self._appointments.values()), default=None)
        return None if t is None else max(0.0, t - self._exact()) / self._pace()


def _looked_at_already() -> None:
    """The job of an appointment: it wakes the timer, and whoever is woken has looked before any job is run."""


class EngineAlarm:
    """The engine's one alarm as an appointment (`app.ports.Alarm`)."""

    def __init__(self, schedule: Schedule, wake: Call) -> None:
        self._schedule = schedule
        self._wake = wake

    def set(self, t: int | None) -> None:
        """Wake at `t`, in place of whatever was set before; None: not at all."""
        if t is None:
            self._schedule.cancel("deadline")
        else:
            self._schedule.at("deadline", t, self._wake)
