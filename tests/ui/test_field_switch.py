from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.field_switch import SwitchField


def test_a_click_and_the_space_bar_turn_it_and_showing_does_not_tell(qtbot: QtBot) -> None:
    switch = SwitchField()
    qtbot.addWidget(switch)
    said: list[object] = []
    switch.changed.connect(said.append)
    switch.show_value(True)
    assert said == []
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert said == [False, True]


def test_on_and_off_differ_in_shape_not_in_colour_alone(qtbot: QtBot) -> None:
    switch = SwitchField()
    qtbot.addWidget(switch)
    switch.resize(switch.sizeHint())
    grey = []
    for on in (False, True):
        switch.setChecked(on)
        image = switch.grab().toImage()
        left, right = (image.pixelColor(round(image.width() * x), image.height() // 2).lightness() for x in (0.3, 0.72))
        grey.append(left < right)
    assert grey == [True, True] or grey[0] != grey[1]
