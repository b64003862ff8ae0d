from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.preferences_nav import Nav, Search
from tests.ui.fakes import longer


@pytest.fixture
def nav(qtbot: QtBot) -> Nav:
    nav = Nav()
    qtbot.addWidget(nav)
    nav.show_names(["Everyday", "Sitting", "Prompts"])
    nav.show()
    return nav


def test_it_is_as_wide_as_its_longest_name_in_strong_letters(qtbot: QtBot) -> None:
    nav = Nav()
    qtbot.addWidget(nav)
    long = longer("When to stay quiet")
    nav.show_names(["A", long])
    assert nav.width() > nav.fontMetrics().horizontalAdvance(long)


def test_a_click_and_the_arrow_keys_choose(nav: Nav, qtbot: QtBot) -> None:
    told: list[int] = []
    nav.chosen.connect(told.append)
    QTest.mouseClick(nav.viewport(), Qt.MouseButton.LeftButton, pos=nav.visualItemRect(nav.item(2)).center())
    assert told[-1] == 2
    QTest.keyClick(nav, Qt.Key.Key_Up)
    assert told[-1] == 1
    del qtbot


def test_showing_a_place_is_no_choice_and_none_can_be_shown(nav: Nav) -> None:
    told: list[int] = []
    nav.chosen.connect(told.append)
    nav.show_place(2)
    assert nav.item(2).isSelected()
    nav.show_place(None)
    assert nav.selectedItems() == []
    assert told == []


def test_the_search_line_says_what_it_is_for(qtbot: QtBot) -> None:
    search = Search()
    qtbot.addWidget(search)
    assert search.line.placeholderText() == search.line.accessibleName() == "Search settings"
