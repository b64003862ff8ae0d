from __future__ import annotations

from itertools import pairwise

import pytest

from app.movement.catalogue import Catalogue, Movement
from app.movement.motion import motion_of
from app.ui.figure_moment import Moment
from app.ui.figure_turn import turned, turns_over


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
