from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.kinds import (
    Count,
    Kind,
    Minutes,
    Names,
    OneOf,
    Ranges,
    Refused,
    Seconds,
    Switch,
    Value,
    from_words,
    read,
    say,
    say_range,
    unit,
)

DURATION = Seconds(30, 14400)


def test_a_duration_is_a_number_or_a_text() -> None:
    assert read(DURATION, 90) == read(DURATION, "90 s") == read(DURATION, 90.0) == 90


@pytest.mark.parametrize("raw", ["90 s", 90.0])
def test_in_a_trace_a_duration_is_a_whole_number_only(raw: object) -> None:
    assert read(DURATION, 90, in_trace=True) == 90
    assert isinstance(read(DURATION, raw, in_trace=True), Refused)


def test_true_is_no_number() -> None:
    assert read(DURATION, raw=True) == Refused('needs a number of seconds or a text like "5 min", not true')
    assert read(Count(0, 9), raw=True) == Refused("needs a whole number, not true")


@pytest.mark.parametrize("raw", [0, 1, "on"])
def test_a_number_is_no_switch(raw: object) -> None:
    assert isinstance(read(Switch(), raw), Refused)


@pytest.mark.parametrize("raw", [29, 14401, "5 h", 90.5, float("nan"), float("inf"), None, [], {}])
def test_a_duration_out_of_range_or_of_another_type_is_refused(raw: object) -> None:
    assert isinstance(read(DURATION, raw), Refused)


def test_a_refusal_says_the_range_and_what_was_there() -> None:
    assert read(DURATION, "5 h") == Refused('needs 30 s to 4 h, not "5 h"')


def test_a_refusal_stays_short_whatever_was_there() -> None:
    refused = read(Switch(), "x" * 10_000)
    assert isinstance(refused, Refused)
    assert len(refused.reason) < 120


@pytest.mark.parametrize("raw", [[], [0], [5, 5], [True], ["5"], "5, 10", [1, 2, 3, 4, 5, 6, 7], None])
def test_minutes_are_a_few_different_whole_numbers(raw: object) -> None:
    assert isinstance(read(Minutes(1, 240, 6), raw), Refused)


def test_hours_of_a_day_are_minutes_and_may_wrap_midnight() -> None:
    assert read(Ranges(), [["09:00", "12:30"], ["22:00", "06:00"], ["00:00", "24:00"]]) == (
        (540, 750),
        (1320, 360),
        (0, 1440),
    )


@pytest.mark.parametrize(
    "raw", ["09:00", [["09:00"]], [["09:00", "25:00"]], [["24:00", "09:00"]], [[9, 12]], ["09:00", "12:30"], None]
)
def test_hours_in_another_form_are_refused(raw: object) -> None:
    assert isinstance(read(Ranges(), raw), Refused)


@pytest.mark.parametrize("raw", ["zoom", [""], [3], None])
def test_names_are_a_list_of_texts(raw: object) -> None:
    assert isinstance(read(Names(), raw), Refused)


@pytest.mark.parametrize("name", ["a\tb", "a\nb", "\x1b[31m", "\x00", "\udcff", "\x9b"])
def test_what_no_terminal_shows_is_no_name_and_is_not_said(name: str) -> None:
    for kind, raw in ((Names(), [name]), (OneOf((("all", "All"),), "a name"), name)):
        refused = read(kind, raw)
        assert isinstance(refused, Refused)
        assert name not in refused.reason
        assert "?" in refused.reason


def test_names_of_any_language_are_names() -> None:
    names = ("Écran Retina intégré", "画面", "Bildschirm-2")
    assert read(Names(), list(names)) == names


PLACE = OneOf((("screen", "Full screen"), ("window", "Window")))


@pytest.mark.parametrize("raw", ["Full screen", "", 1, True, None, ["screen"]])
def test_one_of_some_words_is_none_of_others(raw: object) -> None:
    assert read(PLACE, "screen") == "screen"
    assert isinstance(read(PLACE, raw), Refused)


def test_where_any_other_word_may_stand_only_nothing_is_refused() -> None:
    screen = OneOf((("all", "All"),), other="a screen's name")
    assert read(screen, " HDMI-1 ") == "HDMI-1"
    assert read(screen, " ") == Refused('needs all or a screen\'s name, not " "')


ranges = st.lists(st.tuples(st.integers(0, 1439), st.integers(0, 1440)), max_size=4).map(tuple)
values: st.SearchStrategy[tuple[Kind, Value]] = st.one_of(
    st.tuples(st.just(Seconds(0, 100_000)), st.integers(0, 100_000)),
    st.tuples(st.just(Count(0, 1000)), st.integers(0, 1000)),
    st.tuples(st.just(Switch()), st.booleans()),
    st.tuples(
        st.just(Minutes(1, 240, 6)), st.lists(st.integers(1, 240), min_size=1, max_size=6, unique=True).map(tuple)
    ),
    st.tuples(st.just(Ranges()), ranges),
    st.tuples(st.just(PLACE), st.sampled_from(PLACE.words)),
)


@given(values)
def test_what_is_said_of_a_value_can_be_typed_again(said: tuple[Kind, Value]) -> None:
    kind, value = said
    assert read(kind, from_words(kind, say(kind, value))) == value


def test_words_that_are_no_value_are_left_for_reading_to_refuse() -> None:
    assert isinstance(read(Switch(), from_words(Switch(), "perhaps")), Refused)
    assert isinstance(read(Count(0, 9), from_words(Count(0, 9), "9" * 5000)), Refused)
    assert isinstance(read(Ranges(), from_words(Ranges(), "09:00")), Refused)


def test_no_names_can_be_typed_as_none() -> None:
    assert read(Names(), from_words(Names(), "none")) == ()
    assert read(Names(), from_words(Names(), "zoom, obs")) == ("zoom", "obs")


@pytest.mark.parametrize("kind", [DURATION, Count(0, 9), Switch(), Minutes(1, 240, 6), Names(), Ranges()])
def test_every_kind_says_what_it_allows(kind: Kind) -> None:
    assert say_range(kind)
    assert unit(kind) in ("s", "min", "")
