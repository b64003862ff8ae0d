from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.core.hours import day_begins, local_day, next_edge, outside
from app.core.settings import Hours
from tests.core.day import BERLIN, Day, settings

NIGHT = [["22:00", "06:00"]]


def week(**days: object) -> Hours:
    return settings(working_hours=days).hours


def at(local: str, zone: ZoneInfo = BERLIN, *, fold: int = 0) -> int:
    return int(datetime.fromisoformat(local).replace(tzinfo=zone, fold=fold).timestamp())


def works(hours: Hours, local: str, *, fold: int = 0) -> bool:
    return not outside(hours, at(local, fold=fold), BERLIN)


# Monday, 2026-03-02


def test_without_any_range_it_is_always_working_hours() -> None:
    assert works(week(), "2026-03-01T03:00")
    assert next_edge(week(), at("2026-03-01T03:00"), BERLIN) is None


def test_a_range_begins_with_its_first_minute_and_ends_before_its_last() -> None:
    hours = week(mon=[["09:00", "12:30"]])
    assert [works(hours, f"2026-03-02T{time}") for time in ("08:59:59", "09:00", "12:29:59", "12:30")] == [
        False, True, True, False,
    ]  # fmt: skip


def test_several_ranges_leave_the_lunch_between_them_outside() -> None:
    hours = week(mon=[["09:00", "12:30"], ["13:00", "17:30"]])
    assert not works(hours, "2026-03-02T12:45")
    assert works(hours, "2026-03-02T13:00")


def test_a_day_without_a_range_is_outside_where_another_has_one() -> None:
    assert not works(week(mon=[["09:00", "17:00"]]), "2026-03-03T10:00")


def test_a_shift_over_midnight_belongs_to_the_weekday_it_starts_on() -> None:
    hours = week(fri=NIGHT)
    assert works(hours, "2026-03-06T23:00")
    assert works(hours, "2026-03-07T05:59")
    assert not works(hours, "2026-03-06T05:00"), "that would be Thursday's"
    assert not works(hours, "2026-03-07T22:30")


def test_a_sunday_shift_goes_on_into_monday() -> None:
    assert works(week(sun=NIGHT), "2026-03-02T05:00")


def test_equal_start_and_end_mean_never() -> None:
    hours = week(mon=[["09:00", "09:00"]])
    assert not works(hours, "2026-03-02T09:00")
    assert next_edge(hours, at("2026-03-02T08:00"), BERLIN) is None


def test_24_00_is_the_end_of_the_day() -> None:
    hours = week(mon=[["18:00", "24:00"]])
    assert works(hours, "2026-03-02T23:59:59")
    assert not works(hours, "2026-03-03T00:00")
    assert not works(hours, "2026-03-02T00:00")


def test_a_whole_day_is_00_00_to_24_00() -> None:
    hours = week(mon=[["00:00", "24:00"]])
    assert [works(hours, when) for when in ("2026-03-01T23:59:59", "2026-03-02T00:00", "2026-03-03T00:00")] == [
        False, True, False,
    ]  # fmt: skip


def test_ranges_that_overlap_or_touch_are_one() -> None:
    hours = week(mon=[["09:00", "12:00"], ["11:00", "14:00"], ["14:00", "15:00"]])
    assert works(hours, "2026-03-02T12:00")
    assert works(hours, "2026-03-02T14:00")


def test_the_next_edge_is_the_next_beginning_or_end() -> None:
    hours = week(mon=[["09:00", "12:30"]])
    assert next_edge(hours, at("2026-03-02T08:00"), BERLIN) == at("2026-03-02T09:00")
    assert next_edge(hours, at("2026-03-02T09:00"), BERLIN) == at("2026-03-02T12:30")
    assert next_edge(hours, at("2026-03-02T12:30"), BERLIN) == at("2026-03-09T09:00")


def test_summer_time_shortens_a_night_shift() -> None:
    """2026-03-29: from 02:00 straight to 03:00."""
    hours = week(sat=NIGHT)
    begin, end = at("2026-03-28T22:00"), at("2026-03-29T06:00")
    assert end - begin == 7 * 3600
    assert next_edge(hours, begin, BERLIN) == end


def test_winter_time_lengthens_a_night_shift() -> None:
    """2026-10-25: 02:00 to 03:00 comes twice."""
    hours = week(sat=NIGHT)
    begin, end = at("2026-10-24T22:00"), at("2026-10-25T06:00")
    assert end - begin == 9 * 3600
    assert next_edge(hours, begin, BERLIN) == end
    assert works(hours, "2026-10-25T02:30", fold=1)


def test_a_shift_that_ends_in_the_hour_that_comes_twice_ends_the_first_time() -> None:
    hours = week(sat=[["22:00", "02:30"]])
    assert works(hours, "2026-10-25T02:29")
    assert not works(hours, "2026-10-25T02:30")
    assert not works(hours, "2026-10-25T02:15", fold=1)


def test_a_shift_within_the_hour_that_is_skipped_does_no_harm() -> None:
    hours = week(sun=[["02:15", "02:45"]])
    edge = next_edge(hours, at("2026-03-29T01:00"), BERLIN)
    assert edge is not None
    assert edge > at("2026-03-29T01:00")


def test_local_midnight_is_where_the_zone_has_it() -> None:
    day = local_day(at("2026-03-02T23:59"), BERLIN)
    assert day.isoformat() == "2026-03-02"
    assert day_begins(day, BERLIN) == at("2026-03-02T00:00")
    assert local_day(at("2026-03-02T23:59"), ZoneInfo("Asia/Tokyo")).isoformat() == "2026-03-03"
    assert local_day(at("2026-03-02T00:30"), ZoneInfo("UTC")).isoformat() == "2026-03-01"


# ---- on a day -------------------------------------------------------------------------------------------------------


def test_outside_working_hours_nothing_prompts_and_sitting_is_measured() -> None:
    day = Day(interval=600, working_hours={"mon": [["13:00", "14:00"]]}).inputs(0, 9000).until(900)
    assert day.told() == ["600 held outside_hours"]
    assert day.spans() == ["0 900 sitting measured"]


def test_a_held_prompt_comes_quiet_grace_after_working_hours_begin() -> None:
    day = Day(interval=600, working_hours={"mon": [["09:15", "14:00"]]}).inputs(0, 9000).until(930)
    assert day.told() == ["600 held outside_hours", "930 prompt held_over"]


def test_a_shown_prompt_leaves_when_working_hours_end() -> None:
    day = Day(interval=600, working_hours={"mon": [["08:00", "09:11"]]}).inputs(0, 9000).until(700)
    assert day.told("prompt", "prompt_gone", "held") == [
        "600 prompt due", "660 prompt_gone held", "660 held outside_hours",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("by", "held"), [(-7200, ["600 held outside_hours"]), (0, []), (7200, ["600 held outside_hours"])]
)
def test_a_clock_set_across_an_edge_goes_by_the_hours_as_it_is_set(by: int, held: list[str]) -> None:
    day = Day(interval=600, working_hours={"mon": [["08:00", "10:00"]]}).inputs(0, 9000).set_clock(300, by).until(600)
    assert day.told("held") == held


def test_a_clock_set_back_into_working_hours_frees_a_held_prompt() -> None:
    day = (
        Day(interval=600, working_hours={"mon": [["08:00", "09:05"]]}).inputs(0, 9000).set_clock(700, -1800).until(730)
    )
    assert day.told("prompt", "held") == ["600 held outside_hours", "730 prompt held_over"]


def test_an_edge_set_back_and_passed_again_counts_again() -> None:
    hours = {"mon": [["08:00", "09:05"]]}
    day = Day(working_hours=hours).inputs(0, 9000).set_clock(700, -1800)
    assert not day.until(2099).state.outside
    assert day.until(2100).state.outside, "09:05 comes again"


def test_hours_that_change_while_the_app_runs_count_at_once() -> None:
    day = Day(interval=600, working_hours={"mon": [["08:00", "10:00"]]}).inputs(0, 9000).until(300)
    day.config = type(day.config)(settings(interval=600, working_hours={"tue": [["08:00", "10:00"]]}), BERLIN)
    assert day.engine is not None
    day.engine.configure(day.config)
    assert day.until(600).told("held") == ["600 held outside_hours"]


def test_an_app_that_was_off_over_an_edge_finds_the_hours_of_now() -> None:
    day = Day(interval=600, working_hours={"mon": [["08:00", "09:05"]]}).inputs(0, 200).quit(200).launch(400)
    assert day.inputs(400, 900).until(800).told("held") == ["800 held outside_hours"]


def test_a_zone_without_daylight_saving_will_do() -> None:
    assert not outside(week(mon=[["00:00", "24:00"]]), at("2026-03-02T12:00"), UTC)


def test_the_skipped_hour_neither_hides_nor_doubles_an_edge_on_a_day() -> None:
    day = Day("2026-03-29T01:50:00", interval=600, working_hours={"sun": [["03:05", "04:00"]]}).inputs(0, 9000)
    assert day.until(930).told() == ["600 held outside_hours", "930 prompt held_over"]
