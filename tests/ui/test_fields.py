from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.core.form import Row, sections
from app.core.kinds import Kind
from app.ui.field_choice import ChoiceField, ListField
from app.ui.field_hours import HoursField
from app.ui.field_number import NumberField
from app.ui.field_switch import SwitchField
from app.ui.field_text import ListTextField
from app.ui.fields import field_for, is_wide
from tests.ui.wishes import row_of


def rows() -> Iterator[Row]:
    for section in sections():
        yield from section.rows


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("A break every", NumberField),
        ("Prompts a day", NumberField),
        ("Sound", SwitchField),
        ("Rhythm", ChoiceField),
        ("Screen", ListField),
        ("Programs", ListTextField),
        ("Snoozes offered", ListTextField),
        ("Working hours", HoursField),
    ],
)
def test_each_kind_has_its_field(qtbot: QtBot, label: str, kind: type) -> None:
    field = field_for(row_of(label))
    qtbot.addWidget(field)
    assert type(field) is kind


def test_every_kind_of_the_declaration_has_a_field_that_shows_its_default(qtbot: QtBot) -> None:
    seen: set[type[Kind]] = set()
    for row in rows():
        field = field_for(row)
        qtbot.addWidget(field)
        if isinstance(field, HoursField):
            field.show_value(((),) * 7)
        else:
            field.show_value(row.settings[0].default)
        seen.add(type(row.kind))
    assert len(seen) == 7


def test_what_needs_a_whole_line_is_known(qtbot: QtBot) -> None:
    for label, wide in (("Working hours", True), ("Sound", False)):
        field = field_for(row_of(label))
        qtbot.addWidget(field)
        assert is_wide(field) is wide
