from __future__ import annotations

import pytest

from app.core import events as e
from app.core import inputs as i
from app.core.inputs import PauseWhat
from tests.core.day import Day

SAT_300 = "0 300 sitting measured"


# ---- sitting and up -------------------------------------------------------------------------------------------------


def test_who_types_sits() -> None:
    assert Day().inputs(0, 300).until(300).spans() == [SAT_300]


def test_reading_for_less_than_away_after_is_sitting() -> None:
    assert Day().inputs(0, 100).until(399).spans() == ["0 399 sitting measured"]


def test_a_gap_of_away_after_is_up_from_where_it_began() -> None:
    assert Day().inputs(0, 100).until(400).spans() == ["0 100 sitting measured", "100 400 up inferred"]


def test_up_lasts_until_the_next_input() -> None:
    day = Day().inputs(0, 100).inputs(700, 900).until(900)
    assert day.spans() == ["0 100 sitting measured", "100 700 up inferred", "700 900 sitting measured"]


def test_launching_counts_as_an_input() -> None:
    assert Day().until(300).spans() == ["0 300 up inferred"]


def test_any_command_counts_as_an_input() -> None:
    day = Day().inputs(0, 100).at(700, i.Skip()).until(800)
    assert day.spans() == ["0 100 sitting measured", "100 700 up inferred", "700 800 sitting measured"]


def test_launching_what_runs_is_an_input() -> None:
    day = Day().inputs(0, 100).launch(700).until(710)
    assert day.spans()[1:] == ["100 700 up inferred", "700 710 sitting measured"]


def test_the_gap_counts_from_the_last_input_as_it_is_told_later() -> None:
    day = Day().at(200, i.InputGone(50)).until(349)
    assert day.spans() == ["0 349 sitting measured"]
    assert day.until(350).spans() == ["0 50 sitting measured", "50 350 up inferred"]


def test_an_older_input_told_later_takes_no_newer_one_back() -> None:
    assert Day().at(100, i.Skip()).at(200, i.InputGone(50)).until(399).spans() == ["0 399 sitting measured"]


# ---- locks and sleep ------------------------------------------------------------------------------------------------


def test_a_lock_of_min_break_is_up_from_its_first_moment() -> None:
    day = Day().inputs(0, 300).at(300, i.Locked()).until(360)
    assert day.spans() == [SAT_300, "300 360 up measured"]


def test_a_lock_of_40_seconds_is_not_a_break() -> None:
    day = Day().inputs(0, 300).at(300, i.Locked()).at(340, i.Unlocked()).until(500)
    assert day.spans() == ["0 500 sitting measured"]
    assert day.told() == []


def test_unlocking_is_an_input_and_ends_up() -> None:
    day = Day().inputs(0, 300).at(300, i.Locked()).at(400, i.Unlocked()).until(500)
    assert day.spans() == [SAT_300, "300 400 up measured", "400 500 sitting measured"]


def test_resuming_is_no_input() -> None:
    day = Day().inputs(0, 300).at(300, i.Suspended()).at(400, i.Resumed()).inputs(450, 500).until(500)
    assert day.spans() == [SAT_300, "300 450 up measured", "450 500 sitting measured"]


def test_lock_and_sleep_together_count_as_one() -> None:
    day = Day().inputs(0, 300).at(300, i.Locked()).at(330, i.Suspended()).at(340, i.Unlocked()).at(370, i.Resumed())
    assert day.until(380).spans() == [SAT_300, "300 380 up measured"]


def test_two_short_locks_do_not_add_up() -> None:
    day = Day().inputs(0, 300).at(300, i.Locked()).at(340, i.Unlocked()).at(341, i.Locked()).at(381, i.Unlocked())
    assert day.until(400).spans() == ["0 400 sitting measured"]


def test_a_lock_told_twice_is_one() -> None:
    day = Day().inputs(0, 300).at(300, i.Locked()).at(350, i.Locked()).until(360)
    assert day.spans() == [SAT_300, "300 360 up measured"]


def test_a_lock_before_the_gap_has_become_up_takes_its_place() -> None:
    day = Day().inputs(0, 100).at(300, i.Locked()).until(500)
    assert day.spans() == [SAT_300, "300 500 up measured"]


def test_the_gap_is_not_judged_while_a_lock_lasts_but_at_its_end_before_the_input() -> None:
    day = Day().inputs(0, 100).at(390, i.Locked())
    assert day.until(419).spans() == ["0 419 sitting measured"]
    day.at(420, i.Unlocked())
    assert day.until(430).spans() == ["0 100 sitting measured", "100 420 up inferred", "420 430 sitting measured"]
    assert day.told() == ["420 break_ended natural 320"]


def test_the_gap_is_judged_at_the_end_of_a_short_sleep_too() -> None:
    day = Day().inputs(0, 100).at(390, i.Suspended())
    assert day.until(419).spans() == ["0 419 sitting measured"]
    assert day.at(420, i.Resumed()).until(450).spans() == ["0 100 sitting measured", "100 450 up inferred"]


def test_standing_limit_is_not_judged_while_a_lock_lasts_but_at_its_end() -> None:
    day = Day(standing_limit=600).inputs(0, 589).at(0, i.Stand()).at(590, i.Locked())
    assert day.until(619).spans() == ["0 619 standing declared"]
    day.at(620, i.Unlocked())
    assert day.until(630).spans() == ["0 600 standing declared", "600 630 sitting measured"]


def test_an_up_that_began_as_a_gap_goes_on_so_through_a_lock() -> None:
    day = Day().inputs(0, 100).at(500, i.Locked()).at(900, i.Unlocked())
    assert day.spans() == ["0 100 sitting measured", "100 900 up inferred"]


def test_an_up_that_began_as_a_lock_goes_on_so_through_sleep_until_the_next_input() -> None:
    day = Day().at(0, i.Locked()).at(200, i.Suspended()).at(300, i.Unlocked()).at(900, i.Resumed()).inputs(2000, 2010)
    assert day.until(2010).spans() == ["0 2000 up measured", "2000 2010 sitting measured"]


@pytest.mark.parametrize("away", [i.Locked(), i.Suspended()])
def test_a_launch_while_locked_or_asleep_is_a_lock_or_sleep_from_then_on(away: i.Input) -> None:
    day = Day(launched=False).at(0, away).launch(100).until(159)
    assert day.spans() == ["100 159 sitting measured"]
    assert day.until(200).spans() == ["100 200 up measured"]


# ---- media and unknown ----------------------------------------------------------------------------------------------


def test_a_film_without_input_is_sitting() -> None:
    assert Day().at(0, i.MediaOn("film")).until(7000).spans() == ["0 7000 sitting measured"]


def test_the_gap_counts_from_the_end_of_media() -> None:
    day = Day().at(0, i.MediaOn("film")).at(1000, i.MediaOff("film"))
    assert day.until(1299).spans() == ["0 1299 sitting measured"]
    assert day.until(1300).spans() == ["0 1000 sitting measured", "1000 1300 up inferred"]


def test_media_end_when_the_last_of_them_does() -> None:
    day = Day().at(0, i.MediaOn("film"), i.MediaOn("call")).at(500, i.MediaOff("film")).at(1000, i.MediaOff("call"))
    assert day.until(1300).spans() == ["0 1000 sitting measured", "1000 1300 up inferred"]


def test_an_idle_time_that_cannot_be_read_is_unknown() -> None:
    day = Day().inputs(0, 100).at(100, i.IdleUnknown()).at(2000, i.IdleKnown()).until(2299)
    assert day.spans() == ["0 100 sitting measured", "100 2000 unknown measured", "2000 2299 sitting measured"]


def test_the_gap_counts_from_the_end_of_unknown() -> None:
    day = Day().inputs(0, 100).at(100, i.IdleUnknown()).at(2000, i.IdleKnown()).until(2300)
    assert day.spans() == ["0 100 sitting measured", "100 2000 unknown measured", "2000 2300 up inferred"]


def test_unknown_counts_towards_the_next_prompt() -> None:
    day = Day(interval=600).inputs(0, 300).at(300, i.IdleUnknown()).until(600)
    assert day.told() == ["570 heads_up", "600 prompt due"]


def test_an_up_ends_when_the_idle_backend_fails() -> None:
    day = Day().inputs(0, 100).at(600, i.IdleUnknown()).until(700)
    assert day.spans() == ["0 100 sitting measured", "100 600 up inferred", "600 700 unknown measured"]
    assert day.told() == ["600 break_ended natural 500"]


def test_an_up_goes_on_while_locked_though_the_idle_backend_fails() -> None:
    day = Day().inputs(0, 100).at(100, i.Locked()).at(300, i.IdleUnknown()).at(600, i.Unlocked()).until(700)
    assert day.spans() == ["0 100 sitting measured", "100 600 up measured", "600 700 unknown measured"]


def test_an_up_ends_with_the_sleep_behind_it_when_the_idle_backend_has_failed() -> None:
    day = Day().inputs(0, 100).at(100, i.Suspended()).at(300, i.IdleUnknown()).at(600, i.Resumed()).until(700)
    assert day.spans() == ["0 100 sitting measured", "100 600 up measured", "600 700 unknown measured"]


def test_no_rest_follows_a_break_at_whose_end_the_idle_backend_has_failed() -> None:
    day = Day().inputs(0, 100).at(100, i.Start()).at(200, i.IdleUnknown()).until(300)
    assert day.spans() == ["0 100 sitting measured", "100 280 up confirmed", "280 300 unknown measured"]


# ---- from where the gap counts --------------------------------------------------------------------------------------


def test_the_gap_counts_from_the_end_of_a_pause_of_everything() -> None:
    day = Day().at(0, i.Pause(PauseWhat.EVERYTHING, minutes=20)).until(1500)
    assert day.spans() == ["0 1200 paused declared", "1200 1500 up inferred"]


def test_the_gap_counts_from_the_end_of_a_seated_break() -> None:
    day = Day().at(0, i.Start(seated=True)).until(479)
    assert day.spans() == ["0 479 sitting measured"]
    assert day.until(480).spans() == ["0 180 sitting measured", "180 480 up inferred"]


def test_the_gap_counts_from_the_limit_of_a_standing() -> None:
    day = Day(standing_limit=600).inputs(0, 400).at(0, i.Stand()).until(899)
    assert day.spans() == ["0 600 standing declared", "600 899 sitting measured"]
    assert day.until(900).spans() == ["0 600 standing declared", "600 900 up inferred"]


def test_a_lock_counts_from_the_end_of_a_pause_of_everything() -> None:
    day = Day().at(0, i.Pause(PauseWhat.EVERYTHING, minutes=10)).at(500, i.Locked()).at(640, i.Unlocked()).until(650)
    assert day.spans() == ["0 600 paused declared", "600 650 sitting measured"]
    long = Day().at(0, i.Pause(PauseWhat.EVERYTHING, minutes=10)).at(500, i.Locked()).until(700)
    assert long.spans() == ["0 600 paused declared", "600 700 up measured"]


def test_a_lock_counts_from_the_end_of_a_seated_break() -> None:
    day = Day().at(0, i.Start(seated=True)).at(100, i.Locked()).at(230, i.Unlocked()).until(240)
    assert day.spans() == ["0 240 sitting measured"]
    long = Day().at(0, i.Start(seated=True)).at(100, i.Locked()).until(240)
    assert long.spans() == ["0 180 sitting measured", "180 240 up measured"]


def test_what_an_unknown_stretch_was_no_later_gap_changes() -> None:
    day = Day().inputs(0, 10).at(100, i.IdleUnknown()).at(200, i.IdleKnown()).until(600)
    assert day.spans() == ["0 100 sitting measured", "100 200 unknown measured", "200 600 up inferred"]


# ---- standing -------------------------------------------------------------------------------------------------------


def test_standing_lasts_until_i_am_sitting() -> None:
    day = Day().inputs(0, 900).at(100, i.Stand()).at(700, i.Sit()).until(900)
    assert day.spans() == ["0 100 sitting measured", "100 700 standing declared", "700 900 sitting measured"]
    assert day.told() == ["700 break_ended natural 600"]


def test_standing_lasts_no_longer_than_its_limit() -> None:
    day = Day().inputs(0, 4000).at(100, i.Stand()).until(4000)
    assert day.spans() == ["0 100 sitting measured", "100 3700 standing declared", "3700 4000 sitting measured"]


def test_a_gap_ends_a_standing_from_where_it_began() -> None:
    day = Day().inputs(0, 200).at(100, i.Stand()).until(500)
    assert day.spans() == ["0 100 sitting measured", "100 200 standing declared", "200 500 up inferred"]


def test_a_lock_ends_a_standing_from_its_first_moment() -> None:
    day = Day().inputs(0, 400).at(100, i.Stand()).at(300, i.Locked()).at(400, i.Unlocked()).until(400)
    assert day.spans() == ["0 100 sitting measured", "100 300 standing declared", "300 400 up measured"]


def test_a_short_lock_does_not_end_a_standing() -> None:
    day = Day().inputs(0, 400).at(100, i.Stand()).at(300, i.Locked()).at(340, i.Unlocked()).until(400)
    assert day.spans() == ["0 100 sitting measured", "100 400 standing declared"]


def test_i_am_standing_said_twice_changes_nothing() -> None:
    day = Day(standing_limit=600).inputs(0, 900).at(100, i.Stand()).at(400, i.Stand()).until(800)
    assert day.spans() == ["0 100 sitting measured", "100 700 standing declared", "700 800 sitting measured"]


def test_i_am_standing_said_twice_is_an_input() -> None:
    assert Day().at(0, i.Stand()).at(200, i.Stand()).until(499).spans() == ["0 499 standing declared"]


def test_i_am_sitting_without_standing_is_no_more_than_an_input() -> None:
    assert Day().at(200, i.Sit()).until(499).spans() == ["0 499 sitting measured"]


# ---- absences -------------------------------------------------------------------------------------------------------


def test_an_absence_is_a_natural_break_at_the_return() -> None:
    day = Day().inputs(0, 100).until(699)
    assert day.told() == []
    assert day.inputs(700, 800).until(800).told() == ["700 break_ended natural 600"]


def test_a_natural_break_is_kept_with_the_moment_at_which_it_began() -> None:
    day = Day().inputs(0, 100).inputs(700, 800)
    (ended,) = (event for event in day.events if isinstance(event, e.BreakEnded))
    assert (ended.began, ended.began_at) == (100, day.clock.wall + 100)


def test_i_am_standing_is_no_return_from_an_absence() -> None:
    day = Day().inputs(0, 100).at(700, i.Stand()).at(900, i.Sit()).until(900)
    assert day.told() == ["900 break_ended natural 800"]
    assert day.spans() == ["0 100 sitting measured", "100 700 up inferred", "700 900 standing declared"]


def test_standing_and_up_in_turn_are_one_absence() -> None:
    day = Day().inputs(0, 100).at(100, i.Stand()).at(200, i.Locked()).at(300, i.Unlocked()).until(300)
    assert day.told() == ["300 break_ended natural 200"]


def test_a_standing_shorter_than_min_break_is_no_break() -> None:
    assert Day().inputs(0, 200).at(100, i.Stand()).at(159, i.Sit()).until(200).told() == []


def test_an_absence_of_exactly_min_break_is_one() -> None:
    day = Day().inputs(0, 200).at(100, i.Stand()).at(160, i.Sit()).until(200)
    assert day.told() == ["160 break_ended natural 60"]


def test_the_rest_after_a_guided_break_is_no_absence() -> None:
    day = Day().inputs(0, 100).at(100, i.Start()).inputs(900, 1000).until(1000)
    assert day.told() == ["100 break_started move", "280 break_ended completed move 180"]
    assert day.spans()[1] == "100 900 up confirmed"


def test_a_guided_break_ends_an_absence() -> None:
    day = Day().inputs(0, 200).at(100, i.Stand()).at(200, i.Start()).until(200)
    assert day.told() == ["200 break_ended natural 100", "200 break_started move"]


def test_a_pause_of_everything_ends_an_absence() -> None:
    day = Day().at(0, i.Locked()).at(300, i.Pause(PauseWhat.EVERYTHING)).until(400)
    assert day.told() == ["300 break_ended natural 300", "300 paused everything until resumed"]
    assert day.spans() == ["0 300 up measured", "300 400 paused declared"]


def test_a_pause_of_everything_ends_a_standing() -> None:
    day = Day().at(0, i.Stand()).at(100, i.Pause(PauseWhat.EVERYTHING, minutes=1)).until(200)
    assert day.spans() == ["0 100 standing declared", "100 160 paused declared", "160 200 sitting measured"]


def test_quitting_ends_an_absence() -> None:
    assert Day().inputs(0, 100).quit(500).told() == ["500 break_ended natural 400"]


def test_a_quit_ends_a_standing_for_good() -> None:
    day = Day().at(0, i.Stand()).quit(30).launch(40).until(50)
    assert day.spans() == ["0 30 standing declared", "40 50 sitting measured"]


def test_a_crash_ends_a_standing_for_good() -> None:
    day = Day().at(0, i.Stand()).crash(30).launch(40).until(50)
    assert day.spans() == ["0 30 standing declared", "40 50 sitting measured"]


def test_an_absence_cut_off_by_a_crash_is_stored_at_the_next_start_with_its_length_until_then() -> None:
    day = Day().at(0, i.Stand()).crash(100).launch(500)
    assert day.told() == ["500 break_ended natural 100"]


# ---- while locked or asleep -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command", [i.Start(), i.Snooze(5), i.Skip(), i.Stand(), i.Sit(), i.SatElsewhere(), i.HoldBreak()]
)
def test_while_locked_a_command_does_nothing_and_is_no_input(command: i.Input) -> None:
    day = Day(interval=100, away_after=200).inputs(0, 110).at(110, i.Locked()).at(150, command).until(180)
    assert day.spans() == ["0 110 sitting measured", "110 180 up measured"]
    assert day.told("break_started", "break_ended") == []


def test_while_asleep_pause_resume_and_leave_act() -> None:
    day = Day().at(0, i.Start(i.BreakKind.WALK)).at(10, i.Suspended()).at(20, i.Leave())
    day.at(30, i.Pause(minutes=5)).at(40, i.Resume())
    assert day.told("break_ended", "paused", "resumed") == [
        "20 break_ended partial walk 20",
        "30 paused prompts 330",
        "40 resumed prompts",
    ]


# ---- "I sat elsewhere" ----------------------------------------------------------------------------------------------


def meeting() -> Day:
    """Typing to 2000, away to 2900, typing again."""
    return Day().inputs(0, 2000).inputs(2900, 9000)


def test_i_sat_elsewhere_makes_an_absence_sitting() -> None:
    day = meeting().at(2930, i.SatElsewhere()).until(3000)
    assert day.spans() == ["0 2000 sitting measured", "2000 2900 sitting declared", "2900 3000 sitting measured"]
    assert day.told() == ["2900 break_ended natural 900", "2930 break_withdrawn 900"]


def test_after_i_sat_elsewhere_the_prompt_clock_stands_as_if_nobody_had_left() -> None:
    assert meeting().at(2930, i.SatElsewhere()).until(3600).told("heads_up", "prompt") == [
        "3570 heads_up",
        "3600 prompt due",
    ]


def test_i_sat_elsewhere_may_be_said_600_seconds_after_the_return_and_no_later() -> None:
    assert meeting().at(3500, i.SatElsewhere()).told("break_withdrawn") == ["3500 break_withdrawn 900"]
    assert meeting().at(3501, i.SatElsewhere()).told("break_withdrawn") == []


def test_i_sat_elsewhere_may_be_said_once() -> None:
    day = meeting().at(2930, i.SatElsewhere()).at(2940, i.SatElsewhere())
    assert day.told("break_withdrawn") == ["2930 break_withdrawn 900"]


def test_a_break_may_be_due_at_once_after_i_sat_elsewhere() -> None:
    day = Day().inputs(0, 3500).inputs(4400, 9000).at(4430, i.SatElsewhere())
    assert day.told("heads_up", "prompt") == ["4430 prompt due"]


def test_an_absence_in_which_somebody_said_i_am_standing_was_not_sitting_elsewhere() -> None:
    day = Day().inputs(0, 100).at(700, i.Stand()).at(900, i.Sit()).at(910, i.SatElsewhere())
    assert day.told("break_withdrawn") == []
    locked = Day().inputs(0, 100).at(100, i.Stand()).at(200, i.Locked()).at(300, i.Unlocked())
    assert locked.at(310, i.SatElsewhere()).told("break_withdrawn") == []


@pytest.mark.parametrize("between", [i.Start(i.BreakKind.TINY), i.Skip(), i.Pause(PauseWhat.EVERYTHING), i.Stand()])
def test_not_after_a_break_a_skip_a_pause_of_everything_or_another_absence(between: i.Input) -> None:
    day = Day(interval=100).inputs(0, 50).inputs(400, 9000).at(505, between)
    day.at(570, i.Leave(), i.Resume(), i.Sit()).at(580, i.SatElsewhere())
    assert day.told("break_withdrawn") == []


def test_not_after_a_quit() -> None:
    day = meeting().quit(2910).launch(2920).at(2930, i.SatElsewhere())
    assert day.told("break_withdrawn") == []


def test_a_pause_of_prompts_leaves_the_offer_standing() -> None:
    day = meeting().at(2910, i.Pause()).at(2930, i.SatElsewhere())
    assert day.told("break_withdrawn") == ["2930 break_withdrawn 900"]


def test_two_absences_in_a_row_may_both_have_been_sitting_elsewhere() -> None:
    day = Day().inputs(0, 100).at(500, i.SatElsewhere()).at(900, i.SatElsewhere()).until(950)
    assert day.told("break_withdrawn") == ["500 break_withdrawn 400", "900 break_withdrawn 400"]
    assert {line.split(maxsplit=2)[2] for line in day.spans()} == {"sitting measured", "sitting declared"}


def test_i_sat_elsewhere_forgets_snoozes_and_their_number() -> None:
    day = Day(interval=600, snooze_limit=1).inputs(0, 610).at(605, i.Snooze(30)).inputs(1000, 2000)
    day.at(1010, i.SatElsewhere())
    assert day.told("prompt") == ["600 prompt due", "1010 prompt due"]
    assert day.at(1020, i.Snooze(5)).told("prompt_gone")[-1] == "1020 prompt_gone answered"


def test_i_sat_elsewhere_forgets_folds() -> None:
    day = Day(interval=600).inputs(0, 730).inputs(1100, 2000)
    assert day.told("prompt_gone") == ["720 prompt_gone folded"]
    assert day.at(1110, i.SatElsewhere()).told("prompt")[-1] == "1110 prompt due"


def test_a_prompt_on_screen_stays_when_i_sat_elsewhere_is_said() -> None:
    day = Day(interval=100, prompt_patience=600).inputs(0, 50).inputs(400, 2000).at(510, i.SatElsewhere())
    assert day.until(520).told("prompt", "prompt_gone") == ["500 prompt due"]


def test_the_round_of_a_prompt_that_stays_goes_on_as_it_is() -> None:
    day = Day(interval=100, prompt_patience=10, again_after=10).inputs(0, 50).inputs(400, 2000)
    day.at(505, i.SatElsewhere()).until(600)
    assert day.told("prompt") == ["500 prompt due", "520 prompt again", "600 prompt due"]


def test_a_heads_up_said_before_the_absence_is_not_said_again() -> None:
    day = Day(interval=600).inputs(0, 580).inputs(890, 2000).at(891, i.SatElsewhere()).until(1000)
    assert day.told("heads_up") == ["570 heads_up"]
    again = Day(interval=1000).inputs(0, 980).inputs(1281, 4000).at(1290, i.SatElsewhere()).until(2000)
    assert again.told("heads_up") == ["970 heads_up"]
