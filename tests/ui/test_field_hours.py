from __future__ import annotations

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from app.core.settings import DayHours
from app.ui.field_hours import HoursField

MORNING, AFTERNOON = (540, 750), (780, 1050)
FREE: tuple[DayHours, ...] = ((),) * 7


@pytest.fixture
def field(qtbot: QtBot) -> HoursField:
    field = HoursField()
    qtbot.addWidget(field)
    field.resize(600, 500)
    field.show_value(FREE)
    field.show()
    return field


def told(field: HoursField) -> list[Sequence[Sequence[tuple[int, int]]]]:
    said: list[Sequence[Sequence[tuple[int, int]]]] = []
    field.changed.connect(said.append)
    return said


def test_a_free_week_says_that_prompts_come_at_any_time(field: HoursField) -> None:
    assert field.note.isVisible()
    field.show_value(((MORNING,), *FREE[1:]))
    assert not field.note.isVisible()


def test_hours_are_added_after_those_there_are(field: HoursField) -> None:
    said = told(field)
    field.days[0].add.click()
    field.days[0].add.click()
    assert [week[0] for week in said] == [((540, 1020),), ((540, 1020), (1080, 1320))]


def test_a_time_is_changed_and_the_rest_stays(field: HoursField) -> None:
    field.show_value(((MORNING, AFTERNOON), *FREE[1:]))
    said = told(field)
    end = field.days[0].ranges[1].end
    end.spin.stepUp()
    end.settle()
    assert said == [((MORNING, (780, 1065)), *FREE[1:])]


def test_hours_are_removed(field: HoursField) -> None:
    field.show_value(((MORNING, AFTERNOON), *FREE[1:]))
    said = told(field)
    field.days[0].ranges[0].gone.emit()
    assert said == [((AFTERNOON,), *FREE[1:])]
    assert len(field.days[0].ranges) == 1


def test_monday_can_be_taken_for_the_working_week(field: HoursField) -> None:
    field.show_value(((MORNING,), (), (), (), (), (AFTERNOON,), ()))
    said = told(field)
    field.same.click()
    assert said == [((MORNING,),) * 5 + ((AFTERNOON,), ())]
    assert not field.same.isVisible()


def test_a_night_shift_says_that_it_ends_on_the_next_day(field: HoursField) -> None:
    field.show_value((((1320, 360),), *FREE[1:]))
    assert field.days[0].ranges[0].end.spin.accessibleDescription() == "on the next day"


def test_every_time_says_which_day_it_is_of(field: HoursField) -> None:
    field.show_value(((MORNING,), *FREE[1:]))
    shown = field.days[0].ranges[0]
    assert (shown.begin.spin.accessibleName(), shown.end.spin.accessibleName()) == ("Monday, from", "Monday, until")


@pytest.mark.parametrize("width", [300, 420, 700])
def test_ranges_stand_within_the_width_there_is(field: HoursField, qtbot: QtBot, width: int) -> None:
    field.show_value(((MORNING, AFTERNOON, (1080, 1200)), *FREE[1:]))
    field.resize(width, 600)
    qtbot.wait(1)
    day = field.days[0]
    for widget in (*day.ranges, day.add):
        assert widget.geometry().right() <= day.width()
