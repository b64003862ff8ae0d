from __future__ import annotations

import numpy as np

from app.figure.bases import SEAT, WALL_X, Base
from app.figure.flesh import Placed, flesh, place
from app.figure.resting import rested
from tests.figure.still import still


def test_nothing_that_sits_lies_below_the_seat() -> None:
    shape, body = flesh(), still(Base.SEATED)
    placed = place(shape, body)
    flat = rested(shape, placed, body)
    pelvis = np.flatnonzero(shape.frame_of == shape.frames.index("hip.R"))

    def lowest(surface: Placed) -> float:
        return float((surface.centres[pelvis, 1] - np.sqrt((surface.axes[pelvis, 1] ** 2).sum(1))).min())

    assert lowest(placed) < SEAT - 0.005
    assert lowest(flat) > SEAT - 1e-9


def test_who_stands_is_not_changed() -> None:
    shape, body = flesh(), still(Base.STANDING)
    placed = place(shape, body)
    flat = rested(shape, placed, body)
    high = placed.centres[:, 1] > 0.3
    assert np.array_equal(flat.axes[high], placed.axes[high])


def test_nothing_that_leans_on_a_wall_goes_into_it() -> None:
    shape, body = flesh(), still(Base.WALL, pelvis_tilt=12.0, lumbar_flex=-12.0)
    placed = place(shape, body)

    def hindmost(surface: Placed) -> float:
        reach = surface.centres[:, 0] - np.sqrt((surface.axes[:, 0] ** 2).sum(1))
        return float(reach[: shape.solid].min())

    assert hindmost(placed) < WALL_X - 0.01
    assert hindmost(rested(shape, placed, body)) > WALL_X - 1e-9


def test_no_vertebra_of_a_low_back_that_is_pressed_flat_sticks_into_the_wall() -> None:
    shape, body = flesh(), still(Base.WALL, pelvis_tilt=-13.0, lumbar_flex=28.0)
    placed = place(shape, body)
    backs = [
        float((surface.centres[:, 0] - np.sqrt((surface.axes[:, 0] ** 2).sum(1)))[shape.solid :].min())
        for surface in (placed, rested(shape, placed, body))
    ]
    assert backs[0] < WALL_X < backs[1]
