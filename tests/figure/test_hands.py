from __future__ import annotations

from dataclasses import replace
from math import hypot

import pytest

from app.figure.bases import GROUND, Base, Hold
from app.figure.motion import Breath, Key, Motion
from app.figure.pose import pose
from app.figure.skeleton import PALM
from app.figure.solve import solve
from app.figure.vec import axis, dot, sub
from tests.figure.still import held, still


def test_hands_on_the_thighs_lie_on_them() -> None:
    body = still(Base.SEATED, Hold.THIGHS, elbow_flex=60.0)
    for end in (".R", ".L"):
        thigh, hand = body.frames[f"thigh{end}"], body.frames[f"hand{end}"]
        away = sub(hand.at, thigh.at)
        ahead, aside = (dot(away, axis(thigh.turn, number)) for number in (0, 2))
        assert hypot(ahead, aside) == pytest.approx(0.060 + PALM + 0.009, abs=4e-3)
        assert ahead > 0.04, "over the front"
        assert aside * (1.0 if end == ".R" else -1.0) > 0.03, "and the outside, so that its back is seen"
        assert dot(axis(hand.turn, 0), away) < 0.0, "palm down"


def test_hands_crossed_on_the_chest_go_with_the_chest() -> None:
    still_one = held(Base.SEATED, Hold.CHEST)
    turned = replace(still_one, keys=(Key(1.0, {**still_one.rest, "thoracic.rot": 30.0}, Breath.OUT),))
    for motion in (still_one, turned):
        body = solve(pose(motion, 0.0))
        chest, hand = body.frames["chest"], body.frames["hand.R"]
        assert dot(sub(hand.at, chest.at), axis(chest.turn, 2)) < 0.0
        assert abs(body.missed["hand.R"]) < 0.005


@pytest.mark.parametrize(("hold", "palm"), [(Hold.HIPS, (0.0, -1.0)), (Hold.BACK, (1.0, 0.0))])
def test_hands_on_the_pelvis_stay_there_when_it_tips(hold: Hold, palm: tuple[float, float]) -> None:
    for tilt in (0.0, 40.0):
        body = still(Base.STANDING, hold, pelvis_tilt=tilt, hip_flex=tilt)
        pelvis, hand = body.frames["pelvis"], body.frames["hand.R"]
        for number, way in zip((0, 2), palm, strict=True):
            if way:
                assert way * dot(axis(hand.turn, 0), axis(pelvis.turn, number)) > 0.7, "the palm on it"
                assert way * dot(sub(hand.at, pelvis.at), axis(pelvis.turn, number)) < -0.05
        assert body.missed["hand.R"] < 0.005


def test_a_hand_in_the_crease_of_a_hip_points_ahead_and_in_and_its_elbow_back_in_a_hinge() -> None:
    body = still(Base.STANDING, Hold.HIPS, pelvis_tilt=55.0, hip_flex=68.0)
    for end, side in ((".R", 1.0), (".L", -1.0)):
        hand, elbow = body.frames[f"hand{end}"], body.frames[f"forearm{end}"].at
        fingers = [-each for each in axis(hand.turn, 1)]
        assert fingers[0] > 0.4
        assert fingers[2] * side < -0.4
        assert elbow[0] < body.frames[f"upper_arm{end}"].at[0] - 0.2
        assert elbow[1] > hand.at[1] + 0.1


def test_a_hand_beside_the_thigh_slides_down_it_as_the_trunk_bends_over() -> None:
    places = []
    for side in (0.0, 15.0):
        rest = GROUND[Base.STANDING].angles
        angles = {**rest, "hand.onThigh.R": 1.0, "lumbar.side": side, "thoracic.side": side}
        body = solve(pose(Motion(Base.STANDING, rest, (Key(1.0, angles, Breath.OUT),)), 0.0))
        thigh, hand = body.frames["thigh.R"], body.frames["hand.R"]
        away = sub(hand.at, thigh.at)
        ahead, out = (dot(away, axis(thigh.turn, number)) for number in (0, 2))
        assert hypot(ahead, out) == pytest.approx(0.078 + PALM + 0.009, abs=4e-3)
        assert out > ahead > 0.0, "on its outside, towards its front"
        places.append(-dot(away, axis(thigh.turn, 1)))
    assert places[1] > places[0] + 0.08


def test_a_hand_on_the_floor_lies_flat_under_the_shoulder() -> None:
    body = still(Base.ALL_FOURS)
    for end in (".R", ".L"):
        hand, root = body.frames[f"hand{end}"], body.frames[f"upper_arm{end}"]
        assert hand.at[1] == pytest.approx(PALM, abs=3e-3)
        assert hand.at[0] == pytest.approx(root.at[0], abs=0.02)
        assert axis(hand.turn, 0)[1] == pytest.approx(-1.0, abs=1e-6)


def test_a_hand_walks_where_its_channels_say() -> None:
    here, there = (still(Base.ALL_FOURS, hand_forwardCm_R=cm, hand_outCm_R=cm).planted["hand.R"] for cm in (0.0, 6.0))
    assert sub(there, here) == pytest.approx((0.06, 0.0, 0.06))
    left = still(Base.ALL_FOURS, hand_outCm_L=6.0).planted["hand.L"]
    assert left[2] == pytest.approx(-there[2])


def test_a_hand_rolled_palm_up_lies_on_its_back() -> None:
    down, up = (still(Base.ALL_FOURS, hand_roll_R=roll).frames["hand.R"].at[1] for roll in (0.0, 180.0))
    assert 0.0 < up < down


def test_a_rolled_hand_shows_its_palm() -> None:
    assert axis(still(Base.ALL_FOURS, hand_roll_R=180.0).frames["hand.R"].turn, 0)[1] == pytest.approx(1.0, abs=1e-6)
