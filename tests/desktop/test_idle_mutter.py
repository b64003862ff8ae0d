"""MutterIdle: what it does beyond `test_api`, with Mutter and where it is not."""

from __future__ import annotations

import time

import pytest
from pytestqt.qtbot import QtBot

from app.core.inputs import InputGone, InputSeen
from app.desktop.api import UnansweredError
from app.desktop.idle_mutter import CORE, NAME, MutterIdle
from tests.desktop.hearing import Hearing
from tests.desktop_rig.desk import MOCK, Desk


@pytest.mark.desktop("gnome-shell")
def test_nobody_there_is_told_at_the_start_with_the_second_of_the_last_input(
    gnome: Desk, hearing: Hearing, qtbot: QtBot
) -> None:
    before = hearing.clock.now().t
    gnome.input("move", 20, 20)
    after = hearing.clock.now().t
    qtbot.wait(1200)
    hearing.begin(gnome)
    [gone] = hearing.told
    assert isinstance(gone, InputGone)
    assert before <= gone.since <= after
    gnome.input("move", 21, 20)
    qtbot.waitUntil(lambda: hearing.told[1:] == [InputSeen()])


@pytest.mark.desktop("gnome-shell")
def test_a_gap_heard_late_is_counted_from_the_true_last_input(gnome: Desk, hearing: Hearing) -> None:
    gnome.input("move", 100, 100)
    hearing.begin(gnome)
    before = hearing.clock.now().t
    gnome.input("move", 101, 101)
    after = hearing.clock.now().t
    time.sleep(3)  # the app hangs
    assert before <= hearing.gone().since <= after


class Monitor:
    """A mock of the monitor on a session bus, which says what it is told to."""

    def __init__(self, desk: Desk, idle: int) -> None:
        self.desk = desk
        desk.begin("monitor", ["/usr/bin/python3", "-m", "dbusmock", NAME, CORE.path, NAME])
        desk.ready("monitor", ["gdbus", "wait", "--session", "--timeout", "5", NAME])
        self.idle(idle)
        self._mock("AddMethod", NAME, "AddIdleWatch", "t", "u", "ret = 1")
        self._mock("AddMethod", NAME, "AddUserActiveWatch", "", "u", "ret = 2")

    def idle(self, milliseconds: int) -> None:
        self._mock("AddMethod", NAME, "GetIdletime", "", "t", f"ret = {milliseconds}")

    def fires(self, watch: int) -> None:
        self._mock("EmitSignal", NAME, "WatchFired", "u", f"[<uint32 {watch}>]")

    def _mock(self, method: str, *arguments: str) -> None:
        call = ["gdbus", "call", "--session", "-d", NAME, "-o", CORE.path, "-m", f"{MOCK}.{method}"]
        self.desk.run([*call, *arguments])


def begun(desk: Desk, hearing: Hearing, qtbot: QtBot) -> MutterIdle:
    idle = MutterIdle(desk.env, lambda seconds: 10_000 - seconds)
    idle.start(30, hearing.told.append, hearing.lost.append)
    qtbot.waitUntil(lambda: bool(hearing.told))
    return idle


@pytest.mark.desktop
def test_a_watch_held_back_while_a_video_played_counts_from_its_end(
    own_desk: Desk, hearing: Hearing, qtbot: QtBot
) -> None:
    monitor = Monitor(own_desk, idle=0)
    idle = begun(own_desk, hearing, qtbot)
    monitor.idle(3_600_000)
    monitor.fires(1)
    qtbot.waitUntil(lambda: hearing.told == [InputSeen(), InputGone(10_000)])
    idle.stop()


@pytest.mark.desktop
def test_an_input_while_the_idle_time_is_asked_for_makes_no_gap(own_desk: Desk, hearing: Hearing, qtbot: QtBot) -> None:
    monitor = Monitor(own_desk, idle=0)
    idle = begun(own_desk, hearing, qtbot)
    monitor.idle(20)
    monitor.fires(1)
    monitor.idle(40_000)
    monitor.fires(1)
    qtbot.waitUntil(lambda: hearing.told == [InputSeen(), InputGone(9960)])
    assert idle.says() == "no input for 40 s"
    idle.stop()


@pytest.mark.desktop
def test_a_monitor_that_leaves_is_a_loss(own_desk: Desk, hearing: Hearing, qtbot: QtBot) -> None:
    Monitor(own_desk, idle=0)
    begun(own_desk, hearing, qtbot)
    own_desk.end("monitor")
    qtbot.waitUntil(lambda: hearing.lost == ["GNOME's idle monitor has left the session bus"])


@pytest.mark.desktop
def test_a_monitor_that_takes_the_place_of_another_knows_nothing_of_us(
    own_desk: Desk, hearing: Hearing, qtbot: QtBot
) -> None:
    Monitor(own_desk, idle=0)
    begun(own_desk, hearing, qtbot)._came_or_went(here=True)  # the name went from one to the other, never nobody's
    assert hearing.lost == ["GNOME's idle monitor was replaced"]


@pytest.mark.desktop
@pytest.mark.usefixtures("qapp")
def test_a_desktop_without_the_monitor_is_one_sentence(desk: Desk) -> None:
    with pytest.raises(UnansweredError) as raised:
        MutterIdle(desk.env, lambda seconds: seconds).start(30, lambda _: None, lambda _: None)
    assert raised.value.reason == "GNOME's idle monitor is not there"
