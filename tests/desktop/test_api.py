"""What `api.Idle` promises, kept by each backend on its own real desktop, with real input from outside."""

from __future__ import annotations

import signal

import pytest
from pytestqt.qtbot import QtBot

from app.core.inputs import InputGone, InputSeen
from app.desktop.api import UnansweredError
from tests.desktop.hearing import Hearing, switches
from tests.desktop_rig.desk import Desk


def test_input_of_a_moment_ago_is_told_at_the_start(any_desk: Desk, hearing: Hearing) -> None:
    any_desk.input("move", 10, 10)
    hearing.begin(any_desk, threshold=60)
    assert hearing.told == [InputSeen()]


def test_a_gap_and_the_return_from_it_are_told_once_each(any_desk: Desk, hearing: Hearing, qtbot: QtBot) -> None:
    any_desk.input("move", 30, 30)
    hearing.begin(any_desk)
    for place in (40, 50):  # twice: whatever watches for it has to be set again
        before = hearing.clock.now().t
        any_desk.input("key", "a", ",", "move", place, place)
        after = hearing.clock.now().t
        assert before <= hearing.gone().since <= after
        any_desk.input("move", place + 5, place)
        qtbot.waitUntil(lambda: hearing.told[-1] == InputSeen())
    assert hearing.kinds() == [InputSeen, InputGone, InputSeen, InputGone, InputSeen]


def test_neither_idling_nor_typing_wakes_us_or_is_told_again(any_desk: Desk, hearing: Hearing, qtbot: QtBot) -> None:
    """Every voluntary switch but those of the two waits themselves would be a wake-up of the backend."""
    any_desk.input("move", 110, 110)
    hearing.begin(any_desk, threshold=60)
    typist = any_desk.begin("typist", ["desk-input", "type", "x" * 25])
    before = switches()
    qtbot.wait(2000)
    during = switches() - before
    typist.wait()
    assert hearing.told == [InputSeen()]
    assert during < 10


def test_the_next_input_of_any_kind_is_told_when_asked_though_no_gap_came(
    any_desk: Desk, hearing: Hearing, qtbot: QtBot
) -> None:
    any_desk.input("move", 70, 70)
    idle = hearing.begin(any_desk, threshold=60)
    acts = (("move", 301, 301), ("click", "left"), ("scroll", 1), ("key", "Shift_L"))
    for count, act in enumerate(acts, 1):
        idle.ask_next()
        qtbot.wait(50)
        assert len(hearing.told) == count
        any_desk.input(*act)
        qtbot.waitUntil(lambda count=count: hearing.told == [InputSeen()] * (count + 1))  # type: ignore[misc]


def test_the_next_input_is_told_once_however_often_it_is_asked_for(
    any_desk: Desk, hearing: Hearing, qtbot: QtBot
) -> None:
    any_desk.input("move", 80, 80)
    idle = hearing.begin(any_desk, threshold=60)
    idle.ask_next()
    idle.ask_next()
    qtbot.wait(50)
    any_desk.input("type", "typing on", ",", "move", 90, 90)
    qtbot.wait(100)
    assert hearing.told == [InputSeen()] * 2


def test_asked_for_during_a_gap_the_return_is_told_once(any_desk: Desk, hearing: Hearing, qtbot: QtBot) -> None:
    any_desk.input("move", 95, 95)
    idle = hearing.begin(any_desk)
    hearing.gone()
    idle.ask_next()
    any_desk.input("move", 96, 96)
    qtbot.waitUntil(lambda: hearing.told[-1] == InputSeen())
    qtbot.wait(50)
    assert hearing.kinds() == [InputSeen, InputGone, InputSeen]


def test_asked_for_before_a_gap_the_return_from_it_is_told_once(any_desk: Desk, hearing: Hearing, qtbot: QtBot) -> None:
    any_desk.input("move", 97, 97)
    idle = hearing.begin(any_desk)
    idle.ask_next()
    hearing.gone()
    any_desk.input("move", 98, 98)
    qtbot.waitUntil(lambda: hearing.told[-1] == InputSeen())
    qtbot.wait(50)
    assert hearing.kinds() == [InputSeen, InputGone, InputSeen]


def test_after_stop_nothing_is_told(any_desk: Desk, hearing: Hearing, qtbot: QtBot) -> None:
    idle = hearing.begin(any_desk)
    idle.ask_next()
    idle.stop()
    idle.stop()
    hearing.told.clear()
    any_desk.input("move", 120, 120)
    qtbot.wait(1300)
    assert (hearing.told, hearing.lost) == ([], [])


def test_a_desktop_that_dies_is_lost_once_and_is_begun_again_when_it_is_back(
    any_own_desk: Desk, hearing: Hearing, qtbot: QtBot
) -> None:
    idle = hearing.begin(any_own_desk)
    any_own_desk.end_screen(signal.SIGKILL)
    qtbot.waitUntil(lambda: bool(hearing.lost))
    idle.ask_next()
    qtbot.wait(50)
    assert len(hearing.lost) == 1
    with pytest.raises(UnansweredError):
        idle.start(1, hearing.told.append, hearing.lost.append)
    any_own_desk.start_screen()
    hearing.told.clear()
    idle.start(1, hearing.told.append, hearing.lost.append)
    qtbot.waitUntil(lambda: bool(hearing.told))
    idle.ask_next()
    qtbot.wait(50)
    any_own_desk.input("move", 5, 5)
    qtbot.waitUntil(lambda: hearing.told[-1] == InputSeen() and len(hearing.told) > 1)
