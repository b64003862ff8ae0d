from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor, QGuiApplication
from pytestqt.qtbot import QtBot

from app.ui import screens
from app.ui.screens import screen_for, screen_in_use, screen_names

OUTSIDE = QPoint(-9000, -9000)


@pytest.fixture
def pulled(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QObject:
    """The first screen, which is being pulled, while the pointer is on none."""
    del qtbot
    gone = QObject()
    shiboken6.delete(gone)
    monkeypatch.setattr(QGuiApplication, "primaryScreen", lambda: gone)
    monkeypatch.setattr(QCursor, "pos", lambda: OUTSIDE)
    return gone


def test_one_that_is_being_pulled_is_not_in_use_where_another_is_there(pulled: QObject) -> None:
    assert screen_in_use() in screens.connected()
    assert screen_in_use() is not pulled


def test_while_the_only_one_is_pulled_there_is_none_to_stand_on(
    pulled: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "screens", lambda: [pulled])
    assert screens.connected() == []
    assert screen_in_use() is pulled


@pytest.mark.parametrize("wish", ["in use", "all", "HDMI-9"])
def test_a_screen_that_is_not_connected_is_as_if_none_were_named(qtbot: QtBot, wish: str) -> None:
    del qtbot
    assert screen_for(wish).name() == screen_in_use().name()


def test_a_screen_is_found_by_its_name_and_a_single_one_is_no_choice(qtbot: QtBot) -> None:
    del qtbot
    only = screen_in_use()
    assert screen_for(only.name()).name() == only.name()
    assert screen_names() == ()
