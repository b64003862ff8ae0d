"""The idle time on Windows. What stands in for Windows here is `fake_windows`: on a real one nothing of it has run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.core.inputs import InputGone, InputSeen, Observation
from app.desktop.api import UnansweredError
from app.desktop.clock import SystemClock
from app.desktop.idle_windows import LastInput, windows_idle
from tests.desktop.fake_windows import Windows


class OneLook:
    """A timer that keeps the call for the test to make."""

    def start(self, seconds: float, call: Callable[[], None]) -> None:
        self.seconds, self.call = seconds, call

    def stop(self) -> None: ...


def asked(windows: Windows) -> float:
    return LastInput(windows.load)()


def test_idle_is_the_time_since_the_last_input() -> None:
    assert asked(Windows()) == 1.0


def test_an_input_before_the_count_began_anew_was_a_moment_ago() -> None:
    windows = Windows()
    windows.ticks, windows.stamp = 2**32 + 500, 2**32 - 500
    assert asked(windows) == 1.0


def test_a_machine_that_has_run_for_months_counts_as_any_other() -> None:
    windows = Windows()
    windows.ticks, windows.stamp = 3 * 2**32 + 10_000, 9_000
    assert asked(windows) == 1.0


def test_an_input_that_lies_longer_back_than_the_count_goes_does_not_become_a_new_one() -> None:
    windows = Windows()
    last_input = LastInput(windows.load)
    assert last_input() == 1.0
    windows.ticks += 2**32 + 5_000
    assert last_input() == 2**32 / 1000 + 6.0
    windows.stamp = windows.ticks % 2**32 - 250
    assert last_input() == 0.25


def test_the_input_is_read_before_the_clock_so_that_none_lies_ahead() -> None:
    windows = Windows()
    asked(windows)
    assert windows.calls == ["GetLastInputInfo", "GetTickCount64"]


@pytest.mark.parametrize("fails", ["GetLastInputInfo", "user32"])
def test_where_windows_does_not_answer_it_says_so(fails: str) -> None:
    windows = Windows()
    windows.fails = fails
    with pytest.raises(UnansweredError, match=fails):
        asked(windows)


@pytest.mark.parametrize(("idle", "told"), [(1.0, InputSeen()), (40.0, InputGone(460))])
def test_a_moment_is_reckoned_back_by_the_clock_that_goes_on_in_sleep(idle: float, told: Observation) -> None:
    windows, timer, heard = Windows(), OneLook(), list[Observation]()
    windows.stamp = windows.ticks - int(idle * 1000)
    clock = SystemClock(aware=lambda: 500.5, plain=lambda: 100.5, wall=lambda: 0.0)
    backend = windows_idle(clock, windows.load, timer)
    backend.start(30, heard.append, print)
    timer.call()
    assert heard == [told]
