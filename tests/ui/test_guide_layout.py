from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from app.ui.guide_layout import LONGEST, Places, Sizes, places


def sized(letters: float = 26, *, words: int = 200, controls: int = 50, longest: int = LONGEST) -> Sizes:
    """words: letters of what stands beside the figure, in lines of 20 pixels."""

    def high(width: int) -> int:
        return 20 * math.ceil(words * 9 / width)

    return Sizes(letters, high, lambda _width: 40, 80, controls, longest)


USUAL = sized()


def parts(where: Places) -> list[QRect]:
    return [where.figure, where.caption, where.ring, where.controls]


def test_a_wide_window_has_the_words_beside_the_figure() -> None:
    where = places(QSize(1040, 700), USUAL, lying=False)
    assert where.beside
    assert where.caption.left() > where.figure.right()
    assert where.figure.width() / (where.figure.width() + where.caption.width()) >= 0.6


def test_a_high_window_has_them_under_it() -> None:
    where = places(QSize(700, 800), USUAL, lying=False)
    assert not where.beside
    assert where.caption.top() > where.figure.bottom()
    assert where.figure.height() / (where.figure.height() + where.caption.height()) >= 0.66


def test_a_body_that_lies_has_the_windows_width() -> None:
    where = places(QSize(1040, 700), USUAL, lying=True)
    assert where.figure.width() == 1040 - 64
    assert where.words.bottom() < where.figure.top()


def test_letters_that_must_be_larger_get_a_wider_column_and_then_the_windows_width() -> None:
    larger, largest = sized(52), sized(80)
    assert places(QSize(1040, 700), larger, lying=False).caption.width() > 309
    assert not places(QSize(1040, 700), largest, lying=False).beside


def test_a_small_window_shows_the_body_as_high_as_it_can() -> None:
    small = sized(26, words=60, controls=110)
    upright = places(QSize(640, 480), small, lying=False)
    assert upright.beside
    assert upright.figure.height() >= 310
    assert places(QSize(640, 480), small, lying=True).figure.height() >= 190


@pytest.mark.parametrize("lying", [True, False])
@given(
    wide=st.integers(560, 2600), high=st.integers(460, 1600), letters=st.floats(20, 60), controls=st.integers(50, 110),
    words=st.integers(20, 150), longest=st.integers(20, 120),
)  # fmt: skip
def test_at_any_size_nothing_touches_and_nothing_leaves_the_window(
    wide: int, high: int, letters: float, controls: int, words: int, longest: int, *, lying: bool
) -> None:
    sizes = sized(letters, words=words, controls=controls, longest=longest)
    where = places(QSize(wide, high), sizes, lying=lying)
    window = QRect(0, 0, wide, high)
    for number, one in enumerate(parts(where)):
        assert one.isValid()
        assert window.contains(one)
        assert not any(one.intersects(other) for other in parts(where)[number + 1 :])
    for one in (where.words, where.coming):
        assert not any(one.intersects(other) for other in (where.caption, where.ring, where.controls))
    assert not where.words.intersects(where.coming)


def test_in_a_small_window_a_caption_stays_readable_and_the_figure_makes_way() -> None:
    small = sized(26, words=60, controls=110, longest=66)
    where = places(QSize(640, 480), small, lying=False)
    assert not where.beside
    assert small.room(where.caption, 0.72) >= 66 > small.room(where.caption)
    assert where.figure.height() >= where.caption.height()


def test_many_words_stand_beside_a_body_that_is_too_low_for_them() -> None:
    crowded = sized(26, words=180, controls=110)
    for lying in (True, False):
        where = places(QSize(560, 460), crowded, lying=lying)
        assert where.figure.left() > where.words.right()
