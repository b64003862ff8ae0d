from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.button import RING_GAP, Button, Weight
from app.ui.theme import BREAK_TARGET, LIGHT, TARGET


@pytest.mark.parametrize("weight", Weight)
def test_a_target_is_at_least_32_by_32(qtbot: QtBot, weight: Weight) -> None:
    button = Button("x", weight)
    qtbot.addWidget(button)
    body = button.sizeHint()
    assert body.width() - 2 * RING_GAP >= TARGET
    assert body.height() - 2 * RING_GAP >= TARGET


def test_a_target_in_a_break_is_at_least_44_by_44(qtbot: QtBot) -> None:
    button = Button("+", least=BREAK_TARGET)
    qtbot.addWidget(button)
    assert min(button.sizeHint().width(), button.sizeHint().height()) - 2 * RING_GAP >= BREAK_TARGET


def test_the_keyboards_place_is_ringed_in_warm_and_only_there(qtbot: QtBot) -> None:
    button = Button("Start", Weight.MAIN)
    qtbot.addWidget(button)
    button.show()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert _has(button, LIGHT.warm_text)
    button.clearFocus()
    assert not _has(button, LIGHT.warm_text)


def test_enter_and_space_press_it(qtbot: QtBot) -> None:
    pressed: list[bool] = []
    button = Button("Start")
    qtbot.addWidget(button)
    button.clicked.connect(lambda: pressed.append(True))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(button, key)
    assert len(pressed) == 2


def _has(button: Button, colour: str) -> bool:
    picture = button.grab().toImage()
    wanted = QColor(colour).rgb()
    return any(picture.pixel(x, y) == wanted for x in range(picture.width()) for y in range(picture.height()))
