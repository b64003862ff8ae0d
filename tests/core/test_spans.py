from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.events import Activity
from app.core.spans import Stretch, bouts

SIT, UP, STAND = Activity.SITTING, Activity.UP, Activity.STANDING
UNKNOWN, PAUSED = Activity.UNKNOWN, Activity.PAUSED


def row(*parts: tuple[Activity, int], begin: int = 0) -> list[Stretch]:
    """Stretches one after another, each (activity, seconds)."""
    made = []
    for activity, seconds in parts:
        made.append(Stretch(activity, begin, begin + seconds))
        begin += seconds
    return made


def lengths(stretches: list[Stretch]) -> list[int]:
    return [bout.seconds for bout in bouts(stretches)]


def breaks(stretches: list[Stretch]) -> int:
    return sum(bout.after_break for bout in bouts(stretches))


# Domain examples: what the machine saw stands in the name, its segments in the case.
SEGMENTS = [
    pytest.param(row((SIT, 2400)), [40], 0, id="I1 a reading pause of 4 min stays sitting"),
    pytest.param(row((SIT, 1200), (UP, 300), (SIT, 900)), [20, 15], 1, id="I2 a gap of exactly 5 min is up"),
    pytest.param(row((SIT, 1200), (UP, 90), (SIT, 1110)), [20, 18.5], 1, id="I3 a lock of 90 s is a break"),
    pytest.param(row((SIT, 2400)), [40], 0, id="I4 a lock of 40 s is not"),
    pytest.param(row((SIT, 3600)), [60], 0, id="I5 a film of 40 min is sitting"),
    pytest.param(row((SIT, 1800), (UP, 180), (SIT, 1620)), [30, 27], 1, id="I6 a guided upright break"),
    pytest.param(row((SIT, 1800), (SIT, 180), (SIT, 1620)), [60], 0, id="I7 a guided seated break"),
    pytest.param(row((SIT, 1200), (STAND, 1200), (SIT, 1200)), [20, 20], 1, id="I8 a standing desk for 20 min"),
]


@pytest.mark.parametrize(("stretches", "minutes", "number"), SEGMENTS)
def test_the_segments_of_the_domain_give_its_bouts(stretches: list[Stretch], minutes: list[float], number: int) -> None:
    assert [seconds / 60 for seconds in lengths(stretches)] == minutes
    assert breaks(stretches) == number


@pytest.mark.parametrize(
    ("minutes", "total"),
    [
        pytest.param([10, 20, 30, 60], 120, id="S1"),
        pytest.param([25] * 8, 200, id="S2"),
        pytest.param([120, 30, 20, 15, 10, 5], 200, id="S3"),
        pytest.param([52, 28, 31, 47, 22, 18, 65, 27], 290, id="S4"),
    ],
)
def test_bouts_of_a_day_keep_their_lengths_and_have_one_break_less(minutes: list[int], total: int) -> None:
    day = row(*(part for each in minutes for part in ((SIT, each * 60), (UP, 300))))
    assert lengths(day) == [each * 60 for each in minutes]
    assert sum(lengths(day)) == total * 60
    assert breaks(day) == len(minutes) - 1


def test_sixty_seconds_of_sitting_are_a_bout_and_fifty_nine_are_none() -> None:
    assert lengths(row((UP, 600), (SIT, 60), (UP, 600), (SIT, 59), (UP, 600))) == [60]


def test_fifty_nine_seconds_up_neither_end_a_bout_nor_count_into_it() -> None:
    (bout,) = bouts(row((SIT, 600), (UP, 59), (SIT, 300)))
    assert (bout.begin, bout.end, bout.seconds) == (0, 959, 900)


def test_sixty_seconds_up_end_a_bout() -> None:
    assert lengths(row((SIT, 600), (UP, 60), (SIT, 300))) == [600, 300]


def test_up_and_standing_in_one_run_end_a_bout_together() -> None:
    assert lengths(row((SIT, 600), (UP, 30), (STAND, 30), (SIT, 300))) == [600, 300]


def test_two_short_absences_apart_do_not_add_up() -> None:
    assert lengths(row((SIT, 600), (UP, 40), (SIT, 10), (UP, 40), (SIT, 300))) == [910]


@pytest.mark.parametrize("activity", [UNKNOWN, PAUSED])
def test_a_second_of_unknown_or_paused_ends_a_bout_and_is_no_break(activity: Activity) -> None:
    day = row((SIT, 600), (activity, 1), (SIT, 300))
    assert lengths(day) == [600, 300]
    assert breaks(day) == 0


def test_a_hole_ends_a_bout_and_is_no_break() -> None:
    day = [*row((SIT, 600)), *row((SIT, 300), begin=605)]
    assert lengths(day) == [600, 300]
    assert breaks(day) == 0


def test_a_launch_in_the_second_of_the_quit_ends_a_bout() -> None:
    assert lengths([Stretch(SIT, 0, 600), Stretch(SIT, 600, 900, launched=True)]) == [600, 300]


def test_up_on_both_sides_of_a_hole_is_no_run() -> None:
    day = [*row((SIT, 600), (UP, 40)), *row((UP, 40), (SIT, 300), begin=700)]
    assert breaks(day) == 0


def test_a_break_before_the_first_bout_is_none() -> None:
    assert breaks(row((UP, 600), (SIT, 600))) == 0


def test_too_little_sitting_between_two_absences_leaves_one_break() -> None:
    assert breaks(row((SIT, 600), (UP, 300), (SIT, 30), (UP, 300), (SIT, 600))) == 1


def test_no_stretches_no_bouts() -> None:
    assert bouts([]) == []


parts = st.lists(st.tuples(st.sampled_from(Activity), st.integers(1, 200)), max_size=30)


@given(parts)
def test_bouts_hold_no_second_twice_and_at_least_a_minute_each(day: list[tuple[Activity, int]]) -> None:
    found = bouts(row(*day))
    assert all(60 <= bout.seconds <= bout.end - bout.begin for bout in found)
    assert all(one.end < two.begin for one, two in pairwise(found))
    assert sum(bout.seconds for bout in found) <= sum(seconds for activity, seconds in day if activity is SIT)


@given(parts, st.data())
def test_cutting_a_stretch_in_two_changes_nothing(day: list[tuple[Activity, int]], data: st.DataObject) -> None:
    whole = row(*day)
    cut = []
    for each in whole:
        at = data.draw(st.integers(each.begin, each.end - 1))
        cut += [Stretch(each.activity, a, b) for a, b in ((each.begin, at), (at, each.end)) if a < b]
    assert bouts(cut) == bouts(whole)
