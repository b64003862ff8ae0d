from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from app.figure.channels import Side
from app.figure.pose import pose
from app.figure.solve import solve
from app.movement.catalogue import Catalogue
from app.movement.motion import motion_of
from app.movement.movement import Movement
from app.ui.figure_stage import framing

RECT = QRectF(0, 0, 480, 480)
PLACES = ("head", "pelvis", "chest")


def seen(
    movement: Movement, t: float, side: Side, *, mirrored: bool
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Where head, pelvis and chest are in a picture of 480 by 480, pixels."""
    frames = solve(pose(motion_of(movement), t, side=side)).frames
    points = np.array([frames[name].at for name in PLACES])
    return framing(movement, mirrored=mirrored).fitted(RECT).project(points)[0]


@pytest.mark.parametrize("name", ["thread-needle", "open-book", "hip-flexor-standing"])
@pytest.mark.parametrize("share", [0.3, 0.7])
def test_a_second_side_that_says_so_is_the_first_ones_picture_in_a_mirror(
    movements: Catalogue, name: str, share: float
) -> None:
    movement = movements.movements[name]
    right, left = (seen(movement, movement.cycle * share, side, mirrored=side == "left") for side in ("right", "left"))
    assert np.abs(left[:, 1] - right[:, 1]).max() < 3
    assert np.abs(left[:, 0] - (RECT.width() - right[:, 0])).max() < 3


def test_other_sides_share_one_camera_so_that_nothing_jumps(movements: Catalogue) -> None:
    movement = movements.movements["side-bend-standing"]
    right, left = (seen(movement, 4.0, side, mirrored=False) for side in ("right", "left"))
    assert np.abs(left - right)[PLACES.index("head")].max() > 10
    assert np.abs(left - right)[PLACES.index("pelvis"), 1] < 3
