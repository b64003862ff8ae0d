from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from app.core.snapshot import Icon
from app.ui.tray_icon import SIZES, icon_for, paint_icon, step_of

pytestmark = pytest.mark.usefixtures("qapp")


def picture(icon: Icon, fraction: float, size: int, panel: str, *, dark: bool = False) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(QColor(panel))
    painter = QPainter(image)
    paint_icon(painter, size, icon, fraction, dark=dark)
    painter.end()
    return image


def greys(image: QImage) -> list[int]:
    return [QColor(image.pixel(x, y)).lightness() for y in range(image.height()) for x in range(image.width())]


def shape(icon: Icon, size: int) -> list[int]:
    """What is left of an icon for who sees no colour: which pixels the figure covers, not in which colour."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, size, icon, 1.0, dark=False)
    painter.end()
    outline = 240
    return [
        QColor(image.pixel(x, y)).lightness() < outline and image.pixelColor(x, y).alpha() > 128
        for y in range(size) for x in range(size)
    ]  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
def test_every_state_has_a_shape_of_its_own_in_every_size(size: int) -> None:
    for one, other in itertools.combinations(Icon, 2):
        different = sum(a != b for a, b in zip(shape(one, size), shape(other, size), strict=True))
        assert different >= 0.03 * size * size, (one, other)


@pytest.mark.parametrize(
    ("icon", "dark", "panel"), list(itertools.product(Icon, (False, True), ("#f2f2f2", "#202020")))
)
def test_it_stands_out_from_a_light_and_from_a_dark_panel_at_16_pixels(icon: Icon, *, dark: bool, panel: str) -> None:
    ground = QColor(panel).lightness()
    seen = sum(abs(grey - ground) > 90 for grey in greys(picture(icon, 0.5, 16, panel, dark=dark)))
    assert seen >= 20


@pytest.mark.parametrize("size", SIZES)
def test_the_ring_fills_clockwise_from_the_top(size: int) -> None:
    empty, quarter = (picture(Icon.SITTING, share, size, "#f2f2f2") for share in (0.0, 0.25))
    changed = [
        (x, y) for x in range(size) for y in range(size) if empty.pixel(x, y) != quarter.pixel(x, y)
    ]  # fmt: skip
    assert changed
    middle = size / 2
    assert all(x >= middle - size / 8 and y <= middle + size / 8 for x, y in changed)


def test_the_icon_holds_every_size_panels_ask_for() -> None:
    icon = icon_for(Icon.DUE, 1.0, dark=False)
    assert {(size.width(), size.height()) for size in icon.availableSizes()} == {(size, size) for size in SIZES}
    assert icon.pixmap(QSize(16, 16)).width() == 16


@pytest.mark.parametrize(("fraction", "step"), [(-1.0, 0), (0.0, 0), (0.5, 10), (1.0, 20), (7.0, 20)])
def test_fractions_outside_a_whole_ring_are_brought_back(fraction: float, step: int) -> None:
    assert step_of(fraction) == step
