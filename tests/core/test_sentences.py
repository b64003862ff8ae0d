from __future__ import annotations

import pytest

from app.core.sentences import minutes_said, unbroken


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("You have been sitting for 40 s.", "You have been sitting for 40\u00a0s."),
        ("1 h 20 min and 5 % more", "1\u00a0h 20\u00a0min and 5\u00a0% more"),
        ("In 3 minutes 2 shifts begin", "In 3 minutes 2 shifts begin"),
        ("3 min", f"{minutes_said(180)}".replace(" ", "\u00a0")),
    ],
)
def test_a_number_keeps_its_unit_beside_it(text: str, said: str) -> None:
    assert unbroken(text) == said
