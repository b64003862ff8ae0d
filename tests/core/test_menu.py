from __future__ import annotations

from datetime import datetime

import pytest

from app.core import inputs as i
from app.core.applied import applied
from app.core.inputs import Command, PauseWhat
from app.core.menu import SEPARATOR, Ask, Entry, entries
from tests.core.day import BERLIN, Day

WALK = i.Start(i.BreakKind.WALK)
EVERYTHING = PauseWhat.EVERYTHING


def typed(**flat: object) -> Day:
    """Somebody types all the time; a break every ten minutes."""
    return Day(header={"interval": 600, **flat}).inputs(0, 20_000)


def menu(day: Day) -> tuple[Entry, ...]:
    return day.snapshot().menu


def texts(day: Day) -> list[str]:
    return [entry.text for entry in menu(day) if entry != SEPARATOR]


def entry(day: Day, text: str) -> Entry:
    """The entry of this text, in the menu or one of its submenus."""
    return next(each for each in _all(menu(day)) if each.text == text)


def _all(entries: tuple[Entry, ...]) -> list[Entry]:
    return [each for one in entries for each in (one, *_all(one.entries))]


def commands(entries: tuple[Entry, ...], *, enabled: bool = True) -> list[tuple[Command, bool]]:
    """Every command in the menu, and whether it can be chosen: where its submenu can be opened, too."""
    found: list[tuple[Command, bool]] = []
    for each in entries:
        found += commands(each.entries, enabled=enabled and each.enabled)
        if each.does is not None and not isinstance(each.does, Ask):
            found.append((each.does, enabled and each.enabled))
    return found


def test_the_menu_in_its_order() -> None:
    assert texts(typed().until(100)) == [
        "Start a break", "Snooze", "Skip this break", "I am standing", "Pause prompts", "Pause everything",
        "This week", "Settings", "Quit Supple",
    ]  # fmt: skip


def test_the_start_at_login_is_ticked_as_it_is_and_left_out_where_it_cannot_be_told() -> None:
    day = typed().until(100)
    for on, ticked in ((True, [True]), (False, [False]), (None, [])):
        shown = entries(day.state, day.config, day.clock.now(), autostart=on)
        assert [each.checked for each in shown if each.does is Ask.AUTOSTART] == ticked


def test_a_break_can_be_started_in_each_kind() -> None:
    starts = entry(typed(), "Start a break").entries
    assert [(each.text, each.does) for each in starts] == [
        ("Movement, 3 min", i.Start(i.BreakKind.MOVE)),
        ("Walk, 5 min", WALK),
        ("Tiny, 1 min", i.Start(i.BreakKind.TINY)),
        ("Seated, 3 min", i.Start(i.BreakKind.MOVE, seated=True)),
    ]


def test_snooze_and_skip_apply_once_a_break_is_due() -> None:
    early, due = typed().until(599), typed().until(600)
    assert not entry(early, "Snooze").enabled
    assert not entry(early, "Skip this break").enabled
    assert entry(due, "Snooze").enabled
    assert entry(due, "Skip this break").enabled
    assert entry(due, "For 5 min").does == i.Snooze(5)


def test_after_the_last_snooze_only_start_and_skip_are_left() -> None:
    day = typed(snooze_limit=1).at(610, i.Snooze(1)).until(680)
    assert not entry(day, "Snooze").enabled
    assert entry(day, "Skip this break").enabled
    assert entry(day, "Start a break").enabled


def test_who_stands_can_say_that_they_sit() -> None:
    assert "I am sitting" in texts(typed().at(100, i.Stand()))
    assert "I am standing" not in texts(typed().at(100, i.Stand()))


def test_i_sat_elsewhere_is_offered_while_it_applies() -> None:
    day = Day().inputs(0, 100)
    assert "I sat elsewhere for these 15 min" not in texts(day.until(999))
    day.inputs(1000, 5000)
    assert entry(day, "I sat elsewhere for these 15 min").does == i.SatElsewhere()
    assert "I sat elsewhere for these 15 min" in texts(day.until(1600))
    assert "I sat elsewhere for these 15 min" not in texts(day.until(1601))


def test_while_a_break_plays_it_can_be_paused_and_left() -> None:
    assert texts(typed().at(100, WALK))[:2] == ["Pause the break", "Leave the break"]
    assert texts(typed().at(100, WALK).at(110, i.HoldBreak()))[:2] == ["Go on with the break", "Leave the break"]


def test_a_pause_can_be_resumed_by_its_name() -> None:
    assert "Resume prompts" in texts(typed().at(100, i.Pause()))
    assert "Resume everything" in texts(typed().at(100, i.Pause(EVERYTHING)))


def test_pauses_are_offered_for_a_while_until_tomorrow_and_until_resumed() -> None:
    pauses = entry(typed(), "Pause everything").entries
    assert [each.text for each in pauses] == [
        "For 30 min", "For 1 h", "For 2 h", "Until tomorrow, 06:00", "Until I resume",
    ]  # fmt: skip
    tomorrow = pauses[3].does
    assert isinstance(tomorrow, i.Pause)
    assert tomorrow.until_at is not None
    assert datetime.fromtimestamp(tomorrow.until_at, BERLIN).isoformat() == "2026-03-03T06:00:00+01:00"


@pytest.mark.parametrize("ask", [Ask.WEEK, Ask.SETTINGS, Ask.QUIT])
def test_week_settings_and_quit_are_always_there(ask: Ask) -> None:
    for day in (typed(), typed().at(10, WALK), typed().at(10, i.Pause(EVERYTHING)), typed().at(10, i.Locked())):
        assert [each.enabled for each in menu(day) if each.does is ask] == [True]


SITUATIONS = {
    "sitting": lambda: typed().until(100),
    "due": lambda: typed().until(610),
    "folded": lambda: typed().until(730),
    "snoozed": lambda: typed().at(610, i.Snooze(5)),
    "no snooze left": lambda: typed(snooze_limit=0).until(610),
    "standing": lambda: typed().at(100, i.Stand()),
    "standing and due": lambda: typed().at(610, i.Stand()),
    "playing": lambda: typed().at(100, WALK),
    "break paused": lambda: typed().at(100, WALK).at(110, i.HoldBreak()),
    "seated break": lambda: typed().at(100, i.Start(seated=True)),
    "prompts paused": lambda: typed().at(100, i.Pause()),
    "everything paused": lambda: typed().at(100, i.Pause(EVERYTHING)),
    "everything paused while due": lambda: typed().at(610, i.Pause(EVERYTHING)),
    "locked": lambda: typed().at(100, i.Locked()),
    "locked and due": lambda: typed().at(610, i.Locked()),
    "asleep in a break": lambda: typed().at(100, WALK).at(110, i.Suspended()),
    "up": lambda: Day(interval=600).inputs(0, 100).until(450),
    "up while due": lambda: Day(interval=600, prompt_patience=900).inputs(0, 590).until(700),
    "offered": lambda: Day(interval=600).inputs(0, 100).inputs(500, 510),
    "offered, locked": lambda: Day(interval=600).inputs(0, 100).inputs(500, 510).at(510, i.Locked()),
    "unknown": lambda: typed().at(100, i.IdleUnknown()),
}


@pytest.mark.parametrize("name", SITUATIONS)
def test_what_can_be_chosen_does_something_and_what_cannot_does_nothing(name: str) -> None:
    for number, (command, enabled) in enumerate(commands(menu(SITUATIONS[name]()))):
        day = SITUATIONS[name]()
        assert commands(menu(day))[number] == (command, enabled)
        before = len(day.events)
        day.at(day.clock.t, command)
        assert applied(command, day.events[before:]) == enabled, command
