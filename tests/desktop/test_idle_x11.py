"""X11Idle on a real X server, with real input from outside."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.inputs import InputGone, InputSeen, Observation
from app.desktop.api import UnansweredError
from app.desktop.clock import SystemClock
from app.desktop.idle_x11 import X11Idle
from tests.desktop_rig.desk import Desk

pytestmark = pytest.mark.desktop

Begin = Callable[..., X11Idle]


class Heard:
    """What a backend told, and whether it said that it is lost."""

    def __init__(self) -> None:
        self.told: list[Observation] = []
        self.lost: list[str] = []


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def begin(heard: Heard, qtbot: QtBot) -> Iterator[Begin]:
    """Starts a backend on a desk and waits for its first word."""
    started: list[X11Idle] = []

    def _begin(desk: Desk, threshold: int = 1) -> X11Idle:
        idle = X11Idle(desk.env, SystemClock().ago)
        idle.start(threshold, heard.told.append, heard.lost.append)
        started.append(idle)
        qtbot.waitUntil(lambda: bool(heard.told))
        return idle

    yield _begin
    for idle in started:
        idle.stop()


def switches() -> int:
    """How often this thread has been put aside to wait, since it began."""
    status = Path("/proc/thread-self/status").read_text()
    return int(status.split("voluntary_ctxt_switches:")[1].split()[0])


def test_input_of_a_moment_ago_is_told_at_the_start(desk: Desk, begin: Begin, heard: Heard) -> None:
    desk.input("move", 10, 10)
    begin(desk, threshold=60)
    assert heard.told == [InputSeen()]


def test_nobody_there_is_told_at_the_start_with_the_second_of_the_last_input(
    desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot
) -> None:
    clock = SystemClock()
    before = clock.now().t
    desk.input("move", 20, 20)
    after = clock.now().t
    qtbot.wait(1200)
    begin(desk)
    [gone] = heard.told
    assert isinstance(gone, InputGone)
    assert before <= gone.since <= after


def test_a_gap_and_the_return_from_it_are_told_once_each(desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot) -> None:
    clock = SystemClock()
    desk.input("move", 30, 30)
    begin(desk)
    for place in (40, 50):
        before = clock.now().t
        desk.input("key", "a", ",", "move", place, place)
        after = clock.now().t
        qtbot.waitUntil(lambda: isinstance(heard.told[-1], InputGone))
        assert before <= heard.told[-1].since <= after  # type: ignore[union-attr]
        desk.input("move", place + 5, place)
        qtbot.waitUntil(lambda: heard.told[-1] == InputSeen())
    kinds = [type(one) for one in heard.told]
    assert kinds == [InputSeen, InputGone, InputSeen, InputGone, InputSeen]


@pytest.mark.parametrize(
    "act", [("move", 301, 301), ("click", "left"), ("scroll", 1), ("key", "Shift_L")], ids=lambda act: act[0]
)
def test_every_kind_of_input_ends_a_gap(
    act: tuple[str, ...], desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot
) -> None:
    desk.input("move", 300, 300)
    begin(desk)
    qtbot.waitUntil(lambda: isinstance(heard.told[-1], InputGone))
    desk.input(*act)
    qtbot.waitUntil(lambda: heard.told[-1] == InputSeen())


def test_typing_on_is_not_told_again(desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot) -> None:
    desk.input("move", 60, 60)
    begin(desk, threshold=60)
    for _ in range(5):
        desk.input("type", "hello")
    qtbot.wait(50)
    assert heard.told == [InputSeen()]


def test_the_next_input_is_told_when_asked_though_no_gap_came(
    desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot
) -> None:
    desk.input("move", 70, 70)
    idle = begin(desk, threshold=60)
    for count in (2, 3):
        idle.ask_next()
        qtbot.wait(50)
        assert len(heard.told) == count - 1
        desk.input("key", "b")
        qtbot.waitUntil(lambda count=count: heard.told == [InputSeen()] * count)  # type: ignore[misc]


def test_the_next_input_is_told_once_however_often_it_is_asked_for(
    desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot
) -> None:
    desk.input("move", 80, 80)
    idle = begin(desk, threshold=60)
    idle.ask_next()
    idle.ask_next()
    desk.input("type", "typing on and on", ",", "move", 90, 90)
    qtbot.wait(100)
    assert heard.told == [InputSeen()] * 2


def test_asked_for_during_a_gap_the_return_is_told_once(desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot) -> None:
    desk.input("move", 95, 95)
    idle = begin(desk)
    qtbot.waitUntil(lambda: isinstance(heard.told[-1], InputGone))
    idle.ask_next()
    desk.input("move", 96, 96)
    qtbot.waitUntil(lambda: heard.told[-1] == InputSeen())
    qtbot.wait(50)
    assert [type(one) for one in heard.told] == [InputSeen, InputGone, InputSeen]


def test_a_gap_heard_late_is_counted_from_the_true_last_input(
    desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot
) -> None:
    desk.input("move", 100, 100)
    begin(desk)
    clock = SystemClock()
    before = clock.now().t
    desk.input("move", 101, 101)
    after = clock.now().t
    time.sleep(3)  # the app hangs
    qtbot.waitUntil(lambda: isinstance(heard.told[-1], InputGone))
    assert before <= heard.told[-1].since <= after  # type: ignore[union-attr]


def test_neither_idling_nor_typing_wakes_us(desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot) -> None:
    """Every voluntary switch but those of the two waits themselves would be a wake-up of the backend."""
    desk.input("move", 110, 110)
    begin(desk, threshold=60)
    typist = desk.begin("typist", ["xdotool", "type", "--delay", "40", "x" * 40])
    before = switches()
    qtbot.wait(2500)
    during = switches() - before
    typist.wait()
    assert heard.told == [InputSeen()]
    assert during < 10


def test_a_server_that_goes_away_is_lost_once_and_ends_nothing(
    own_desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot
) -> None:
    idle = begin(own_desk)
    own_desk.end("xvfb")
    qtbot.waitUntil(lambda: bool(heard.lost))
    idle.ask_next()
    qtbot.wait(50)
    assert heard.lost == [f"the X server {own_desk.env['DISPLAY']} is lost: {heard.lost[0].split(': ', 1)[1]}"]


def test_a_server_that_goes_away_while_it_is_asked_is_lost_too(
    own_desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot
) -> None:
    idle = begin(own_desk)
    own_desk.end("xvfb")
    idle.ask_next()
    assert heard.lost == []  # told from the loop, not from within
    qtbot.waitUntil(lambda: len(heard.lost) == 1)


def test_after_stop_nothing_is_told(desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot) -> None:
    idle = begin(desk)
    idle.stop()
    idle.stop()
    heard.told.clear()
    desk.input("move", 120, 120)
    qtbot.wait(1300)
    assert (heard.told, heard.lost) == ([], [])


def test_it_begins_again_on_a_server_that_came_back(own_desk: Desk, begin: Begin, heard: Heard, qtbot: QtBot) -> None:
    idle = begin(own_desk)
    own_desk.end("xvfb")
    qtbot.waitUntil(lambda: bool(heard.lost))
    with pytest.raises(UnansweredError, match="does not tell the idle time"):
        idle.start(1, heard.told.append, heard.lost.append)
    own_desk.start_screen()
    heard.told.clear()
    idle.start(1, heard.told.append, heard.lost.append)
    qtbot.waitUntil(lambda: bool(heard.told))


@pytest.mark.usefixtures("qapp")
def test_a_display_that_is_not_there_is_named() -> None:
    with pytest.raises(UnansweredError, match=":99999"):
        X11Idle({**os.environ, "DISPLAY": ":99999"}, SystemClock().ago).start(30, lambda _: None, lambda _: None)
