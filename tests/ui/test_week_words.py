from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.core.events import Activity, Outcome
from app.core.week import Day, Week
from app.ui.week_words import HEADINGS, change, dates, described, figures, length, row, sentences, taken
from tests.ui.weeks import MONDAY, busy_week, day, empty_week


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 min"), (40, "40 s"), (60, "1 min"), (45 * 60, "45 min"), (3600, "1 h"), (3660, "1 h 01 min"),
     (26 * 3600 + 40 * 60, "26 h 40 min")],
)  # fmt: skip
def test_a_length_is_said_with_its_units_on_one_line(seconds: int, said: str) -> None:
    assert length(seconds) == said.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("monday", "said"),
    [
        (date(2026, 3, 2), "2 to 8 March 2026"),
        (date(2026, 3, 30), "30 March to 5 April 2026"),
        (date(2025, 12, 29), "29 December 2025 to 4 January 2026"),
    ],
)
def test_a_week_is_named_by_its_dates(monday: date, said: str) -> None:
    assert dates(monday) == said


def test_three_sentences_say_how_much_how_long_and_what_broke_it() -> None:
    assert [text.replace("\u00a0", " ") for text in sentences(busy_week())] == [
        "You sat for an estimated 7 h at this desk, 3 h 30 min on an average day.",
        "The longest stretch without a break was 1 h 30 min, on Tuesday.",
        "You took 2 guided breaks, left one early and got up once by yourself.",
    ]


def test_an_empty_week_says_what_will_stand_here() -> None:
    first, *rest = sentences(empty_week())
    assert first == "Nothing was measured in this week."
    assert all("Here" in text or "Below" in text for text in rest)


@pytest.mark.parametrize(
    ("guided", "left", "natural", "said"),
    [
        (0, 0, 0, "No break was taken yet."),
        (0, 0, 2, "You got up twice by yourself."),
        (1, 0, 0, "You took one guided break."),
        (0, 1, 0, "You left one guided break early."),
        (2, 0, 5, "You took 2 guided breaks and got up 5 times by yourself."),
        (2, 3, 5, "You took 2 guided breaks, left 3 early and got up 5 times by yourself."),
    ],
)
def test_breaks_are_counted_in_whole_sentences(guided: int, left: int, natural: int, said: str) -> None:
    outcomes = {Outcome.COMPLETED: guided, Outcome.PARTIAL: left, Outcome.NATURAL: natural}
    shown = day(MONDAY, sitting=3600, bouts=(3600,), outcomes=outcomes)
    others = tuple(day(MONDAY + timedelta(days=n)) for n in range(1, 7))
    assert sentences(Week(MONDAY, (shown, *others)))[2] == said


def test_a_break_that_was_left_early_was_not_taken() -> None:
    shown = day(MONDAY, outcomes={Outcome.COMPLETED: 2, Outcome.PARTIAL: 1, Outcome.SKIPPED: 4})
    assert taken(shown) == 2


def test_each_figure_stands_beside_the_week_before() -> None:
    shown = {figure.name: figure for figure in figures(busy_week(), busy_week(more=3600))}
    assert shown["Sitting"].change == "2\u00a0h less than before"
    assert shown["Breaks taken"].change == "as the week before"


def test_without_a_week_before_nothing_is_compared() -> None:
    assert {figure.change for figure in figures(busy_week(), None)} == {""}


def test_more_less_and_fewer() -> None:
    assert change(5, 2, "3", "fewer") == "3 more than before"
    assert change(2, 5, "3", "fewer") == "3 fewer than before"


def test_a_days_line_has_a_text_for_each_heading() -> None:
    for shown in busy_week().days:
        assert len(row(shown)) == len(HEADINGS)
    assert row(busy_week().days[0])[:2] == ("Monday 2 Mar", "3\u00a0h")


def test_a_day_without_measurement_is_dashes_not_noughts() -> None:
    assert set(row(empty_week().days[3])[1:]) == {"–"}


def test_the_chart_is_told_in_words_day_by_day() -> None:
    said = described(busy_week()).replace("\u00a0", " ")
    assert "Monday: 3 h sitting, 3 bouts, the longest 1 h." in said
    assert "Sunday: nothing measured." in said


def test_cannot_tell_is_a_column_of_its_own() -> None:
    shown: Day = day(MONDAY, sitting=3600, unknown=1800)
    assert row(shown)[HEADINGS.index("Cannot tell")] == "30\u00a0min"
    assert shown.seconds[Activity.SITTING] == 3600
