from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from app.figure.bases import Base, Hold
from app.figure.camera import camera
from app.figure.clay import Cloth
from app.figure.drawing import Drawing, Glow, Spine, Through, draw
from app.figure.fills import Fill
from app.figure.flesh import flesh
from app.figure.motion import Motion
from app.figure.outline import box
from app.figure.pose import pose
from app.figure.solve import solve
from tests.figure.still import still


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


def test_spine_and_glow_lie_under_head_and_near_arm(nod: Motion) -> None:
    steps = drawn(nod, 10.0).steps
    spine, glow = steps.index(Spine()), steps.index(Glow())
    hair = next(n for n, step in enumerate(steps) if isinstance(step, Fill) and step.cloth is Cloth.HAIR)
    sleeve = max(n for n, step in enumerate(steps) if isinstance(step, Fill) and step.cloth is Cloth.TOP)
    assert spine < glow < hair < sleeve


def test_the_spine_goes_on_over_the_arms_after_them_and_under_no_other_limb(nod: Motion) -> None:
    steps = drawn(nod, 10.0).steps
    assert [step for step in steps if isinstance(step, Spine)] == [Spine(Through(each)) for each in Through]
    assert steps[-2:] == (Spine(Through.SLEEVE), Spine(Through.ARM))


def test_what_folded_arms_hide_of_the_spine_is_not_seen_through_them() -> None:
    hanging, folded = (
        draw(still(Base.STANDING, hands, shoulder_flex=-8.0), camera(8.0, 6.0).framed(250.0, (240.0, 240.0)))
        for hands in (Hold.FREE, Hold.CHEST)
    )
    assert hanging.covered.arm
    assert folded.covered.arm == frozenset()


def test_a_thigh_that_is_raised_has_a_fold_and_one_that_hangs_has_none() -> None:
    folds = {}
    for base in (Base.SEATED, Base.STANDING):
        drawing = draw(still(base), camera(40.0, 6.0).framed(250.0, (240.0, 240.0)))
        folds[base] = [step.crease for step in drawing.steps if isinstance(step, Fill) and step.crease]
    assert max(folds[Base.SEATED]) > 0.5
    assert folds[Base.STANDING] == []


def test_hands_of_crossed_arms_lie_on_the_sleeves_seen_from_the_front_and_the_near_arm_on_top_from_the_side() -> None:
    last = {}
    for yaw in (0.0, 90.0):
        drawing = draw(still(Base.STANDING, hands=Hold.CHEST), camera(yaw, 6.0).framed(250.0, (240.0, 240.0)))
        last[yaw] = [step.cloth for step in drawing.steps if isinstance(step, Fill)][-1]
    assert last == {0.0: Cloth.TOP, 90.0: Cloth.SKIN}


def test_a_bent_vertebra_glows_and_a_straight_one_does_not(nod: Motion) -> None:
    levels = drawn(nod, 10.0).levels
    assert min(levels[:4]) > 0.5
    assert max(levels[8:]) < 0.1
