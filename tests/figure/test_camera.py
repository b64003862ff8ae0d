from __future__ import annotations

import numpy as np

from app.figure.camera import camera


def test_a_camera_from_the_front_sees_the_right_hand_on_its_left() -> None:
    places, depth, _ = camera(90.0, 0.0).framed(100.0, (0.0, 0.0)).project(np.array([[0.0, 0.5, 0.3], [0.5, 0.5, 0.0]]))
    assert places[0, 0] < 0
    assert depth[1] > depth[0]
