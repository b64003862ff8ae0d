from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.core.inputs import BreakKind, Skip, Snooze, Start
from app.core.menu import Ask, Entry
from app.ui.menu import EntryMenu, leaves, same_shape
from tests.ui.fakes import MENU, Asked


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def submenu(menu: QMenu, text: str) -> QMenu:
    found = next(action for action in menu.actions() if action.text() == text).menu()
    assert isinstance(found, QMenu)
    return found


def action(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def test_a_menu_shows_each_entry_and_each_submenu(qtbot: QtBot, asked: Asked) -> None:
    menu = EntryMenu(asked)
    qtbot.addWidget(menu)
    menu.show_entries(MENU)
    assert words(menu) == ["Start a break", "Snooze", "Skip", "", "I am standing", "Pause", "", "This week", "Quit"]
    assert words(submenu(menu, "Snooze")) == ["5 min", "10 min"]
    assert not action(menu, "Skip").isEnabled()


def test_choosing_an_entry_sends_what_it_does(qtbot: QtBot, asked: Asked) -> None:
    menu = EntryMenu(asked)
    qtbot.addWidget(menu)
    menu.show_entries(MENU)
    action(submenu(menu, "Start a break"), "Walk").trigger()
    action(submenu(menu, "Snooze"), "10 min").trigger()
    action(menu, "This week").trigger()
    assert asked.said == [Start(BreakKind.WALK), Snooze(10), Ask.WEEK]


def test_a_change_of_words_keeps_the_open_menu_as_it_is(qtbot: QtBot, asked: Asked) -> None:
    menu = EntryMenu(asked)
    qtbot.addWidget(menu)
    menu.show_entries(MENU)
    before = menu.actions()
    menu.show_entries((*MENU[:2], replace(MENU[2], enabled=True, text="Skip it"), *MENU[3:]))
    assert menu.actions() == before
    action(menu, "Skip it").trigger()
    assert asked.said == [Skip()]


def test_an_entry_that_comes_to_apply_is_there_in_its_place(qtbot: QtBot, asked: Asked) -> None:
    menu = EntryMenu(asked)
    qtbot.addWidget(menu)
    menu.show_entries(MENU)
    menu.show_entries((*MENU[:3], Entry("I sat elsewhere", Skip()), *MENU[3:]))
    assert words(menu)[3] == "I sat elsewhere"
    action(menu, "Quit").trigger()
    assert asked.said == [Ask.QUIT]


def test_a_line_of_text_cannot_be_chosen_and_an_ampersand_is_one(qtbot: QtBot, asked: Asked) -> None:
    menu = EntryMenu(asked)
    qtbot.addWidget(menu)
    menu.show_entries((Entry("Held: research & development"),))
    assert words(menu) == ["Held: research && development"]
    assert not menu.actions()[0].isEnabled()


def test_leaves_are_all_that_does_something_in_order() -> None:
    assert [entry.text for entry in leaves(MENU)] == [
        "Movement", "Walk", "5 min", "10 min", "Skip", "I am standing", "Prompts, 1 h", "This week", "Quit",
    ]  # fmt: skip


def test_menus_have_one_shape_only_if_separators_and_submenus_agree() -> None:
    assert same_shape(MENU, tuple(replace(entry, enabled=False) for entry in MENU))
    assert not same_shape(MENU, MENU[1:])
    assert not same_shape(MENU, (*MENU[:1], replace(MENU[1], entries=()), *MENU[2:]))
