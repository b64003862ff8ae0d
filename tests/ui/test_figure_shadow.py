from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.figure.camera import camera
from app.figure.shadow import Shadow
from app.ui.figure_images import clear_image
from app.ui.figure_palette import CONTRAST_DARK, LIGHT
from app.ui.figure_shadow import paint_shadow, shadow_box

LOOKING = camera(20.0, 25.0).framed(200.0, (200.0, 150.0))


@pytest.fixture
def spot() -> Shadow:
    """A dark spot in the middle of a square metre of ground."""
    darkness = np.zeros((30, 56))
    darkness[12:18, 22:34] = 1.0
    corners = np.array([(-0.5, 0, -0.5), (0.5, 0, -0.5), (0.5, 0, 0.5), (-0.5, 0, 0.5)], float)
    return Shadow(darkness, corners)


def painted(spot: Shadow, *, contrast: bool = False, within: QRectF | None = None) -> QImage:
    image = clear_image(400, 300, 1.0)
    painter = QPainter(image)
    paint_shadow(painter, spot, LOOKING, CONTRAST_DARK if contrast else LIGHT, within)
    painter.end()
    return image


def alpha(image: QImage, place: tuple[float, float]) -> int:
    return image.pixelColor(round(place[0]), round(place[1])).alpha()


@pytest.mark.usefixtures("qapp")
def test_it_is_dark_where_the_spot_is_seen_and_clear_at_the_corners(spot: Shadow) -> None:
    image = painted(spot)
    (middle, corner), _, _ = LOOKING.project(np.array([(0.0, 0.0, 0.0), (0.4, 0.0, 0.4)]))
    assert alpha(image, tuple(middle)) > 60
    assert alpha(image, tuple(corner)) == 0
    assert shadow_box(spot, LOOKING).contains(*middle)


@pytest.mark.usefixtures("qapp")
def test_it_has_run_out_at_the_edge_of_the_picture(spot: Shadow) -> None:
    (middle,), _, _ = LOOKING.project(np.array([(0.0, 0.0, 0.0)]))
    edge = QRectF(middle[0], 0, 300, 300)
    assert alpha(painted(spot, within=edge), tuple(middle)) < 12


@pytest.mark.usefixtures("qapp")
def test_high_contrast_has_none(spot: Shadow) -> None:
    assert painted(spot, contrast=True) == clear_image(400, 300, 1.0)


def test_a_camera_finds_the_ground_it_sees() -> None:
    spots = np.array([(0.3, 0.0, -0.4), (-0.2, 0.0, 0.6)])
    places, _, _ = LOOKING.project(spots)
    x, z = LOOKING.onto_ground(places[:, 0], places[:, 1])
    assert np.allclose(x, spots[:, 0])
    assert np.allclose(z, spots[:, 2])
