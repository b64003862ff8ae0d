from __future__ import annotations

import pytest
from PySide6.QtCore import QVariantAnimation
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.caption import X_HEIGHT_UNKNOWN_PX, Caption, Ring, x_height, x_height_at

LINE = "Push the floor away and round your whole back."


@pytest.fixture
def caption(qtbot: QtBot) -> Caption:
    caption = Caption()
    qtbot.addWidget(caption)
    caption.set_text(LINE)
    return caption


def test_small_letters_are_seven_millimetres_high_where_the_screen_knows_its_size() -> None:
    assert x_height_at(96.0, known=True) == pytest.approx(7 / 25.4 * 96)
    assert x_height_at(192.0, known=True) == pytest.approx(7 / 25.4 * 192)


@pytest.mark.parametrize(("dots", "known"), [(96.0, False), (3.0, True), (5000.0, True), (float("nan"), True)])
def test_a_screen_that_says_nonsense_or_nothing_gets_26_pixels(dots: float, known: bool) -> None:  # noqa: FBT001
    assert x_height_at(dots, known=known) == X_HEIGHT_UNKNOWN_PX


def test_no_screen_gets_26_pixels() -> None:
    assert x_height(None) == X_HEIGHT_UNKNOWN_PX


def test_a_caption_with_room_has_its_full_height(caption: Caption) -> None:
    caption.resize(1600, 300)
    assert QFontMetricsF(caption.fitted()).xHeight() >= x_height(caption.screen()) - 1


def test_a_caption_without_room_gets_smaller_rather_than_cut_off(caption: Caption) -> None:
    caption.resize(500, 110)
    assert caption._fits(caption.fitted())


def test_what_it_says_is_there_for_who_hears_it(caption: Caption) -> None:
    assert caption.accessibleName() == LINE


@pytest.mark.parametrize(
    ("seconds", "said"), [(133.2, "2:13 left"), (59.6, "1:00 left"), (0.0, "0:00 left"), (-4.0, "0:00 left")]
)
def test_the_ring_says_the_time_left(qtbot: QtBot, seconds: float, said: str) -> None:
    ring = Ring()
    qtbot.addWidget(ring)
    ring.set_left(seconds, 180)
    assert ring.accessibleName() == said


def test_at_the_end_the_ring_breathes_and_says_so(qtbot: QtBot) -> None:
    ring = Ring()
    qtbot.addWidget(ring)
    ring.set_left(0, 180)
    ring.breathe(4000)
    assert ring.accessibleName() == "Breathe in, breathe out"
    pictures = []
    for share in (0.02, 0.45):
        ring._breath.setCurrentTime(round(4000 * share))
        pictures.append(ring.grab().toImage())
    assert pictures[0] != pictures[1]
    ring.set_left(180, 180)
    assert ring.accessibleName() == "3:00 left"


def test_with_reduced_motion_the_ring_stands(qtbot: QtBot) -> None:
    ring = Ring(still=True)
    qtbot.addWidget(ring)
    ring.breathe(4000)
    assert ring._breath.state() == QVariantAnimation.State.Stopped


def test_letters_grow_with_a_window_that_is_seen_from_further_away(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    caption = Caption(window)
    window.resize(640, 480)
    small = caption.letters()
    window.resize(3840, 2160)
    assert caption.letters() > 2 * small
    assert caption.letters() == pytest.approx(0.032 * 2160)
