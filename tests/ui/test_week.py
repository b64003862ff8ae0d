from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.core.week import Week
from app.ui.week import WeekWindow
from tests.ui.weeks import MONDAY, busy_week, empty_week

TODAY = MONDAY + timedelta(days=9)


@pytest.fixture
def window(qtbot: QtBot) -> WeekWindow:
    """A window onto a history with one week in it, the one before today's."""

    def load(monday: date) -> Week:
        return busy_week(monday) if monday == MONDAY else empty_week(monday)

    window = WeekWindow(load, lambda: TODAY)
    qtbot.addWidget(window)
    return window


def texts(window: WeekWindow) -> list[str]:
    QApplication.sendPostedEvents(None, 52)
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


def test_it_opens_at_the_week_of_today(window: WeekWindow) -> None:
    window.show_week()
    assert window.title.text() == "9 to 15 March 2026"
    assert not window.later.isEnabled()


def test_earlier_and_later_go_through_the_weeks(window: WeekWindow) -> None:
    window.show_week()
    window.earlier.click()
    assert window.title.text() == "2 to 8 March 2026"
    assert window.sentences[0].text().startswith("You sat for an estimated")
    window.earlier.click()
    assert window.sentences[0].text() == "Nothing was measured in this week."
    window.later.click()
    window.later.click()
    assert window.title.text() == "9 to 15 March 2026"


def test_the_numbers_stand_with_their_units(window: WeekWindow) -> None:
    window.show_week(MONDAY)
    shown = texts(window)
    assert shown[shown.index("Sitting") + 1] == "7\u00a0h"
    assert shown[shown.index("Longest bout") + 1] == "1\u00a0h\u00a030\u00a0min"
    assert shown[shown.index("Skipped") + 1] == "1"


def test_an_empty_week_shows_no_noughts(window: WeekWindow) -> None:
    window.show_week()
    assert "Longest bout" not in texts(window)


def test_the_table_is_behind_the_chart_and_reached_by_keyboard(window: WeekWindow) -> None:
    window.show_week(MONDAY)
    assert window.chart.isVisible()
    QTest.keyClick(window.flip, Qt.Key.Key_Space)
    assert window.table.isVisible()
    assert not window.chart.isVisible()
    assert window.table.focusPolicy() & Qt.FocusPolicy.TabFocus
    cell = window.table.item(1, 6)
    assert cell is not None
    assert cell.text() == "1\u00a0h\u00a030\u00a0min"
    QTest.keyClick(window.flip, Qt.Key.Key_Space)
    assert window.chart.isVisible()


def test_what_is_new_is_read_anew(qtbot: QtBot) -> None:
    weeks = [empty_week(), busy_week()]
    window = WeekWindow(lambda monday: weeks[0] if monday == MONDAY else empty_week(monday), lambda: MONDAY)
    qtbot.addWidget(window)
    window.show_week()
    weeks.pop(0)
    window.refresh()
    assert window.sentences[0].text().startswith("You sat")


def test_escape_closes_it(qtbot: QtBot, window: WeekWindow) -> None:
    window.show_week()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
