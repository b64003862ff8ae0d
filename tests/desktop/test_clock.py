from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.core.inputs import Now
from app.desktop.clock import SystemClock, local_zone, read_aware, read_plain


class Dials:
    """Three clocks set by hand."""

    def __init__(self) -> None:
        self.plain, self.asleep, self.wall = 1000.0, 0.0, 1_772_438_400.0

    def clock(self) -> SystemClock:
        return SystemClock(lambda: self.plain + self.asleep, lambda: self.plain, lambda: self.wall)


@pytest.fixture
def dials() -> Dials:
    return Dials()


def test_now_is_whole_seconds_on_both_clocks(dials: Dials) -> None:
    clock = dials.clock()
    dials.plain, dials.wall = 1007.9, 1_772_438_401.9
    assert clock.now() == Now(t=1007, at=1_772_438_401)


def test_sleep_counts_on_the_aware_clock_and_not_on_the_plain_one(dials: Dials) -> None:
    clock = dials.clock()
    dials.asleep = 3600
    assert (clock.exact(), clock.plain(), clock.slept()) == (4600, 1000, 3600)


def test_a_wall_clock_set_back_moves_no_duration(dials: Dials) -> None:
    clock = dials.clock()
    dials.wall -= 86_400
    dials.plain += 5
    assert clock.now().t == 1005


def test_ago_without_a_sleep_is_a_difference(dials: Dials) -> None:
    assert dials.clock().ago(30) == 970


def test_an_input_before_a_sleep_is_put_before_it(dials: Dials) -> None:
    clock = dials.clock()
    dials.plain, dials.asleep = 1010, 3600
    clock.now()  # the resume is noticed here
    dials.plain = 1020
    assert clock.ago(25) == 995


def test_an_input_after_a_sleep_is_put_after_it(dials: Dials) -> None:
    clock = dials.clock()
    dials.plain, dials.asleep = 1010, 3600
    clock.now()
    dials.plain = 1060
    assert clock.ago(30) == 1030 + 3600


def test_the_clocks_of_this_machine_go_forward_together() -> None:
    aware, plain = read_aware(), read_plain()
    clock = SystemClock()
    assert clock.exact() >= aware
    assert clock.plain() >= plain
    assert clock.slept() >= 0


def test_news_that_comes_late_is_dated_to_when_it_was_so(dials: Dials) -> None:
    clock = dials.clock()
    dials.asleep = 3600
    dials.wall += 3600
    with clock.dated(1000):
        assert clock.now() == Now(t=1000, at=1_772_438_400)
        assert (clock.exact(), clock.wall()) == (4600, 1_772_438_400 + 3600)
    assert clock.now() == Now(t=4600, at=1_772_438_400 + 3600)


def test_news_from_the_future_is_of_now(dials: Dials) -> None:
    clock = dials.clock()
    with clock.dated(2000):
        assert clock.now().t == 1000


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    yield monkeypatch
    monkeypatch.undo()
    local_zone()  # what the library remembers is put right again


def test_the_zone_follows_tz(zone: pytest.MonkeyPatch) -> None:
    for name in ("Pacific/Auckland", "Europe/Berlin"):
        zone.setenv("TZ", name)
        assert local_zone() == ZoneInfo(name)


def test_a_zone_without_a_name_is_still_a_zone(zone: pytest.MonkeyPatch) -> None:
    zone.setenv("TZ", "Nowhere/Land")
    assert datetime(2026, 3, 2, 12, tzinfo=UTC).astimezone(local_zone()).utcoffset() is not None
