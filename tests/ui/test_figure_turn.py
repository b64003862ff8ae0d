from __future__ import annotations

from itertools import pairwise

import pytest

from app.figure.channels import Side
from app.movement.catalogue import Catalogue, Movement
from app.movement.motion import motion_of
from app.ui.figure_moment import Moment
from app.ui.figure_turn import seen_mirrored, turned, turns_over


@pytest.fixture
def book(movements: Catalogue) -> Movement:
    """Two repetitions a side: the first side is over at 16 s, the second begins at 18 s."""
    return movements.movements["open-book"]


@pytest.mark.parametrize(("t", "shown"), [(15.0, 15.0), (16.4, 16.0), (17.1, 18.0), (18.5, 18.5)])
def test_turning_over_shows_the_side_left_and_then_the_new_one(book: Movement, t: float, shown: float) -> None:
    assert turned(Moment(book, t, repetitions=2), motion_of(book)).t == shown


def test_the_picture_changes_once(book: Movement) -> None:
    motion = motion_of(book)
    seen = [turned(Moment(book, t / 10, repetitions=2), motion) for t in range(150, 200)]
    assert sum(turns_over(one, two, motion) for one, two in pairwise(seen)) == 1


def test_who_stands_changes_sides_before_our_eyes(movements: Catalogue) -> None:
    reach = movements.movements["side-bend-standing"]
    moment = Moment(reach, 17.0, repetitions=2)
    assert turned(moment, motion_of(reach)) is moment


@pytest.mark.parametrize(("t", "mirrored"), [(3.0, False), (16.9, False), (17.1, True), (20.0, True)])
def test_the_second_side_is_seen_in_the_mirror_from_the_fade_on(
    movements: Catalogue, t: float, *, mirrored: bool
) -> None:
    needle = movements.movements["thread-needle"]
    motion = motion_of(needle)
    assert seen_mirrored(turned(Moment(needle, t, repetitions=2), motion), motion) is mirrored


@pytest.mark.parametrize(("side", "mirrored"), [("right", False), ("left", True)])
def test_a_side_shown_by_itself_is_seen_as_in_its_set(movements: Catalogue, side: Side, *, mirrored: bool) -> None:
    needle = movements.movements["thread-needle"]
    assert seen_mirrored(Moment(needle, 1.0, side), motion_of(needle)) is mirrored


def test_where_the_file_does_not_say_so_both_sides_are_seen_from_one_place(movements: Catalogue) -> None:
    reach = movements.movements["side-bend-standing"]
    assert not seen_mirrored(Moment(reach, 1.0, "left"), motion_of(reach))
