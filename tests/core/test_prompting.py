from __future__ import annotations

import pytest

from app.core import inputs as i
from app.core.inputs import PauseWhat
from app.core.snapshot import Icon
from tests.core.day import Day

EVERYTHING = PauseWhat.EVERYTHING


def typed(until: int = 9000, **flat: object) -> Day:
    """Somebody types all the time; a break every ten minutes."""
    return Day(header={"interval": 600, **flat}).inputs(0, until)


def prompts(day: Day) -> list[str]:
    return day.told("prompt", "prompt_gone", "held")


# ---- the prompt clock -----------------------------------------------------------------------------------------------


def test_a_break_is_due_after_an_interval_of_sitting() -> None:
    assert typed().until(599).told("prompt") == []
    assert typed().until(600).told("prompt") == ["600 prompt due"]


def test_sitting_that_a_gap_takes_back_does_not_count() -> None:
    day = Day(interval=600, min_break=200, away_after=200).inputs(0, 300).inputs(499, 510).inputs(520, 9000)
    assert day.until(600).told("prompt") == ["600 prompt due"]
    away = Day(interval=600, away_after=200).inputs(0, 300).inputs(600, 9000)
    assert away.until(1200).told("prompt") == ["1200 prompt due"]


def test_up_of_min_break_restarts_the_clock() -> None:
    day = typed().at(500, i.Locked()).at(560, i.Unlocked())
    assert day.until(1160).told("prompt") == ["1160 prompt due"]


def test_a_lock_shorter_than_min_break_counts_as_sitting() -> None:
    assert typed().at(500, i.Locked()).at(559, i.Unlocked()).until(600).told("prompt") == ["600 prompt due"]


def test_standing_of_min_break_restarts_the_clock_and_less_does_not() -> None:
    assert typed().at(500, i.Stand()).at(560, i.Sit()).until(1160).told("prompt") == ["1160 prompt due"]
    assert typed().at(500, i.Stand()).at(559, i.Sit()).until(659).told("prompt") == ["659 prompt due"]


def test_up_and_standing_in_one_run_restart_the_clock_together() -> None:
    day = typed(min_break=200, away_after=300).at(100, i.Start()).at(140, i.Leave(), i.Stand()).at(300, i.Sit())
    assert day.until(900).told("prompt") == ["900 prompt due"]


def test_a_completed_break_restarts_the_clock_however_short() -> None:
    day = typed(break_seconds={"tiny": 20}).at(500, i.Start(i.BreakKind.TINY)).at(512, i.Leave())
    assert day.until(1112).told("break_ended", "prompt") == ["512 break_ended completed tiny 12", "1112 prompt due"]


def test_a_break_of_min_break_seconds_restarts_the_clock_though_partial() -> None:
    day = typed().at(500, i.Start(i.BreakKind.WALK)).at(560, i.Leave())
    assert day.until(1160).told("break_ended", "prompt") == ["560 break_ended partial walk 60", "1160 prompt due"]


def test_a_seated_break_of_min_break_seconds_restarts_the_clock_too() -> None:
    day = typed().at(500, i.Start(i.BreakKind.WALK, seated=True)).at(560, i.Leave())
    assert day.until(1160).told("prompt") == ["1160 prompt due"]


def test_a_shorter_partial_break_does_not_restart_the_clock_nor_count_into_it() -> None:
    day = typed().at(500, i.Start(i.BreakKind.WALK)).at(540, i.Leave()).until(700)
    assert day.told("prompt") == ["640 prompt due"]


def test_a_seated_break_does_not_count_into_the_clock_either() -> None:
    day = typed().at(500, i.Start(i.BreakKind.WALK, seated=True)).at(540, i.Leave()).until(700)
    assert day.told("prompt") == ["640 prompt due"]


def test_a_pause_of_everything_stops_the_clock_without_restarting_it() -> None:
    day = typed().at(500, i.Pause(EVERYTHING, minutes=10)).until(1200)
    assert day.told("prompt") == ["1200 prompt due"]


def test_a_skip_restarts_the_clock() -> None:
    day = typed().at(650, i.Skip()).until(1250)
    assert day.told("break_ended", "prompt") == ["600 prompt due", "650 break_ended skipped", "1250 prompt due"]


# ---- across a restart -----------------------------------------------------------------------------------------------


def test_a_quit_and_a_launch_soon_after_go_on_where_the_clock_was() -> None:
    day = typed().quit(500).launch(799).inputs(799, 2000)
    assert day.until(899).told("prompt") == ["899 prompt due"]


def test_a_launch_after_away_after_restarts_the_clock() -> None:
    day = typed().quit(500).launch(800).inputs(800, 2000)
    assert day.until(1400).told("prompt") == ["1400 prompt due"]


def test_a_quit_ends_an_absence_that_restarts_the_clock() -> None:
    day = typed().at(500, i.Locked()).quit(560).at(561, i.Unlocked()).launch(570).inputs(570, 2000)
    assert day.until(1170).told("prompt") == ["1170 prompt due"]


def test_a_quit_while_standing_for_less_goes_on_with_the_clock_and_begins_anew_with_the_prompt() -> None:
    day = typed().at(610, i.Stand()).quit(640).launch(650).inputs(650, 2000).until(660)
    assert day.told("prompt") == ["600 prompt due", "650 prompt due"]


def test_a_crash_and_a_launch_soon_after_go_on_where_the_clock_was() -> None:
    assert typed().crash(500).launch(510).inputs(510, 2000).until(610).told("prompt") == ["610 prompt due"]


def test_a_running_snooze_survives_a_restart() -> None:
    day = typed().at(610, i.Snooze(5)).quit(700).launch(710).inputs(710, 2000)
    assert day.until(910).told("prompt") == ["600 prompt due", "910 prompt snooze_over"]


def test_a_snooze_whose_prompt_has_not_been_shown_yet_survives_a_restart() -> None:
    day = typed().at(610, i.Snooze(5)).at(700, i.QuietOn("call")).until(920)
    assert prompts(day)[-1] == "910 held call"
    day.quit(920).at(925, i.QuietOff("call")).launch(930).inputs(930, 2000)
    assert day.until(930).told("prompt")[-1] == "930 prompt snooze_over"


def test_the_number_of_snoozes_survives_a_restart() -> None:
    day = typed(snooze_limit=1).at(610, i.Snooze(1)).quit(620).launch(630).inputs(630, 2000)
    day.at(680, i.Snooze(5)).until(700)
    assert day.told("prompt") == ["600 prompt due", "670 prompt snooze_over"]
    assert "680 prompt_gone answered" not in day.told()


def test_a_heads_up_said_before_a_restart_is_not_said_again() -> None:
    day = typed().quit(580).launch(590).inputs(590, 2000).until(700)
    assert day.told("heads_up", "prompt") == ["570 heads_up", "610 prompt due"]


def test_a_fold_does_not_survive_a_restart() -> None:
    day = typed().until(730).quit(730).launch(740).inputs(740, 2000).until(740)
    assert prompts(day)[-2:] == ["720 prompt_gone folded", "740 prompt due"]


def test_a_shown_prompt_leaves_with_the_quit() -> None:
    assert prompts(typed().quit(650)) == ["600 prompt due", "650 prompt_gone quit"]


# ---- heads-up -------------------------------------------------------------------------------------------------------


def test_the_heads_up_comes_heads_up_before_due_and_once() -> None:
    assert typed(heads_up=45).until(2000).told("heads_up") == ["555 heads_up"]


def test_no_heads_up_where_it_is_set_to_0() -> None:
    assert typed(heads_up=0).until(700).told("heads_up") == []


def test_a_heads_up_comes_late_once_the_reason_has_gone() -> None:
    day = typed().at(500, i.QuietOn("call")).at(580, i.QuietOff("call")).until(700)
    assert day.told("heads_up") == ["580 heads_up"]


def test_a_heads_up_never_comes_once_due() -> None:
    day = typed().at(500, i.QuietOn("call")).at(600, i.QuietOff("call")).until(700)
    assert day.told("heads_up") == []


def test_a_heads_up_comes_to_somebody_there() -> None:
    away = Day(interval=600).inputs(0, 500).until(700)
    assert away.told("heads_up") == []
    back = Day(interval=600).inputs(0, 500).inputs(590, 700).until(700)
    assert back.told("heads_up") == ["590 heads_up"]


def test_no_heads_up_in_the_first_session_grace() -> None:
    assert typed(session_grace=590).until(700).told("heads_up") == ["590 heads_up"]
    assert typed(session_grace=600).until(700).told("heads_up") == []


def test_no_heads_up_during_a_guided_break() -> None:
    day = typed().at(570, i.Start(i.BreakKind.WALK)).at(580, i.Leave()).until(600)
    assert day.told("heads_up") == ["570 heads_up"]
    early = typed().at(565, i.Start(i.BreakKind.WALK, seated=True)).until(590)
    assert early.told("heads_up") == []


# ---- nothing comes --------------------------------------------------------------------------------------------------


def test_nothing_comes_in_the_first_session_grace_and_then_at_once() -> None:
    assert typed(session_grace=700).until(720).told("prompt") == ["700 prompt due"]


def test_each_launch_has_its_session_grace() -> None:
    assert typed(session_grace=100).quit(590).launch(595).inputs(595, 2000).until(700).told("prompt") == [
        "695 prompt due"
    ]


def test_nothing_comes_to_nobody_and_then_at_the_next_input() -> None:
    day = Day(interval=600).inputs(0, 569).inputs(750, 800).until(800)
    assert day.told("prompt") == ["750 prompt due"]


def test_somebody_is_there_present_within_after_the_last_input() -> None:
    assert Day(interval=600).inputs(0, 570).until(600).told("prompt") == ["600 prompt due"]
    assert Day(interval=600).inputs(0, 569).until(800).told("prompt") == []


def test_somebody_is_there_while_media_play() -> None:
    assert Day(interval=600).at(0, i.MediaOn("film")).until(600).told("prompt") == ["600 prompt due"]


def test_nothing_comes_while_locked_and_then_at_the_unlock() -> None:
    day = typed().at(590, i.Locked()).at(640, i.Unlocked()).until(700)
    assert day.told("prompt") == ["640 prompt due"]


def test_nothing_comes_while_standing() -> None:
    day = typed().at(590, i.Stand()).at(640, i.Sit()).until(700)
    assert day.told("prompt") == ["650 prompt due"]


# ---- shown and folded -----------------------------------------------------------------------------------------------


def test_a_prompt_folds_after_its_patience_comes_again_and_folds_for_good() -> None:
    assert prompts(typed().until(1199)) == [
        "600 prompt due",
        "720 prompt_gone folded",
        "1020 prompt again",
        "1140 prompt_gone folded",
    ]


def test_from_the_badge_a_new_round_begins_an_interval_after_the_last_was_first_shown() -> None:
    assert prompts(typed().until(1200))[-1] == "1200 prompt due"


def test_a_hold_does_not_put_the_next_round_off() -> None:
    day = typed().at(610, i.QuietOn("call")).at(700, i.QuietOff("call")).until(2000)
    assert day.told("prompt") == [
        "600 prompt due", "730 prompt held_over", "1150 prompt again", "1270 prompt due", "1690 prompt again",
        "1870 prompt due",
    ]  # fmt: skip


def test_a_folded_prompt_comes_again_only_to_somebody_there() -> None:
    day = Day(interval=600).inputs(0, 960).inputs(1100, 1101).until(1101)
    assert day.told("prompt") == ["600 prompt due", "1100 prompt again"]


def test_a_shown_prompt_goes_when_the_state_becomes_up() -> None:
    day = Day(interval=600).inputs(0, 590).until(900)
    assert prompts(day) == ["600 prompt due", "720 prompt_gone folded"]
    early = Day(interval=600, prompt_patience=600).inputs(0, 590).until(900)
    assert prompts(early) == ["600 prompt due", "890 prompt_gone natural"]


@pytest.mark.parametrize("answer", [i.Start(), i.Skip(), i.Stand(), i.Snooze(5)])
def test_an_answer_takes_the_prompt_off_the_screen(answer: i.Input) -> None:
    assert prompts(typed().at(610, answer)) == ["600 prompt due", "610 prompt_gone answered"]


# ---- snooze ---------------------------------------------------------------------------------------------------------


def test_a_snoozed_prompt_comes_when_its_minutes_are_over() -> None:
    assert typed().at(610, i.Snooze(5)).until(910).told("prompt") == ["600 prompt due", "910 prompt snooze_over"]


def test_a_snooze_is_any_number_of_minutes() -> None:
    assert typed().at(610, i.Snooze(7)).until(1030).told("prompt")[-1] == "1030 prompt snooze_over"


def test_a_snooze_with_nothing_due_does_nothing() -> None:
    assert prompts(typed().at(500, i.Snooze(5)).until(600)) == ["600 prompt due"]


def test_snooze_applies_to_a_badge_too() -> None:
    day = typed().at(1150, i.Snooze(1)).until(1210)
    assert prompts(day)[-2:] == ["1140 prompt_gone folded", "1210 prompt snooze_over"]


def test_a_snooze_takes_the_place_of_the_one_before() -> None:
    day = typed().at(610, i.Snooze(5)).at(620, i.Snooze(1)).until(1000)
    assert day.told("prompt") == ["600 prompt due", "680 prompt snooze_over"]


def test_no_more_snoozes_than_snooze_limit_until_the_clock_restarts() -> None:
    day = typed(snooze_limit=2)
    for t in (610, 680, 750):
        day.at(t, i.Snooze(1))
    assert prompts(day.until(800)) == [
        "600 prompt due", "610 prompt_gone answered", "670 prompt snooze_over", "680 prompt_gone answered",
        "740 prompt snooze_over",
    ]  # fmt: skip
    day.at(810, i.Skip()).at(1420, i.Snooze(1))
    assert prompts(day)[-2:] == ["1410 prompt due", "1420 prompt_gone answered"]


def test_sitting_counts_on_during_a_snooze() -> None:
    day = typed(snooze_limit=0).until(600)
    assert day.snapshot().headline == "You have been sitting for 10 min."
    snoozed = typed().at(610, i.Snooze(5)).until(900)
    assert snoozed.snapshot().headline == "You have been sitting for 15 min."


def test_a_snoozed_round_folds_and_comes_again() -> None:
    day = typed().at(610, i.Snooze(1)).until(1300)
    assert day.told("prompt") == ["600 prompt due", "670 prompt snooze_over", "1090 prompt again", "1270 prompt due"]


def test_up_clears_a_snooze() -> None:
    day = typed().at(610, i.Snooze(5)).at(700, i.Locked()).at(800, i.Unlocked()).until(1400)
    assert day.told("prompt") == ["600 prompt due", "1400 prompt due"]


# ---- held -----------------------------------------------------------------------------------------------------------


def test_a_break_that_falls_due_in_a_call_is_held_until_quiet_grace_after_it() -> None:
    day = typed().at(500, i.QuietOn("call")).at(700, i.QuietOff("call")).until(730)
    assert prompts(day) == ["600 held call", "730 prompt held_over"]


def test_a_call_takes_a_shown_prompt_off_the_screen() -> None:
    day = typed().at(610, i.QuietOn("call")).at(700, i.QuietOff("call")).until(730)
    assert prompts(day) == ["600 prompt due", "610 prompt_gone held", "610 held call", "730 prompt held_over"]


def test_quiet_grace_counts_from_the_end_of_the_last_reason() -> None:
    day = typed().at(500, i.QuietOn("call")).at(700, i.QuietOff("call")).at(720, i.QuietOn("camera"))
    day.at(760, i.QuietOff("camera")).until(790)
    assert prompts(day) == ["600 held call", "790 prompt held_over"]


def test_a_change_of_reason_during_one_hold_is_not_printed_but_said() -> None:
    day = typed().at(500, i.QuietOn("call")).at(610, i.QuietOn("microphone")).at(620, i.QuietOff("call"))
    assert prompts(day) == ["600 held call"]
    assert day.snapshot().detail == "Held: microphone in use."
    assert day.snapshot().icon is Icon.HELD


def test_the_longest_lasting_quiet_reason_is_named() -> None:
    day = typed().at(400, i.QuietOn("camera")).at(500, i.QuietOn("call")).until(600)
    assert prompts(day) == ["600 held camera"]
    turned = typed().at(400, i.QuietOn("camera")).at(500, i.QuietOn("call"))
    turned.at(550, i.QuietOff("camera"), i.QuietOn("camera")).until(600)
    assert prompts(turned) == ["600 held call"]


def test_quiet_grace_is_counted_though_nobody_is_there() -> None:
    day = Day(interval=600).inputs(0, 650).at(500, i.QuietOn("call")).at(700, i.QuietOff("call"))
    day.inputs(800, 900)
    assert prompts(day.until(800)) == ["600 held call", "800 prompt held_over"]


def test_a_reason_holds_a_prompt_coming_back() -> None:
    day = typed().at(800, i.QuietOn("call")).at(1100, i.QuietOff("call")).until(1249)
    assert prompts(day)[2:] == ["1020 held call", "1130 prompt held_over"]
    assert prompts(day.until(1250))[4:] == ["1250 prompt_gone folded", "1250 prompt due"]


def test_a_held_prompt_that_had_come_back_ends_in_the_badge() -> None:
    day = typed().at(1030, i.QuietOn("call")).at(1050, i.QuietOff("call")).until(1250)
    assert prompts(day)[2:] == [
        "1020 prompt again", "1030 prompt_gone held", "1030 held call", "1080 prompt held_over",
        "1200 prompt_gone folded", "1200 prompt due",
    ]  # fmt: skip


def test_outside_working_hours_goes_before_a_call() -> None:
    day = typed(working_hours={"mon": [["08:00", "09:05"]]}).at(0, i.QuietOn("call")).until(600)
    assert prompts(day) == ["600 held outside_hours"]


def test_paused_goes_before_everything() -> None:
    day = typed(working_hours={"mon": [["08:00", "09:05"]]}).at(0, i.QuietOn("call"), i.Pause()).until(600)
    assert prompts(day) == ["600 held paused"]


def test_nothing_is_held_that_nobody_would_see() -> None:
    day = Day(interval=600).inputs(0, 500).at(550, i.QuietOn("call")).until(790)
    assert prompts(day) == []
    assert prompts(day.inputs(795, 800)) == ["795 held call"]


# ---- the daily limit ------------------------------------------------------------------------------------------------


def test_after_max_prompts_per_day_rounds_the_next_is_held() -> None:
    day = typed(max_prompts_per_day=2).until(1900)
    assert prompts(day) == [
        "600 prompt due", "720 prompt_gone folded", "1020 prompt again", "1140 prompt_gone folded",
        "1200 prompt due", "1320 prompt_gone folded", "1620 prompt again", "1740 prompt_gone folded",
        "1800 held daily_limit",
    ]  # fmt: skip


def test_the_daily_limit_does_not_hold_what_comes_back() -> None:
    assert typed(max_prompts_per_day=1).until(1020).told("prompt") == ["600 prompt due", "1020 prompt again"]


def test_the_daily_limit_does_not_hold_a_snooze_nor_count_it() -> None:
    day = typed(max_prompts_per_day=2).at(610, i.Snooze(1)).at(680, i.Skip()).until(1280)
    assert day.told("prompt") == ["600 prompt due", "670 prompt snooze_over", "1280 prompt due"]
    over = typed(max_prompts_per_day=1).at(610, i.Snooze(1)).until(670)
    assert over.told("prompt")[-1] == "670 prompt snooze_over"


def test_the_daily_limit_does_not_take_a_shown_prompt_away() -> None:
    assert prompts(typed(max_prompts_per_day=1).until(700)) == ["600 prompt due"]


def test_the_daily_limit_ends_at_local_midnight_and_quiet_grace_follows() -> None:
    day = Day("2026-03-02T23:30:00", interval=600, max_prompts_per_day=1).inputs(0, 9000)
    assert day.until(1900).told("held", "prompt") == [
        "600 prompt due", "1020 prompt again", "1200 held daily_limit", "1830 prompt held_over",
    ]  # fmt: skip


def test_a_limit_of_no_prompts_at_all_holds_over_midnight() -> None:
    day = Day("2026-03-02T23:30:00", interval=600, max_prompts_per_day=0).inputs(0, 9000)
    assert prompts(day.until(7200)) == ["600 held daily_limit"]


def test_a_midnight_that_comes_again_after_the_clock_was_set_back_has_its_count() -> None:
    day = Day("2026-03-02T23:55:00", interval=600, max_prompts_per_day=1).inputs(0, 90_000)
    day.set_clock(1190, -3600).until(7200)
    assert day.told("prompt", "held") == [
        "600 prompt due", "1020 prompt again", "1200 prompt due", "1620 prompt again", "1800 held daily_limit",
    ]  # fmt: skip


def test_the_limit_counts_by_the_local_date() -> None:
    """Midnight in UTC, at 01:00 in Berlin, means nothing."""
    day = Day("2026-03-02T00:45:00", interval=600, max_prompts_per_day=1).inputs(0, 9000)
    assert prompts(day.until(3000))[-1] == "1200 held daily_limit"


def test_the_count_of_a_day_survives_a_restart() -> None:
    day = typed(max_prompts_per_day=1).quit(650).launch(700).inputs(700, 9000).until(701)
    assert prompts(day)[-1] == "700 held daily_limit"


# ---- locks under a prompt -------------------------------------------------------------------------------------------


def test_a_prompt_stays_through_a_short_lock_and_has_its_whole_patience_again() -> None:
    day = typed().at(650, i.Locked()).at(690, i.Unlocked())
    assert prompts(day.until(809)) == ["600 prompt due"]
    assert prompts(day.until(810))[-1] == "810 prompt_gone folded"


def test_a_reason_that_begins_during_a_lock_holds_the_prompt_at_its_end() -> None:
    day = typed().at(650, i.Locked()).at(660, i.QuietOn("call"))
    assert prompts(day.until(689)) == ["600 prompt due"]
    assert prompts(day.at(690, i.Unlocked()))[1:] == ["690 prompt_gone held", "690 held call"]


def test_a_reason_that_came_and_went_during_a_lock_holds_nothing() -> None:
    day = typed().at(650, i.Locked()).at(660, i.QuietOn("call")).at(680, i.QuietOff("call")).at(690, i.Unlocked())
    assert prompts(day.until(700)) == ["600 prompt due"]


def test_a_pause_of_everything_acts_during_a_lock() -> None:
    day = typed().at(650, i.Locked()).at(660, i.Pause(EVERYTHING))
    assert prompts(day)[1:] == ["660 prompt_gone held", "660 held paused"]


def test_a_pause_of_prompts_waits_for_the_end_of_a_lock() -> None:
    day = typed().at(650, i.Locked()).at(660, i.Pause()).until(689)
    assert prompts(day) == ["600 prompt due"]
    assert prompts(day.at(690, i.Unlocked()))[1:] == ["690 prompt_gone held", "690 held paused"]


def test_a_lock_of_min_break_takes_the_prompt_away_as_natural() -> None:
    assert prompts(typed().at(650, i.Locked()).until(710))[-1] == "710 prompt_gone natural"


# ---- pauses ---------------------------------------------------------------------------------------------------------


def test_pause_prompts_goes_on_measuring() -> None:
    day = typed().at(100, i.Pause()).until(700)
    assert day.spans() == ["0 700 sitting measured"]
    assert prompts(day) == ["600 held paused"]


def test_a_pause_ends_after_its_minutes_and_quiet_grace_follows() -> None:
    day = typed().at(100, i.Pause(minutes=10)).until(730)
    assert day.told("paused", "resumed", "held", "prompt") == [
        "100 paused prompts 700", "600 held paused", "700 resumed prompts", "730 prompt held_over",
    ]  # fmt: skip


def test_a_pause_until_a_time_of_day_ends_by_the_wall_clock() -> None:
    day = Day(interval=600)
    ends = day.clock.wall + 1000
    day.at(100, i.Pause(until_at=ends)).set_clock(200, 300).until(800)
    assert day.told("paused", "resumed") == ["100 paused prompts 1000", "700 resumed prompts"]


def test_a_pause_of_minutes_takes_no_notice_of_the_wall_clock() -> None:
    day = Day(interval=600).at(100, i.Pause(minutes=10)).set_clock(200, 86_400).until(800)
    assert day.told("resumed") == ["700 resumed prompts"]


def test_a_new_pause_takes_the_place_of_the_old() -> None:
    day = typed().at(100, i.Pause(minutes=30)).at(200, i.Pause(EVERYTHING, minutes=1)).until(300)
    assert day.told("paused", "resumed") == [
        "100 paused prompts 1900", "200 paused everything 260", "260 resumed everything",
    ]  # fmt: skip


def test_everything_paused_holds_a_shown_prompt() -> None:
    day = typed().at(610, i.Pause(EVERYTHING, minutes=5)).until(940)
    assert prompts(day) == ["600 prompt due", "610 prompt_gone held", "610 held paused", "940 prompt held_over"]


def test_a_pause_survives_a_restart() -> None:
    day = typed().at(100, i.Pause(minutes=30)).quit(500).launch(510).inputs(510, 9000).until(1900)
    assert day.told("resumed") == ["1900 resumed prompts"]


def test_a_pause_that_ended_while_the_app_was_off_is_printed_as_ended_at_launch() -> None:
    day = typed().at(100, i.Pause(EVERYTHING, minutes=10)).quit(500).launch(5000).until(5100)
    assert day.told("resumed") == ["5000 resumed everything"]
    assert day.spans()[-1] == "5000 5100 sitting measured"


def test_a_pause_without_end_lasts_until_resumed() -> None:
    day = typed().at(100, i.Pause()).crash(500).launch(90_000).at(100_000, i.Resume())
    assert day.told("paused", "resumed") == ["100 paused prompts until resumed", "100000 resumed prompts"]


# ---- what ends without restarting the clock -------------------------------------------------------------------------


def test_a_short_partial_break_leaves_the_prompt_folded() -> None:
    day = typed().at(610, i.Start(i.BreakKind.WALK)).at(640, i.Leave()).until(940)
    assert day.told("prompt") == ["600 prompt due", "940 prompt again"]


def test_a_short_standing_leaves_the_prompt_folded() -> None:
    day = typed().at(610, i.Stand()).at(640, i.Sit()).until(940)
    assert day.told("prompt") == ["600 prompt due", "940 prompt again"]


def test_a_short_standing_that_a_pause_of_everything_ends_leaves_the_prompt_folded() -> None:
    day = typed().at(610, i.Stand()).at(640, i.Pause(EVERYTHING, minutes=1)).until(940)
    assert day.told("prompt", "held") == ["600 prompt due", "940 prompt again"]


def test_where_no_round_is_under_way_one_begins_with_the_fold_uncounted() -> None:
    day = typed(max_prompts_per_day=1).at(1150, i.Start(i.BreakKind.WALK)).at(1160, i.Leave()).until(1460)
    assert day.told("prompt") == ["600 prompt due", "1020 prompt again", "1460 prompt again"]


def test_a_round_that_begins_with_a_fold_is_first_shown_when_it_comes() -> None:
    day = typed().at(1150, i.Start(i.BreakKind.WALK)).at(1160, i.Leave()).until(2060)
    assert day.told("prompt")[2:] == ["1460 prompt again", "2060 prompt due"]


def test_a_fold_instead_of_a_snooze_begins_a_round() -> None:
    day = typed().at(610, i.Snooze(30)).at(650, i.Stand()).at(660, i.Sit()).until(960)
    assert day.told("prompt") == ["600 prompt due", "960 prompt again"]


def test_before_due_a_short_break_folds_nothing() -> None:
    day = typed().at(100, i.Start(i.BreakKind.WALK)).at(130, i.Leave()).until(630)
    assert day.told("prompt") == ["630 prompt due"]


# ---- the wall clock -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", [-86_400, -3600, 3600, 86_400])
def test_a_wall_clock_set_in_between_delays_no_prompt(by: int) -> None:
    day = typed().set_clock(300, by).until(600)
    assert day.told("prompt") == ["600 prompt due"]
    assert day.spans() == ["0 600 sitting measured"]


def test_a_wall_clock_that_stutters_by_a_second_was_not_set() -> None:
    day = Day("2026-03-02T09:00:00")
    day.config = type(day.config)(day.config.settings, day.config.zone, drift=2)
    assert day.engine is not None
    day.engine.configure(day.config)
    wall = day.state.wall
    assert day.set_clock(300, 1).state.wall == wall
    assert day.set_clock(400, 1).state.wall == wall + 2
