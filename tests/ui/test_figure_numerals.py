from __future__ import annotations

import pytest

from app.ui.figure_numerals import written


@pytest.mark.parametrize("numeral", ["1", "2", "3", "6", "9"])
def test_a_digit_is_one_high_and_narrower(numeral: str) -> None:
    box = written(numeral).boundingRect()
    assert [box.top(), box.bottom()] == pytest.approx([0.0, 1.0], abs=0.01)
    assert 0.0 < box.width() < 0.7


def test_twelve_is_a_one_and_to_its_right_a_two() -> None:
    one, both = written("1").boundingRect(), written("12").boundingRect()
    assert both.left() == one.left()
    assert both.right() > one.right() + written("2").boundingRect().width() * 0.9
