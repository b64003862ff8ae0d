from __future__ import annotations

from itertools import pairwise

import numpy as np

from app.figure.beads import told_apart
from app.figure.fills import Polygons, polygon
from app.figure.flesh import Array

MIDDLES = np.array([[100.0, 300.0 - 10.0 * place] for place in range(5)])


def tall(middle: Array) -> Polygons:
    """A vertebra as high as the way to the next one and half as far again."""
    return polygon(middle + np.array([[-8.0, -7.5], [8.0, -7.5], [8.0, 7.5], [-8.0, 7.5]]))


BONES = tuple(tall(middle) for middle in MIDDLES)


def test_vertebrae_seen_from_the_front_leave_a_gap_to_their_neighbours() -> None:
    apart = told_apart(BONES, MIDDLES, np.ones(5))
    for below, above in pairwise(apart):
        assert above.points[:, 1].max() < below.points[:, 1].min() - 1.0


def test_they_stay_as_wide_and_where_they_are() -> None:
    for bone, middle in zip(told_apart(BONES, MIDDLES, np.ones(5)), MIDDLES, strict=True):
        assert np.ptp(bone.points[:, 0]) == 16.0
        np.testing.assert_allclose(bone.points.mean(0), middle)


def test_seen_from_the_side_they_are_as_they_were() -> None:
    for bone, before in zip(told_apart(BONES, MIDDLES, np.zeros(5)), BONES, strict=True):
        assert bone is before


def test_one_seen_from_the_side_stays_whole_among_others_that_are_not() -> None:
    mixed = told_apart(BONES, MIDDLES, np.array([1.0, 1.0, 0.0, 1.0, 1.0]))
    np.testing.assert_allclose(mixed[2].points, BONES[2].points)
    assert np.ptp(mixed[1].points[:, 1]) < 10.0


def test_vertebrae_that_lie_behind_one_another_become_no_thinner_than_a_third() -> None:
    behind = np.full((5, 2), 100.0)
    for bone in told_apart([tall(middle) for middle in behind], behind, np.ones(5)):
        assert np.isfinite(bone.points).all()
        assert np.ptp(bone.points[:, 1]) >= 0.3 * 15.0
