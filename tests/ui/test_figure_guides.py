from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from app.figure.camera import Camera
from app.movement.catalogue import Catalogue
from app.movement.motion import motion_of
from app.movement.movement import Movement
from app.ui.figure_guides import Guides
from app.ui.figure_moment import Moment
from app.ui.figure_palette import LIGHT
from app.ui.figure_stage import framing


@pytest.fixture
def moment(cat_cow: Movement) -> Moment:
    """Some way into the third repetition's first phase."""
    motion = motion_of(cat_cow)
    return Moment(cat_cow, 2 * motion.cycle + 1.2, repetitions=6)


def looking(cat_cow: Movement, side: float) -> Camera:
    return framing(cat_cow).fitted(QRectF(0, 0, side, side))


@pytest.mark.usefixtures("qapp")
def test_a_large_picture_has_hints_and_a_small_one_none(moment: Moment) -> None:
    for side, hinted in ((480.0, True), (200.0, False)):
        guides = Guides()
        guides.take(moment, motion_of(moment.movement), looking(moment.movement, side), LIGHT, 1.0)
        assert guides.box().isEmpty() is not hinted


@pytest.mark.usefixtures("qapp")
def test_setting_up_holds_and_stills_have_none(moment: Moment) -> None:
    motion, guides = motion_of(moment.movement), Guides()
    camera = looking(moment.movement, 480.0)
    held = motion.keys[0].seconds + 0.5 * motion.keys[1].seconds
    for other in (replace(moment, t=-1.0), replace(moment, t=held), replace(moment, still=True)):
        guides.take(other, motion, camera, LIGHT, 1.0)
        assert guides.box().isEmpty()


@pytest.mark.usefixtures("qapp")
def test_one_phase_has_one_ghost_however_often_it_is_asked(moment: Moment) -> None:
    motion, guides = motion_of(moment.movement), Guides()
    camera = looking(moment.movement, 480.0)
    guides.take(moment, motion, camera, LIGHT, 1.0)
    first = guides._ghost
    guides.take(replace(moment, t=moment.t + 0.3), motion, camera, LIGHT, 1.0)
    assert guides._ghost is first
    guides.take(replace(moment, t=moment.t + motion.cycle), motion, camera, LIGHT, 1.0)
    assert guides._ghost is not first
    guides.forget()
    assert guides.box().isEmpty()


@pytest.mark.usefixtures("qapp")
def test_a_pelvis_that_tucks_and_travels_has_the_whole_body_for_a_ghost_and_an_arrow(movements: Catalogue) -> None:
    movement, guides = movements.movements["hip-flexor-standing"], Guides()
    camera = looking(movement, 480.0)
    guides.take(Moment(movement, 1.5, side="right"), motion_of(movement), camera, LIGHT, 1.0)
    ghost, arrow = guides._ghost, guides._arrow
    assert ghost is not None
    seen = [number for number in range(0, ghost.image.height(), 8) if _inked(ghost.image, number)]
    assert (seen[-1] - seen[0]) / camera.scale > 1.2
    assert arrow is not None


def _inked(image: QImage, row: int) -> bool:
    return any(image.pixelColor(x, row).alpha() for x in range(image.width()))
