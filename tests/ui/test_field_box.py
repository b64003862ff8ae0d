from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.field_box import FieldBox


@pytest.fixture
def box(qtbot: QtBot) -> FieldBox:
    box = FieldBox()
    qtbot.addWidget(box)
    box.hold(QLineEdit(), 1)
    box.show()
    return box


def line_in(box: FieldBox) -> QLineEdit:
    return box.findChildren(QLineEdit)[0]


def takes_undo(line: QLineEdit) -> bool:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(line, event)
    return event.isAccepted()


def test_undo_is_the_lines_while_something_was_typed_into_it_and_else_the_windows(box: FieldBox) -> None:
    line = line_in(box)
    assert not takes_undo(line)
    line.insert("typed")
    line.setModified(True)
    assert takes_undo(line)


def test_its_ring_shows_who_has_the_keyboard(box: FieldBox, qtbot: QtBot) -> None:
    line = line_in(box)
    box.activateWindow()
    qtbot.waitUntil(box.isActiveWindow)
    line.setFocus()
    line.clearFocus()
    without = box.grab().toImage()
    line.setFocus()
    assert line.hasFocus()
    assert box.grab().toImage() != without
