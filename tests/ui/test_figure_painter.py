from __future__ import annotations

from dataclasses import replace
from math import isinf

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.figure.bases import SEAT, SEAT_X
from app.figure.drawing import draw
from app.figure.order import order
from app.figure.person import PEOPLE
from app.figure.pose import pose
from app.figure.solve import solve
from app.movement.catalogue import Catalogue
from app.movement.motion import motion_of
from app.movement.movement import Movement
from app.ui.figure_images import clear_image
from app.ui.figure_moment import Moment
from app.ui.figure_painter import Change, FigurePainter
from app.ui.figure_palette import CONTRAST_DARK, DARK, LIGHT, FigurePalette
from app.ui.figure_stage import framing
from app.ui.figure_view import paint_moment

RECT = QRectF(0, 0, 300, 360)


@pytest.fixture
def moment(cat_cow: Movement) -> Moment:
    return Moment(cat_cow, 18.0, repetitions=6)


def picture(moment: Moment, palette: FigurePalette = LIGHT) -> QImage:
    image = clear_image(300, 360, 1.0)
    painter = QPainter(image)
    paint_moment(painter, RECT, moment, palette)
    painter.end()
    return image


def painted(figure: FigurePainter) -> QImage:
    image = clear_image(300, 360, 1.0)
    painter = QPainter(image)
    figure.paint(painter)
    painter.end()
    return image


@pytest.mark.usefixtures("qapp")
def test_what_lies_outside_the_part_it_names_does_not_change(moment: Moment) -> None:
    figure = FigurePainter()
    figure.take(RECT, moment, LIGHT, 1.0)
    before = painted(figure)
    area = figure.take(RECT, replace(moment, t=18.4), LIGHT, 1.0).area.toAlignedRect()
    after = painted(figure)
    differing = [(x, y) for x in range(300) for y in range(360) if before.pixel(x, y) != after.pixel(x, y)]
    assert differing
    assert all(area.contains(x, y) for x, y in differing)
    assert area.width() * area.height() < 0.9 * 300 * 360


@pytest.mark.usefixtures("qapp")
def test_it_says_how_far_the_fastest_point_moved(moment: Moment) -> None:
    figure = FigurePainter()
    assert isinf(figure.take(RECT, moment, LIGHT, 1.0).moved)
    assert figure.take(RECT, moment, LIGHT, 1.0).moved == 0.0
    assert 1.0 < figure.take(RECT, replace(moment, t=moment.t + 0.3), LIGHT, 1.0).moved < 60.0
    assert isinf(figure.take(RECT, moment, DARK, 1.0).moved)


@pytest.mark.usefixtures("qapp")
def test_a_pose_that_is_held_is_not_painted_again(movements: Catalogue) -> None:
    figure, held = FigurePainter(), Moment(movements.movements["bird-dog"], 17.0, repetitions=6)
    assert not figure.take(RECT, held, LIGHT, 1.0).area.isEmpty()
    assert figure.take(RECT, replace(held, t=17.2), LIGHT, 1.0) == Change(QRectF(), 0.0)
    assert not figure.take(RECT, replace(held, t=20.0), LIGHT, 1.0).area.isEmpty()


@pytest.mark.usefixtures("qapp")
def test_breath_alone_is_no_movement(moment: Moment) -> None:
    figure, quiet = FigurePainter(), replace(moment, t=-7.0)
    figure.take(RECT, quiet, LIGHT, 1.0)
    assert figure.take(RECT, replace(quiet, t=-6.5), LIGHT, 1.0).moved < 0.5


@pytest.mark.usefixtures("qapp")
def test_a_chair_seen_from_behind_stands_before_the_legs(movements: Catalogue) -> None:
    movement = movements.movements["pelvic-clock-seated"]
    image = picture(Moment(movement, 18.0, repetitions=4))
    board = (SEAT_X[0], SEAT - 0.04, 0.145)
    (x, y), *_ = framing(movement).fitted(RECT).project(np.array([board]))[0].tolist()
    assert image.pixelColor(round(x), round(y)).name() == QColor(LIGHT.wood[1]).name()


@pytest.mark.usefixtures("qapp")
def test_in_high_contrast_there_are_few_colours_and_no_tones(moment: Moment) -> None:
    image = picture(moment, CONTRAST_DARK)
    colours = [image.pixelColor(x, y) for x in range(0, 300, 2) for y in range(0, 360, 2)]
    solid = [colour for colour in colours if colour.alpha() == 255]
    strong = [c for c in solid if c.saturation() > 40 and c.lightness() > 60]
    assert any(c.lightness() > 250 for c in solid)
    assert strong
    assert all(40 < c.hue() < 65 for c in strong)


@pytest.mark.usefixtures("qapp")
def test_another_person_is_another_picture_of_the_same_pose(moment: Moment) -> None:
    assert len({picture(replace(moment, person=person)).cacheKey() for person in PEOPLE}) == len(PEOPLE)
    first, second = (picture(replace(moment, person=person)) for person in PEOPLE[:2])
    assert first != second


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [(1, 1), (8, 8), (2000, 40), (40, 2000)])
def test_any_place_is_a_picture_or_nothing(moment: Moment, size: tuple[int, int]) -> None:
    figure = FigurePainter()
    image = clear_image(*size, 1.0)
    painter = QPainter(image)
    figure.take(QRectF(0, 0, *size), moment, LIGHT, 1.0)
    figure.paint(painter)
    painter.end()
    assert not image.isNull()


def test_a_forearm_on_the_chest_stays_before_it_while_the_breath_comes_and_goes(movements: Catalogue) -> None:
    movement = movements.movements["rotation-seated"]
    looking, motion = framing(movement).fitted(RECT), motion_of(movement)
    views = [draw(solve(pose(motion, t / 10, side="left")), looking).view for t in range(20, 50)]
    fronts = [order(view, crossed=True).front for view in views]
    assert len({tuple((layer.limb, layer.end, layer.half) for layer in front) for front in fronts[:11]}) == 1
    forearms = [tuple(layer.end for layer in front if layer.limb == "arm" and layer.half == 1) for front in fronts]
    assert set(forearms) == {(".R", ".L")}
