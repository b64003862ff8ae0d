from __future__ import annotations

import numpy as np

from app.figure.camera import camera
from app.figure.drawing import Drawing, draw
from app.figure.hair import hair_cap
from app.figure.motion import Motion
from app.figure.outline import Tone
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


def test_a_band_of_hair_around_a_face_is_one_band(nod: Motion) -> None:
    body = solve(pose(nod, 0.0))
    shaded = Tone(0.93, 0.02)
    moved = {}
    for pitch in (-40.0, 6.0):
        view = draw(body, camera(80.0 if pitch < 0 else -90.0, pitch).framed(250.0, (240.0, 240.0))).view
        cap = hair_cap(view, body.frames["head"].turn)
        assert cap is not None
        moved[pitch] = float(np.abs(cap.outline(shaded) - cap.outline()).max())
    assert moved[-40.0] < 0.5 < moved[6.0], "its lit tone lies on it, and on a whole cap within a shaded rim"


def test_a_cap_covers_its_middle_from_behind_and_nothing_far_off(nod: Motion) -> None:
    body = solve(pose(nod, 0.0))
    cap = hair_cap(drawn(nod, 270.0, t=0.0).view, body.frames["head"].turn)
    assert cap is not None
    assert cap.covers(cap.middle)
    assert not cap.covers(cap.middle + 300.0)
