from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core.inputs import Skip, Stand
from app.core.menu import Ask
from app.core.sentences import unbroken
from app.core.snapshot import Snapshot
from app.ui.actions import NO_TRAY, ActionsWindow
from app.ui.button import Button
from tests.ui.fakes import Asked


@pytest.fixture
def window(qtbot: QtBot, asked: Asked, snapshot: Snapshot) -> ActionsWindow:
    window = ActionsWindow(asked, note=NO_TRAY)
    qtbot.addWidget(window)
    window.show_snapshot(snapshot)
    return window


def buttons(window: ActionsWindow) -> dict[str, Button]:
    return {button.accessibleName(): button for button in window.findChildren(Button)}


def said(window: ActionsWindow) -> set[str]:
    return {label.text() for label in window.findChildren(QLabel) if not label.isHidden()}


def test_it_says_what_the_tray_would_say_and_why_it_is_there(window: ActionsWindow, snapshot: Snapshot) -> None:
    assert {unbroken(snapshot.headline), NO_TRAY} <= said(window)


def test_this_snapshot_shows_these_actions(window: ActionsWindow) -> None:
    shown = {name: button.isEnabled() for name, button in buttons(window).items()}
    assert shown == {
        "Start a break": True, "Snooze": True, "Skip": False, "I am standing": True, "Pause": True,
        "This week": True, "Quit": True,
    }  # fmt: skip


def test_a_click_sends_what_the_entry_does(window: ActionsWindow, asked: Asked) -> None:
    buttons(window)["I am standing"].click()
    buttons(window)["This week"].click()
    assert asked.said == [Stand(), Ask.WEEK]


def test_an_entry_that_does_not_apply_cannot_be_clicked(window: ActionsWindow, asked: Asked) -> None:
    QTest.mouseClick(buttons(window)["Skip"], Qt.MouseButton.LeftButton)
    assert asked.said == []


def test_an_entry_with_more_behind_it_opens_a_menu(window: ActionsWindow, asked: Asked) -> None:
    window.bring_forward()
    buttons(window)["Snooze"].click()
    menu = next(menu for menu in window._menus if menu.isVisible())
    assert [action.text() for action in menu.actions()] == ["5 min", "10 min"]
    menu.hide()
    assert asked.said == []


def test_a_new_snapshot_keeps_the_buttons_there_are(window: ActionsWindow, snapshot: Snapshot, asked: Asked) -> None:
    window.bring_forward()
    kept = buttons(window)["Skip"]
    menu = (*snapshot.menu[:2], replace(snapshot.menu[2], enabled=True), *snapshot.menu[3:])
    window.show_snapshot(replace(snapshot, headline="A break is due.", menu=menu))
    assert buttons(window)["Skip"] is kept
    kept.click()
    assert asked.said == [Skip()]


def test_a_minimised_window_comes_forward_again(window: ActionsWindow) -> None:
    window.showMinimized()
    window.bring_forward()
    assert window.isVisible()
    assert not window.isMinimized()
