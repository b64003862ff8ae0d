from __future__ import annotations

import pytest

from app.figure.bases import Base
from app.figure.measured import measured, pelvis_tilt
from tests.figure.still import still


@pytest.mark.parametrize("base", [Base.STANDING, Base.SEATED, Base.PRONE, Base.KNEELING, Base.BRIDGE, Base.SIDE_LYING])
def test_a_keyed_tilt_is_measured_on_the_pelvis(base: Base) -> None:
    assert pelvis_tilt(still(base, pelvis_tilt=12.0)) == pytest.approx(12.0, abs=0.1)


def test_on_hands_and_knees_tilt_counts_from_the_level_back() -> None:
    assert pelvis_tilt(still(Base.ALL_FOURS)) == pytest.approx(0.0, abs=1e-6)


def test_a_leg_held_by_the_floor_is_measured_as_it_came_to() -> None:
    body = still(Base.STANDING, knee_flex=40.0, hip_flex=20.0, ankle_df=20.0)
    assert measured(body)["knee.flex.R"] == pytest.approx(40.0, abs=3.0)
    assert measured(body)["ankle.df.R"] == pytest.approx(20.0, abs=3.0)


def test_thigh_abduction_is_measured_with_a_bent_hip() -> None:
    body = still(Base.PRONE, hip_abd_R=12.0, hip_flex_R=60.0)
    assert measured(body)["hip.abd.R"] == pytest.approx(12.0, abs=0.1)
    assert measured(body)["hip.flex.R"] == pytest.approx(60.0, abs=0.1)
