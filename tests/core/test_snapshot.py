from __future__ import annotations

import pytest

from app.core import inputs as i
from app.core.inputs import BreakKind, Now, PauseWhat
from app.core.snapshot import Icon, take
from app.core.state import State
from tests.core.day import Day

WALK = i.Start(BreakKind.WALK)
EVERYTHING = PauseWhat.EVERYTHING


def typed(**flat: object) -> Day:
    """Somebody types all the time; a break every hour."""
    return Day(header=flat).inputs(0, 20_000)


# ---- the icon -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "icon"),
    [
        (typed().until(100), Icon.SITTING),
        (typed().until(3600), Icon.DUE),
        (typed().at(0, i.QuietOn("call")).until(3600), Icon.HELD),
        (typed().at(100, i.Stand()), Icon.STANDING),
        (Day().until(300), Icon.UP),
        (typed().at(100, i.Pause()), Icon.PAUSED),
        (typed().at(100, i.Pause(EVERYTHING)), Icon.PAUSED),
        (typed().at(100, WALK), Icon.PLAYING),
        (typed().at(100, i.Start(seated=True)), Icon.PLAYING),
        (typed().at(100, i.IdleUnknown()), Icon.UNKNOWN),
        (typed().at(100, i.IdleUnknown()).until(3600), Icon.DUE),
        (typed().at(0, i.QuietOn("call")).until(100), Icon.SITTING),
        (typed().until(3730), Icon.DUE),
        (typed().at(3610, i.Snooze(5)), Icon.DUE),
    ],
)
def test_the_icon_shows_what_is(day: Day, icon: Icon) -> None:
    assert day.snapshot().icon is icon


@pytest.mark.parametrize(("t", "fraction"), [(0, 0.0), (900, 0.25), (3599, 3599 / 3600), (3600, 1.0), (7200, 1.0)])
def test_the_ring_fills_towards_the_next_break_and_stays_full(t: int, fraction: float) -> None:
    assert typed().until(t).snapshot().fraction == fraction


def test_the_ring_fills_between_events_too() -> None:
    day = typed().until(100)
    assert take(day.state, day.config, Now(900, day.clock.wall + 900)).fraction == 0.25


# ---- what is happening ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "headline", "detail"),
    [
        (typed().until(40), "You have been sitting for 40 s.", "The next break is due in 1 h."),
        (typed().until(1200), "You have been sitting for 20 min.", "The next break is due in 40 min."),
        (typed().until(3601), "You have been sitting for 1 h.", "A break is due."),
        (typed().until(3720), "You have been sitting for 1 h 2 min.", "A break is due and waits here."),
        (typed().at(3660, i.Snooze(10)), "You have been sitting for 1 h 1 min.", "The break is snoozed for 10 min."),
        (
            typed().at(60, i.QuietOn("microphone")).until(600),
            "You have been sitting for 10 min.",
            "The next break is due in 50 min; now held: microphone in use.",
        ),
        (
            typed().at(60, i.QuietOn("call")).until(3600),
            "You have been sitting for 1 h.",
            "Held: a call.",
        ),
        (
            typed().at(60, i.QuietOn("call")).at(3610, i.QuietOff("call")),
            "You have been sitting for 1 h.",
            "The break comes in a moment.",
        ),
        (
            typed(working_hours={"tue": [["09:00", "10:00"]]}).until(600),
            "You have been sitting for 10 min.",
            "Nothing prompts outside working hours.",
        ),
        (
            typed(working_hours={"tue": [["09:00", "10:00"]]}).until(3600),
            "You have been sitting for 1 h.",
            "Held: outside working hours.",
        ),
        (
            typed(max_prompts_per_day=1).at(3610, i.Skip()).until(7210),
            "You have been sitting for 2 h.",
            "Held: enough prompts for today.",
        ),
        (typed().at(60, i.Stand()).until(200), "You have been standing for 2 min.", "Nothing prompts meanwhile."),
        (Day().until(420), "You have been up for 7 min.", "Nothing prompts meanwhile."),
        (
            typed().at(60, i.IdleUnknown()).until(600),
            "10 min at the desk; the idle time cannot be read.",
            "The next break is due in 50 min.",
        ),
        (typed().at(60, WALK).until(120), "A break plays.", "4 min are left."),
        (typed().at(60, i.Start(seated=True)).until(120), "A seated break plays.", "2 min are left."),
        (
            typed().at(60, WALK).at(120, i.HoldBreak()).until(300),
            "A break plays.",
            "The break is paused; 4 min are left.",
        ),
        (
            typed().at(600, i.Pause(minutes=30)),
            "You have been sitting for 10 min.",
            "No prompts until 09:40.",
        ),
        (typed().at(600, i.Pause()), "You have been sitting for 10 min.", "No prompts until you resume."),
        (typed().at(600, i.Pause(EVERYTHING, minutes=60)), "Everything is paused.", "No prompts until 10:10."),
        (
            typed().at(60, i.Pause()).until(3600),
            "You have been sitting for 1 h.",
            "Held: paused.",
        ),
    ],
)
def test_it_says_what_is_happening_and_why_it_is_silent(day: Day, headline: str, detail: str) -> None:
    snapshot = day.snapshot()
    assert (snapshot.headline, snapshot.detail) == (headline, detail)
    assert snapshot.says == f"{headline}\n{detail}"


def test_the_end_of_a_pause_is_said_by_the_wall_clock_as_it_is_set() -> None:
    day = typed().at(600, i.Pause(minutes=30)).set_clock(700, 3600)
    assert day.snapshot().detail == "No prompts until 10:40."


def test_what_is_held_and_then_free_is_not_said_to_be_held() -> None:
    day = typed().at(60, i.QuietOn("call")).at(3600, i.QuietOff("call"))
    assert "Held" not in day.snapshot().detail


def test_before_the_first_launch_there_is_something_to_say() -> None:
    snapshot = take(State(), Day(launched=False).config, Now(0, 0))
    assert snapshot.headline == "You have been sitting for 0 s."
    assert snapshot.prompt is None


# ---- the prompt -----------------------------------------------------------------------------------------------------


def test_the_prompt_on_screen_says_how_long_one_sat_and_what_is_offered() -> None:
    prompt = typed().until(3660).snapshot().prompt
    assert prompt is not None
    assert (prompt.sitting_minutes, prompt.kind, prompt.planned) == (61, BreakKind.MOVE, 180)
    assert prompt.snooze_minutes == (5, 10, 15, 30)


def test_no_prompt_is_on_screen_before_it_is_due_nor_once_folded_or_held() -> None:
    assert typed().until(3599).snapshot().prompt is None
    assert typed().until(3720).snapshot().prompt is None
    assert typed().at(3610, i.QuietOn("call")).snapshot().prompt is None


def test_after_the_last_snooze_none_is_offered() -> None:
    prompt = typed(snooze_limit=1).at(3610, i.Snooze(1)).until(3670).snapshot().prompt
    assert prompt is not None
    assert prompt.snooze_minutes == ()


def test_each_showing_has_a_number_of_its_own() -> None:
    day = typed()
    first = day.until(3600).snapshot().prompt
    still = day.until(3610).snapshot().prompt
    again = day.until(4020).snapshot().prompt
    assert None not in (first, still, again)
    numbers = [prompt.number for prompt in (first, still, again) if prompt]
    assert numbers[0] == numbers[1] < numbers[2]


def test_a_number_is_not_used_again_after_a_restart() -> None:
    day = typed(interval=600)
    first = day.until(600).snapshot().prompt
    second = day.quit(610).launch(620).inputs(620, 700).snapshot().prompt
    numbers = [prompt.number for prompt in (first, second) if prompt]
    assert numbers[0] < numbers[1]


# ---- the guided break -----------------------------------------------------------------------------------------------


def test_the_break_that_plays_says_how_far_it_is() -> None:
    guided = typed().at(60, WALK).until(160).snapshot().guided
    assert guided is not None
    assert (guided.kind, guided.seated, guided.planned, guided.played) == (BreakKind.WALK, False, 300, 100)
    assert (guided.held, guided.began) == (False, 60)


def test_a_break_paused_by_hand_says_so_and_stands_still() -> None:
    guided = typed().at(60, WALK).at(160, i.HoldBreak()).until(400).snapshot().guided
    assert guided is not None
    assert (guided.held, guided.played) == (True, 100)


def test_after_the_break_there_is_none() -> None:
    assert typed().at(60, WALK).at(160, i.Leave()).snapshot().guided is None


def test_a_heads_up_is_said_in_its_telling_alone() -> None:
    day = typed().until(3570)
    assert take(day.state, day.config, day.clock.now(), heads_up=True).heads_up
    assert not day.snapshot().heads_up


def test_a_prompt_that_nothing_can_show_waits_on_the_icon_and_that_is_said() -> None:
    day = typed().until(3600)
    told = take(day.state, day.config, day.clock.now(), unshown=True)
    assert (told.icon, told.detail) == (Icon.DUE, "A break is due and waits here; no prompt can be shown.")
    later = day.until(3725)
    assert take(later.state, later.config, later.clock.now(), unshown=True).detail == "A break is due and waits here."
