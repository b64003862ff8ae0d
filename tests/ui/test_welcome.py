from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core.declared import Setting
from app.core.first_run import guessed_hours
from app.core.kinds import Value
from app.movement.movement import Movement
from app.ui.field_choice import ChoiceField
from app.ui.field_switch import SwitchField
from app.ui.theme import DARK, LIGHT, dressed
from app.ui.welcome import IN_TRAY, NO_TRAY, FirstRun, WelcomeWindow
from tests.ui.fakes import Posed, Watch


class Done:
    """What was set, or why it could not be."""

    def __init__(self) -> None:
        self.times, self.set, self.trouble = 0, dict[str, Value](), ""

    def __call__(self, values: Sequence[tuple[Setting, Value]]) -> str | None:
        self.times += 1
        self.set = {setting.key: value for setting, value in values}
        return self.trouble or None


@pytest.fixture
def done() -> Done:
    return Done()


@pytest.fixture
def shown() -> list[str]:
    return []


def opened(qtbot: QtBot, first: FirstRun, posed: Posed) -> WelcomeWindow:
    window = WelcomeWindow(first, posed, still=True)
    qtbot.addWidget(window)
    window.bring_forward()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def first(done: Done, shown: list[str], watch: Watch, cat_cow: Movement) -> FirstRun:
    return FirstRun(guessed_hours(0, 600), True, cat_cow, done, lambda: shown.append("break"), watch)


@pytest.fixture
def window(qtbot: QtBot, first: FirstRun, posed: Posed) -> WelcomeWindow:
    return opened(qtbot, first, posed)


def field(window: WelcomeWindow, label: str) -> object:
    return next(row.field for row in window.rows if row.row.label == label)


def test_the_icon_in_it_turns_dark_and_light_with_the_desktop(window: WelcomeWindow) -> None:
    window.setPalette(dressed(QPalette(), LIGHT))
    light = window.icon.pixmap().toImage()
    window.setPalette(dressed(QPalette(), DARK))
    assert window.icon.pixmap().toImage() != light


def test_begin_sets_what_was_chosen_and_closes(window: WelcomeWindow, done: Done) -> None:
    rhythm, when, floor = (field(window, each) for each in ("Rhythm", "When", "Floor movements"))
    assert isinstance(rhythm, ChoiceField)
    assert isinstance(when, ChoiceField)
    assert isinstance(floor, SwitchField)
    rhythm.buttons["half-hourly"].click()
    when.buttons["guessed"].click()
    floor.click()
    assert window.promise.text().startswith("After 30\N{NO-BREAK SPACE}min of sitting")
    window.begin.click()
    assert done.set["prompting.interval"] == 1800
    assert done.set["hours.wed"] == ((540, 1080),)
    assert done.set["breaks.floor"] is True
    assert done.set["app.autostart"] is True
    assert not window.isVisible()
    assert done.times == 1


@pytest.mark.parametrize("way", ["skip", "escape", "close"])
def test_skipping_it_sets_nothing_and_is_remembered_once(window: WelcomeWindow, done: Done, way: str) -> None:
    if way == "skip":
        window.skip.click()
    elif way == "escape":
        QTest.keyClick(window, Qt.Key.Key_Escape)
    else:
        window.close()
    assert not window.isVisible()
    assert (done.times, done.set) == (1, {})


def test_what_cannot_be_set_is_said_and_the_window_stays(window: WelcomeWindow, done: Done) -> None:
    done.trouble = "The settings cannot be written."
    window.begin.click()
    assert window.isVisible()
    assert window.trouble.text() == done.trouble


def test_a_break_can_be_looked_at(window: WelcomeWindow, shown: list[str]) -> None:
    window.look.click()
    assert shown == ["break"]
    assert window.isVisible()


@pytest.mark.parametrize(("tray", "says"), [(True, IN_TRAY), (False, NO_TRAY)])
def test_it_says_where_supple_lives(
    qtbot: QtBot,
    done: Done,
    watch: Watch,
    posed: Posed,
    tray: bool,  # noqa: FBT001
    says: str,
) -> None:
    window = opened(qtbot, FirstRun(guessed_hours(0, 600), tray, None, done, lambda: None, watch), posed)
    assert says in {label.text() for label in window.findChildren(QLabel)}


def test_the_figure_goes_where_there_is_no_room_and_is_not_missed_without_movements(
    window: WelcomeWindow, qtbot: QtBot, posed: Posed
) -> None:
    assert window._aside.isVisible()
    assert posed.poses
    window.resize(420, 500)
    qtbot.waitUntil(lambda: not window._aside.isVisible())
    qtbot.waitUntil(lambda: all(row.width() >= row.minimumSizeHint().width() for row in window.rows))
    assert all(row.mapTo(window, row.rect().topRight()).x() < 420 for row in window.rows)
