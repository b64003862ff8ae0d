from __future__ import annotations

import pytest

from app.figure.bases import Base
from app.figure.legs import shin_lift
from app.figure.measured import solved_angles
from app.figure.vec import axis
from tests.figure.still import still


@pytest.mark.parametrize("df", [-45.0, -40.0, -20.0])
def test_toes_of_who_kneels_touch_the_floor(df: float) -> None:
    body = still(Base.KNEELING, ankle_df=df)
    assert 0.0 < body.frames["toes.R"].at[1] < 0.06
    assert 0.0 < shin_lift(df) < 20.0


def test_a_leg_set_free_goes_by_its_angles() -> None:
    body = still(Base.STANDING, leg_free_R=1.0, hip_flex_R=70.0, knee_flex_R=80.0)
    came_to = solved_angles(body)
    assert came_to["hip.flex.R"] == pytest.approx(70.0, abs=0.5)
    assert came_to["knee.flex.R"] == pytest.approx(80.0, abs=0.5)
    assert body.frames["foot.R"].at[1] > 0.3
    assert "foot.R" not in body.planted
    assert body.missed.keys() == {"foot.L"}


def test_a_leg_halfway_from_the_floor_lies_between() -> None:
    places = [
        still(Base.STANDING, leg_free_R=share, hip_flex_R=60.0, knee_flex_R=70.0).frames["foot.R"].at[1]
        for share in (0.0, 0.5, 1.0)
    ]
    assert places[0] < places[1] < places[2]


def test_the_upper_knee_rests_on_the_lower_one_whichever_side_one_lies_on() -> None:
    for roll, upper, lower in ((90.0, ".R", ".L"), (-90.0, ".L", ".R")):
        body = still(Base.SIDE_LYING, base_roll=roll)
        gap = body.frames[f"shank{upper}"].at[1] - body.frames[f"shank{lower}"].at[1]
        assert gap == pytest.approx(0.105, abs=0.02)


def test_knees_of_who_lies_on_the_back_point_up() -> None:
    body = still(Base.SUPINE)
    assert body.frames["shank.R"].at[1] > 0.38
    assert solved_angles(body)["hip.abd.R"] == pytest.approx(0.0, abs=4.0)


def test_toes_of_who_lies_on_the_front_point_away() -> None:
    body = still(Base.PRONE)
    assert axis(body.frames["toes.R"].turn, 0)[1] > axis(body.frames["foot.R"].turn, 0)[1] + 0.1
