from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from app.figure.camera import camera
from app.figure.clay import Cloth
from app.figure.drawing import Drawing, Fill, Spine, draw
from app.figure.flesh import flesh
from app.figure.motion import Motion
from app.figure.outline import box
from app.figure.pose import pose
from app.figure.solve import solve


def drawn(motion: Motion, yaw: float, t: float = 2.0) -> Drawing:
    return draw(solve(pose(motion, t)), camera(yaw, 6.0).framed(250.0, (240.0, 240.0)))


@pytest.mark.parametrize("yaw", [0.0, 35.0, 90.0, 200.0, -70.0])
def test_every_polygon_runs_the_same_way_round(nod: Motion, yaw: float) -> None:
    for step in drawn(nod, yaw).steps:
        if isinstance(step, Fill):
            borders = [*np.flatnonzero(step.shape.starts), len(step.shape.points)]
            for low, high in pairwise(borders):
                x, y = step.shape.points[low:high].T
                assert (x * np.roll(y, -1) - np.roll(x, -1) * y).sum() > 0


def test_the_body_lies_in_its_box(nod: Motion) -> None:
    drawing = drawn(nod, 16.0)
    low, high = box(drawing.view, flesh().solid)
    for step in drawing.steps:
        if isinstance(step, Fill) and step.cloth is not Cloth.HAIR:
            assert (step.shape.points >= low - 1).all()
            assert (step.shape.points <= high + 1).all()


def test_the_spine_shines_through_an_arm_at_the_side_but_not_through_the_front(nod: Motion) -> None:
    spines = {yaw: [s for s in drawn(nod, yaw).steps if isinstance(s, Spine)] for yaw in (10.0, 90.0)}
    assert [len(spines[yaw]) for yaw in (10.0, 90.0)] == [2, 1]


def test_the_face_is_drawn_only_where_it_is_seen(nod: Motion) -> None:
    features = {
        yaw: sum(isinstance(step, Fill) and step.feature for step in drawn(nod, yaw, t=0.0).steps)
        for yaw in (90.0, 50.0, 0.0, -90.0)
    }
    assert features[90.0] == 4
    assert features[50.0] >= 3
    assert features[0.0] == features[-90.0] == 0


def test_a_bent_vertebra_glows_and_a_straight_one_does_not(nod: Motion) -> None:
    levels = drawn(nod, 10.0).levels
    assert min(levels[:4]) > 0.5
    assert max(levels[8:]) < 0.1
