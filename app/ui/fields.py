"""One field a kind of value: from a row of the form to the widget that shows it and takes it. Nothing by hand."""

from __future__ import annotations

from typing import assert_never

from app.core.form import Row
from app.core.kinds import Count, Minutes, Names, OneOf, Ranges, Seconds, Switch
from app.ui.field_choice import ChoiceField, ListField
from app.ui.field_hours import HoursField
from app.ui.field_number import NumberField, count_field, duration_field
from app.ui.field_switch import SwitchField
from app.ui.field_text import ListTextField

Field = NumberField | SwitchField | ChoiceField | ListField | ListTextField | HoursField
"""Each has `changed`, a signal with the value that somebody chose, and `show_value`."""


def field_for(row: Row) -> Field:
    """A new field for a row's kind, named for a screen reader."""
    field = _made(row)
    field.setAccessibleName(row.label)
    field.setAccessibleDescription(row.says)
    inner = field.spin if isinstance(field, NumberField) else field.line if isinstance(field, ListTextField) else None
    if inner is not None:
        inner.setAccessibleName(row.label)
        inner.setAccessibleDescription(row.says)
    return field


def _made(row: Row) -> Field:
    kind = row.kind
    match kind:
        case Seconds():
            return duration_field(kind)
        case Count():
            return count_field(kind)
        case Switch():
            return SwitchField()
        case Minutes() | Names():
            return ListTextField(kind)
        case OneOf():
            return ListField(kind.options) if kind.other else ChoiceField(kind)
        case Ranges():
            return HoursField()
        case _:
            assert_never(kind)


def is_wide(field: Field) -> bool:
    """Whether it stands under its words instead of beside them."""
    return isinstance(field, (HoursField, ChoiceField, ListTextField))
