"""A channel's way passes its knots, smoothly, and nowhere goes beyond them."""

from __future__ import annotations

import pytest

from app.figure.curve import Knot, read, row_of, ways_of
from app.figure.motion import Ease

KNOTS = [Knot(0.0, {"head.flex": 0.0}), Knot(1.0, {"head.flex": 10.0}), Knot(3.0, {"head.flex": 14.0})]
TIMES = [knot.t for knot in KNOTS]


def at(ease: Ease, place: int, u: float, *, swinging: bool = False) -> float:
    ways = list(ways_of("head.flex", row_of("head.flex", KNOTS), TIMES, ease, None))
    angles: dict[str, float] = {}
    read(ways[place : place + 1], u, swinging, angles)
    return angles["head.flex"]


@pytest.mark.parametrize("ease", list(Ease))
def test_every_knot_is_passed(ease: Ease) -> None:
    assert [at(ease, 0, 0.0), at(ease, 0, 1.0), at(ease, 1, 1.0)] == pytest.approx([0.0, 10.0, 14.0])


@pytest.mark.parametrize("ease", list(Ease))
def test_nothing_overshoots_between_the_knots(ease: Ease) -> None:
    assert all(-1e-9 <= at(ease, 0, u / 50) <= 10 + 1e-9 for u in range(51))
    assert all(10 - 1e-9 <= at(ease, 1, u / 50) <= 14 + 1e-9 for u in range(51))


def test_a_flow_goes_on_through_a_knot_at_one_speed_where_a_rest_stands_still() -> None:
    step = 1e-4
    before, after = at(Ease.FLOW, 0, 1.0) - at(Ease.FLOW, 0, 1 - step), at(Ease.FLOW, 1, step / 2) - at(Ease.FLOW, 1, 0)
    assert before == pytest.approx(after, rel=0.01)
    assert before > 1e-4


def test_a_part_of_a_longer_way_is_the_same_curve() -> None:
    cut = [*KNOTS[:1], Knot(0.4, {"other": 1.0}, part=True), *KNOTS[1:]]
    times = [knot.t for knot in cut]
    ways = list(ways_of("head.flex", row_of("head.flex", cut), times, Ease.FLOW, None))
    angles: dict[str, float] = {}
    read(ways[1:2], 0.5, False, angles)
    assert angles["head.flex"] == pytest.approx(at(Ease.FLOW, 0, 0.7))
