from __future__ import annotations

from dataclasses import replace

import pytest

from app.figure.bases import GROUND, SEAT, WALL_X, Base, Hold
from app.figure.channels import both_sides
from app.figure.contact import feet
from app.figure.motion import Breath, Key, Motion
from app.figure.pose import pose
from app.figure.solve import solve
from app.figure.vec import add, axis, dot, scaled, sub


def held(base: Base, hands: Hold = Hold.FREE, **angles: float) -> Motion:
    """A motion that stands in one pose; hip_flex for hip.flex."""
    named = {name.replace("_", "."): value for name, value in angles.items()}
    rest = GROUND[base].angles
    return Motion(base, rest, (Key(1.0, {**rest, **both_sides(named)}, Breath.OUT),), hands=hands)


def test_bent_legs_lower_the_pelvis_over_feet_that_stay() -> None:
    straight, bent = (solve(pose(held(Base.STANDING, knee_flex=k, hip_flex=k / 2), 0.0)) for k in (0.0, 40.0))
    assert bent.frames["pelvis"].at[1] < straight.frames["pelvis"].at[1] - 0.03
    assert bent.frames["foot.R"].at == pytest.approx(straight.frames["foot.R"].at, abs=1e-3)


def test_the_knees_bend_as_far_as_they_are_keyed() -> None:
    body = solve(pose(held(Base.STANDING, knee_flex=25.0, hip_flex=15.0), 0.0))
    bent = dot(axis(body.frames["thigh.R"].turn, 1), axis(body.frames["shank.R"].turn, 1))
    assert bent == pytest.approx(0.906, abs=0.03)


def test_a_pelvis_on_a_chair_rolls_over_its_sit_bones_and_stays_at_its_height() -> None:
    back, forward = (solve(pose(held(Base.SEATED, pelvis_tilt=tilt), 0.0)) for tilt in (-20.0, 10.0))
    assert back.frames["pelvis"].at[0] < forward.frames["pelvis"].at[0]
    assert back.frames["pelvis"].at[1] == forward.frames["pelvis"].at[1] > SEAT


def test_leaning_on_one_sit_bone_lifts_the_middle_of_the_pelvis() -> None:
    level, rolled = (solve(pose(held(Base.SEATED, pelvis_roll=roll), 0.0)) for roll in (0.0, -8.0))
    assert 0.0 < rolled.frames["pelvis"].at[1] - level.frames["pelvis"].at[1] < 0.01


@pytest.mark.parametrize("tilt", [-10.0, 0.0, 8.0])
def test_a_back_at_the_wall_rests_on_it_however_the_pelvis_tilts(tilt: float) -> None:
    body = solve(pose(held(Base.WALL, pelvis_tilt=tilt, lumbar_flex=-tilt, knee_flex=20.0, hip_flex=15 + tilt), 0.0))
    backs = [add(bone.at, scaled(axis(bone.turn, 0), -0.036))[0] for bone in body.spine[8:15]]
    assert min(backs) == pytest.approx(WALL_X, abs=0.006)


def test_a_lifted_heel_leaves_the_ball_of_the_foot_where_it_was() -> None:
    flat, lifted = (feet(pose(held(Base.STANDING, heel_lift=lift), 0.0))[".R"] for lift in (0.0, 20.0))
    assert lifted.at[1] > flat.at[1]
    bodies = [solve(pose(held(Base.STANDING, heel_lift=lift), 0.0)) for lift in (0.0, 20.0)]
    assert bodies[0].frames["toes.R"].at == pytest.approx(bodies[1].frames["toes.R"].at, abs=2e-3)


def test_hands_on_the_thighs_lie_on_them() -> None:
    body = solve(pose(held(Base.SEATED, Hold.THIGHS, elbow_flex=60.0), 0.0))
    for end in (".R", ".L"):
        thigh, hand = body.frames[f"thigh{end}"], body.frames[f"hand{end}"]
        out = dot(sub(hand.at, thigh.at), axis(thigh.turn, 0))
        assert out == pytest.approx(0.072 + 0.030, abs=2e-3)
        assert dot(axis(hand.turn, 0), axis(thigh.turn, 0)) == pytest.approx(-1.0, abs=0.05)


def test_hands_crossed_on_the_chest_go_with_the_chest() -> None:
    still = held(Base.SEATED, Hold.CHEST)
    turned = replace(still, keys=(Key(1.0, {**still.rest, "thoracic.rot": 30.0}, Breath.OUT),))
    for motion in (still, turned):
        body = solve(pose(motion, 0.0))
        chest, hand = body.frames["chest"], body.frames["hand.R"]
        assert dot(sub(hand.at, chest.at), axis(chest.turn, 2)) < 0.0
        assert abs(body.missed["hand.R"]) < 0.005


def test_a_hand_beside_the_thigh_slides_down_it_as_the_trunk_bends_over() -> None:
    places = []
    for side in (0.0, 15.0):
        rest = GROUND[Base.STANDING].angles
        angles = {**rest, "hand.onThigh.R": 1.0, "lumbar.side": side, "thoracic.side": side}
        body = solve(pose(Motion(Base.STANDING, rest, (Key(1.0, angles, Breath.OUT),)), 0.0))
        thigh, hand = body.frames["thigh.R"], body.frames["hand.R"]
        away = sub(hand.at, thigh.at)
        assert dot(away, axis(thigh.turn, 2)) == pytest.approx(0.078 + 0.030, abs=3e-3)
        places.append(-dot(away, axis(thigh.turn, 1)))
    assert places[1] > places[0] + 0.08


def test_a_hand_halfway_to_the_thigh_lies_between() -> None:
    rest = GROUND[Base.STANDING].angles
    hands = [
        solve(pose(Motion(Base.STANDING, rest, (Key(1.0, {**rest, "hand.onThigh.R": share}, Breath.OUT),)), 0.0))
        .frames["hand.R"]
        .at
        for share in (0.0, 0.5, 1.0)
    ]
    assert hands[1] == pytest.approx([(a + b) / 2 for a, b in zip(hands[0], hands[2], strict=True)], abs=5e-3)
