"""What the tables make of the limbs, seen on the body that stands on them."""

from __future__ import annotations

import numpy as np
import pytest

from app.figure.bases import GROUND, Base
from app.figure.flesh import flesh, place
from app.figure.motion import Breath, Key, Motion
from app.figure.pose import pose
from app.figure.solve import solve


@pytest.mark.parametrize("base", [base for base in Base if not GROUND[base].lying])
def test_no_skin_sinks_into_the_floor_where_one_stands_or_sits(base: Base) -> None:
    angles = GROUND[base].angles
    shape = flesh()
    placed = place(shape, solve(pose(Motion(base, angles, (Key(1.0, angles, Breath.OUT),)), 0.0)))
    skin = placed.centres[:, 1] - np.sqrt((placed.axes[:, 1, :] ** 2).sum(1))
    assert skin[: shape.solid].min() > -0.01
