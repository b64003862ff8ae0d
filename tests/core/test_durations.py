from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.durations import parse_duration, parse_time, say_duration, say_time


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90 s", 90),
        ("5 min", 300),
        ("1 h", 3600),
        ("1 h 30 min", 5400),
        ("1h30min", 5400),
        ("90", 90),
        ("1.5 h", 5400),
        ("2 Hours", 7200),
        ("1 minute 1 second", 61),
    ],
)
def test_a_duration_is_read_as_people_write_it(text: str, seconds: int) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    "text", ["", "h", "5 fortnights", "-5 min", "5 min ago", "0.0001 s", "1e3", "\u0665 min", "9" * 5000]
)
def test_what_is_no_duration_is_none(text: str) -> None:
    assert parse_duration(text) is None


@given(st.integers(0, 10_000_000))
def test_a_said_duration_reads_back(seconds: int) -> None:
    assert parse_duration(say_duration(seconds)) == seconds


@given(st.integers(0, 1440))
def test_a_said_time_reads_back(minutes: int) -> None:
    assert parse_time(say_time(minutes)) == minutes


@pytest.mark.parametrize("text", ["24:01", "9", "09:60", "09:5", "-1:00", "nine", "09:00:00"])
def test_what_is_no_time_of_day_is_none(text: str) -> None:
    assert parse_time(text) is None
