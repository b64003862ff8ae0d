from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.figure.bases import Base
from app.figure.camera import camera
from app.figure.gait import STEP_LENGTH
from app.figure.motion import Breath, Key, Motion
from app.figure.pose import Pose, pose
from app.figure.solve import solve
from app.ui.figure_images import clear_image
from app.ui.figure_palette import CONTRAST_DARK, LIGHT, FigurePalette
from app.ui.figure_track import paint_track, track_box, walks_along

LOOKING = camera(-3.0, 6.0).framed(200.0, (200.0, 150.0))
PICTURE = QRectF(0, 0, 400, 300)
WALKS = Motion(Base.WALKING, {}, (Key(0.5, {"stride": 1.0}, Breath.FREE), Key(0.5, {"stride": 1.0}, Breath.FREE)))


def painted(at: Pose, palette: FigurePalette = LIGHT) -> QImage:
    image = clear_image(400, 300, 1.0)
    painter = QPainter(image)
    paint_track(painter, at, LOOKING, palette, PICTURE)
    painter.end()
    return image


def alphas(image: QImage) -> NDArray[np.int_]:
    return np.frombuffer(image.constBits(), np.uint8).reshape(300, 400, 4)[:, :, 3].astype(int)


@pytest.mark.usefixtures("qapp")
def test_it_looks_the_same_after_every_step_and_another_between() -> None:
    start, between, step = (painted(pose(WALKS, t)) for t in (0.0, 0.2, 0.5))
    assert np.abs(alphas(start) - alphas(step)).max() <= 1
    assert np.abs(alphas(start) - alphas(between)).max() > 100


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("palette", [LIGHT, CONTRAST_DARK])
def test_it_lies_under_the_feet_and_has_faded_at_the_edges(palette: FigurePalette) -> None:
    seen = alphas(painted(pose(WALKS, 0.0), palette))
    rows = np.flatnonzero(seen.any(1))
    box = track_box(LOOKING, PICTURE)
    assert box.top() - 1 <= rows[0]
    assert rows[-1] <= box.bottom() + 1
    assert seen[:, 150:250].max() == 255
    if palette is LIGHT:
        assert seen[:, [0, -1]].max() < 12


def test_a_standing_foot_stays_on_its_slab() -> None:
    on_slab = [solve(at).frames["foot.L"].at[0] + at.gone for at in (pose(WALKS, t) for t in (0.15, 0.25, 0.35))]
    assert max(on_slab) - min(on_slab) < 1e-3 * STEP_LENGTH


def test_only_who_walks_has_it() -> None:
    assert walks_along(pose(WALKS, 0.0))
    stands = Motion(Base.STANDING, {}, (Key(2.0, {}, Breath.OUT),))
    assert not walks_along(pose(stands, 0.0))
    assert pose(stands, 1.0).gone == 0.0
