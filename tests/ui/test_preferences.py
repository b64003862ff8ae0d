from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.form import FIRST, sections
from app.ui.field_choice import ChoiceField, ListField
from app.ui.field_number import NumberField
from app.ui.field_switch import SwitchField
from app.ui.preferences import NARROW, PreferencesWindow
from app.ui.preferences_row import RowView
from tests.ui.wishes import Kept, put


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def window(qtbot: QtBot, kept: Kept) -> PreferencesWindow:
    window = PreferencesWindow(kept.wishes())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def row(window: PreferencesWindow, label: str) -> RowView:
    return next(each for each in window.rows if each.row.label == label)


def shown(window: PreferencesWindow) -> list[str]:
    return [each.row.label for each in window.rows if each.isVisible()]


def switch(window: PreferencesWindow, label: str) -> SwitchField:
    field = row(window, label).field
    assert isinstance(field, SwitchField)
    return field


def number(window: PreferencesWindow, label: str) -> NumberField:
    field = row(window, label).field
    assert isinstance(field, NumberField)
    return field


def test_every_row_of_the_declaration_is_there_and_the_first_section_is_shown(window: PreferencesWindow) -> None:
    assert [each.row for each in window.rows] == [each for section in sections() for each in section.rows]
    assert shown(window) == [each.label for each in sections()[0].rows]


def test_a_switch_holds_at_once_and_ctrl_z_takes_it_back(window: PreferencesWindow, kept: Kept) -> None:
    switch(window, "Sound").click()
    assert not kept.settings.breaks.sound
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept.settings.breaks.sound
    assert switch(window, "Sound").isChecked()
    assert window.note.text() == "“Sound” is on again."
    assert not window.undo.isEnabled()


def test_what_was_undone_can_be_done_again(window: PreferencesWindow, kept: Kept) -> None:
    switch(window, "Sound").click()
    window.undo.click()
    window.do_again()
    assert not kept.settings.breaks.sound
    assert window.undo.isEnabled()


def test_undo_reaches_the_window_from_a_field_in_which_nothing_was_typed(
    window: PreferencesWindow, kept: Kept, qtbot: QtBot
) -> None:
    field = number(window, "A break every")
    field.spin.setFocus()
    qtbot.waitUntil(field.spin.hasFocus)
    QTest.keyClick(field.spin, Qt.Key.Key_Up)
    field.settle()
    assert kept.settings.prompting.interval == 3900
    QTest.keyClick(field.spin, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept.settings.prompting.interval == 3600


def test_a_preset_sets_its_two_settings_and_one_undo_takes_both_back(window: PreferencesWindow, kept: Kept) -> None:
    field = row(window, "Rhythm").field
    assert isinstance(field, ChoiceField)
    field.buttons["regulator"].click()
    assert (kept.settings.prompting.interval, kept.settings.breaks.move) == (3300, 420)
    assert number(window, "A break every").spin.text() == "55 min"
    window.take_back()
    assert (kept.settings.prompting.interval, kept.settings.breaks.move) == (3600, 180)
    assert field.buttons["hourly"].isChecked()


def test_an_own_rhythm_is_no_preset(window: PreferencesWindow, kept: Kept) -> None:
    put(kept, "prompting.interval", 2700)
    window.refresh()
    field = row(window, "Rhythm").field
    assert isinstance(field, ChoiceField)
    assert not any(button.isChecked() for button in field.buttons.values())


def test_what_is_refused_is_said_at_its_row_and_the_old_value_shown(window: PreferencesWindow, kept: Kept) -> None:
    kept.refuses = "The settings cannot be written: no space left on device. Nothing was changed."
    switch(window, "Sound").click()
    assert row(window, "Sound").trouble.text() == kept.refuses
    assert switch(window, "Sound").isChecked()
    assert not window.undo.isEnabled()
    kept.refuses = None
    switch(window, "Sound").click()
    assert row(window, "Sound").trouble.isHidden()


def test_a_search_finds_across_sections_and_escape_ends_it(window: PreferencesWindow) -> None:
    QTest.keyClicks(window.search.line, "tiny")
    assert shown(window) == ["Tiny break"]
    QTest.keyClick(window.search.line, Qt.Key.Key_Escape)
    assert window.search.line.text() == ""
    assert "Rhythm" in shown(window)


def test_a_search_that_finds_nothing_says_so(window: PreferencesWindow) -> None:
    QTest.keyClicks(window.search.line, "zebra")
    assert shown(window) == []
    assert window.nothing.isVisible()
    assert window.nothing.text() == "No setting is about “zebra”."


def test_the_list_of_sections_goes_on_working_during_a_search(window: PreferencesWindow) -> None:
    QTest.keyClicks(window.search.line, "sound")
    window.nav.setFocus()
    assert shown(window) == ["Sound"]
    place = window.nav.visualItemRect(window.nav.item(0)).center()
    QTest.mouseClick(window.nav.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.search.line.text() == ""
    assert "Rhythm" in shown(window)


def test_arrow_keys_go_through_the_sections(window: PreferencesWindow, qtbot: QtBot) -> None:
    window.nav.setFocus()
    qtbot.waitUntil(window.nav.hasFocus)
    QTest.keyClick(window.nav, Qt.Key.Key_Down)
    assert shown(window) == [each.label for each in sections()[1].rows]


def test_a_narrow_window_has_a_list_to_open_instead(window: PreferencesWindow, qtbot: QtBot) -> None:
    window.resize(NARROW - 200, 500)
    qtbot.waitUntil(lambda: not window.nav.isVisible())
    assert window.pick.isVisible()
    assert window.pick.itemText(0) == FIRST
    window.pick.activated.emit(3)
    assert "Tiny break" in shown(window)


@pytest.mark.parametrize(("width", "height"), [(390, 400), (520, 400), (640, 400), (880, 680), (1600, 1000)])
def test_nothing_is_wider_than_the_window(
    window: PreferencesWindow, kept: Kept, qtbot: QtBot, width: int, height: int
) -> None:
    put(kept, "hours.mon", ((540, 750), (780, 1050), (1080, 1200)))
    window.refresh()
    window.resize(width, height)

    def too_wide() -> list[str]:
        visible = [each for each in window.rows if each.isVisible()]
        return [
            each.row.label
            for each in visible
            if each.mapTo(window, each.rect().topRight()).x() >= width or each.minimumSizeHint().width() > each.width()
        ]

    for place, _ in enumerate(window.sections):
        window._go(place)
        qtbot.waitUntil(lambda: too_wide() == [], timeout=2000)


def test_screens_that_are_connected_can_be_chosen(window: PreferencesWindow, kept: Kept) -> None:
    field = row(window, "Screen").field
    assert isinstance(field, ListField)
    assert [field.itemText(place) for place in range(field.count())] == [
        "The one in use", "All of them", "DP-1", "HDMI-2",
    ]  # fmt: skip
    field.activated.emit(3)
    assert kept.settings.breaks.screen == "HDMI-2"


def test_autostart_is_a_switch_like_any_other(window: PreferencesWindow, kept: Kept) -> None:
    switch(window, "Start with the computer").click()
    assert kept.autostart
    window.take_back()
    assert not kept.autostart


@pytest.mark.parametrize(
    ("text", "asked"), [("Preview a prompt", "prompt"), ("Preview a break", "break"), ("Settings file", "file")]
)
def test_the_foot_shows_a_prompt_a_break_and_the_file(
    window: PreferencesWindow, kept: Kept, text: str, asked: str
) -> None:
    next(each for each in window.findChildren(QPushButton) if each.text() == text).click()
    assert kept.asked == [asked]


def test_what_came_of_the_file_is_said_at_the_foot_and_widens_nothing(window: PreferencesWindow) -> None:
    width = window.width()
    window.tell(f"No program here opens {'/a/folder' * 30}/settings.toml: edit it in any text editor.")
    assert window.note.isVisible()
    assert window.minimumSizeHint().width() <= window.width() == width
    window.tell("")
    assert not window.note.isVisible()


def test_every_field_has_a_name_for_who_cannot_see_it(window: PreferencesWindow) -> None:
    unnamed = [each.row.label for each in window.rows if each.field.accessibleName() != each.row.label]
    assert unnamed == []
    assert all(each.field.accessibleDescription() for each in window.rows)


def test_every_field_is_reached_by_the_tab_key(window: PreferencesWindow, qtbot: QtBot) -> None:
    window.setFocus()
    reached: set[str] = set()
    focused: Callable[[], QWidget | None] = window.focusWidget
    for _ in range(40):
        QTest.keyClick(focused() or window, Qt.Key.Key_Tab)
        qtbot.wait(1)
        at = focused()
        reached |= {each.row.label for each in window.rows if at is not None and each.isAncestorOf(at)}
    assert reached == set(shown(window))
