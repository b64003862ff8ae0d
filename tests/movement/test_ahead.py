from __future__ import annotations

import pytest

from app.figure.course import end
from app.movement.ahead import step_at, turn_at
from app.movement.catalogue import Catalogue
from app.movement.motion import motion_of


def test_a_set_is_made_of_phases_one_after_another(catalogue: Catalogue) -> None:
    motion = motion_of(catalogue.movements["cat-cow-seated"])
    seen = [step_at(motion, t, 3) for t in (0.1, 3.5, 5.0, 7.5, 8.1)]
    assert [step.number for step in seen if step] == [0, 1, 2, 3, 0]
    assert [(step.start, step.end) for step in seen if step][-1] == (8.0, 11.0)


def test_between_setting_up_changing_sides_and_the_end_there_is_none(catalogue: Catalogue) -> None:
    motion = motion_of(catalogue.movements["side-bend-standing"])
    assert step_at(motion, -1.0, 2) is None
    assert step_at(motion, 16.5, 2) is None
    assert step_at(motion, end(motion, 2), 2) is None
    assert turn_at(motion, 2, 16.5).side == "left"


def test_each_side_is_named(catalogue: Catalogue) -> None:
    motion = motion_of(catalogue.movements["side-bend-standing"])
    right, left = step_at(motion, 1.0, 2), step_at(motion, 19.0, 2)
    assert right is not None
    assert left is not None
    assert (right.side, left.side) == ("right", "left")


def test_a_loop_never_ends(catalogue: Catalogue) -> None:
    motion = motion_of(catalogue.movements["cat-cow-seated"])
    step = step_at(motion, 8 * 1000 + 4.5, None, None)
    assert step is not None
    assert (step.number, step.start) == (2, 8004.0)


def test_the_share_of_a_step_stays_between_nothing_and_all(catalogue: Catalogue) -> None:
    step = step_at(motion_of(catalogue.movements["cat-cow-seated"]), 1.5, 3)
    assert step is not None
    assert [step.share(t) for t in (-1.0, 0.0, 1.5, 3.0, 9.0)] == pytest.approx([0, 0, 0.5, 1, 1])
