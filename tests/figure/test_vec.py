from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figure.vec import (
    about_all,
    about_x,
    about_y,
    about_z,
    apply,
    axis,
    cross,
    dot,
    inverse,
    length,
    mixed,
    turn,
    upright,
)

angles = st.floats(-180, 180)
vectors = st.tuples(*[st.floats(-2, 2)] * 3)


@given(angles, angles, angles, vectors)
def test_rotations_keep_lengths_and_their_inverse_undoes_them(
    a: float, b: float, c: float, v: tuple[float, float, float]
) -> None:
    rotation = turn(about_x(a), turn(about_y(b), about_z(c)))
    turned = apply(rotation, v)
    assert isclose(length(turned), length(v), abs_tol=1e-9)
    assert all(isclose(x, y, abs_tol=1e-9) for x, y in zip(apply(inverse(rotation), turned), v, strict=True))


def test_each_axis_turns_the_way_it_says() -> None:
    assert all(isclose(x, y, abs_tol=1e-12) for x, y in zip(apply(about_x(90), (0, 1, 0)), (0, 0, 1), strict=True))
    assert all(isclose(x, y, abs_tol=1e-12) for x, y in zip(apply(about_y(90), (0, 0, 1)), (1, 0, 0), strict=True))
    assert all(isclose(x, y, abs_tol=1e-12) for x, y in zip(apply(about_z(90), (1, 0, 0)), (0, 1, 0), strict=True))


def test_halfway_between_two_turns_lies_the_half_turn() -> None:
    half, wanted = mixed(about_z(0), about_z(80), 0.5), about_z(40)
    assert all(isclose(x, y, abs_tol=1e-9) for x, y in zip(half, wanted, strict=True))


def test_an_upright_frame_is_right_handed() -> None:
    frame = upright((0.2, 1.0, -0.1), (1.0, 0.3, 0.0))
    assert isclose(dot(axis(frame, 0), axis(frame, 1)), 0, abs_tol=1e-12)
    assert all(isclose(x, y) for x, y in zip(cross(axis(frame, 0), axis(frame, 1)), axis(frame, 2), strict=True))


def test_three_turns_at_once_are_the_three_turns() -> None:
    assert about_all(20.0, -35.0, 50.0) == pytest.approx(turn(turn(about_y(20.0), about_x(-35.0)), about_z(50.0)))
