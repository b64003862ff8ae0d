"""Every window in other words, 40 % longer and as German has them: at its smallest, on a small screen, as usual.

What is measured is what is on screen: no text cut off, nothing outside its window, nothing on anything else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.core.first_run import guessed_hours
from app.core.inputs import BreakKind
from app.core.snapshot import PromptView, Snapshot
from app.movement import player
from app.movement.catalogue import Catalogue
from app.movement.compose import plan
from app.movement.movement import Movement
from app.ui import guide_stage
from app.ui.actions import NO_TRAY, ActionsWindow
from app.ui.guide_stage import Stage
from app.ui.preferences import PreferencesWindow
from app.ui.prompt_card import PromptCard
from app.ui.week import WeekWindow
from app.ui.welcome import FirstRun, WelcomeWindow
from tests.ui.fakes import Asked, Posed, Watch, longer
from tests.ui.translated import Translation, cut_off, german, translate
from tests.ui.weeks import MONDAY, busy_week
from tests.ui.wishes import Kept

LEAST, SMALL = QSize(1, 1), QSize(640, 480)
SENTENCE = "The settings cannot be written: the disk is full. Free some space and try again."
Shown = Callable[[QWidget], list[str]]


@pytest.fixture(params=[longer, german])
def _translated(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    words: Translation = request.param
    said = guide_stage.longest
    monkeypatch.setattr(guide_stage, "longest", lambda movement: round(1.4 * said(movement)))
    translate(monkeypatch, words)


pytestmark = pytest.mark.usefixtures("_translated")


@pytest.fixture(params=[LEAST, SMALL, None], ids=["least", "small", "usual"])
def shown(request: pytest.FixtureRequest, qtbot: QtBot) -> Shown:
    """Show a window in this size and say what is wrong in it."""
    size: QSize | None = request.param

    def look(window: QWidget) -> list[str]:
        qtbot.addWidget(window)
        window.show()
        if size is not None:
            window.resize(size)
            assert window.width() <= SMALL.width()
            assert window.height() <= SMALL.height()
        settle()
        return cut_off(window)

    return look


def settle() -> None:
    """Let what lies in each other be laid out, from the outside in."""
    for _ in range(5):
        QApplication.processEvents()


def scrolled(window: QWidget) -> list[str]:
    """What is wrong at the end of its page."""
    bar = window.findChildren(QScrollArea)[0].verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    return cut_off(window)


@pytest.mark.parametrize("see_through", [True, False])
def test_a_prompt(
    qtbot: QtBot, asked: Asked, prompt_view: PromptView, see_through: bool  # noqa: FBT001
) -> None:  # fmt: skip
    figure = QWidget()
    card = PromptCard(asked, figure, see_through=see_through)
    qtbot.addWidget(card)
    card.set_view(replace(prompt_view, sitting_minutes=120), "Time to move: cat-cow, a swing turn and a pelvic tilt")
    card.show()
    settle()
    assert cut_off(card) == []
    card.more.click()
    settle()
    assert cut_off(card) == []
    assert card.width() <= SMALL.width() - 2 * 24


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("name", ["cat-cow-standing", "cat-cow-all-fours"])
def test_a_break(
    shown: Shown, posed: Posed, movements: Catalogue, name: str, first: bool  # noqa: FBT001
) -> None:  # fmt: skip
    movement = movements.movements[name]
    content = plan(movements, BreakKind.MOVE, 180, seated=False, floor=False, recent=())
    moment = replace(player.playing(player.start(content), 12), movement=movement, repetition=1, side="left")
    words = movement.phases[0]
    stage = Stage(posed(), lambda _do: None, lambda: None, still=True)
    stage.safety.setVisible(first)
    stage.show_playing(replace(moment, caption=movement.setup[0]), 175, 180, held=False)
    assert shown(stage) == []
    said = (words.do, words.notice, words.breath)
    for text, held in ((words.do, True), *((each, False) for each in said)):
        stage.show_playing(replace(moment, caption=text), 100, 180, held=held)
        settle()
        assert cut_off(stage) == []
    coming = movements.movements["bird-dog"]
    stage.show_playing(replace(moment, set_fraction=0.9, coming=coming), 60, 180, held=False)
    settle()
    assert cut_off(stage) == []
    stage.show_end("That was 3 min of movement.", 4000)
    settle()
    assert cut_off(stage) == []


def test_the_small_window(shown: Shown, asked: Asked, snapshot: Snapshot) -> None:
    window = ActionsWindow(asked, note=NO_TRAY)
    window.show_snapshot(replace(snapshot, detail="Held: a full-screen window is in front."))
    assert shown(window) == []
    assert scrolled(window) == []


def test_the_first_run(shown: Shown, posed: Posed, watch: Watch, cat_cow: Movement) -> None:
    first = FirstRun(guessed_hours(0, 600), True, cat_cow, lambda _values: SENTENCE, lambda: None, watch)
    window = WelcomeWindow(first, posed, still=True)
    window.begin.click()
    assert shown(window) == []
    assert scrolled(window) == []
    window._over = True


def test_the_settings(shown: Shown) -> None:
    window = PreferencesWindow(Kept().wishes())
    assert window.undo.text() != "Undo"
    assert shown(window) == []
    for place in range(len(window.sections)):
        window._go(place)
        settle()
        assert cut_off(window) + scrolled(window) == []


def test_the_week(shown: Shown) -> None:
    window = WeekWindow(lambda monday: busy_week(monday, more=1200), lambda: MONDAY + timedelta(days=3))
    window.show_week(MONDAY)
    assert shown(window) + scrolled(window) == []
    window.flip.click()
    settle()
    assert cut_off(window) == []
