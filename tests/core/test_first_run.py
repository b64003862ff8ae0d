from __future__ import annotations

from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.first_run import chosen, guessed_hours, promise, proposed, questions
from app.core.hours import outside
from app.core.kinds import Value
from app.core.settings import PRESETS, Hours

WEEK = guessed_hours(0, 600)
ROWS = questions(WEEK)


def answers(**changed: Value) -> dict[str, Value]:
    said = {row.keys: proposed(row.settings[0]) for row in ROWS}
    return {**said, **{key.replace("__", "."): value for key, value in changed.items()}}


def test_five_questions_are_asked() -> None:
    assert [row.label for row in ROWS] == [
        "Rhythm", "When", "Floor movements", "Seated breaks", "Start with the computer",
    ]  # fmt: skip


def test_what_was_left_as_proposed_sets_only_the_start_with_the_computer() -> None:
    assert [(setting.key, value) for setting, value in chosen(answers(), ROWS, WEEK)] == [("app.autostart", True)]


def test_what_was_chosen_is_set_and_the_hours_on_every_working_day() -> None:
    said = answers(app__preset="gentle", app__when="guessed", breaks__floor=True, app__autostart=False)
    assert {setting.key: value for setting, value in chosen(said, ROWS, WEEK)} == {
        "prompting.interval": 5400,
        "breaks.move": 120,
        **{f"hours.{day}": ((540, 1080),) for day in ("mon", "tue", "wed", "thu", "fri")},
        "breaks.floor": True,
        "app.autostart": False,
    }


@pytest.mark.parametrize("preset", PRESETS)
def test_what_will_happen_is_said_for_each_rhythm(preset: object) -> None:
    said = [promise(each.label.lower()) for each in PRESETS]
    assert said[0].startswith("After 1 h of sitting, a small prompt in the corner offers 3 min of movement.")
    assert len(set(said)) == len(PRESETS)
    del preset


@given(st.integers(0, 6), st.integers(0, 1439))
def test_the_guessed_hours_hold_the_moment_of_the_guess_unless_it_is_night(weekday: int, minute: int) -> None:
    week = guessed_hours(weekday, minute)
    assert len(week) == 7
    assert all(week[day] for day in range(5))
    monday = 1_772_409_600  # 2026-03-02 00:00 UTC

    if 5 * 60 <= minute < 21 * 60:
        assert not outside(Hours(week), monday + weekday * 86400 + minute * 60, UTC)


def test_nine_to_six_is_guessed_at_ten_and_earlier_for_early_birds() -> None:
    assert guessed_hours(0, 600)[0] == ((540, 1080),)
    assert guessed_hours(0, 400)[0] == ((360, 900),)
    assert guessed_hours(6, 600)[6] == ((540, 1080),)
    assert guessed_hours(2, 600)[6] == ()
