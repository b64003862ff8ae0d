from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.inputs import BreakKind
from app.movement import player
from app.movement.catalogue import Catalogue
from app.movement.comfort import Comfort
from app.movement.compose import Plan, Set
from app.movement.movement import Region
from app.movement.player import PlayerState, playing


def planned(catalogue: Catalogue, *wanted: tuple[str, int]) -> Plan:
    sets = []
    for name, repetitions in wanted:
        movement = catalogue.movements[name]
        sets.append(Set(movement, repetitions, 8 + repetitions * movement.sides * movement.cycle))
    return Plan(BreakKind.MOVE, seated=False, sets=tuple(sets))


@pytest.fixture
def two(catalogue: Catalogue) -> PlayerState:
    """A pelvic tilt of 2 (16 s), then a side reach of 2 on each side (40 s)."""
    return player.start(planned(catalogue, ("pelvic-tilt-wall", 2), ("side-bend-standing", 2)))


def test_a_set_begins_with_its_setting_up(two: PlayerState) -> None:
    now = playing(two, 3)
    assert now.phase == "setting up"
    assert now.caption == "Back on the wall, feet a foot-length in front, knees soft."
    assert now.t == -5.0


def test_several_set_up_lines_take_turns(catalogue: Catalogue) -> None:
    state = player.start(planned(catalogue, ("cat-cow-seated", 3)))
    assert playing(state, 1).caption == "Sit towards the front of the chair, feet flat."
    assert playing(state, 7).caption == "Rest your hands on your thighs."


def test_each_phase_says_what_to_do_to_notice_and_to_breathe(two: PlayerState) -> None:
    now = playing(two, 10.5)
    assert (now.phase, now.repetition, now.repetitions) == ("release", 1, 2)
    assert now.caption == "Let the small gap come back and grow a little."
    assert now.notice == "Shoulders rest on the wall."
    assert now.breath == "Breathe in."


def test_the_second_repetition_is_counted(two: PlayerState) -> None:
    assert playing(two, 12.5).repetition == 2


def test_sides_come_one_after_the_other_with_a_change_between(two: PlayerState) -> None:
    begin = 16 + 6
    assert playing(two, begin + 1).side == "right"
    assert playing(two, begin + 1).caption == "Reach up and over to the right."
    changing = playing(two, begin + 16.5)
    assert (changing.phase, changing.side, changing.repetition) == ("changing sides", "left", 1)
    left = playing(two, begin + 18.5)
    assert (left.side, left.repetition, left.caption) == ("left", 1, "Reach up and over to the left.")


def test_alternating_sides_change_with_every_repetition(catalogue: Catalogue) -> None:
    state = player.start(planned(catalogue, ("rotation-standing", 3)))
    seen = [(playing(state, 8 + 3 * n + 0.5).side, playing(state, 8 + 3 * n + 0.5).repetition) for n in range(4)]
    assert seen == [("right", 1), ("left", 1), ("right", 2), ("left", 2)]


def test_the_next_movement_is_announced_and_the_last_has_none(two: PlayerState) -> None:
    assert playing(two, 1).next_name == "Standing side reach"
    assert playing(two, 20).next_name == ""


def test_the_time_left_is_that_of_the_break(two: PlayerState) -> None:
    assert playing(two, 0).seconds_left == 56
    assert playing(two, 20).seconds_left == 36
    assert playing(two, 20).set_fraction == pytest.approx(0.1)


def test_the_end_is_over_and_stays_so(two: PlayerState) -> None:
    for seconds in (56, 60, 1000):
        now = playing(two, seconds)
        assert now.over
        assert now.seconds_left == 0
        assert now.set_fraction == 1


def test_finished_sets_are_told_with_repetitions_and_seconds_and_sided_ones_once_a_side(two: PlayerState) -> None:
    assert player.finished(two, 15.9) == ()
    assert player.finished(two, 16) == (player.Finished("pelvic-tilt-wall", 2, 16),)
    assert player.finished(two, 56)[1:] == (
        player.Finished("side-bend-standing", 2, 20, "right"),
        player.Finished("side-bend-standing", 2, 20, "left"),
    )


def test_a_side_left_half_way_keeps_what_it_had(two: PlayerState) -> None:
    done = player.finished(player.again(two, 16 + 33), 16 + 33)[1:]
    assert [(each.side, each.repetitions, each.seconds) for each in done] == [("right", 2, 22), ("left", 1, 11)]


def test_sides_in_turn_are_told_once_each(catalogue: Catalogue) -> None:
    state = player.start(planned(catalogue, ("rotation-standing", 3)))
    assert [(each.side, each.repetitions) for each in player.finished(state, 60)] == [("right", 3), ("left", 3)]


def test_next_goes_on_and_keeps_what_was_done(two: PlayerState) -> None:
    later = player.next_set(two, 12.5)
    assert playing(later, 12.5).movement.id == "side-bend-standing"
    assert player.finished(later, 12.5) == (player.Finished("pelvic-tilt-wall", 1, 12),)
    assert playing(later, 12.5).seconds_left == 40


def test_next_before_the_first_repetition_leaves_nothing(two: PlayerState) -> None:
    assert player.finished(player.next_set(two, 5), 5) == ()


def test_next_at_the_last_set_changes_nothing(two: PlayerState) -> None:
    last = player.next_set(two, 12)
    assert playing(last, 30).coming is None
    assert playing(player.next_set(last, 30), 30) == playing(last, 30)
    ended = player.advance(last, 1000)
    assert player.next_set(ended, 1001) == ended


def test_again_begins_the_movement_anew(two: PlayerState) -> None:
    anew = player.again(two, 13)
    assert playing(anew, 13).t == -8
    assert playing(anew, 13).seconds_left == 56
    assert player.finished(anew, 13) == (player.Finished("pelvic-tilt-wall", 1, 13),)


def test_smaller_is_reached_gently_and_has_a_floor(two: PlayerState) -> None:
    small = player.smaller(two, 10)
    assert playing(small, 10).amplitude == 1.0
    assert 0.85 < playing(small, 10.6).amplitude < 1.0
    assert playing(small, 12).amplitude == 0.85
    for _ in range(9):
        small = player.smaller(small, 12)
    assert playing(small, 20).amplitude == 0.4
    assert player.larger(player.start(two.plan), 5).amplitude == 1.0


def test_slower_keeps_the_moment_and_makes_the_rest_longer(two: PlayerState) -> None:
    slow = player.slower(two, 10)
    assert playing(slow, 10).t == playing(two, 10).t
    assert playing(slow, 12).t == pytest.approx(2 + 0.8 * 2)
    assert playing(slow, 10).seconds_left == pytest.approx(46 / 0.8)


def test_faster_has_a_limit(two: PlayerState) -> None:
    quick = two
    for _ in range(9):
        quick = player.faster(quick, 0)
    assert quick.tempo == player.FASTEST


def test_something_else_takes_the_place_of_this_movement(two: PlayerState, catalogue: Catalogue) -> None:
    other = player.something_else(two, 4, catalogue)
    assert playing(other, 4).movement.id not in {"pelvic-tilt-wall", "side-bend-standing"}
    assert playing(other, 4).phase == "setting up"
    assert playing(other, 4).next_name == "Standing side reach"


def test_what_is_under_way_counts_once_a_repetition_has_ended(two: PlayerState) -> None:
    assert player.under_way(two, 10) == ()
    assert player.under_way(two, 13) == (player.Finished("pelvic-tilt-wall", 1, 13),)
    assert player.under_way(two, 56) == ()


def test_steps_keep_a_line_long_enough_to_read(catalogue: Catalogue) -> None:
    state = player.start(planned(catalogue, ("walk-easy", 55)))
    captions = [playing(state, 8.1 + n / 10).caption for n in range(600)]
    changes = sum(a != b for a, b in itertools.pairwise(captions))
    assert 5 <= changes <= 10


@given(st.lists(st.tuples(st.sampled_from("slrfna"), st.floats(0.0, 30.0)), max_size=12))
def test_whatever_is_pressed_time_goes_on_and_every_moment_can_be_shown(
    catalogue: Catalogue, pressed: list[tuple[str, float]]
) -> None:
    commands = {
        "s": player.smaller,
        "l": player.larger,
        "r": player.slower,
        "f": player.faster,
        "n": player.next_set,
        "a": player.again,
    }
    state = player.start(planned(catalogue, ("pelvic-tilt-wall", 2), ("rotation-standing", 2), ("walk-easy", 9)))
    seconds = 0.0
    for key, passed in pressed:
        seconds += passed
        state = commands[key](state, seconds)
        now = playing(state, seconds)
        assert now.caption
        assert now.seconds_left >= 0
        assert 0.4 * 0.9 <= now.amplitude <= 1.1
        assert 1 <= now.repetition <= now.repetitions
    assert sum(done.seconds for done in player.finished(state, seconds)) <= seconds + len(pressed) + 3


def test_the_state_is_not_changed_by_looking(two: PlayerState) -> None:
    before = replace(two)
    playing(two, 40)
    assert two == before


def test_from_the_third_repetition_on_each_is_another_and_once_that_is_said(catalogue: Catalogue) -> None:
    state = player.start(planned(catalogue, ("cat-cow-seated", 5), ("pelvic-tilt-wall", 5)), seed=4)
    moments = [playing(state, t / 4) for t in range(4 * 76)]
    assert {now.amplitude for now in moments if now.repetition <= 2 and now.set_index == 0} == {1.0}
    assert len({round(now.amplitude, 6) for now in moments}) > 3
    said = [(now.set_index, now.repetition) for now in moments if now.aside]
    assert set(said) == {(0, 3)}


def test_another_seed_is_another_break_of_the_same_length(catalogue: Catalogue) -> None:
    plan = planned(catalogue, ("cat-cow-seated", 6))
    one, two = (player.start(plan, seed=seed) for seed in (1, 2))
    assert playing(one, 40).t != playing(two, 40).t
    for state in (one, two):
        assert not playing(state, plan.seconds - 0.01).over
        assert playing(state, plan.seconds).over
        assert player.finished(state, plan.seconds) == (player.Finished("cat-cow-seated", 6, plan.seconds),)


def test_a_persons_range_goes_with_every_moment(catalogue: Catalogue) -> None:
    comfort = Comfort(((Region.LUMBAR, 0.6),))
    assert playing(player.start(planned(catalogue, ("cat-cow-seated", 3)), comfort=comfort), 12).comfort == comfort


def test_whoever_lies_is_told_to_turn_over_and_a_circle_to_go_the_other_way(catalogue: Catalogue) -> None:
    said = {}
    for name in ("open-book", "pelvic-clock-seated", "side-bend-standing"):
        state = player.start(planned(catalogue, (name, 2)))
        said[name] = playing(state, 6 + 2 * 8 + 1).caption
    assert said == {
        "open-book": "Turn over onto your other side.",
        "pelvic-clock-seated": "Now the other way round.",
        "side-bend-standing": "Now the other side.",
    }
