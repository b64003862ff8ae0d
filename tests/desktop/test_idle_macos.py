"""The idle time on macOS. What stands in for macOS here is `fake_macos`: on a real one nothing of it has run."""

from __future__ import annotations

from math import inf, nan

import pytest

from app.core.inputs import InputGone, Observation
from app.desktop.api import UnansweredError
from app.desktop.clock import SystemClock
from app.desktop.idle_macos import macos_idle, seconds_since_input
from tests.desktop.fake_macos import MacOS
from tests.desktop.test_idle_windows import OneLook


def test_idle_is_what_the_window_server_says() -> None:
    assert seconds_since_input(MacOS().load) == 5.0


@pytest.mark.parametrize("said", [-1.0, nan, inf])
def test_a_time_that_is_none_is_no_answer(said: float) -> None:
    macos = MacOS()
    macos.idle = said
    with pytest.raises(UnansweredError, match=f"the window server said {said}"):
        seconds_since_input(macos.load)


def test_a_framework_that_is_not_there_is_named() -> None:
    macos = MacOS()
    macos.fails = "CoreGraphics"
    with pytest.raises(UnansweredError, match="CoreGraphics"):
        seconds_since_input(macos.load)


def test_a_gap_that_a_sleep_lies_in_reaches_back_before_it() -> None:
    macos, timer, heard = MacOS(), OneLook(), list[Observation]()
    plain, asleep = [100.5], [400.0]
    clock = SystemClock(aware=lambda: plain[0] + asleep[0], plain=lambda: plain[0], wall=lambda: 0.0)
    asleep[0], macos.idle = 1400.0, 50.0
    backend = macos_idle(clock, macos.load, timer)
    backend.start(30, heard.append, print)
    timer.call()
    assert heard == [InputGone(450)]
