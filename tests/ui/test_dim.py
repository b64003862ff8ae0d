from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.dim import Dim


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def dim(qtbot: QtBot, told: list[str]) -> Dim:
    dim = Dim(QGuiApplication.primaryScreen(), lambda: told.append("back"), lambda: told.append("leave"))
    qtbot.addWidget(dim)
    return dim


def test_it_lies_over_the_whole_screen_and_takes_no_keyboard(dim: Dim) -> None:
    assert dim.isVisible()
    assert dim.geometry() == QGuiApplication.primaryScreen().geometry()
    assert dim.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_it_says_the_time_left(dim: Dim) -> None:
    dim.ring.set_left(95, 180)
    assert dim.ring.accessibleName() == "1:35 left"
    assert abs(dim.ring.geometry().center().x() - dim.rect().center().x()) <= 1


def test_a_click_goes_back_to_the_break_and_escape_leaves_it(dim: Dim, told: list[str]) -> None:
    QTest.mouseClick(dim, Qt.MouseButton.LeftButton)
    QTest.keyClick(dim, Qt.Key.Key_A)
    QTest.keyClick(dim, Qt.Key.Key_Escape)
    assert told == ["back", "leave"]
