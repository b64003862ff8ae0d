from __future__ import annotations

import numpy as np
import pytest

from app.figure.bases import Prop
from app.movement.catalogue import Catalogue
from app.ui.figure_ground import extent, stands_on_it


@pytest.mark.parametrize(
    ("name", "prop", "behind", "ahead"),
    [("hip-flexor-standing", Prop.MAT, -0.3, 0.66), ("walk-easy", Prop.TRACK, -0.4, 0.41)],
)
def test_there_is_ground_under_every_step(
    movements: Catalogue, name: str, prop: Prop, behind: float, ahead: float
) -> None:
    corners = extent(prop, movements.movements[name])
    assert corners[:, 0].min() < behind
    assert corners[:, 0].max() > ahead


def test_there_is_room_for_what_one_sits_on_and_stands_at(movements: Catalogue) -> None:
    seated, wall = movements.movements["rotation-seated"], movements.movements["pelvic-tilt-wall"]
    assert stands_on_it(seated)
    assert not stands_on_it(wall)
    assert np.ptp(extent(Prop.CHAIR, seated)[:, 0]) > 0.3
    assert extent(Prop.WALL, wall)[:, 1].max() > 1.6
