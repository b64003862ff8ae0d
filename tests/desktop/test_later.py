from __future__ import annotations

import time

from pytestqt.qtbot import QtBot

from app.desktop.later import Later


def test_it_calls_once_and_not_before_its_time(qtbot: QtBot) -> None:
    later, rang = Later(), list[float]()
    begun = time.monotonic()
    later.start(0.05, lambda: rang.append(time.monotonic()))
    qtbot.waitUntil(lambda: bool(rang))
    qtbot.wait(80)
    assert [moment >= begun + 0.05 for moment in rang] == [True]


def test_a_new_appointment_takes_the_place_of_the_old(qtbot: QtBot) -> None:
    later, rang = Later(), list[str]()
    later.start(0.01, lambda: rang.append("old"))
    later.start(0.02, lambda: rang.append("new"))
    qtbot.waitUntil(lambda: bool(rang))
    qtbot.wait(50)
    assert rang == ["new"]


def test_stopped_it_calls_nobody(qtbot: QtBot) -> None:
    later, rang = Later(), list[str]()
    later.start(0.01, lambda: rang.append("rang"))
    later.stop()
    qtbot.wait(50)
    assert rang == []
