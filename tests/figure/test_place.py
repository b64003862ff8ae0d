from __future__ import annotations

import pytest

from app.figure.bases import SEAT, SIT, WALL_X, Base
from app.figure.vec import add, axis, scaled
from tests.figure.still import still


def test_a_pelvis_on_a_chair_rolls_over_its_sit_bones_and_stays_at_its_height() -> None:
    back, forward = (still(Base.SEATED, pelvis_tilt=tilt) for tilt in (-20.0, 10.0))
    assert back.frames["pelvis"].at[0] < forward.frames["pelvis"].at[0]
    assert back.frames["pelvis"].at[1] == forward.frames["pelvis"].at[1] > SEAT


def test_leaning_on_one_sit_bone_lifts_the_middle_of_the_pelvis() -> None:
    level, rolled = (still(Base.SEATED, pelvis_roll=roll) for roll in (0.0, -8.0))
    assert 0.0 < rolled.frames["pelvis"].at[1] - level.frames["pelvis"].at[1] < 0.01


@pytest.mark.parametrize("tilt", [-10.0, 0.0, 8.0])
def test_a_back_at_the_wall_rests_on_it_however_the_pelvis_tilts(tilt: float) -> None:
    body = still(Base.WALL, pelvis_tilt=tilt, lumbar_flex=-tilt, knee_flex=20.0, hip_flex=15 + tilt)
    backs = [add(bone.at, scaled(axis(bone.turn, 0), -0.036))[0] for bone in body.spine[8:15]]
    assert min(backs) == pytest.approx(WALL_X, abs=0.006)


def test_who_rises_from_the_edge_of_a_chair_leaves_its_seat() -> None:
    sits, stands = (still(Base.EDGE, hip_flex=h, knee_flex=k, ankle_df=a) for h, k, a in ((85, 105, 15), (0, 0, 0)))
    assert sits.frames["pelvis"].at[1] == pytest.approx(SEAT + SIT, abs=0.01)
    assert stands.frames["pelvis"].at[1] > 0.85
    assert stands.frames["foot.R"].at == pytest.approx(sits.frames["foot.R"].at, abs=1e-3)


@pytest.mark.parametrize("base", [Base.ALL_FOURS, Base.KNEELING])
def test_who_kneels_has_both_knees_on_their_marks(base: Base) -> None:
    body = still(base)
    for end in (".R", ".L"):
        assert body.frames[f"shank{end}"].at == pytest.approx(body.planted[f"knee{end}"], abs=2e-3)


@pytest.mark.parametrize(("base", "up"), [(Base.SUPINE, 1.0), (Base.PRONE, -1.0)])
def test_the_chest_of_who_lies_faces_up_or_down(base: Base, up: float) -> None:
    assert axis(still(base).frames["chest"].turn, 0)[1] == pytest.approx(up, abs=0.05)


def test_who_lies_on_the_left_side_has_the_right_one_up() -> None:
    assert axis(still(Base.SIDE_LYING).frames["pelvis"].turn, 2)[1] > 0.95
    other = still(Base.SIDE_LYING, base_roll=-90.0)
    assert axis(other.frames["pelvis"].turn, 2)[1] < -0.95
    assert axis(other.frames["pelvis"].turn, 0)[0] > 0.95
