from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.figure.bases import CUSHION_HIGH, Prop
from app.figure.flesh import flesh, place
from app.figure.pose import pose
from app.figure.solve import solve
from app.movement.catalogue import Catalogue
from app.movement.motion import motion_of
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


def test_who_stays_where_she_is_has_it_around_her(movements: Catalogue) -> None:
    standing = movements.movements["hip-hinge"]
    corners = extent(Prop.MAT, standing)
    assert np.allclose(corners.min(0)[[0, 2]], -corners.max(0)[[0, 2]])
    farther = replace(standing, rig=replace(standing.rig, angles={"foot.forwardCm.R": 60.0}))
    assert np.ptp(extent(Prop.MAT, farther)[:, 0]) > np.ptp(corners[:, 0])


def test_who_lifts_a_leg_on_hands_and_knees_has_the_mat_under_hand_and_foot(movements: Catalogue) -> None:
    mat = extent(Prop.LONG_MAT, movements.movements["bird-dog"])[:, 0]
    motion, shape = motion_of(movements.movements["bird-dog"]), flesh()
    out = place(shape, solve(pose(motion, 3.0, side="right"))).centres[: shape.solid, 0]
    assert mat.min() < out.min() < out.max() < mat.max()


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
