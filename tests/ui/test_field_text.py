from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.core.kinds import Minutes, Names
from app.ui.field_text import ListTextField


def entered(field: ListTextField, text: str) -> None:
    field.line.setText(text)
    field.line.editingFinished.emit()


def test_names_are_taken_with_commas_between_them_and_none_is_a_list_too(qtbot: QtBot) -> None:
    field = ListTextField(Names())
    qtbot.addWidget(field)
    said: list[object] = []
    field.changed.connect(said.append)
    field.show_value(())
    assert field.line.text() == ""
    entered(field, "zoom, teams ")
    field.show_value(("zoom", "teams"))
    entered(field, "")
    assert said == [("zoom", "teams"), ()]


def test_leaving_the_line_as_it_was_is_no_change(qtbot: QtBot) -> None:
    field = ListTextField(Minutes(1, 240, 6))
    qtbot.addWidget(field)
    said: list[object] = []
    field.changed.connect(said.append)
    field.show_value((5, 10))
    entered(field, "5, 10")
    assert said == []


def test_what_is_no_list_is_refused_with_its_reason(qtbot: QtBot) -> None:
    field = ListTextField(Minutes(1, 240, 6))
    qtbot.addWidget(field)
    reasons: list[str] = []
    field.refused.connect(reasons.append)
    field.show_value((5,))
    entered(field, "5, 5")
    assert reasons == ["names 5 minutes twice"]
