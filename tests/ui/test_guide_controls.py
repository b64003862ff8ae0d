from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.button import RING_GAP
from app.ui.guide_controls import AT_REST, Controls, Do
from app.ui.theme import BREAK_TARGET


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def did() -> list[Do]:
    return []


@pytest.fixture
def controls(qtbot: QtBot, window: QWidget, did: list[Do]) -> Controls:
    controls = Controls(did.append, window, still=True)
    controls.resize(controls.sizeHint())
    window.resize(controls.sizeHint())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return controls


def test_every_control_can_be_clicked(controls: Controls, did: list[Do]) -> None:
    for button in controls.buttons.values():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert did == list(Do)


@pytest.mark.parametrize(
    ("key", "do"),
    [
        (Qt.Key.Key_Left, Do.AGAIN), (Qt.Key.Key_Right, Do.NEXT), (Qt.Key.Key_E, Do.OTHER),
        (Qt.Key.Key_Minus, Do.SMALLER), (Qt.Key.Key_Plus, Do.LARGER), (Qt.Key.Key_Down, Do.SLOWER),
        (Qt.Key.Key_Up, Do.FASTER), (Qt.Key.Key_Escape, Do.LEAVE),
    ],
)  # fmt: skip
def test_every_control_has_a_key_wherever_the_keyboard_is(
    controls: Controls, window: QWidget, did: list[Do], key: Qt.Key, do: Do
) -> None:
    QTest.keyClick(window, key)
    controls.buttons[Do.PAUSE].setFocus()
    QTest.keyClick(controls.buttons[Do.PAUSE], key)
    assert did == [do, do]


def test_every_control_has_a_name_of_its_own_and_says_its_key(controls: Controls) -> None:
    names = [button.accessibleName() for button in controls.buttons.values()]
    assert len(set(names)) == len(names)
    assert all("(" in button.toolTip() for button in controls.buttons.values())


def test_every_target_is_at_least_44_by_44(controls: Controls) -> None:
    for button in controls.buttons.values():
        assert min(button.width(), button.height()) - 2 * RING_GAP >= BREAK_TARGET


def test_they_step_back_while_the_pointer_rests_and_come_forward_when_it_moves(controls: Controls) -> None:
    controls.window().setFocus()
    controls.step_back()
    assert controls.opacity == AT_REST
    controls.come_forward()
    assert controls.opacity == 1.0


def test_they_stay_while_one_of_them_has_the_keyboard(controls: Controls) -> None:
    controls.window().activateWindow()
    controls.buttons[Do.NEXT].setFocus()
    controls.step_back()
    assert controls.opacity == 1.0


def test_pause_becomes_continue(controls: Controls) -> None:
    controls.set_held(held=True)
    assert controls.buttons[Do.PAUSE].text() == controls.buttons[Do.PAUSE].accessibleName() == "Continue"
    controls.set_held(held=False)
    assert controls.buttons[Do.PAUSE].text() == "Pause"


def test_they_take_a_second_row_where_one_is_too_narrow(controls: Controls) -> None:
    wide, narrow = controls.height_in(2000), controls.height_in(500)
    assert narrow >= 2 * BREAK_TARGET > wide - 2 * RING_GAP - BREAK_TARGET
    assert controls.height_in(2000) == wide


def test_where_nothing_comes_next_the_keyboard_goes_to_no_other_button(controls: Controls, window: QWidget) -> None:
    controls.buttons[Do.NEXT].setFocus()
    controls.set_last(last=True)
    assert not controls.buttons[Do.NEXT].isEnabled()
    assert window.hasFocus()
    controls.set_last(last=False)
    assert controls.buttons[Do.NEXT].isEnabled()
