from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.core.days import day_of, last_day, pieces
from app.core.events import Activity, How
from app.core.records import SpanRecord

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = 3600


def sat(begin: str, seconds: int) -> SpanRecord:
    """Sitting from a local time with offset, e.g. 2026-03-02T09:00+01:00."""
    at = datetime.fromisoformat(begin)
    offset = at.utcoffset() or timedelta()
    return SpanRecord(Activity.SITTING, How.MEASURED, int(at.timestamp()), seconds, int(offset.total_seconds() // 60))


def test_a_record_within_a_day_is_one_piece() -> None:
    (piece,) = pieces(sat("2026-03-02T09:00+01:00", HOUR), BERLIN)
    assert (piece.day, piece.seconds) == (date(2026, 3, 2), HOUR)
    assert (piece.band.begin, piece.band.end) == (9 * HOUR, 10 * HOUR)


def test_a_record_over_midnight_is_split_between_the_days() -> None:
    one, two = pieces(sat("2026-03-02T23:30+01:00", HOUR), BERLIN)
    assert (one.day, one.seconds, one.band.end) == (date(2026, 3, 2), 1800, 24 * HOUR)
    assert (two.day, two.seconds, two.band.begin) == (date(2026, 3, 3), 1800, 0)


def test_a_record_ending_at_midnight_leaves_nothing_for_the_next_day() -> None:
    (piece,) = pieces(sat("2026-03-02T23:00+01:00", HOUR), BERLIN)
    assert (piece.day, piece.band.end) == (date(2026, 3, 2), 24 * HOUR)


def test_the_day_the_clock_goes_forward_has_23_hours() -> None:
    whole = list(pieces(sat("2026-03-28T12:00+01:00", 59 * HOUR), BERLIN))
    assert [piece.seconds // HOUR for piece in whole] == [12, 23, 24]
    assert whole[1].day == date(2026, 3, 29)


def test_the_day_the_clock_goes_back_has_25_hours() -> None:
    whole = list(pieces(sat("2026-10-24T12:00+02:00", 61 * HOUR), BERLIN))
    assert [piece.seconds // HOUR for piece in whole] == [12, 25, 24]


def test_a_band_in_the_hour_that_comes_twice_never_ends_before_it_begins() -> None:
    (piece,) = pieces(sat("2026-10-25T02:50+02:00", 1200), BERLIN)
    assert piece.seconds == 1200
    assert piece.band.begin <= piece.band.end


def test_midnights_that_do_not_exist_are_passed() -> None:
    cairo = ZoneInfo("Africa/Cairo")  # 2026-04-24: from 24:00 straight to 01:00
    whole = list(pieces(sat("2026-04-23T22:00+02:00", 4 * HOUR), cairo))
    assert [(piece.day.day, piece.seconds // HOUR) for piece in whole] == [(23, 2), (24, 2)]


def test_a_record_made_elsewhere_keeps_its_own_day() -> None:
    in_tokyo = sat("2026-03-03T07:00+09:00", HOUR)
    (piece,) = pieces(in_tokyo, BERLIN)
    assert (piece.day, piece.band.begin) == (date(2026, 3, 3), 7 * HOUR)
    assert day_of(in_tokyo.began, in_tokyo.offset, BERLIN) == date(2026, 3, 3)


def test_a_record_that_ends_at_midnight_had_its_last_second_the_day_before() -> None:
    assert last_day(sat("2026-03-02T23:00+01:00", HOUR), BERLIN) == date(2026, 3, 2)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 - a zone is given to it below
    st.integers(1, 400_000),
    st.sampled_from(["Europe/Berlin", "America/Havana", "Africa/Cairo", "Asia/Kathmandu", "Pacific/Apia", "UTC"]),
    st.integers(-14 * 60, 14 * 60),
)
def test_pieces_keep_every_second_and_go_from_day_to_day(begin: datetime, seconds: int, zone: str, away: int) -> None:
    for place in (ZoneInfo(zone), timezone(timedelta(minutes=away))):
        local = begin.replace(tzinfo=place)
        whole = list(pieces(sat(local.isoformat(), seconds), ZoneInfo(zone)))
        assert sum(piece.seconds for piece in whole) == seconds
        assert all(piece.seconds > 0 for piece in whole)
        assert all(one.day < two.day for one, two in pairwise(whole))
