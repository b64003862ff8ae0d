from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.figure.bases import Prop
from app.movement.catalogue import Catalogue
from app.ui.figure_ground import extent


@pytest.mark.parametrize(("name", "behind", "ahead"), [("hip-flexor-standing", -0.41, 0.31), ("walk-easy", -0.4, 0.41)])
def test_the_disc_lies_under_every_step(movements: Catalogue, name: str, behind: float, ahead: float) -> None:
    corners = extent(Prop.MAT, movements.movements[name])
    assert corners[:, 0].min() < behind
    assert corners[:, 0].max() > ahead


def test_who_stays_where_she_is_has_it_around_her(movements: Catalogue) -> None:
    standing = movements.movements["hip-hinge"]
    corners = extent(Prop.MAT, standing)
    assert np.allclose(corners.min(0)[[0, 2]], -corners.max(0)[[0, 2]])
    farther = replace(standing, rig=replace(standing.rig, angles={"foot.forwardCm.R": 60.0}))
    assert np.ptp(extent(Prop.MAT, farther)[:, 0]) > np.ptp(corners[:, 0])
