from __future__ import annotations

import numpy as np

from app.figure.bases import SEAT, Base
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
