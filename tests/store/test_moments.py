from __future__ import annotations

import sqlite3
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.store.moments import epoch, offset_minutes, utc_text

MOMENTS = st.integers(0, 4_000_000_000)


@given(MOMENTS)
def test_a_moment_is_read_back_as_it_was_written(at: int) -> None:
    assert epoch(utc_text(at)) == at


@given(MOMENTS)
def test_sqlite_reads_the_same_moment(at: int) -> None:
    assert sqlite3.connect(":memory:").execute("SELECT strftime('%s', ?)", [utc_text(at)]).fetchone() == (str(at),)


@given(MOMENTS, MOMENTS)
def test_texts_sort_as_moments_do(one: int, two: int) -> None:
    assert (utc_text(one) < utc_text(two)) == (one < two)


def test_the_offset_follows_daylight_saving() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert offset_minutes(epoch("2026-03-29 00:59:59"), berlin) == 60
    assert offset_minutes(epoch("2026-03-29 01:00:00"), berlin) == 120


def test_offsets_of_half_hours_and_to_the_west() -> None:
    assert offset_minutes(epoch("2026-03-02 08:00:00"), ZoneInfo("Asia/Kathmandu")) == 345
    assert offset_minutes(epoch("2026-03-02 08:00:00"), ZoneInfo("America/St_Johns")) == -210
