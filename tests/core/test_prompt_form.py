from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.inputs import BreakKind, Command, Skip, Snooze, Start
from app.core.prompt_form import Form, asked_by, forms, notice_of
from app.core.settings import IN_A_NOTIFICATION, PROMPT_FORMS
from app.core.snapshot import PromptView

VIEW = PromptView(1, 58, BreakKind.MOVE, 180, (5, 10))
LINE = "Time to move: cat–cow & a turn"


@pytest.mark.parametrize("wanted", ["automatic", "corner"])
def test_a_window_comes_first_where_the_desktop_has_room_for_one(wanted: str) -> None:
    assert forms(wanted, Form.CORNER) == (Form.CORNER, Form.NOTIFICATION)
    assert forms(wanted, Form.LAYER) == (Form.LAYER, Form.NOTIFICATION)


def test_a_notification_comes_first_where_it_is_wished() -> None:
    assert forms(IN_A_NOTIFICATION, Form.LAYER) == (Form.NOTIFICATION, Form.LAYER)


@pytest.mark.parametrize("wanted", [word for word, _ in PROMPT_FORMS])
def test_without_room_for_a_window_there_is_the_notification(wanted: str) -> None:
    assert forms(wanted, None) == (Form.NOTIFICATION,)


def test_a_notification_says_what_the_window_says() -> None:
    notice = notice_of(VIEW, LINE)
    assert (notice.title, notice.body) == ("Time to move", "cat–cow & a turn\n58 min sitting · 3 min")
    assert [words for _, words in notice.actions] == ["Start", "Snooze 5 min", "Skip", "Tiny version"]


def test_without_movements_it_says_the_numbers_alone() -> None:
    assert notice_of(VIEW, "Time to move").body == "58 min sitting · 3 min"


def test_no_snooze_is_offered_when_none_is_left_and_no_tiny_version_of_a_tiny_break() -> None:
    notice = notice_of(replace(VIEW, snooze_minutes=(), kind=BreakKind.TINY), LINE)
    assert [words for _, words in notice.actions] == ["Start", "Skip"]


@pytest.mark.parametrize(
    ("key", "command"),
    [
        ("start", Start(BreakKind.MOVE)),
        ("snooze", Snooze(5)),
        ("skip", Skip()),
        ("tiny", Start(BreakKind.TINY)),
        ("default", None),
    ],
)
def test_each_button_asks_for_what_it_says(key: str, command: Command | None) -> None:
    assert asked_by(key, VIEW) == command


def test_a_snooze_that_is_none_of_the_buttons_asks_for_nothing() -> None:
    assert asked_by("snooze", replace(VIEW, snooze_minutes=())) is None
