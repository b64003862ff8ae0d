from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.figure.channels import WHOLE
from app.figure.course import end, turns
from app.figure.limits import beyond
from app.movement.catalogue import Catalogue
from app.movement.motion import motion_of
from app.movement.variety import FROM, SIZE, vary

names = st.sampled_from(["cat-cow-seated", "side-bend-standing", "rotation-standing", "pelvic-tilt-wall", "walk-easy"])


def test_the_first_two_repetitions_are_as_written_and_later_ones_differ(catalogue: Catalogue) -> None:
    played = vary(motion_of(catalogue.movements["cat-cow-seated"]), 6, 1)
    assert played.sizes[:2] == played.lengths[:2] == (1.0, 1.0)
    assert len(set(played.sizes[2:])) == len(set(played.lengths[2:])) == 4


def test_the_same_seed_is_the_same_play_and_another_is_another(catalogue: Catalogue) -> None:
    motion = motion_of(catalogue.movements["cat-cow-seated"])
    assert vary(motion, 6, 7).sizes == vary(motion, 6, 7).sizes != vary(motion, 6, 8).sizes


@given(names, st.integers(1, 12), st.integers(0, 10**9))
@settings(max_examples=60)
def test_a_set_lasts_as_long_as_planned_and_never_goes_back(
    catalogue: Catalogue, name: str, repetitions: int, seed: int
) -> None:
    motion = motion_of(catalogue.movements[name])
    played, last = vary(motion, repetitions, seed), end(motion, repetitions)
    assert played.written(last) == pytest.approx(last)
    moments = [played.written(last * number / 400) for number in range(401)]
    assert all(before < after for before, after in pairwise(moments))
    for begin, turn in zip(played.begins, turns(motion, repetitions), strict=True):
        assert played.written(begin) == pytest.approx(turn.start)


@given(names, st.integers(FROM, 9), st.integers(0, 10**9))
@settings(max_examples=40)
def test_no_joint_goes_beyond_its_cap(catalogue: Catalogue, name: str, repetitions: int, seed: int) -> None:
    motion = motion_of(catalogue.movements[name])
    for size in vary(motion, repetitions, seed).sizes:
        assert 1 - SIZE <= size <= 1 + SIZE
        for key in motion.keys:
            for channel, value in key.angles.items():
                base = motion.rest.get(channel, 0.0)
                if channel not in WHOLE and channel != "stride":
                    assert beyond(channel, base + size * (value - base)) < 1e-6


def test_time_runs_evenly_where_one_repetition_meets_the_next(catalogue: Catalogue) -> None:
    played = vary(motion_of(catalogue.movements["cat-cow-seated"]), 6, 3)
    for begin in played.begins[1:]:
        for side in (-1e-4, 1e-4):
            assert (played.written(begin + side) - played.written(begin)) / side == pytest.approx(1.0, abs=1e-3)


def test_a_new_size_is_reached_without_a_jump(catalogue: Catalogue) -> None:
    played = vary(motion_of(catalogue.movements["side-bend-standing"]), 5, 3)
    sizes = [played.size(t / 50) for t in range(4600)]
    assert max(abs(a - b) for a, b in pairwise(sizes)) < 0.003


def test_steps_stay_even(catalogue: Catalogue) -> None:
    played = vary(motion_of(catalogue.movements["walk-easy"]), 30, 3)
    assert set(played.sizes) == set(played.lengths) == {1.0}
