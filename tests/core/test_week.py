from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.core.events import Activity, Cause, How, Outcome
from app.core.inputs import BreakKind
from app.core.records import BreakRecord, PromptRecord, SpanRecord
from app.core.week import Week, reach, week, week_of

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 2)
HOUR = 3600
HOWS = {
    Activity.SITTING: How.MEASURED,
    Activity.UP: How.INFERRED,
    Activity.STANDING: How.DECLARED,
    Activity.UNKNOWN: How.MEASURED,
    Activity.PAUSED: How.DECLARED,
}


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=BERLIN).timestamp())


def offset(moment: int) -> int:
    local = datetime.fromtimestamp(moment, BERLIN).utcoffset() or timedelta()
    return int(local.total_seconds() // 60)


def day(begin: str, *parts: tuple[Activity, int]) -> list[SpanRecord]:
    """Spans one after another from a launch at `begin` on, each (activity, seconds)."""
    made: list[SpanRecord] = []
    moment = at(begin)
    for activity, seconds in parts:
        made.append(SpanRecord(activity, HOWS[activity], moment, seconds, offset(moment), launched=not made))
        moment += seconds
    return made


def of(spans: list[SpanRecord]) -> Week:
    return week(MONDAY, spans, [], [], BERLIN)


def ended(outcome: Outcome, begin: str, *, withdrawn: bool = False) -> BreakRecord:
    return BreakRecord(
        outcome, BreakKind.MOVE, seated=False, began=at(begin), seconds=180, offset=60, withdrawn=withdrawn
    )


def test_every_day_of_a_week_has_the_same_monday() -> None:
    assert {week_of(MONDAY + timedelta(days=n)) for n in range(7)} == {MONDAY}
    assert week_of(date(2026, 3, 1)) == date(2026, 2, 23)
    assert week_of(date(2027, 1, 1)) == date(2026, 12, 28)


def test_an_empty_week_has_seven_days_of_nothing() -> None:
    empty = of([])
    assert [each.date for each in empty.days] == [MONDAY + timedelta(days=n) for n in range(7)]
    assert empty.empty
    assert empty.longest == 0
    assert set(empty.seconds) == set(Activity)
    assert set(empty.outcomes) == set(Outcome)


def test_seconds_are_counted_by_day_and_activity() -> None:
    tuesday = day(
        "2026-03-03T09:00",
        (Activity.SITTING, 3000),
        (Activity.UP, 300),
        (Activity.STANDING, 600),
        (Activity.UNKNOWN, 60),
        (Activity.PAUSED, 90),
    )
    got = of(tuesday).days[1]
    assert got.seconds == {
        Activity.SITTING: 3000,
        Activity.UP: 300,
        Activity.STANDING: 600,
        Activity.UNKNOWN: 60,
        Activity.PAUSED: 90,
    }
    assert got.measured == 3900
    assert of(tuesday).days[0].seconds[Activity.SITTING] == 0


def test_sitting_over_midnight_is_split_but_its_bout_belongs_to_the_day_it_began_on() -> None:
    got = of(day("2026-03-03T23:00", (Activity.SITTING, 2 * HOUR)))
    assert [each.seconds[Activity.SITTING] for each in got.days[1:3]] == [HOUR, HOUR]
    assert [each.bouts for each in got.days[1:3]] == [(2 * HOUR,), ()]
    assert got.longest == 2 * HOUR


def test_a_bout_begun_on_sunday_night_is_not_this_weeks() -> None:
    got = of(day("2026-03-01T23:00", (Activity.SITTING, 2 * HOUR)))
    assert got.seconds[Activity.SITTING] == HOUR
    assert got.bouts == ()


def test_what_belongs_to_the_weeks_around_is_left_out() -> None:
    others = [*day("2026-03-01T10:00", (Activity.SITTING, HOUR)), *day("2026-03-09T10:00", (Activity.SITTING, HOUR))]
    assert of(others).empty


def test_a_walk_between_two_bouts_of_a_day_is_a_break() -> None:
    got = of(day("2026-03-03T09:00", (Activity.SITTING, HOUR), (Activity.UP, 300), (Activity.SITTING, HOUR)))
    assert got.days[1].breaks == 1
    assert got.days[1].bouts == (HOUR, HOUR)


def test_the_night_is_no_break() -> None:
    got = of(day("2026-03-03T16:00", (Activity.SITTING, HOUR), (Activity.UP, 16 * HOUR), (Activity.SITTING, HOUR)))
    assert got.breaks == 0
    assert len(got.bouts) == 2


def test_a_break_just_after_midnight_counts_for_who_works_at_night() -> None:
    got = of(day("2026-03-03T23:00", (Activity.SITTING, 2 * HOUR), (Activity.UP, 300), (Activity.SITTING, HOUR)))
    assert [each.breaks for each in got.days] == [0, 0, 1, 0, 0, 0, 0]


def test_a_clock_set_back_a_day_neither_ends_a_bout_nor_makes_sitting() -> None:
    first, second = day("2026-03-04T09:00", (Activity.SITTING, 1000), (Activity.SITTING, 3000))
    set_back = SpanRecord(second.activity, How.DECLARED, second.began - 24 * HOUR, second.seconds, second.offset)
    got = of([first, set_back])
    assert got.bouts == (4000,)
    assert got.seconds[Activity.SITTING] == 4000
    assert [each.seconds[Activity.SITTING] for each in got.days[1:3]] == [3000, 1000]


def test_a_second_lost_between_the_clocks_does_not_end_a_bout() -> None:
    first, short, second = day(
        "2026-03-04T09:00", (Activity.SITTING, 1000), (Activity.UP, 40), (Activity.SITTING, 1000)
    )
    late = SpanRecord(second.activity, second.how, second.began + 1, second.seconds, second.offset)
    assert of([first, short, late]).bouts == (2000,)


def test_quitting_ends_a_bout() -> None:
    morning = day("2026-03-04T09:00", (Activity.SITTING, 1000))
    assert of([*morning, *day("2026-03-04T09:16:40", (Activity.SITTING, 1000))]).bouts == (1000, 1000)


def test_withdrawn_breaks_are_left_out() -> None:
    breaks = [
        ended(Outcome.COMPLETED, "2026-03-03T10:00"),
        ended(Outcome.COMPLETED, "2026-03-03T11:00"),
        ended(Outcome.SKIPPED, "2026-03-04T10:00"),
        ended(Outcome.NATURAL, "2026-03-04T11:00", withdrawn=True),
    ]
    got = week(MONDAY, [], breaks, [], BERLIN)
    assert got.days[1].outcomes[Outcome.COMPLETED] == 2
    assert got.outcomes[Outcome.SKIPPED] == 1
    assert got.outcomes[Outcome.NATURAL] == 0
    assert not got.empty


def test_prompts_count_by_their_local_day() -> None:
    shown = [PromptRecord(Cause.DUE, at(text), 60) for text in ("2026-03-03T23:59:59", "2026-03-04T00:00:00")]
    got = week(MONDAY, [], [], shown, BERLIN)
    assert [each.prompts for each in got.days[1:3]] == [1, 1]
    assert got.prompts == 2


def test_bands_stand_on_their_true_hours() -> None:
    got = of(day("2026-03-03T09:00", (Activity.SITTING, HOUR), (Activity.UP, 300)))
    assert [(band.activity, band.begin, band.end) for band in got.days[1].bands] == [
        (Activity.SITTING, 9 * HOUR, 10 * HOUR),
        (Activity.UP, 10 * HOUR, 10 * HOUR + 300),
    ]


def test_a_week_reaches_a_day_further_on_both_sides_also_where_the_clock_jumps() -> None:
    begin, end = reach(date(2026, 3, 23), BERLIN)  # the clock goes forward on its Sunday
    assert datetime.fromtimestamp(begin, BERLIN).isoformat() == "2026-03-22T00:00:00+01:00"
    assert datetime.fromtimestamp(end, BERLIN).isoformat() == "2026-03-31T00:00:00+02:00"
