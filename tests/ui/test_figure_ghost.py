from __future__ import annotations

import numpy as np
import pytest

from app.figure.camera import camera
from app.figure.flesh import Array
from app.figure.person import FIRST
from app.figure.pose import pose
from app.figure.solve import solve
from app.figure.vec import Vec
from app.movement.motion import motion_of
from app.movement.movement import Movement
from app.ui.figure_ghost import ghost, strength
from app.ui.figure_palette import LIGHT

LOOKING = camera(14.0, 6.0).framed(250.0, (240.0, 300.0))


@pytest.mark.usefixtures("qapp")
def test_it_shows_the_pose_to_come_and_leaves_out_what_stays(cat_cow: Movement) -> None:
    motion = motion_of(cat_cow)
    now, then = (solve(pose(motion, t)) for t in (0.0, 3.9))
    found = ghost(now, then, FIRST, LOOKING, LIGHT, 1.0)
    assert found is not None
    (foot,), _, _ = LOOKING.project(_row(then.frames["foot.R"].at))
    (head,), _, _ = LOOKING.project(_row(then.frames["head"].at))
    assert found.box().contains(*head)
    assert not found.box().contains(*foot)


@pytest.mark.usefixtures("qapp")
def test_of_a_pelvis_only_what_lies_round_it_is_shown(cat_cow: Movement) -> None:
    motion = motion_of(cat_cow)
    now, then = (solve(pose(motion, t)) for t in (0.0, 3.9))
    whole, only = (ghost(now, then, FIRST, LOOKING, LIGHT, 1.0, pelvis=pelvis) for pelvis in (False, True))
    assert whole is not None
    assert only is not None
    (head,), _, _ = LOOKING.project(_row(then.frames["head"].at))
    x, y = round(head[0]) - whole.at.x(), round(head[1]) - whole.at.y()
    assert whole.image.pixelColor(x, y).alpha() > 0
    assert only.image.pixelColor(x, y).alpha() == 0


@pytest.mark.usefixtures("qapp")
def test_a_pose_that_is_held_has_none(cat_cow: Movement) -> None:
    body = solve(pose(motion_of(cat_cow), 0.0))
    assert ghost(body, body, FIRST, LOOKING, LIGHT, 1.0) is None


@pytest.mark.usefixtures("qapp")
def test_its_rim_is_clearer_than_its_inside(cat_cow: Movement) -> None:
    motion = motion_of(cat_cow)
    now, then = (solve(pose(motion, t)) for t in (0.0, 3.9))
    found = ghost(now, then, FIRST, LOOKING, LIGHT, 2.0)
    assert found is not None
    seen = {found.image.pixelColor(x, y).alpha() for x in range(found.image.width()) for y in range(0, 200, 3)}
    assert max(seen) > 2 * round(255 * LIGHT.ghost[1])
    assert round(255 * LIGHT.ghost[1]) in {value + step for value in seen for step in (-1, 0, 1)}


def test_it_comes_at_once_and_goes_as_the_body_arrives() -> None:
    assert strength(0.0) == strength(1.0) == 0.0
    assert strength(0.3) == 1.0
    assert 0 < strength(0.8) < 0.5


def _row(at: Vec) -> Array:
    return np.array([at])
