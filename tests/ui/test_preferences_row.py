from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.core.kinds import Value
from app.ui.field_hours import HoursField
from app.ui.field_switch import SwitchField
from app.ui.field_text import ListTextField
from app.ui.preferences_row import RowView, Values
from tests.ui.wishes import row_of


class Chosen:
    """Keeps what a row was told."""

    def __init__(self) -> None:
        self.values: list[tuple[str, Value]] = []

    def __call__(self, _row: RowView, values: Values) -> None:
        self.values = [(setting.key, value) for setting, value in values]


@pytest.fixture
def chosen() -> Chosen:
    return Chosen()


def made(qtbot: QtBot, chosen: Chosen, label: str) -> RowView:
    view = RowView(row_of(label), chosen)
    qtbot.addWidget(view)
    return view


def test_at_the_default_it_says_so_and_beside_it_what_the_default_is(qtbot: QtBot, chosen: Chosen) -> None:
    view = made(qtbot, chosen, "A break every")
    view.show_values([3600])
    assert (view.default.isHidden(), view.back.isHidden()) == (False, True)
    view.show_values([2700])
    assert (view.default.isHidden(), view.back.isHidden()) == (True, False)
    assert view.back.text() == "Default: 1 h"
    view.back.click()
    assert chosen.values == [("prompting.interval", 3600)]


def test_what_is_chosen_is_told_with_its_setting(qtbot: QtBot, chosen: Chosen) -> None:
    view = made(qtbot, chosen, "Sound")
    view.show_values([True])
    assert isinstance(view.field, SwitchField)
    view.field.click()
    assert chosen.values == [("breaks.sound", False)]


def test_a_week_is_told_as_its_seven_days_and_goes_back_as_one(qtbot: QtBot, chosen: Chosen) -> None:
    view = made(qtbot, chosen, "Working hours")
    view.show_values([((540, 1020),), (), (), (), (), (), ()])
    assert isinstance(view.field, HoursField)
    view.field.same.click()
    assert dict(chosen.values)["hours.fri"] == ((540, 1020),)
    assert dict(chosen.values)["hours.sat"] == ()
    view.back.click()
    assert set(dict(chosen.values).values()) == {()}


def test_a_list_that_is_none_is_refused_under_its_words_until_it_is_one(qtbot: QtBot, chosen: Chosen) -> None:
    view = made(qtbot, chosen, "Snoozes offered")
    view.show_values([(5, 10)])
    assert isinstance(view.field, ListTextField)
    view.field.line.setText("5, soon")
    view.field.line.editingFinished.emit()
    assert view.trouble.text() == 'Snoozes offered needs whole minutes from 1 to 240, not "soon".'
    assert chosen.values == []
    view.field.line.setText("5, 20")
    view.field.line.editingFinished.emit()
    assert view.trouble.isHidden()
    assert chosen.values == [("prompting.snooze_minutes", (5, 20))]


def test_the_systems_own_switch_has_no_default_of_ours(qtbot: QtBot, chosen: Chosen) -> None:
    view = made(qtbot, chosen, "Start with the computer")
    view.show_values([True])
    view.show()
    assert not view.default.isVisible()
    assert not view.back.isVisible()


@pytest.mark.parametrize("label", ["A break every", "Sound", "Rhythm", "Working hours", "Programs"])
def test_a_narrow_row_is_no_wider_than_its_field_needs(qtbot: QtBot, chosen: Chosen, label: str) -> None:
    view = made(qtbot, chosen, label)
    view.show_values([each.default for each in view.row.settings])
    view.set_narrow(narrow=True)
    assert view.minimumSizeHint().width() <= 330
