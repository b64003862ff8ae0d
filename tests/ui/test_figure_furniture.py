from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage, QPainter

from app.figure.bases import CUSHION_HIGH, SEAT
from app.figure.camera import Camera, camera
from app.figure.flesh import flesh, place
from app.figure.pose import pose
from app.figure.solve import solve
from app.movement.catalogue import Catalogue
from app.movement.motion import motion_of
from app.ui.figure_furniture import paint_chair, paint_pillow
from app.ui.figure_ground import stands_on_it
from app.ui.figure_images import clear_image
from app.ui.figure_palette import LIGHT

LOOKING = camera(40.0, 30.0).framed(200.0, (200.0, 240.0))


def test_who_kneels_down_sits_on_the_cushion(movements: Catalogue) -> None:
    movement = movements.movements["childs-pose"]
    assert stands_on_it(movement)
    shape = flesh()
    placed = place(shape, solve(pose(motion_of(movement), 5.0)))
    hips = [
        number for number, at in enumerate(shape.frame_of[: shape.solid]) if shape.frames[at] in ("hip.R", "pelvis")
    ]
    lowest = (placed.centres[hips, 1] - np.sqrt((placed.axes[hips, 1] ** 2).sum(1))).min()
    assert abs(lowest - CUSHION_HIGH) < 0.02


def test_the_pillow_lies_under_the_head_of_who_lies_on_a_side_and_under_nobody_else(movements: Catalogue) -> None:
    lying, sitting = (
        solve(pose(motion_of(movements.movements[name]), 0.0)) for name in ("open-book", "rotation-seated")
    )
    image = _blank()
    painter = QPainter(image)
    paint_pillow(painter, sitting, LOOKING, LIGHT)
    assert not _inked(image)
    paint_pillow(painter, lying, LOOKING, LIGHT)
    painter.end()
    x, y = _below(LOOKING, lying.frames["head"].at)
    assert image.pixelColor(x, y).alpha() == 255


def test_a_chair_is_seen_where_one_sits() -> None:
    image = _blank()
    painter = QPainter(image)
    paint_chair(painter, LOOKING, LIGHT)
    painter.end()
    assert image.pixelColor(*_below(LOOKING, (0.0, 0.0, 0.0), SEAT)).alpha() == 255
    assert not image.pixelColor(*_below(LOOKING, (0.0, 0.0, 0.0), 1.0)).alpha()


def _below(looking: Camera, at: tuple[float, float, float], high: float = 0.03) -> tuple[int, int]:
    """The pixel of what is so high over the floor where this is, metres."""
    ((x, y),) = looking.project(np.array([(at[0], high, at[2])]))[0].tolist()
    return round(x), round(y)


def _blank() -> QImage:
    return clear_image(400, 400, 1.0)


def _inked(image: QImage) -> bool:
    return any(image.pixelColor(x, y).alpha() for x in range(0, 400, 4) for y in range(0, 400, 4))
