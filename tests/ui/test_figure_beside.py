from __future__ import annotations

import numpy as np

from app.figure.bases import Base
from app.figure.camera import camera
from app.figure.flesh import Array
from app.ui.figure_beside import beside
from tests.figure.still import still

METRE = 250.0
LOOKING = camera(10.0, 6.0).framed(METRE, (240.0, 240.0))


def curve_at(x: float, y: float, long: float = 0.2) -> Array:
    """One that goes straight up, metres from the body's own middle."""
    foot, top = LOOKING.project(np.array([(x, y, 0.0), (x, y + long, 0.0)]))[0]
    return np.array((foot, (foot + top) / 2, top))


def test_a_curve_with_room_stays_where_it_is() -> None:
    curve = curve_at(0.8, 1.0)
    moved = beside([curve], [still(Base.STANDING)], LOOKING, (), level=False)
    assert moved is not None
    assert np.array_equal(moved, curve)


def test_a_curve_on_the_body_is_moved_beside_it() -> None:
    curve = curve_at(0.0, 0.9)
    moved = beside([curve], [still(Base.STANDING)], LOOKING, (), level=False)
    assert moved is not None
    assert abs(moved[0][0] - curve[0][0]) > 0.1 * METRE


def test_where_only_head_or_hands_would_be_hidden_there_is_none() -> None:
    across = LOOKING.project(np.array([(x, 0.8, 0.0) for x in (-0.8, 0.0, 0.8)]))[0]
    assert beside([across], [still(Base.STANDING)], LOOKING, (), level=True) is None


def test_a_level_one_is_moved_to_the_side_only() -> None:
    curve = curve_at(0.0, 0.9)
    moved = beside([curve], [still(Base.STANDING)], LOOKING, (), level=True)
    assert moved is not None
    assert moved[0][1] == curve[0][1]
    assert moved[0][0] != curve[0][0]


def test_of_several_places_the_one_nearest_to_its_own_part_is_taken() -> None:
    far, near = curve_at(-0.5, 0.85), curve_at(-0.26, 0.85)
    moved = beside([far, near], [still(Base.STANDING)], LOOKING, ("pelvis", "hip", "thigh"), level=False)
    assert moved is not None
    assert abs(moved[0][0] - near[0][0]) < 0.1 * METRE


def test_beside_another_part_there_is_none() -> None:
    ankles = curve_at(0.35, 0.05)
    assert beside([ankles], [still(Base.STANDING)], LOOKING, ("pelvis", "hip"), level=False) is None
    assert beside([ankles], [still(Base.STANDING)], LOOKING, ("foot", "shank"), level=False) is not None
