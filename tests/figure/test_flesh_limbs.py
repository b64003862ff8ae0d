"""What the tables make of the limbs, seen on the body that stands on them."""

from __future__ import annotations

import numpy as np

from app.figure import checks
from app.figure.flesh import flesh, place
from app.figure.motion import Motion


def test_no_skin_sinks_into_the_floor(motion: Motion) -> None:
    shape, lowest = flesh(), 1.0
    for body in checks.loop(checks.at(motion), motion.cycle, 60):
        placed = place(shape, body)
        skin = placed.centres[:, 1] - np.sqrt((placed.axes[:, 1, :] ** 2).sum(1))
        lowest = min(lowest, float(skin[: shape.solid].min()))
    assert lowest > -0.01
