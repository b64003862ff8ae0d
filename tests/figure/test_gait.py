from __future__ import annotations

import pytest

from app.figure.gait import STEP_LENGTH, footing, gone
from app.figure.skeleton import ANKLE_HIGH


def test_a_foot_that_lies_flat_moves_back_as_fast_as_the_ground() -> None:
    first, later = footing(0.15, 1.0), footing(0.30, 1.0)
    assert first.pitch == later.pitch == 0
    assert first.y == later.y == pytest.approx(ANKLE_HIGH)
    assert first.x - later.x == pytest.approx(2 * STEP_LENGTH * 0.15)


def test_a_foot_lands_on_its_heel_and_leaves_over_its_ball() -> None:
    assert footing(0.0, 1.0).pitch > 10
    assert footing(0.59, 1.0).pitch < -40
    assert footing(0.59, 1.0).toes == pytest.approx(-footing(0.59, 1.0).pitch)


@pytest.mark.parametrize("border", [0.0, 0.10, 0.21, 0.38, 0.60])
def test_the_way_of_the_foot_has_no_jump_in_place_speed_or_acceleration(border: float) -> None:
    step = 1e-3

    def acceleration(at: float) -> tuple[float, float]:
        a, b, c = (footing(at + k * step, 1.0) for k in (-1, 0, 1))
        return (a.x - 2 * b.x + c.x) / step**2, (a.y - 2 * b.y + c.y) / step**2

    before, after = acceleration(border - 3 * step), acceleration(border + 3 * step)
    at_border = acceleration(border)
    peak = max(abs(value) for number in range(100) for value in acceleration(number / 100 + 5e-3))
    for a, b, c in zip(before, at_border, after, strict=True):
        assert min(a, c) - 0.1 * peak <= b <= max(a, c) + 0.1 * peak


def test_without_a_stride_the_foot_stands() -> None:
    assert {(round(footing(n / 50, 0.0).x, 9), round(footing(n / 50, 0.0).y, 9)) for n in range(50)} == {
        (0.0, round(ANKLE_HIGH, 9))
    }


def test_the_ground_goes_two_steps_back_in_every_cycle() -> None:
    assert gone(3.1, 1.1, 2.0) - gone(2.0, 1.1, 2.0) == pytest.approx(2 * STEP_LENGTH)


def test_the_ground_comes_to_its_speed_without_a_jump() -> None:
    assert gone(-9.0, 1.1, 2.0) == gone(-2.0, 1.1, 2.0)
    before, at, after = (gone(t, 1.1, 2.0) for t in (-1e-3, 0.0, 1e-3))
    assert after - at == pytest.approx(at - before, rel=1e-4)
