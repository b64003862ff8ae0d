from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.clock import read_aware
from app.schedule import EngineAlarm, Schedule

ROOT = Path(__file__).parent.parent
SOON = 5_000
"""Milliseconds within which anything that is to come on Qt's loop has come, however busy the machine."""


class Clock:
    """The machine's own monotonic clock, and how long it has slept besides. reads: how often it was looked at."""

    def __init__(self) -> None:
        self.slept = 0.0
        self.reads = 0

    def exact(self) -> float:
        self.reads += 1
        return read_aware() + self.slept


def wall() -> float:
    """The real one, as APScheduler reads it."""
    return datetime.now(UTC).timestamp()  # noqa: TID251


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def schedule(clock: Clock, qtbot: QtBot) -> Iterator[Schedule]:
    schedule = Schedule(clock.exact, wall, ZoneInfo("Europe/Berlin"))
    yield schedule
    schedule.stop()


def comes(qtbot: QtBot, so: Callable[[], bool]) -> bool:
    """Whether it becomes so on the loop."""
    qtbot.waitUntil(so, timeout=SOON)
    return so()


# ---- appointments ---------------------------------------------------------------------------------------------------


def test_an_appointment_comes_once_and_not_before_its_time(schedule: Schedule, clock: Clock, qtbot: QtBot) -> None:
    came: list[float] = []
    t = clock.exact() + 0.1
    schedule.at("tea", t, lambda: came.append(clock.exact()))
    assert schedule.pending("tea")
    assert comes(qtbot, lambda: bool(came))
    qtbot.wait(100)
    assert len(came) == 1
    assert came[0] >= t
    assert not schedule.pending("tea")


def test_an_appointment_in_the_past_comes_at_once(schedule: Schedule, clock: Clock, qtbot: QtBot) -> None:
    came: list[str] = []
    schedule.at("tea", clock.exact() - 1000, lambda: came.append("tea"))
    assert came == [], "on the loop, not within the call"
    assert comes(qtbot, lambda: came == ["tea"])


def test_a_name_has_one_appointment_and_the_last_one_counts(schedule: Schedule, clock: Clock, qtbot: QtBot) -> None:
    came: list[str] = []
    schedule.at("tea", clock.exact() + 0.05, lambda: came.append("first"))
    schedule.at("tea", clock.exact() + 0.15, lambda: came.append("second"))
    assert comes(qtbot, lambda: bool(came))
    qtbot.wait(50)
    assert came == ["second"]


def test_an_appointment_can_be_brought_forward(schedule: Schedule, clock: Clock, qtbot: QtBot) -> None:
    came: list[str] = []
    schedule.at("tea", clock.exact() + 3600, lambda: came.append("late"))
    schedule.at("tea", clock.exact() + 0.05, lambda: came.append("early"))
    assert comes(qtbot, lambda: came == ["early"])


def test_made_again_for_the_same_time_it_calls_what_was_said_last(
    schedule: Schedule, clock: Clock, qtbot: QtBot
) -> None:
    came: list[str] = []
    t = clock.exact() + 0.05
    schedule.at("tea", t, lambda: came.append("first"))
    schedule.at("tea", t, lambda: came.append("second"))
    assert comes(qtbot, lambda: came == ["second"])


def test_a_cancelled_appointment_does_not_come(schedule: Schedule, clock: Clock, qtbot: QtBot) -> None:
    came: list[str] = []
    schedule.at("tea", clock.exact() + 0.05, lambda: came.append("tea"))
    schedule.at("cake", clock.exact() + 0.1, lambda: came.append("cake"))
    schedule.cancel("tea")
    assert not schedule.pending("tea")
    assert comes(qtbot, lambda: bool(came))
    assert came == ["cake"]


def test_cancelling_what_is_not_there_does_nothing(schedule: Schedule) -> None:
    schedule.cancel("tea")
    assert not schedule.pending("tea")


def test_an_appointment_may_be_made_anew_while_it_comes(schedule: Schedule, clock: Clock, qtbot: QtBot) -> None:
    came: list[float] = []

    def again() -> None:
        came.append(clock.exact())
        if len(came) < 3:
            schedule.at("tea", clock.exact() + 0.02, again)

    schedule.at("tea", clock.exact(), again)
    assert comes(qtbot, lambda: len(came) == 3)


def test_an_appointment_may_be_cancelled_by_one_of_the_same_moment(
    schedule: Schedule, clock: Clock, qtbot: QtBot
) -> None:
    came: list[str] = []
    t = clock.exact() + 0.02

    def tea() -> None:
        came.append("tea")
        schedule.cancel("cake")

    schedule.at("tea", t, tea)
    schedule.at("cake", t, lambda: came.append("cake"))
    assert comes(qtbot, lambda: bool(came))
    qtbot.wait(50)
    assert came == ["tea"]


def test_a_call_that_fails_keeps_no_other_from_coming(schedule: Schedule, clock: Clock, qtbot: QtBot) -> None:
    came: list[str] = []

    def fail() -> None:
        raise RuntimeError("spilt")

    with qtbot.captureExceptions() as failures:
        schedule.at("tea", clock.exact() + 0.02, fail)
        schedule.at("cake", clock.exact() + 0.1, lambda: came.append("cake"))
        qtbot.wait(300)
    assert [str(failure[1]) for failure in failures] == ["spilt"]
    assert came == ["cake"]


def test_after_a_stop_nothing_comes(clock: Clock, qtbot: QtBot) -> None:
    came: list[str] = []
    schedule = Schedule(clock.exact, wall, ZoneInfo("UTC"))
    schedule.at("tea", clock.exact() + 0.02, lambda: came.append("tea"))
    schedule.stop()
    qtbot.wait(100)
    assert came == []


def test_an_appointment_in_a_hundred_days_is_no_more_than_a_timer_can_wait(
    schedule: Schedule, clock: Clock, qtbot: QtBot
) -> None:
    schedule.at("tea", clock.exact() + 100 * 86_400, lambda: None)
    qtbot.wait(20)
    assert schedule.pending("tea")


# ---- sleep ----------------------------------------------------------------------------------------------------------


def test_what_a_sleep_passed_over_comes_at_the_look_after_it(schedule: Schedule, clock: Clock, qtbot: QtBot) -> None:
    """The timer stood still meanwhile; whoever hears of the resume has us look."""
    came: list[float] = []
    t = clock.exact() + 3600
    schedule.at("tea", t, lambda: came.append(clock.exact()))
    clock.slept = 3599
    schedule.look()
    qtbot.wait(50)
    assert came == []
    clock.slept = 3600
    schedule.look()
    assert comes(qtbot, lambda: bool(came))
    assert t <= came[0] < t + SOON / 1000


def test_a_sleep_that_ends_before_an_appointment_shortens_its_wait(
    schedule: Schedule, clock: Clock, qtbot: QtBot
) -> None:
    came: list[float] = []
    t = clock.exact() + 3600
    schedule.at("tea", t, lambda: came.append(clock.exact()))
    clock.slept = 3599.9
    schedule.look()
    assert comes(qtbot, lambda: bool(came))
    assert came[0] >= t


def test_small_steps_of_the_wall_clock_do_not_add_up(schedule: Schedule, clock: Clock, qtbot: QtBot) -> None:
    """None of them alone is worth a new date; each is looked at on the way."""
    t = clock.exact() + 3600
    schedule.at("tea", t, lambda: None)
    for _ in range(5):
        clock.slept += 0.7
        schedule.look()
        qtbot.wait(10)
    dated = schedule._scheduler.get_job("tea").next_run_time.timestamp()
    assert abs(dated - wall() - (t - clock.exact())) <= 1.0


# ---- the engine's alarm ---------------------------------------------------------------------------------------------


def test_the_alarm_has_one_time_at_most(schedule: Schedule, clock: Clock, qtbot: QtBot) -> None:
    rang: list[float] = []
    alarm = EngineAlarm(schedule, lambda: rang.append(clock.exact()))
    t = int(clock.exact()) + 1
    alarm.set(t + 3600)
    alarm.set(t)
    assert comes(qtbot, lambda: bool(rang))
    qtbot.wait(50)
    assert len(rang) == 1
    assert rang[0] >= t


def test_an_alarm_set_to_none_does_not_ring(schedule: Schedule, clock: Clock, qtbot: QtBot) -> None:
    rang: list[str] = []
    alarm = EngineAlarm(schedule, lambda: rang.append("deadline"))
    alarm.set(int(clock.exact()))
    alarm.set(None)
    schedule.at("other", clock.exact() + 0.05, lambda: rang.append("other"))
    assert comes(qtbot, lambda: bool(rang))
    assert rang == ["other"]


# ---- timers ---------------------------------------------------------------------------------------------------------


def test_a_thousand_new_times_leave_one_timer(schedule: Schedule, clock: Clock, qtbot: QtBot) -> None:
    """APScheduler's own Qt timer leaks a chain at each; all of them would ring now."""
    woken: list[float] = []
    look = schedule._look

    def woke() -> None:
        woken.append(clock.exact())
        look()

    schedule._scheduler._woken = woke
    t = clock.exact() + 0.5
    for number in range(1_000):
        schedule.at("tea", t + number / 1_000_000, lambda: None)
        if number % 100 == 0:
            qtbot.wait(1)
    assert comes(qtbot, lambda: not schedule.pending("tea"))
    qtbot.wait(300)
    assert len([moment for moment in woken if moment >= t - 0.1]) <= 4


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="counts references")
def test_pyside_loses_no_reference_to_none() -> None:
    """6.12.0 on Python 3.10 and 3.11 loses one at every emit, timer start and turn of the loop, and then aborts."""
    code = """
import sys
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPen

class Bell(QObject):
    rang = Signal()

app, bell, timer = QGuiApplication([]), Bell(), QTimer()
bell.rang.connect(lambda: None)
for _ in range(300_000):
    bell.rang.emit()
    timer.start(1_000)
app.processEvents()
image = QImage(8, 8, QImage.Format.Format_ARGB32)
painter, pen = QPainter(image), QPen()
painter.setPen(pen)
before = sys.getrefcount(None)
for _ in range(1_000):
    painter.setPen(pen)
print(sys.getrefcount(None) - before)
painter.end()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) < 100


# ---- the wall clock is set ------------------------------------------------------------------------------------------


def played(folder: Path, first: str, then: str, *names: str) -> dict[str, float]:
    """When these came, while the wall clock was set from `first` to `then` as soon as all was arranged."""
    library = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    faked = folder / "time"
    faked.write_text(first + "\n")
    env = {
        **os.environ,
        "TZ": "Europe/Berlin",
        "LD_PRELOAD": str(library),
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_TIMESTAMP_FILE": str(faked),
    }
    command = [sys.executable, "-m", "tests.appointments", *names]
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "armed\n"
        faked.write_text(then + "\n")
        out, _ = child.communicate(timeout=60)
    came: dict[str, float] = json.loads(out)
    return came


@pytest.mark.desktop
@pytest.mark.parametrize(
    "then", ["-1d", "+1d", "-0.4", "+0.4"], ids=["a day back", "a day on", "a bit back", "a bit on"]
)
def test_an_appointment_comes_to_the_second_whatever_the_wall_clock_is_set_to(tmp_path: Path, then: str) -> None:
    came = played(tmp_path, "+0", then, "before", "appointment", "timer")
    assert came["set"] < came["before"], "between arming and the appointment"
    assert came["appointment"] >= 2.0
    assert abs(came["appointment"] - came["timer"]) < 1.0


@pytest.mark.desktop
@pytest.mark.parametrize("first", ["@2026-03-02 12:00:00", "@2026-03-04 12:00:00"], ids=["on", "back"])
def test_a_nightly_call_comes_by_the_wall_clock_as_it_is_set(tmp_path: Path, first: str) -> None:
    came = played(tmp_path, first, "@2026-03-03 02:59:57", "night")
    assert came["set"] < came["night"]


def test_a_job_takes_no_job_away_while_the_scheduler_runs_it(schedule: Schedule, clock: Clock) -> None:
    """APScheduler's clock may be a hair ahead of ours, and it removes the job it has run by itself."""
    schedule.at("tea", clock.exact() + 60, lambda: None)
    clock.slept += 60
    schedule._scheduler.get_job("tea").func()
    assert schedule._scheduler.get_job("tea") is not None
    assert schedule.pending("tea")
