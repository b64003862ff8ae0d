from __future__ import annotations

import pytest

from app.core import events as e
from app.core import inputs as i
from app.core.breaks import planned
from app.core.inputs import BreakKind, PauseWhat
from app.core.settings import Breaks
from tests.core.day import Day

WALK = i.Start(BreakKind.WALK)
EVERYTHING = i.Pause(PauseWhat.EVERYTHING)


def typed(**flat: object) -> Day:
    """Somebody types all the time; a break every ten minutes."""
    return Day(header={"interval": 600, **flat}).inputs(0, 9000)


def breaks(day: Day) -> list[str]:
    return day.told("break_started", "break_ended", "break_withdrawn")


# ---- guided breaks --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "seconds"), [(BreakKind.MOVE, 180), (BreakKind.WALK, 300), (BreakKind.TINY, 60)])
def test_each_kind_has_its_length(kind: BreakKind, seconds: int) -> None:
    assert planned(Breaks(), kind) == seconds
    day = typed().at(100, i.Start(kind)).until(100 + seconds)
    assert breaks(day) == [f"100 break_started {kind}", f"{100 + seconds} break_ended completed {kind} {seconds}"]


def test_a_plan_has_a_length_of_its_own() -> None:
    day = typed().at(100, i.Start(planned=90)).until(200)
    assert breaks(day)[-1] == "190 break_ended completed move 90"


def test_a_break_is_up_and_so_is_the_rest_until_the_next_input() -> None:
    day = Day().inputs(0, 100).at(100, i.Start()).inputs(400, 500).until(500)
    assert day.spans() == ["0 100 sitting measured", "100 400 up confirmed", "400 500 sitting measured"]


def test_a_seated_break_is_sitting() -> None:
    day = typed().at(100, i.Start(seated=True)).until(400)
    assert day.spans() == ["0 400 sitting measured"]
    assert breaks(day)[-1] == "280 break_ended completed move 180"


def test_where_every_break_is_seated_the_start_need_not_say_so() -> None:
    day = Day()
    day.config = type(day.config)(type(day.config.settings)(breaks=Breaks(seated=True)), day.config.zone)
    assert day.engine is not None
    day.engine.configure(day.config)
    assert day.at(10, i.Start()).until(20).spans() == ["0 20 sitting measured"]


def test_input_during_a_break_never_punishes() -> None:
    day = typed().at(100, WALK).until(400)
    assert breaks(day) == ["100 break_started walk", "400 break_ended completed walk 300"]
    assert day.spans()[1] == "100 400 up confirmed"


def test_a_break_plays_on_through_lock_and_sleep() -> None:
    day = typed().at(100, WALK).at(110, i.Locked()).at(200, i.Suspended()).at(390, i.Resumed(), i.Unlocked())
    assert breaks(day.until(400))[-1] == "400 break_ended completed walk 300"


def test_a_break_that_ends_while_locked_is_followed_by_its_rest_until_the_next_input() -> None:
    day = typed().at(100, WALK).at(110, i.Locked()).at(900, i.Unlocked()).until(910)
    assert day.spans()[1:] == ["100 900 up confirmed", "900 910 sitting measured"]
    assert breaks(day) == ["100 break_started walk", "400 break_ended completed walk 300"]


@pytest.mark.parametrize(("leave", "outcome"), [(280, "completed"), (279, "partial")])
def test_60_per_cent_make_a_break_completed(leave: int, outcome: str) -> None:
    day = typed().at(100, WALK).at(leave, i.Leave())
    assert breaks(day)[-1] == f"{leave} break_ended {outcome} walk {leave - 100}"


def test_60_per_cent_are_counted_without_rounding() -> None:
    assert breaks(Day().at(0, i.Start(planned=7)).at(4, i.Leave()))[-1] == "4 break_ended partial move 4"
    assert breaks(Day().at(0, i.Start(planned=5)).at(3, i.Leave()))[-1] == "3 break_ended completed move 3"


def test_a_break_left_at_once_is_kept_as_partial() -> None:
    assert breaks(Day().at(0, WALK).at(0, i.Leave()))[-1] == "0 break_ended partial walk 0"


def test_start_does_nothing_while_a_break_plays() -> None:
    day = typed().at(100, WALK).at(150, i.Start()).until(400)
    assert breaks(day) == ["100 break_started walk", "400 break_ended completed walk 300"]


def test_start_does_nothing_while_everything_is_paused_and_something_while_prompts_are() -> None:
    assert breaks(typed().at(100, EVERYTHING).at(150, WALK)) == []
    assert breaks(typed().at(100, i.Pause()).at(150, WALK)) == ["150 break_started walk"]


def test_leave_does_nothing_when_no_break_plays() -> None:
    assert breaks(typed().at(100, i.Leave())) == []


def test_a_pause_of_everything_ends_a_break() -> None:
    day = typed().at(100, WALK).at(150, EVERYTHING).until(200)
    assert day.told() == [
        "100 break_started walk", "150 break_ended partial walk 50", "150 paused everything until resumed",
    ]  # fmt: skip
    assert day.spans() == ["0 100 sitting measured", "100 150 up confirmed", "150 200 paused declared"]


def test_a_pause_of_prompts_ends_no_break() -> None:
    assert breaks(typed().at(100, WALK).at(150, i.Pause()).until(200)) == ["100 break_started walk"]


def test_quitting_ends_a_break() -> None:
    assert breaks(typed().at(100, WALK).quit(150))[-1] == "150 break_ended partial walk 50"


@pytest.mark.parametrize("given", [i.Snooze(5), i.Skip(), i.Stand(), i.Sit()])
def test_while_a_break_plays_these_do_nothing(given: i.Input) -> None:
    plain, asked = typed().at(610, WALK).until(700), typed().at(610, WALK).at(650, given).until(700)
    assert (asked.told(), asked.spans()) == (plain.told(), plain.spans())


def test_a_performed_movement_is_a_fact() -> None:
    day = typed().at(100, WALK).at(140, i.Performed("cat-cow", 8, 40))
    assert day.told("performed") == ["140 performed cat-cow 8 40"]


# ---- paused by hand -------------------------------------------------------------------------------------------------


def test_a_break_paused_by_hand_plays_no_seconds() -> None:
    day = typed().at(100, WALK).at(150, i.HoldBreak()).at(250, i.ContinueBreak()).until(499)
    assert breaks(day) == ["100 break_started walk"]
    assert breaks(day.until(500))[-1] == "500 break_ended completed walk 300"


def test_a_break_paused_twice_counts_both() -> None:
    day = typed().at(100, WALK).at(110, i.HoldBreak()).at(120, i.ContinueBreak()).at(130, i.HoldBreak())
    assert breaks(day.at(200, i.Leave()))[-1] == "200 break_ended partial walk 20"


def test_a_break_ends_itself_after_ten_minutes_of_pause() -> None:
    day = typed().at(100, WALK).at(150, i.HoldBreak()).until(749)
    assert breaks(day) == ["100 break_started walk"]
    assert breaks(day.until(750))[-1] == "750 break_ended partial walk 50"


def test_a_pause_told_twice_begins_once() -> None:
    day = typed().at(100, WALK).at(150, i.HoldBreak()).at(700, i.HoldBreak()).until(750)
    assert breaks(day)[-1] == "750 break_ended partial walk 50"


def test_going_on_with_what_is_not_paused_changes_nothing() -> None:
    day = typed().at(100, WALK).at(150, i.ContinueBreak()).until(400)
    assert breaks(day)[-1] == "400 break_ended completed walk 300"


# ---- skipped and natural --------------------------------------------------------------------------------------------


def test_a_skip_is_stored_while_a_break_is_due() -> None:
    assert breaks(typed().at(599, i.Skip())) == []
    assert breaks(typed().at(610, i.Skip())) == ["610 break_ended skipped"]


def test_a_skip_applies_to_what_is_folded_snoozed_or_held() -> None:
    assert breaks(typed().at(800, i.Skip())) == ["800 break_ended skipped"]
    assert breaks(typed().at(610, i.Snooze(30)).at(800, i.Skip())) == ["800 break_ended skipped"]
    assert breaks(typed().at(500, i.QuietOn("call")).at(800, i.Skip())) == ["800 break_ended skipped"]


def test_an_absence_of_min_break_is_a_natural_break() -> None:
    assert breaks(typed().at(100, i.Locked()).at(159, i.Unlocked())) == []
    assert breaks(typed().at(100, i.Locked()).at(160, i.Unlocked())) == ["160 break_ended natural 60"]


# ---- missed ---------------------------------------------------------------------------------------------------------


def test_a_break_due_at_the_quit_is_missed_when_the_next_launch_restarts_the_clock() -> None:
    assert breaks(typed().quit(650).launch(949)) == []
    assert breaks(typed().quit(650).launch(950)) == ["950 break_ended missed"]


def test_a_break_due_at_the_crash_is_missed_too() -> None:
    assert breaks(typed().crash(650).launch(5000)) == ["5000 break_ended missed"]


def test_a_break_not_yet_due_is_not_missed() -> None:
    assert breaks(typed().quit(599).launch(5000)) == []


def test_a_break_is_not_missed_where_an_absence_was_on() -> None:
    day = Day(interval=600, prompt_patience=600).inputs(0, 650).quit(1000).launch(5000)
    assert breaks(day) == ["1000 break_ended natural 350"]
    stood = typed().at(610, i.Stand()).quit(640).launch(5000)
    assert breaks(stood) == []


def test_a_break_is_not_missed_where_a_guided_one_was_on() -> None:
    assert breaks(typed().at(610, WALK).quit(640).launch(5000))[1:] == ["640 break_ended partial walk 30"]
    assert breaks(typed().at(610, WALK).crash(640).launch(5000))[1:] == ["5000 break_ended partial walk 30"]


def test_a_break_is_not_missed_twice() -> None:
    assert breaks(typed().quit(650).launch(5000).quit(5001).launch(9000)) == ["5000 break_ended missed"]


def test_a_skip_and_a_missed_break_are_kept_with_their_moment() -> None:
    day = typed().at(610, i.Skip()).inputs(610, 1300).quit(1250).launch(5000)
    moments = [(event.began, event.began_at) for event in day.events if isinstance(event, e.BreakEnded)]
    assert moments == [(610, day.clock.wall + 610), (1250, day.clock.wall + 1250)]


# ---- crashes --------------------------------------------------------------------------------------------------------


def test_a_break_cut_off_is_judged_at_the_next_start_with_its_length_until_then() -> None:
    day = typed().at(100, WALK).crash(300).launch(310).inputs(310, 2000)
    assert breaks(day.until(910))[1:] == ["310 break_ended completed walk 200"]
    assert day.told("prompt") == ["910 prompt due"]


def test_a_due_break_cut_off_short_leaves_its_prompt_folded_from_the_start_on() -> None:
    day = typed().at(610, WALK).crash(640).launch(700).inputs(700, 2000).until(1000)
    assert day.told("prompt") == ["600 prompt due", "1000 prompt again"]


def test_a_due_breaks_short_standing_cut_off_leaves_its_prompt_folded_from_the_start_on() -> None:
    day = typed().at(610, i.Stand()).crash(640).launch(700).inputs(700, 2000).until(1000)
    assert day.told("prompt") == ["600 prompt due", "1000 prompt again"]


def test_an_absence_of_min_break_cut_off_restarts_the_clock() -> None:
    day = typed().at(100, i.Stand()).crash(160).launch(170).inputs(170, 2000).until(770)
    assert day.told("break_ended", "prompt") == ["170 break_ended natural 60", "770 prompt due"]


def test_a_crash_loses_what_came_after_the_last_save() -> None:
    day = Day().inputs(0, 300).at(200, i.Save()).crash(259, saved=False).launch(300)
    assert day.spans() == ["0 200 sitting measured"]


def test_what_the_app_is_told_while_it_is_off_it_finds_at_launch() -> None:
    day = typed().quit(100).at(150, i.Locked(), i.QuietOn("call"), i.MediaOn("film"), i.IdleUnknown()).launch(200)
    desk = day.state.desk
    assert (desk.locked, desk.quiet, desk.media, desk.idle_unknown) == (True, ("call",), ("film",), True)


def test_a_launch_sets_the_wall_clock_anew() -> None:
    day = typed().quit(100)
    day.clock.wall += 86_400
    assert day.launch(200).until(210).closed()[-1].begin_at == day.clock.wall + 200


def test_what_ended_while_the_app_was_off_is_not_found() -> None:
    day = typed().at(50, i.QuietOn("call"), i.Locked()).quit(100).at(150, i.QuietOff("call"), i.Unlocked()).launch(200)
    assert (day.state.desk.locked, day.state.desk.quiet) == (False, ())


def test_the_app_does_not_measure_what_it_is_told_while_it_is_off() -> None:
    day = typed().quit(100).at(150, WALK).launch(200).until(210)
    assert day.spans() == ["0 100 sitting measured", "200 210 sitting measured"]
    assert day.told() == []
