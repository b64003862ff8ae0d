from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.form import PRESET
from app.core.kinds import OneOf
from app.ui.field_choice import ChoiceField, ListField
from tests.ui.fakes import longer


@pytest.fixture
def field(qtbot: QtBot) -> ChoiceField:
    assert isinstance(PRESET.kind, OneOf)
    field = ChoiceField(PRESET.kind)
    qtbot.addWidget(field)
    field.resize(800, 60)
    field.show()
    return field


def test_a_click_tells_the_word_and_showing_does_not(field: ChoiceField) -> None:
    said: list[object] = []
    field.changed.connect(said.append)
    field.show_value("hourly")
    field.buttons["gentle"].click()
    assert said == ["gentle"]


def test_no_word_or_another_leaves_none_chosen(field: ChoiceField) -> None:
    field.show_value("hourly")
    field.show_value("")
    assert not any(button.isChecked() for button in field.buttons.values())


def test_enter_chooses_too(field: ChoiceField) -> None:
    said: list[object] = []
    field.changed.connect(said.append)
    QTest.keyClick(field.buttons["regulator"], Qt.Key.Key_Return)
    assert said == ["regulator"]


def test_without_room_for_all_in_a_line_they_stand_in_two_or_under_each_other(field: ChoiceField, qtbot: QtBot) -> None:
    def lines() -> int:
        return len({button.y() for button in field.buttons.values()})

    assert lines() == 1
    field.resize(320, 200)
    qtbot.waitUntil(lambda: lines() == 2)
    field.resize(150, 300)
    qtbot.waitUntil(lambda: lines() == 4)


def test_long_words_are_never_cut(qtbot: QtBot) -> None:
    field = ChoiceField(OneOf((("a", longer("Half-hourly\n30 min · 3 min")), ("b", longer("Full screen")))))
    qtbot.addWidget(field)
    for button in field.buttons.values():
        assert button.minimumSizeHint().width() > button.fontMetrics().horizontalAdvance(button.accessibleName())


def test_a_list_offers_more_words_and_keeps_one_that_is_not_connected_now(qtbot: QtBot) -> None:
    field = ListField((("in use", "The one in use"),))
    qtbot.addWidget(field)
    said: list[object] = []
    field.changed.connect(said.append)
    field.offer(("DP-1",))
    field.offer(("DP-1",))
    field.show_value("HDMI-9")
    assert [field.itemText(place) for place in range(field.count())] == ["The one in use", "DP-1", "HDMI-9"]
    assert field.currentText() == "HDMI-9"
    assert said == []
    field.activated.emit(1)
    assert said == ["DP-1"]
