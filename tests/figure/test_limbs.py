from __future__ import annotations

import itertools
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figure.limbs import lying, reach, soft_reach, straight
from app.figure.vec import IDENTITY, about_z, axis

LENGTHS = (0.42, 0.41)


@given(st.floats(0.2, 0.80), st.floats(-0.2, 0.2))
def test_a_mark_within_reach_is_met_and_the_bones_keep_their_length(far: float, aside: float) -> None:
    mark = (aside, -far, 0.1)
    leg = reach((0, 0, 0), mark, LENGTHS, (1, 0, 0))
    assert dist((0, 0, 0), leg.middle) == pytest.approx(LENGTHS[0])
    assert dist(leg.middle, leg.end) == pytest.approx(LENGTHS[1])
    assert dist(leg.end, mark) == pytest.approx(abs(leg.missed), abs=1e-9)
    assert abs(leg.missed) < 0.01


def test_a_mark_out_of_reach_is_missed_by_what_is_lacking() -> None:
    leg = reach((0, 0, 0), (0, -1.0, 0), LENGTHS, (1, 0, 0))
    assert leg.missed == pytest.approx(0.17, abs=0.002)


def test_knees_point_forward_and_elbows_back() -> None:
    knee = reach((0, 0, 0), (0, -0.6, 0), LENGTHS, (1, 0, 0))
    elbow = reach((0, 0, 0), (0, -0.6, 0), LENGTHS, (-1, 0, 0), backwards=True)
    assert knee.middle[0] > 0 > elbow.middle[0]
    assert axis(knee.upper, 2)[2] == pytest.approx(1.0)
    assert axis(elbow.upper, 2)[2] == pytest.approx(1.0)


@given(st.floats(0.1, 2.0))
def test_the_soft_reach_never_exceeds_either(far: float) -> None:
    assert soft_reach(far, 0.83) <= min(far, 0.83)


def test_the_soft_reach_has_no_corner() -> None:
    step = 1e-4
    slopes = [(soft_reach(x + step, 0.83) - soft_reach(x, 0.83)) / step for x in [0.80 + n * 5e-4 for n in range(120)]]
    assert max(abs(a - b) for a, b in itertools.pairwise(slopes)) < 0.1


def test_a_straight_limb_hangs_from_its_turns() -> None:
    limb = straight((0, 0, 0), IDENTITY, about_z(90), LENGTHS)
    assert limb.middle == pytest.approx((0, -0.42, 0))
    assert limb.end == pytest.approx((0.41, -0.42, 0))


@pytest.mark.parametrize("aside", [1.0, -1.0])
def test_a_joint_that_would_sink_into_the_floor_lies_on_it_on_the_side_it_points_to(aside: float) -> None:
    root, mark, lengths = (0.0, 0.2, 0.0), (0.3, 0.03, 0.0), (0.29, 0.25)
    low = lying(root, mark, lengths, (0.0, -1.0, 0.5 * aside), 0.03)
    limb = reach(root, mark, lengths, low, softly=0.0)
    assert limb.middle[1] == pytest.approx(0.03, abs=1e-4)
    assert limb.middle[2] * aside > 0.1


def test_a_joint_above_the_floor_or_too_far_from_it_points_where_it_did() -> None:
    up = (0.0, 1.0, 0.2)
    assert lying((0.0, 0.2, 0.0), (0.3, 0.03, 0.0), (0.29, 0.25), up, 0.03) == up
    down = (0.0, -1.0, 0.2)
    assert lying((0.0, 2.0, 0.0), (0.3, 1.8, 0.0), (0.29, 0.25), down, 0.03) == down
