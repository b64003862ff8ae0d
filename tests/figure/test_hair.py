from __future__ import annotations

import numpy as np

from app.figure.camera import camera
from app.figure.drawing import Drawing, draw
from app.figure.hair import hair_cap
from app.figure.motion import Motion
from app.figure.pose import pose
from app.figure.solve import solve


def drawn(motion: Motion, yaw: float, t: float = 2.0) -> Drawing:
    return draw(solve(pose(motion, t)), camera(yaw, 6.0).framed(250.0, (240.0, 240.0)))


def test_the_back_of_the_head_is_all_hair_and_the_face_little(nod: Motion) -> None:
    body = solve(pose(nod, 0.0))
    areas = {}
    for yaw in (90.0, 270.0):
        cap = hair_cap(drawn(nod, yaw, t=0.0).view, body.frames["head"].turn)
        assert cap is not None
        x, y = cap.outline().T
        areas[yaw] = 0.5 * float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum())
    assert 0 < areas[90.0] < 0.6 * areas[270.0]
