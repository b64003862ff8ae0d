from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.inputs import BreakKind, Command, Performed
from app.movement.catalogue import Catalogue
from app.movement.compose import Plan, plan
from app.ui.guide import Guide
from app.ui.menu import Send
from app.ui.preview import Preview
from app.ui.prompt import Prompt
from tests.ui.fakes import Posed, Watch


@pytest.fixture
def content(movements: Catalogue) -> Plan:
    return plan(movements, BreakKind.TINY, 60, seated=False, floor=False, recent=())


@pytest.fixture
def prompts() -> list[Prompt]:
    """The prompts that were made to look at."""
    return []


@pytest.fixture
def preview(qtbot: QtBot, movements: Catalogue, posed: Posed, watch: Watch, prompts: list[Prompt]) -> Preview:
    del qtbot

    def prompt_for(send: Send) -> Prompt:
        prompts.append(Prompt(send, posed, watch, still=True))
        return prompts[-1]

    def guide_for(send: Callable[[Command | Performed], None]) -> Guide:
        return Guide(send, posed, movements, watch, sound=lambda _: None, still=True)

    return Preview(prompt_for, guide_for, watch)


def test_a_prompt_to_look_at_goes_with_any_answer(preview: Preview, content: Plan, prompts: list[Prompt]) -> None:
    preview.show_prompt(content, 60, 180, (5, 10))
    card = prompts[0].card
    assert card.isVisible()
    assert card.facts.text() == "60 min sitting · 3 min"
    card.snooze.click()
    assert not card.isVisible()


def test_a_break_to_look_at_can_be_paused_gone_on_with_and_left(
    preview: Preview, content: Plan, watch: Watch, qtbot: QtBot
) -> None:
    preview.show_break(content, seated=False)
    assert preview.guide is not None
    stage = preview.guide.stage
    assert stage is not None
    qtbot.addWidget(stage)
    assert stage.isVisible()
    assert stage.windowTitle() == "Preview: nothing of it is stored"
    stage.activateWindow()
    qtbot.waitUntil(stage.isActiveWindow)
    watch.t = 10.0
    QTest.keyClick(stage, Qt.Key.Key_Space)
    watch.t = 40.0
    QTest.keyClick(stage, Qt.Key.Key_Space)
    assert stage.isVisible()
    QTest.keyClick(stage, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not stage.isVisible())


def test_the_real_thing_takes_both_away(preview: Preview, content: Plan, prompts: list[Prompt]) -> None:
    preview.show_break(content, seated=False)
    preview.show_prompt(content, 60, 180, ())
    preview.close()
    assert not prompts[0].card.isVisible()
    assert preview.guide is not None
    assert preview.guide.stage is not None
    assert not preview.guide.stage.isVisible()


def test_a_second_look_begins_anew(preview: Preview, content: Plan, watch: Watch) -> None:
    preview.show_break(content, seated=False)
    watch.t = 30.0
    preview.show_break(content, seated=False)
    assert preview.guide is not None
    assert preview.guide.stage is not None
    assert preview.guide.stage.isVisible()
    preview.close()
