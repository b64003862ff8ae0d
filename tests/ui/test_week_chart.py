from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.core.events import Activity
from app.ui.theme import LIGHT
from app.ui.week_chart import WeekChart, hours_shown, paint_band
from tests.ui.weeks import busy_week, empty_week


@pytest.fixture
def chart(qtbot: QtBot) -> WeekChart:
    chart = WeekChart()
    qtbot.addWidget(chart)
    chart.resize(chart.sizeHint())
    chart.set_week(busy_week())
    return chart


def painted(activity: Activity) -> list[bool]:
    """Which pixels a band covers, its colour forgotten."""
    image = QImage(80, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.card))
    painter = QPainter(image)
    paint_band(painter, QRectF(0, 0, 80, 20), activity, LIGHT)
    painter.end()
    ground = QColor(LIGHT.card).rgb()
    dark = 60
    return [
        image.pixel(x, y) != ground and QColor(image.pixel(x, y)).lightness() < 255 - dark
        for x in range(80) for y in range(20)
    ]  # fmt: skip


def test_the_hours_are_the_usual_ones_widened_to_hold_every_band() -> None:
    assert hours_shown(empty_week()) == (8, 18)
    assert hours_shown(busy_week()) == (7, 21)


def test_activities_differ_in_shape_not_only_in_colour(qtbot: QtBot) -> None:
    for one, other in itertools.combinations(Activity, 2):
        different = sum(a != b for a, b in zip(painted(one), painted(other), strict=True))
        assert different > 0.1 * 80 * 20, (one, other)


def test_a_band_stands_on_its_true_hours(chart: WeekChart) -> None:
    picture = chart.grab().toImage()
    sit = QColor(LIGHT.sit).rgb()
    columns = [x for x in range(picture.width()) if any(picture.pixel(x, y) == sit for y in range(picture.height()))]
    first, last = min(columns), max(x for x in columns if x < picture.width() - 100)
    assert first < picture.width() / 2 < last


def test_the_chart_has_its_content_in_words(chart: WeekChart) -> None:
    assert chart.accessibleName()
    assert chart.accessibleDescription().startswith("Monday: 3\u00a0h sitting")


@pytest.mark.parametrize("width", [60, 300, 3000])
def test_any_width_is_painted(chart: WeekChart, width: int) -> None:
    chart.resize(width, 300)
    assert not chart.grab().isNull()
