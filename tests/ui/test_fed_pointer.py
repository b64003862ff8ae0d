from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.ui.button import Button
from app.ui.fed_pointer import FedPointer


class Room:
    """A window with a label and two buttons below each other, never shown by any system, and what was clicked."""

    def __init__(self) -> None:
        self.window = QWidget()
        self.label = QLabel("words", self.window)
        self.upper, self.lower = Button("upper", parent=self.window), Button("lower", parent=self.window)
        for at, part in enumerate((self.label, self.upper, self.lower)):
            part.setGeometry(10, 50 * at, 100, 40)
        self.clicked: list[str] = []
        for button in (self.upper, self.lower):
            button.clicked.connect(lambda _checked=False, button=button: self.clicked.append(button.text()))
        self.pointer = FedPointer(self.window)

    def point(self, part: QWidget) -> bool:
        middle = part.mapTo(self.window, QPoint(part.width() // 2, part.height() // 2))
        return self.pointer.moved(middle.x(), middle.y())


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    room = Room()
    qtbot.addWidget(room.window)
    return room


def test_a_button_pressed_and_let_go_is_clicked(room: Room) -> None:
    room.point(room.lower)
    room.pointer.pressed(down=True)
    assert room.lower.isDown()
    room.pointer.pressed(down=False)
    assert room.clicked == ["lower"]


def test_what_is_pointed_at_knows_it_until_something_else_is(room: Room) -> None:
    room.point(room.upper)
    assert room.upper.underMouse()
    room.point(room.lower)
    assert (room.upper.underMouse(), room.lower.underMouse()) == (False, True)
    room.pointer.left()
    assert not room.lower.underMouse()


def test_only_over_what_can_be_clicked_it_is_a_hand(room: Room) -> None:
    assert room.point(room.upper)
    assert not room.point(room.label)
    assert not room.pointer.moved(200, 10)


def test_a_button_that_is_slid_off_before_it_is_let_go_is_not_clicked(room: Room) -> None:
    room.point(room.upper)
    room.pointer.pressed(down=True)
    room.point(room.lower)
    assert not room.upper.isDown()
    room.pointer.pressed(down=False)
    assert room.clicked == []


def test_a_pointer_that_goes_while_it_presses_clicks_nothing(room: Room) -> None:
    room.point(room.upper)
    room.pointer.pressed(down=True)
    room.pointer.left()
    room.pointer.pressed(down=False)
    assert room.clicked == []
    assert not room.upper.isDown()


def test_a_button_that_was_pressed_elsewhere_clicks_nothing_here(room: Room) -> None:
    room.point(room.upper)
    room.pointer.pressed(down=False)
    assert room.clicked == []


def test_what_has_gone_meanwhile_is_left_in_peace(room: Room, qtbot: QtBot) -> None:
    room.point(room.upper)
    room.pointer.pressed(down=True)
    room.upper.deleteLater()
    qtbot.waitUntil(lambda: not isValid(room.upper))
    room.pointer.pressed(down=False)
    room.pointer.left()
    room.point(room.lower)
    assert room.lower.underMouse()
