from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from app.ui.guide_layout import Places, Sizes, places

USUAL = Sizes(letters=26, words=44, ring=80, controls=50)


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
    larger, largest = (Sizes(letters=letters, words=44, ring=80, controls=50) for letters in (52, 80))
    assert places(QSize(1040, 700), larger, lying=False).caption.width() > 309
    assert not places(QSize(1040, 700), largest, lying=False).beside


def test_a_small_window_shows_the_body_as_high_as_it_can() -> None:
    small = Sizes(letters=27.5, words=44, ring=80, controls=110)
    upright = places(QSize(640, 480), small, lying=False)
    assert upright.beside
    assert upright.figure.height() >= 310
    assert places(QSize(640, 480), small, lying=True).figure.height() >= 200


@pytest.mark.parametrize("lying", [True, False])
@given(
    wide=st.integers(560, 2600), high=st.integers(440, 1600), letters=st.floats(20, 60), controls=st.integers(50, 110)
)
def test_at_any_size_nothing_touches_and_nothing_leaves_the_window(
    wide: int, high: int, letters: float, controls: int, *, lying: bool
) -> None:
    where = places(QSize(wide, high), Sizes(letters, 60, 80, controls), lying=lying)
    window = QRect(0, 0, wide, high)
    for number, one in enumerate(parts(where)):
        assert one.isValid()
        assert window.contains(one)
        assert not any(one.intersects(other) for other in parts(where)[number + 1 :])
