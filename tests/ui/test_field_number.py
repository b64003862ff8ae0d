from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.kinds import Count, Seconds
from app.ui.field_number import NumberField, TimeSpin, count_field, duration_field

INTERVAL = Seconds(30, 14400, offered=(1200, 7200))


@pytest.fixture
def field(qtbot: QtBot) -> NumberField:
    field = duration_field(INTERVAL)
    qtbot.addWidget(field)
    field.show_value(3600)
    field.show()
    return field


def told(field: NumberField) -> list[object]:
    said: list[object] = []
    field.changed.connect(said.append)
    return said


def typed(field: NumberField, text: str) -> None:
    field.spin.lineEdit().setText(text)
    field.spin.interpretText()
    field.settle()


def test_showing_a_value_is_no_change(field: NumberField) -> None:
    said = told(field)
    field.show_value(2700)
    field.settle()
    assert field.spin.text() == "45 min"
    assert said == []


def test_many_steps_are_one_change_once_they_settle(field: NumberField, qtbot: QtBot) -> None:
    said = told(field)
    for _ in range(3):
        field.more.click()
    assert said == []
    qtbot.waitUntil(lambda: said == [4500], timeout=3000)


def test_a_refresh_while_somebody_steps_leaves_their_number(field: NumberField) -> None:
    field.more.click()
    field.show_value(3600)
    assert field.spin.value() == 3900


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("45 min", 2700), ("1 h 15 min", 4500), ("50", 3000), ("2h", 7200), ("soon", 3600), ("", 3600)],
)
def test_words_are_read_and_a_bare_number_is_in_minutes(field: NumberField, text: str, seconds: int) -> None:
    typed(field, text)
    assert field.spin.value() == seconds


@pytest.mark.parametrize(("text", "seconds"), [("5 h", 7200), ("1 min", 1200)])
def test_a_number_beyond_the_ends_becomes_the_end(field: NumberField, text: str, seconds: int) -> None:
    typed(field, text)
    assert field.spin.value() == seconds


def test_at_an_end_its_button_is_off(field: NumberField) -> None:
    field.show_value(7200)
    assert not field.more.isEnabled()
    assert field.less.isEnabled()


def test_a_value_of_the_file_beyond_what_is_offered_is_shown_and_kept(field: NumberField) -> None:
    said = told(field)
    field.show_value(30)
    field.settle()
    assert field.spin.text() == "30 s"
    assert said == []


def test_the_wheel_turns_no_value(field: NumberField) -> None:
    field.spin.setFocus()
    centre = QPointF(field.spin.rect().center())
    turn = QWheelEvent(
        centre, field.spin.mapToGlobal(centre), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field.spin, turn)
    assert field.spin.value() == 3600


def test_a_count_is_typed_as_a_number(qtbot: QtBot) -> None:
    field = count_field(Count(0, 100))
    qtbot.addWidget(field)
    field.show_value(3)
    said = told(field)
    QTest.keyClick(field.spin, Qt.Key.Key_Up)
    field.settle()
    assert said == [4]


@pytest.mark.parametrize(("text", "minutes"), [("9:30", 570), ("7", 420), ("24:00", 1440), ("25:00", 540), ("x", 540)])
def test_a_time_of_day_is_read(qtbot: QtBot, text: str, minutes: int) -> None:
    spin = TimeSpin(1440)
    qtbot.addWidget(spin)
    spin.setValue(540)
    spin.lineEdit().setText(text)
    spin.interpretText()
    assert spin.value() == minutes


def test_a_share_shows_its_unit_and_goes_in_its_steps(qtbot: QtBot) -> None:
    field = count_field(Count(40, 100, step=5, unit="%"))
    qtbot.addWidget(field)
    field.show_value(100)
    field.less.click()
    assert field.spin.text() == "95 %"
