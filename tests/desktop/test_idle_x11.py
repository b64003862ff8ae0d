"""X11Idle on a real X server: what it does beyond `test_api`."""

from __future__ import annotations

import os
import time

import pytest
from pytestqt.qtbot import QtBot

from app.core.inputs import InputGone
from app.desktop.api import UnansweredError
from app.desktop.clock import SystemClock
from app.desktop.idle_x11 import X11Idle
from tests.desktop.hearing import Hearing
from tests.desktop_rig.desk import Desk


@pytest.mark.desktop
def test_nobody_there_is_told_at_the_start_with_the_second_of_the_last_input(
    desk: Desk, hearing: Hearing, qtbot: QtBot
) -> None:
    before = hearing.clock.now().t
    desk.input("move", 20, 20)
    after = hearing.clock.now().t
    qtbot.wait(1200)
    hearing.begin(desk)
    [gone] = hearing.told
    assert isinstance(gone, InputGone)
    assert before <= gone.since <= after


@pytest.mark.desktop
def test_a_gap_heard_late_is_counted_from_the_true_last_input(desk: Desk, hearing: Hearing) -> None:
    desk.input("move", 100, 100)
    hearing.begin(desk)
    before = hearing.clock.now().t
    desk.input("move", 101, 101)
    after = hearing.clock.now().t
    time.sleep(3)  # the app hangs
    assert before <= hearing.gone().since <= after


@pytest.mark.desktop
def test_a_server_that_goes_away_while_it_is_asked_is_lost_from_the_loop_and_not_from_within(
    own_desk: Desk, hearing: Hearing, qtbot: QtBot
) -> None:
    idle = hearing.begin(own_desk)
    own_desk.end_screen()
    idle.ask_next()
    assert hearing.lost == []
    qtbot.waitUntil(lambda: len(hearing.lost) == 1)
    assert hearing.lost[0].startswith(f"the X server {own_desk.env['DISPLAY']} is lost: ")


@pytest.mark.usefixtures("qapp")
def test_a_display_that_is_not_there_is_named() -> None:
    with pytest.raises(UnansweredError, match=":99999"):
        X11Idle({**os.environ, "DISPLAY": ":99999"}, SystemClock().ago).start(30, lambda _: None, lambda _: None)
