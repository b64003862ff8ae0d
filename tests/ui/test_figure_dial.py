from __future__ import annotations

from math import cos, hypot, pi, sin

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.figure.bases import SEAT
from app.figure.camera import Camera, camera
from app.figure.channels import Side
from app.figure.pose import pose
from app.movement.catalogue import Catalogue
from app.movement.motion import motion_of
from app.ui.figure_dial import Light, light, paint_dial, paint_light, paint_through, room
from app.ui.figure_images import clear_image
from app.ui.figure_palette import CONTRAST_DARK, LIGHT, FigurePalette

LOOKING: Camera = camera(-48.0, 22.0).framed(300.0, (240.0, 240.0))


def lit(catalogue: Catalogue, t: float, side: Side, repetitions: int | None = None) -> Light:
    motion = motion_of(catalogue.movements["pelvic-clock-seated"])
    return light(motion, t, lambda at: pose(motion, at, side=side, repetitions=repetitions).angles)


def inked(shown: Light | None, palette: FigurePalette, *, colour: str) -> int:
    image = clear_image(480, 480, 1.0)
    painter = QPainter(image)
    paint_dial(painter, LOOKING, palette)
    if shown is not None:
        paint_light(painter, shown, LOOKING, palette)
    painter.end()
    wanted, box = QColor(colour), room(LOOKING).toAlignedRect()
    spots = ((x, y) for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom()))
    return sum(image.pixelColor(x, y) == wanted for x, y in spots)


def test_the_hours_lie_as_on_a_clock_one_sits_on(movements: Catalogue) -> None:
    hours = [lit(movements, t, "right") for t in (2.0, 4.0, 6.0, 8.0)]
    assert all(each.strength == 1.0 for each in hours)
    six, three, twelve, nine = hours
    assert cos(six.hour) < -0.98
    assert sin(three.hour) > 0.98
    assert cos(twelve.hour) > 0.98
    assert sin(nine.hour) < -0.98


@pytest.mark.parametrize("side", ["right", "left"])
def test_the_words_name_the_hour_that_is_lit(movements: Catalogue, side: Side) -> None:
    movement, end = movements.movements["pelvic-clock-seated"], 0.0
    for phase in movement.phases:
        end += phase.seconds
        hour = int(phase.words(left=side == "left").name.removesuffix(" o'clock"))
        assert cos(lit(movements, end, side).hour - hour * 2 * pi / 12) > 0.98


@pytest.mark.usefixtures("qapp")
def test_twelve_lies_ahead_three_to_the_right(movements: Catalogue) -> None:
    from_above = camera(-90.0, 60.0).framed(300.0, (240.0, 240.0))
    seen = lit(movements, 6.0, "right")
    image = clear_image(480, 480, 1.0)
    painter = QPainter(image)
    paint_light(painter, seen, from_above, LIGHT)
    painter.end()
    ahead = from_above.project(np.array([(0.24, SEAT, 0.0)]))[0][0]
    around = [image.pixelColor(round(ahead[0]) + x, round(ahead[1])) for x in range(-16, 17)]
    assert QColor(LIGHT.arrow) in around
    assert ahead[1] < from_above.project(np.array([(0.0, SEAT, 0.0)]))[0][0][1]


def test_the_other_way_round_it_comes_from_the_other_side(movements: Catalogue) -> None:
    one, other = lit(movements, 12.0, "right"), lit(movements, 12.0, "left")
    assert sin(one.hour) > 0.98
    assert sin(other.hour) < -0.98
    assert one.came < -0.2
    assert other.came == pytest.approx(-one.came)


def test_who_sits_upright_has_no_hour(movements: Catalogue) -> None:
    assert lit(movements, -8.0, "right", repetitions=4).strength == 0.0


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("palette", [LIGHT, CONTRAST_DARK])
def test_its_light_lies_on_the_face(movements: Catalogue, palette: FigurePalette) -> None:
    shown = lit(movements, 4.0, "right")
    assert inked(None, palette, colour=palette.arrow) == 0
    assert inked(shown, palette, colour=palette.arrow) > 20
    assert inked(None, palette, colour=palette.wall[0]) > 1000
    assert QRectF(0, 0, 480, 480).contains(room(LOOKING))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("palette", [LIGHT, CONTRAST_DARK])
def test_its_numerals_stand_on_the_face_and_have_room(palette: FigurePalette) -> None:
    image = clear_image(480, 480, 1.0)
    painter = QPainter(image)
    paint_light(painter, Light(0.0, 0.0, 0.0), LOOKING, palette)
    painter.end()
    seen = spots(image)
    nine = LOOKING.project(np.array([(0.0, SEAT, -0.24)]))[0][0].tolist()
    assert len([spot for spot in seen if hypot(spot[0] - nine[0], spot[1] - nine[1]) < 9]) > 15
    box = room(LOOKING).toAlignedRect()
    assert all(box.contains(*spot) for spot in seen)


@pytest.mark.usefixtures("qapp")
def test_what_a_body_hides_shines_through_it_and_nowhere_else() -> None:
    image = clear_image(480, 480, 1.0)
    painter = QPainter(image)
    painter.fillRect(240, 0, 240, 480, QColor("#000000"))
    paint_through(painter, Light(0.0, 0.0, 0.0), LOOKING, LIGHT)
    painter.end()
    assert min(x for x, _ in spots(image)) == 240
    assert len([spot for spot in spots(image) if image.pixelColor(*spot).lightness() > 100]) > 100


def spots(image: QImage) -> set[tuple[int, int]]:
    """Where anything is painted."""
    return {(x, y) for x in range(480) for y in range(480) if image.pixelColor(x, y).alpha() > 0}


@pytest.mark.usefixtures("qapp")
def test_its_light_shines_through_a_body_at_an_hour_and_hardly_between() -> None:
    def reddest(hour: float) -> int:
        image = clear_image(480, 480, 1.0)
        image.fill(QColor("black"))
        painter = QPainter(image)
        paint_through(painter, Light(hour, 1.0, 0.0), LOOKING, LIGHT)
        painter.end()
        x, _, z = 0.24 * cos(hour), SEAT, 0.24 * sin(hour)
        at = LOOKING.project(np.array([(x, SEAT, z)]))[0][0]
        seen = image.pixelColor(round(at[0]) + 9, round(at[1]))
        return seen.red() - seen.blue()

    assert reddest(0.0) > 100
    assert reddest(-pi / 4) < 30
