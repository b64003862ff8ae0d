from __future__ import annotations

import os
import sys

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.clock_set import ClockSet, never


def test_each_word_of_the_kernel_is_told_once_from_the_loop(qtbot: QtBot) -> None:
    told: list[str] = []
    hears, says = os.pipe()
    watch = ClockSet(lambda: told.append("woken"), hears)
    for count in (1, 2):
        os.write(says, bytes(8))
        qtbot.waitUntil(lambda count=count: len(told) == count)  # type: ignore[misc]
    watch.close()
    watch.close()
    os.close(says)
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(hears)


@pytest.mark.usefixtures("qapp")
def test_where_nothing_tells_nothing_is_told() -> None:
    ClockSet(pytest.fail, None).close()


@pytest.mark.skipif(sys.platform != "linux", reason="it is Linux that has such timers")
def test_a_real_timer_rings_neither_now_nor_ever(qtbot: QtBot) -> None:
    told: list[str] = []
    timer = never()
    assert timer is not None
    watch = ClockSet(lambda: told.append("woken"), timer)
    qtbot.wait(50)
    with pytest.raises(BlockingIOError):
        os.read(timer, 8)
    assert told == []
    watch.close()


def test_elsewhere_there_is_no_such_timer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert never() is None
