from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.inputs import BreakKind
from app.movement import player
from app.movement.catalogue import Catalogue
from app.movement.compose import plan
from app.movement.movement import Flag
from app.movement.player import Playing
from app.ui.guide_controls import AT_REST, Do
from app.ui.guide_stage import Stage, announced, thought
from tests.ui.fakes import Posed, longer


@pytest.fixture
def did() -> list[object]:
    return []


@pytest.fixture
def stage(qtbot: QtBot, posed: Posed, did: list[object]) -> Stage:
    stage = Stage(posed(), did.append, lambda: did.append("lost"), still=True)
    qtbot.addWidget(stage)
    stage.open(first=False)
    qtbot.waitUntil(stage.isActiveWindow)
    return stage


@pytest.fixture
def moment(movements: Catalogue) -> Playing:
    """In the middle of a break's first movement."""
    content = plan(movements, BreakKind.MOVE, 180, seated=False, floor=False, recent=())
    return player.playing(player.start(content), 12)


def test_it_says_how_often_and_on_which_side(stage: Stage, moment: Playing) -> None:
    stage.show_playing(replace(moment, repetition=2, repetitions=6, side="left"), 100, 180, held=False)
    assert stage.count.text() == "Repetition 2 of 6 · left side"
    stage.show_playing(replace(moment, repetition=2, repetitions=6, side=None), 100, 180, held=False)
    assert stage.count.text() == "Repetition 2 of 6"


def test_a_circle_says_which_way_round_and_no_side(stage: Stage, moment: Playing, movements: Catalogue) -> None:
    clock = movements.movements["pelvic-clock-seated"]
    for side, said in (("right", "right first"), ("left", "left first")):
        stage.show_playing(replace(moment, movement=clock, repetition=1, repetitions=4, side=side), 9, 9, held=False)  # type: ignore[arg-type]
        assert stage.count.text() == f"Repetition 1 of 4 · {said}"


def test_the_next_movement_is_named_towards_the_end_of_this_one(
    stage: Stage, moment: Playing, movements: Catalogue
) -> None:
    side_bend = movements.movements["side-bend-standing"]
    stage.show_playing(replace(moment, set_fraction=0.2, coming=side_bend), 100, 180, held=False)
    assert stage.coming.text() == ""
    stage.show_playing(replace(moment, set_fraction=0.8, coming=side_bend), 100, 180, held=False)
    assert stage.coming.text() == "Next: Standing side reach"
    stage.show_playing(replace(moment, set_fraction=0.8, coming=None), 100, 180, held=False)
    assert stage.coming.text() == ""


def test_one_thought_at_a_time_what_to_do_first(moment: Playing) -> None:
    said = [
        thought(replace(moment, repetition=number, caption="Round.", notice="Notice.", breath="Breathe."))
        for number in (1, 2, 3, 4)
    ]
    assert said == ["Round.", "Notice.", "Breathe.", "Round."]
    assert thought(replace(moment, repetition=2, caption="Stand.", notice="", breath="")) == "Stand."


def test_what_is_said_once_comes_before_the_usual_thought(moment: Playing) -> None:
    assert thought(replace(moment, aside="A little different each time.")) == "A little different each time."


def test_where_the_next_movement_is_elsewhere_that_is_announced(moment: Playing, movements: Catalogue) -> None:
    seated = movements.movements["cat-cow-seated"]
    assert announced(replace(moment, set_fraction=0.9, coming=seated)) == "Next, on a chair: Cat–cow in your chair"
    lying = replace(seated, flags=(Flag.FLOOR,), name="Bird dog")
    assert announced(replace(moment, set_fraction=0.9, coming=lying)) == "Next, on the floor: Bird dog"


def test_the_figure_is_posed_as_the_moment_says(stage: Stage, moment: Playing, posed: Posed) -> None:
    stage.show_playing(replace(moment, side="right", amplitude=0.7), 100, 180, held=False)
    shown = posed.poses[-1]
    assert (shown.movement, shown.t, shown.repetitions) == (moment.movement, moment.t, moment.repetitions)
    assert (shown.side, shown.amplitude) == ("right", 0.7)


def test_the_figure_has_two_thirds_or_more_of_what_is_above_the_controls(stage: Stage) -> None:
    stage.resize(700, 760)
    figure, caption = stage._figure.widget, stage.caption
    assert figure.height() / (figure.height() + caption.height()) >= 0.66
    stage.resize(1200, 760)
    assert figure.width() / stage.width() >= 0.6


def test_space_pauses_but_presses_the_button_that_has_the_keyboard(stage: Stage, did: list[object]) -> None:
    QTest.keyClick(stage, Qt.Key.Key_Space)
    next_button = stage.controls.buttons[Do.NEXT]
    next_button.setFocus()
    QTest.keyClick(next_button, Qt.Key.Key_Space)
    assert did == [Do.PAUSE, Do.NEXT]


def test_the_controls_come_forward_when_the_pointer_moves_over_the_figure(stage: Stage) -> None:
    stage.controls.step_back()
    assert stage.controls.opacity == AT_REST
    point = QPointF(200, 200)
    moved = QMouseEvent(
        QEvent.Type.MouseMove, point, stage.mapToGlobal(point),
        Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(stage.childAt(point.toPoint()) or stage, moved)
    assert stage.controls.opacity == 1.0


def test_closing_it_from_outside_is_told_once_and_shutting_it_is_not(stage: Stage, did: list[object]) -> None:
    stage.shut()
    assert did == []
    stage.open(first=False)
    stage.close()
    assert did == ["lost"]


def test_words_half_as_long_again_are_not_cut_off(qtbot: QtBot, stage: Stage, moment: Playing) -> None:
    for button in stage.controls.buttons.values():
        button.setText(longer(button.text()))
    caption = longer(longer("Push the floor away and round your whole back."))
    stage.show_playing(replace(moment, caption=caption, repetition=1), 100, 180, held=False)
    buttons = stage.controls.buttons.values()
    qtbot.waitUntil(lambda: all(button.width() >= button.sizeHint().width() for button in buttons))
    assert stage.caption._fits(stage.caption.fitted())
