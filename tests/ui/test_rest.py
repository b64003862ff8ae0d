from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.figure.course import turns
from app.movement.motion import motion_of
from app.movement.movement import Movement
from app.ui.rest import Rest

PROMPT, BREAK = "the prompt", "the break"


@pytest.fixture
def told(qtbot: QtBot) -> list[str]:
    del qtbot
    return []


@pytest.fixture
def rest(told: list[str]) -> Rest:
    rest = Rest(lambda: told.append("rested"))
    rest._timer.setInterval(0)
    return rest


def test_some_time_after_the_last_figure_windows_are_gone_when_that_is_told(qtbot: QtBot) -> None:
    window, found = QWidget(), list[bool]()
    rest = Rest(lambda: found.append(isValid(window)))
    rest._timer.setInterval(0)
    rest.shown(PROMPT)
    rest.gone(PROMPT, window.deleteLater)
    qtbot.waitUntil(lambda: found == [False], timeout=2000)


def test_what_was_made_for_its_movement_is_forgotten(
    rest: Rest, told: list[str], cat_cow: Movement, qtbot: QtBot
) -> None:
    turns(motion_of(cat_cow), 3)
    assert turns.cache_info().currsize
    rest.shown(PROMPT)
    rest.gone(PROMPT)
    qtbot.waitUntil(lambda: told == ["rested"], timeout=2000)
    assert not turns.cache_info().currsize


def test_nothing_is_let_go_while_another_shows_a_figure(rest: Rest, told: list[str], qtbot: QtBot) -> None:
    rest.shown(PROMPT)
    rest.gone(PROMPT, lambda: told.append(PROMPT))
    rest.shown(BREAK)  # a moment after its prompt
    assert not rest._timer.isActive()
    rest.gone(BREAK, lambda: told.append(BREAK))
    qtbot.waitUntil(lambda: told == [PROMPT, BREAK, "rested"], timeout=2000)


def test_one_of_two_that_goes_leaves_the_other_alone(rest: Rest) -> None:
    rest.shown(PROMPT)
    rest.shown(BREAK)
    rest.gone(PROMPT)
    assert not rest._timer.isActive()


def test_what_was_let_go_once_is_not_let_go_again(rest: Rest, told: list[str], qtbot: QtBot) -> None:
    rest.shown(PROMPT)
    rest.gone(PROMPT, lambda: told.append(PROMPT))
    qtbot.waitUntil(lambda: told == [PROMPT, "rested"], timeout=2000)
    rest.shown(BREAK)
    rest.gone(BREAK)
    qtbot.waitUntil(lambda: told == [PROMPT, "rested", "rested"], timeout=2000)


def test_who_showed_none_has_nothing_to_let_go(rest: Rest) -> None:
    rest.gone(PROMPT)
    assert not rest._timer.isActive()
