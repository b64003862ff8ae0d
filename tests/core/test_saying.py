from __future__ import annotations

import pytest

from app.core import inputs as i
from app.core.inputs import BreakKind, Now
from app.core.snapshot import take
from tests.core.day import Day

WALK = i.Start(BreakKind.WALK)


def typed() -> Day:
    """Somebody types all the time, from 09:00; a break every hour."""
    return Day().inputs(0, 20_000)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (typed().until(1200), "You have been sitting since 09:00.\nThe next break is due at 10:00."),
        (
            typed().at(60, i.QuietOn("microphone")).until(600),
            "You have been sitting since 09:00.\nThe next break is due at 10:00; now held: microphone in use.",
        ),
        (typed().until(3720), "You have been sitting since 09:00.\nA break is due and waits here."),
        (typed().at(3660, i.Snooze(10)), "You have been sitting since 09:00.\nThe break is snoozed until 10:11."),
        (typed().at(3660, i.Skip()), "You have been sitting since 09:00.\nThe next break is due at 11:01."),
        (typed().at(60, i.Stand()).until(200), "You have been standing since 09:01.\nNothing prompts meanwhile."),
        (Day().until(420), "You have been up since 09:00.\nNothing prompts meanwhile."),
        (
            typed().at(60, i.IdleUnknown()).until(600),
            "At the desk, it seems: the idle time cannot be read since 09:01.\nThe next break is due at 10:00.",
        ),
        (typed().at(60, WALK).until(120), "A break plays.\nIt ends at 09:06."),
        (typed().at(60, WALK).at(120, i.HoldBreak()), "A break plays.\nThe break is paused; 4 min are left."),
        (typed().at(600, i.Pause(minutes=30)), "You have been sitting since 09:00.\nNo prompts until 09:40."),
    ],
)
def test_the_tooltip_says_it_in_moments(day: Day, said: str) -> None:
    assert day.snapshot().tooltip == said


@pytest.mark.parametrize(
    "day",
    [
        typed().until(600),
        typed().at(3610, i.Snooze(30)),
        typed().at(60, i.Stand()),
        Day().until(420),
        typed().at(60, i.IdleUnknown()),
        typed().at(60, WALK),
        typed().at(60, WALK).at(120, i.HoldBreak()),
    ],
)
def test_while_only_time_passes_the_tooltip_stays_as_it_is(day: Day) -> None:
    now, before = day.clock.now(), day.snapshot()
    after = take(day.state, day.config, Now(now.t + 45, now.at + 45))
    assert after.tooltip == before.tooltip


def test_the_tooltip_follows_the_wall_clock_as_it_is_set() -> None:
    assert "since 10:00" in typed().set_clock(700, 3600).snapshot().tooltip


def test_the_tooltip_names_the_day_of_what_is_not_of_today() -> None:
    day = Day().until(16 * 3600)
    assert day.snapshot().tooltip.startswith("You have been up since Monday 09:00.")
