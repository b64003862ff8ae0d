from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app import guard
from app.guard import Guard, started_again
from app.watchdog import AGAIN


def test_a_watchdog_is_there_only_while_a_screen_is_covered(qtbot: QtBot) -> None:
    watching = Guard(patience=60)
    assert not watching.watched
    watching.cover(True)
    watching.cover(True)
    dog = watching._dog
    assert dog is not None
    assert watching.watched
    watching.cover(False)
    watching.end()
    assert not watching.watched
    qtbot.waitUntil(lambda: dog.poll() == 0, timeout=10_000)


def test_a_watchdog_that_died_is_not_missed(qtbot: QtBot) -> None:
    watching = Guard(patience=60)
    watching.cover(True)
    dog = watching._dog
    assert dog is not None
    dog.kill()
    dog.wait()
    watching._beat()
    watching.end()
    qtbot.wait(1)
    assert not watching.watched


def test_an_app_started_by_a_watchdog_knows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert guard.AGAIN == AGAIN
    monkeypatch.delenv(AGAIN, raising=False)
    assert not started_again()
    monkeypatch.setenv(AGAIN, "1")
    assert started_again()
