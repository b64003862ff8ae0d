from __future__ import annotations

import pytest

from app.core import inputs as i
from app.core.applied import applied
from app.core.inputs import PauseWhat
from tests.core.day import Day

WALK = i.Start(i.BreakKind.WALK)


def takes(day: Day, t: int, command: i.Command) -> bool:
    """Whether the command does anything at `t`, as its answer says."""
    before = len(day.until(t - 1).events)
    day.at(t, command)
    return applied(command, day.events[before:])


def due() -> Day:
    return Day(interval=600).inputs(0, 9000)


def playing() -> Day:
    return due().at(100, WALK)


def back() -> Day:
    """Just come back from an absence."""
    return Day(interval=600).inputs(0, 100).inputs(600, 9000)


@pytest.mark.parametrize(
    ("day", "t", "command"),
    [
        (due(), 100, i.Start()),
        (playing(), 150, i.Leave()),
        (playing(), 150, i.HoldBreak()),
        (playing().at(150, i.HoldBreak()), 160, i.ContinueBreak()),
        (due(), 610, i.Snooze(5)),
        (due(), 610, i.Skip()),
        (due(), 100, i.Stand()),
        (due().at(100, i.Stand()), 150, i.Sit()),
        (back(), 610, i.SatElsewhere()),
        (due(), 100, i.Pause()),
        (due(), 100, i.Pause(PauseWhat.EVERYTHING)),
        (due().at(100, i.Pause()), 150, i.Resume()),
    ],
)
def test_a_command_that_applies_did_something(day: Day, t: int, command: i.Command) -> None:
    assert takes(day, t, command)


@pytest.mark.parametrize(
    ("day", "t", "command"),
    [
        (playing(), 150, i.Start()),
        (due(), 100, i.Leave()),
        (due(), 100, i.HoldBreak()),
        (playing(), 150, i.ContinueBreak()),
        (due(), 500, i.Snooze(5)),
        (due(), 500, i.Skip()),
        (playing(), 150, i.Stand()),
        (due().at(100, i.Stand()), 150, i.Stand()),
        (due(), 100, i.Sit()),
        (due(), 610, i.SatElsewhere()),
        (due(), 100, i.Resume()),
        (due().at(100, i.Locked()), 110, i.Start()),
    ],
)
def test_a_command_that_does_not_apply_did_nothing(day: Day, t: int, command: i.Command) -> None:
    assert not takes(day, t, command)


def test_a_natural_break_on_return_is_no_break_left() -> None:
    day = Day().inputs(0, 100)
    assert not takes(day, 600, i.Leave())
    assert day.told() == ["600 break_ended natural 500"]


def test_a_natural_break_on_return_is_no_break_skipped() -> None:
    assert not takes(Day().inputs(0, 100), 600, i.Skip())


def test_a_start_on_return_counts_though_a_natural_break_ends_with_it() -> None:
    assert takes(Day().inputs(0, 100), 600, i.Start())
