from __future__ import annotations

import pytest

from app.figure.balance import centre_of_mass, margin
from app.figure.bases import Base
from tests.figure.still import still


def test_the_weight_of_who_stands_lies_over_the_feet_at_the_height_of_the_navel() -> None:
    x, y, z = centre_of_mass(still(Base.STANDING))
    assert -0.04 < x < 0.08
    assert 0.88 < y < 1.02
    assert z == pytest.approx(0.0, abs=1e-6)


def test_who_stands_is_in_balance() -> None:
    inside = margin(still(Base.STANDING))
    assert inside is not None
    assert inside > 0.03


def test_a_fall_backwards_is_caught() -> None:
    inside = margin(still(Base.STANDING, pelvis_tilt=-20.0, lumbar_flex=-20.0, pelvis_shiftForwardCm=-12.0))
    assert inside is not None
    assert inside < 0.0


def test_hands_and_knees_make_a_wide_support() -> None:
    inside = margin(still(Base.ALL_FOURS))
    assert inside is not None
    assert inside > 0.1


def test_nothing_planted_is_no_support() -> None:
    assert margin(still(Base.SIDE_LYING)) is None


def test_a_long_step_needs_the_weight_between_the_feet() -> None:
    middle, behind = (
        margin(
            still(
                Base.STANDING,
                pelvis_shiftForwardCm=cm,
                foot_forwardCm_R=-20.0,
                foot_forwardCm_L=20.0,
                heel_lift_R=20.0,
            )
        )
        for cm in (6.0, -12.0)
    )
    assert middle is not None
    assert behind is not None
    assert middle > behind
