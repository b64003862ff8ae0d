from __future__ import annotations

import pytest

from app.figure.clay import Clay, Cloth, profile


def test_a_profile_goes_through_its_values() -> None:
    at, values = (0.0, 0.3, 1.0), (0.08, 0.07, 0.05)
    assert [profile(at, values, x) for x in at] == pytest.approx(values)
    assert 0.05 < profile(at, values, 0.6) < 0.07


def test_a_piece_may_name_its_ellipsoids_or_number_them() -> None:
    clay = Clay()
    first = clay.ball("pelvis", (0, 0, 0), 0.1, "hip")
    second = clay.ball("pelvis", (0, 1, 0), (0.1, 0.2, 0.3))
    clay.tube("torso", Cloth.TOP, ["hip", second])
    assert clay.tubes[0].members == (first, second)
    assert clay.ellipsoids[first].axes == (0.1, 0.1, 0.1)


def test_a_row_is_hulls_of_three_that_share_their_ends() -> None:
    clay = Clay()
    clay.row("neck", Cloth.SKIN, [clay.ball("head", (0, y, 0), 0.1) for y in range(5)])
    assert [hull.members for hull in clay.hulls] == [(0, 1, 2), (2, 3, 4)]
