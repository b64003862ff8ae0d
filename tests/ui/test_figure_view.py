from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.movement.catalogue import Catalogue, load
from app.ui.figure_moment import Moment
from app.ui.figure_view import FigureView, paint_figure
from app.ui.theme import DARK, LIGHT

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(ROOT / "resources" / "movements")


def picture(
    catalogue: Catalogue,
    name: str,
    t: float,
    *,
    size: tuple[int, int] = (200, 240),
    dark: bool = False,
    ratio: float = 1,
) -> QImage:
    image = QImage(round(size[0] * ratio), round(size[1] * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(DARK.paper if dark else LIGHT.paper))
    painter = QPainter(image)
    paint_figure(painter, QRectF(0, 0, *size), catalogue.movements[name], t, dark=dark)
    painter.end()
    return image


def inked(image: QImage) -> tuple[int, int, int, int]:
    """The box of what clearly differs from the paper (a shadow's last haze does not): left, top, right, bottom."""
    paper = QColor(image.pixel(1, 1)).lightness()
    spots = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if abs(QColor(image.pixel(x, y)).lightness() - paper) > 10
    ]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ["cat-cow-seated", "side-bend-standing", "pelvic-tilt-wall", "walk-easy"])
def test_the_figure_fills_its_place_and_stays_inside(catalogue: Catalogue, name: str) -> None:
    left, top, right, bottom = inked(picture(catalogue, name, 0.4))
    assert left > 0
    assert top > 0
    assert right < 199
    assert bottom < 239
    assert (bottom - top) / 240 > 0.5 or (right - left) / 200 > 0.5


@pytest.mark.usefixtures("qapp")
def test_the_figure_moves(catalogue: Catalogue) -> None:
    assert picture(catalogue, "cat-cow-seated", 0.0) != picture(catalogue, "cat-cow-seated", 3.5)


@pytest.mark.usefixtures("qapp")
def test_the_same_moment_is_the_same_picture(catalogue: Catalogue) -> None:
    assert picture(catalogue, "walk-easy", 0.3) == picture(catalogue, "walk-easy", 0.3)


@pytest.mark.usefixtures("qapp")
def test_dark_is_another_picture_of_the_same_pose(catalogue: Catalogue) -> None:
    light, dark = (picture(catalogue, "rotation-standing", 0.0, dark=dark) for dark in (False, True))
    assert light != dark
    assert abs(inked(light)[1] - inked(dark)[1]) <= 3


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [(1, 1), (7, 300), (300, 9), (80, 100), (1600, 90)])
def test_any_size_is_a_picture_or_nothing_but_never_an_error(catalogue: Catalogue, size: tuple[int, int]) -> None:
    assert not picture(catalogue, "side-bend-standing", 1.0, size=size).isNull()


@pytest.mark.usefixtures("qapp")
def test_twice_the_pixels_show_the_same_figure(catalogue: Catalogue) -> None:
    once, twice = inked(picture(catalogue, "walk-easy", 0.2)), inked(picture(catalogue, "walk-easy", 0.2, ratio=2))
    assert all(abs(2 * a - b) <= 8 for a, b in zip(once, twice, strict=True))


@pytest.mark.usefixtures("qapp")
def test_what_lies_under_the_figure_stays_visible_around_it(catalogue: Catalogue) -> None:
    assert QColor(picture(catalogue, "walk-easy", 0.0).pixel(3, 3)).name().upper() == LIGHT.paper


def test_a_view_shows_nothing_until_it_is_told_what(qtbot: QtBot) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(120, 120)
    image = view.grab().toImage()
    assert {image.pixel(x, y) for x in range(0, 120, 7) for y in range(0, 120, 7)} == {image.pixel(0, 0)}


def test_a_view_shows_the_moment_it_is_told_and_says_its_name(qtbot: QtBot, catalogue: Catalogue) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(160, 200)
    view.show_moment(Moment(catalogue.movements["cat-cow-standing"], 5.0, repetitions=6))
    first = view.grab().toImage()
    view.show_moment(Moment(catalogue.movements["cat-cow-standing"], 9.5, None, 0.6, 6))
    assert view.grab().toImage() != first
    assert view.accessibleDescription() == "Cat–cow standing, hands on thighs"


def test_a_view_painted_to_a_picture_has_the_pictures_pixels_and_not_the_screens(
    qtbot: QtBot, catalogue: Catalogue
) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(200, 240)
    view.show_moment(Moment(catalogue.movements["cat-cow-seated"], 1.0))
    image = picture(catalogue, "cat-cow-seated", 1.0, ratio=3)
    wanted = image.copy()
    image.fill(QColor(LIGHT.paper))
    view.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    assert image == wanted


def test_a_view_that_is_resized_between_frames_follows(qtbot: QtBot, catalogue: Catalogue) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    for step, side in enumerate((200, 90, 1, 400, 33)):
        view.resize(side, side + 20)
        view.show_moment(Moment(catalogue.movements["rotation-seated"], step / 3, "left", 1.0, 5))
        assert view.grab().size() == view.size()


def faded(qtbot: QtBot, *moments: Moment) -> FigureView:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(200, 240)
    view.show()
    for moment in moments:
        view.show_moment(moment)
        view.grab()
    return view


def test_from_one_movement_to_the_next_the_picture_fades(qtbot: QtBot, catalogue: Catalogue) -> None:
    one, two = (Moment(catalogue.movements[name], 9.0, repetitions=6) for name in ("cat-cow-seated", "walk-easy"))
    view = faded(qtbot, one, two)
    assert view._before is not None
    halfway = view.grab().toImage()
    view._fade.setCurrentTime(view._fade.duration())
    assert view._before is None
    assert view.grab().toImage() != halfway


def test_within_a_movement_nothing_fades_but_a_new_beginning(qtbot: QtBot, catalogue: Catalogue) -> None:
    moment = Moment(catalogue.movements["cat-cow-seated"], 9.0, repetitions=6)
    assert faded(qtbot, moment, replace(moment, t=9.1), replace(moment, t=9.0))._before is None
    assert faded(qtbot, moment, replace(moment, t=-8.0))._before is not None


def test_with_reduced_motion_stills_stand_and_fade_into_one_another(qtbot: QtBot, catalogue: Catalogue) -> None:
    moment = Moment(catalogue.movements["cat-cow-seated"], 9.0, repetitions=6, still=True)
    view = faded(qtbot, moment, replace(moment, t=10.5))
    assert view._before is None
    assert view.show_moment(replace(moment, t=10.7)) == 0.0
    view.show_moment(replace(moment, t=13.0))
    assert view._before is not None


def test_a_window_resized_in_a_fade_goes_on_without_it(qtbot: QtBot, catalogue: Catalogue) -> None:
    one, two = (Moment(catalogue.movements[name], 9.0, repetitions=6) for name in ("cat-cow-seated", "walk-easy"))
    view = faded(qtbot, one, two)
    view.resize(300, 200)
    view.grab()
    assert view._before is None


def test_a_view_out_of_sight_keeps_no_images_and_comes_back(qtbot: QtBot, catalogue: Catalogue) -> None:
    moment = Moment(catalogue.movements["cat-cow-seated"], 9.0, repetitions=6)
    view = faded(qtbot, moment)
    shown = view.grab().toImage()
    view.hide()
    assert view._figure is None
    view.show()
    view.show_moment(moment)
    assert view.grab().toImage() == shown


def test_numpy_is_not_imported_before_a_figure_is_drawn() -> None:
    asked = "import sys, app.ui.figure_view, app.movement.player; print('numpy' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"
