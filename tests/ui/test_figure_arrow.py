from __future__ import annotations

from dataclasses import replace
from math import hypot

import numpy as np
import pytest
from PySide6.QtGui import QPainter

from app.figure.body import Body
from app.figure.camera import camera
from app.figure.channels import Side
from app.figure.pose import pose
from app.figure.solve import solve
from app.movement.catalogue import Catalogue
from app.movement.motion import motion_of
from app.movement.movement import Track
from app.ui.figure_arrow import LOOKS, Arrow, arrow, paint_arrow
from app.ui.figure_images import clear_image
from app.ui.figure_palette import LIGHT

METRE = 250.0


def way(catalogue: Catalogue, name: str, begin: float, end: float, side: Side | None = None) -> list[Body]:
    motion = motion_of(catalogue.movements[name])
    return [solve(pose(motion, begin + (end - begin) * n / (LOOKS - 1), side=side)) for n in range(LOOKS)]


def shown(catalogue: Catalogue, name: str, begin: float, end: float, side: Side | None = None) -> Arrow | None:
    movement = catalogue.movements[name]
    looking = camera(movement.rig.view.yaw, movement.rig.view.pitch).framed(METRE, (240.0, 340.0))
    return arrow(movement, way(catalogue, name, begin, end, side), looking)


def test_it_follows_the_head_of_who_bends_to_a_side(movements: Catalogue) -> None:
    found = shown(movements, "side-bend-standing", 0.0, 3.0, "right")
    assert found is not None
    head, viewed = movements.movements["side-bend-standing"], found.points
    assert head.rig.view.yaw > 45
    assert viewed[-1].x() < viewed[0].x() - 0.1 * METRE


def test_it_is_always_curved(movements: Catalogue) -> None:
    found = shown(movements, "hip-hinge", 0.0, 3.0)
    assert found is not None
    (bx, by), (cx, cy), (ex, ey) = ((point.x(), point.y()) for point in found.points)
    long = hypot(ex - bx, ey - by)
    assert abs((cx - bx) * (ey - by) - (cy - by) * (ex - bx)) / long**2 > 0.05


def test_it_goes_back_behind_the_bottom_of_who_hinges(movements: Catalogue) -> None:
    view = movements.movements["hip-hinge"].rig.view
    hips = way(movements, "hip-hinge", 0.0, 3.0)[-1].frames["pelvis"].at
    ((across, high),) = camera(view.yaw, view.pitch).framed(METRE, (240.0, 340.0)).project(np.array([hips]))[0]
    found = shown(movements, "hip-hinge", 0.0, 3.0)
    assert found is not None
    assert found.points[-1].x() < found.points[0].x() < across
    assert found.points[-1].y() >= found.points[0].y() > high - 0.1 * METRE


def test_it_stays_beside_the_hips_of_who_sits_down(movements: Catalogue) -> None:
    movement = movements.movements["sit-to-stand"]
    looking = camera(movement.rig.view.yaw, movement.rig.view.pitch).framed(METRE, (240.0, 340.0))
    begin = sum(phase.seconds for phase in movement.phases[:-1])
    bodies = way(movements, "sit-to-stand", begin, movement.cycle - 0.01)
    found = arrow(movement, bodies, looking)
    assert found is not None
    hips = looking.project(np.array([body.frames["pelvis"].at for body in bodies]))[0]
    for point in found.points:
        assert min(hypot(point.x() - x, point.y() - y) for x, y in hips.tolist()) < 0.4 * METRE
    assert found.points[-1].y() > found.points[0].y()


def test_a_file_may_name_what_it_follows(movements: Catalogue) -> None:
    movement = movements.movements["hip-hinge"]
    looking = camera(movement.rig.view.yaw, movement.rig.view.pitch).framed(METRE, (240.0, 340.0))
    bodies = way(movements, "hip-hinge", 0.0, 3.0)
    none, head = (
        arrow(replace(movement, rig=replace(movement.rig, arrow=track)), bodies, looking)
        for track in (Track.NONE, Track.HEAD)
    )
    assert none is None
    assert head is not None
    assert head.points[-1].x() > head.points[0].x(), "the head goes forward, the hips go back"


def test_hands_are_followed_while_the_part_that_a_file_names_stays(movements: Catalogue) -> None:
    assert movements.movements["childs-pose"].rig.arrow is Track.HIPS
    ends = []
    for begin in (9.0, 13.0):
        found = shown(movements, "childs-pose", begin, begin + 4.0)
        assert found is not None
        ends.append(found.points[-1].x() - found.points[0].x())
    assert ends[0] < 0.0 < ends[1], "first to the right, which lies left in the picture, then to the left"


def test_a_turn_is_shown_level_with_the_shoulders_in_its_own_direction(movements: Catalogue) -> None:
    for name in ("rotation-seated", "rotation-standing"):
        movement = movements.movements[name]
        looking = camera(movement.rig.view.yaw, movement.rig.view.pitch).framed(METRE, (240.0, 340.0))
        ends = []
        for side in ("right", "left"):
            bodies = way(movements, name, 0.0, 2.0, side)
            found = shown(movements, name, 0.0, 2.0, side)
            assert found is not None
            begin, _, end = found.points
            shoulders = looking.project(np.array([bodies[0].frames[f"upper_arm.{end}"].at for end in "RL"]))[0]
            assert abs(begin.y() - shoulders[:, 1].mean()) < 0.15 * METRE
            assert abs(end.y() - begin.y()) < 0.5 * abs(end.x() - begin.x())
            assert not shoulders[:, 0].min() < end.x() < shoulders[:, 0].max(), "it ends beside the body"
            ends.append(end.x() - begin.x())
        assert ends[0] < 0.0 < ends[1], "seen from the front, the right lies to the left"


def test_what_hardly_moves_has_none(movements: Catalogue) -> None:
    assert shown(movements, "cat-cow-all-fours", 3.2, 3.9) is None
    assert shown(movements, "rotation-seated", 3.0, 3.5, "right") is None


@pytest.mark.usefixtures("qapp")
def test_it_comes_is_there_and_is_gone_when_the_way_is_over(movements: Catalogue) -> None:
    found = shown(movements, "cat-cow-seated", 0.0, 3.0)
    assert found is not None
    inked = {share: _inked(found, share) for share in (0.0, 0.4, 1.0)}
    assert inked[0.4] > 10
    assert inked[0.0] == inked[1.0] == 0
    assert found.box().contains(found.points[-1])


@pytest.mark.usefixtures("qapp")
def test_it_goes_when_an_arm_on_a_long_way_has_passed_it(movements: Catalogue) -> None:
    short, long = shown(movements, "hip-hinge", 0.0, 3.0), shown(movements, "side-bend-standing", 0.0, 3.0, "right")
    assert short is not None
    assert long is not None
    assert long.passed < short.passed == 1.0
    assert _inked(long, 0.4) > 10
    assert _inked(long, 0.75) == 0 < _inked(short, 0.75)


def _inked(found: Arrow, share: float) -> int:
    image = clear_image(480, 480, 1.0)
    painter = QPainter(image)
    paint_arrow(painter, found, share, LIGHT)
    painter.end()
    return sum(image.pixelColor(x, y).alpha() > 0 for x in range(0, 480, 2) for y in range(0, 480, 2))
