from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.inputs import Start
from app.core.snapshot import PromptView
from app.movement.movement import Movement
from app.ui.prompt import KEYS_IGNORED, Prompt, corner
from tests.desktop_rig.desk import Desk
from tests.ui.desktop import Shown
from tests.ui.fakes import Asked, Posed, Watch

TITLE = "Time to move: cat-cow and a turn"


@pytest.fixture
def prompt(qtbot: QtBot, asked: Asked, posed: Posed, watch: Watch) -> Prompt:
    prompt = Prompt(asked, posed, watch)
    qtbot.addWidget(prompt.card)
    return prompt


def test_it_comes_and_goes(prompt: Prompt, prompt_view: PromptView) -> None:
    prompt.show(prompt_view, TITLE)
    assert prompt.card.isVisible()
    prompt.hide()
    assert not prompt.card.isVisible()


def test_it_can_never_have_the_keyboard(prompt: Prompt) -> None:
    flags = prompt.card.windowFlags()
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus
    assert prompt.card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert prompt.card.testAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeNotification)


def test_keys_press_nothing_for_two_seconds_whoever_gives_it_the_keyboard(
    prompt: Prompt, prompt_view: PromptView, asked: Asked, watch: Watch
) -> None:
    prompt.show(prompt_view, TITLE)
    watch.t += KEYS_IGNORED - 0.1
    QTest.keyClick(prompt.card.start, Qt.Key.Key_Space)
    assert asked.said == []
    watch.t += 0.2
    QTest.keyClick(prompt.card.start, Qt.Key.Key_Space)
    assert asked.said == [Start(prompt_view.kind)]


def test_a_prompt_that_comes_again_is_deaf_again(
    prompt: Prompt, prompt_view: PromptView, asked: Asked, watch: Watch
) -> None:
    prompt.show(prompt_view, TITLE)
    watch.t += 60
    prompt.hide()
    prompt.show(replace(prompt_view, number=2), TITLE)
    QTest.keyClick(prompt.card.start, Qt.Key.Key_Return)
    assert asked.said == []


def test_the_figure_does_slowly_what_is_offered(
    prompt: Prompt, prompt_view: PromptView, posed: Posed, watch: Watch, cat_cow: Movement
) -> None:
    prompt.show(prompt_view, TITLE, cat_cow)
    watch.t += 1.0
    prompt._move()
    first, last = posed.poses[0], posed.poses[-1]
    assert first.movement is last.movement is cat_cow
    assert 0 < last.t < 1.0
    assert (last.side, last.amplitude) == (None, 1.0)
    assert not prompt.card.figure.isHidden()


def test_with_reduced_motion_the_figure_stands_still(
    qtbot: QtBot, asked: Asked, posed: Posed, watch: Watch, prompt_view: PromptView, cat_cow: Movement
) -> None:
    prompt = Prompt(asked, posed, watch, still=True)
    qtbot.addWidget(prompt.card)
    prompt.show(prompt_view, TITLE, cat_cow)
    assert posed.poses
    assert not prompt._frames.isActive()


def test_nothing_moves_behind_a_hidden_prompt(prompt: Prompt, prompt_view: PromptView, cat_cow: Movement) -> None:
    prompt.show(prompt_view, TITLE, cat_cow)
    assert prompt._frames.isActive()
    prompt.hide()
    assert not prompt._frames.isActive()


def test_without_a_movement_no_empty_place_is_kept(prompt: Prompt, prompt_view: PromptView) -> None:
    prompt.show(prompt_view, TITLE)
    assert prompt.card.figure.isHidden()


@pytest.mark.skipif(sys.platform == "darwin", reason="there such things come at the top")
def test_it_stands_in_the_corner_of_what_panels_leave_free() -> None:
    free = QRect(1280, 28, 1000, 700)
    place = QRect(corner(free, QSize(400, 150)), QSize(400, 150))
    assert free.contains(place)
    assert (free.right() - place.right(), free.bottom() - place.bottom()) == (24, 24)


@pytest.mark.desktop
def test_on_a_real_desktop_every_key_typed_meanwhile_arrives_where_it_was_meant(desk: Desk, shown: Shown) -> None:
    shown.begin("typewriter")
    desk.input("move", 200, 150, ",", "click", ",", "type", "before ")
    shown.begin("prompt")
    desk.input("type", "and while it is there", ",", "key", "space", "1")
    shown.wait("typewriter", "text before and while it is there 1")
    assert "focus False" not in shown.lines("typewriter")
    assert not [line for line in shown.lines("prompt") if line.startswith("sent")]


@pytest.mark.desktop
def test_on_a_real_desktop_a_click_on_start_starts_and_the_keyboard_stays_where_it_was(
    desk: Desk, shown: Shown
) -> None:
    shown.begin("typewriter")
    desk.input("move", 200, 150, ",", "click")
    shown.begin("prompt")
    x, y = next(line for line in shown.lines("prompt") if line.startswith("start at")).split()[2:]
    desk.input("move", x, y, ",", "click", ",", "type", "on")
    shown.wait("prompt", "sent Start")
    shown.wait("typewriter", "text on")


def test_each_prompt_asks_anew_whether_there_is_a_compositor(
    qtbot: QtBot, asked: Asked, posed: Posed, watch: Watch, prompt_view: PromptView
) -> None:
    there = [False, True]
    prompt = Prompt(asked, posed, watch, composited=lambda: there.pop(0))
    qtbot.addWidget(prompt.card)
    prompt.show(prompt_view, TITLE)
    assert prompt.card.edge == 0
    prompt.show(replace(prompt_view, sitting_minutes=59), TITLE)
    assert there == [True]
    prompt.show(replace(prompt_view, number=2), TITLE)
    assert prompt.card.edge > 0
