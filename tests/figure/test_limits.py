from __future__ import annotations

import pytest

from app.figure.channels import KNOWN
from app.figure.limits import beyond, cap


@pytest.mark.parametrize("channel", sorted(KNOWN))
def test_every_channel_has_a_cap_that_holds_rest(channel: str) -> None:
    low, high = cap(channel)
    assert low <= 0 <= high
    assert low < high


def test_beyond_is_how_far_outside_an_angle_lies() -> None:
    assert beyond("lumbar.flex", 45) == 0
    assert beyond("lumbar.flex", 80) == 35
    assert beyond("knee.flex.L", -4) == 4
