from __future__ import annotations

from dataclasses import replace

import pytest

from app.figure.bases import Base, Prop
from app.figure.body import Body, Frame
from app.figure.depth import depths
from app.figure.vec import Vec, add
from tests.figure.still import still


def deep(body: Body, into: str, props: tuple[Prop, ...] = (), touching: tuple[str, ...] = ()) -> float:
    return next(each.metres for each in depths(body, props, touching) if each.into == into)


def moved(body: Body, by: Vec) -> Body:
    frames = {name: Frame(frame.turn, add(frame.at, by)) for name, frame in body.frames.items()}
    return replace(body, frames=frames, spine=tuple(Frame(bone.turn, add(bone.at, by)) for bone in body.spine))


def test_a_body_sunk_three_centimetres_is_three_centimetres_deep() -> None:
    body = still(Base.STANDING)
    assert deep(moved(body, (0.0, -0.03, 0.0)), "floor") == pytest.approx(deep(body, "floor") + 0.03, abs=1e-6)


def test_what_a_contact_names_may_touch() -> None:
    body = moved(still(Base.STANDING), (0.0, -0.03, 0.0))
    feet = tuple(f"{bone}{end}" for bone in ("foot", "toes", "shank") for end in (".R", ".L"))
    assert deep(body, "floor", touching=feet) < 0.0


def test_a_seat_is_solid_from_above_and_from_below() -> None:
    seat = (Prop.CHAIR,)
    sitting = still(Base.SEATED)
    on_it = ("pelvis", *(f"{bone}{end}" for bone in ("hip", "thigh") for end in (".R", ".L")))
    assert deep(sitting, "chair", seat, on_it) < 0.01
    assert deep(moved(sitting, (0.0, -0.05, 0.0)), "chair", seat) > 0.05


def test_a_wall_is_solid() -> None:
    assert deep(moved(still(Base.WALL), (-0.04, 0.0, 0.0)), "wall", (Prop.WALL,)) > 0.03


def test_a_forearm_through_the_belly_is_caught() -> None:
    apart = still(Base.STANDING, shoulder_abd=40.0)
    through = still(Base.STANDING, shoulder_abd=-25.0, shoulder_rot=60.0, elbow_flex=80.0, shoulder_flex=10.0)
    assert deep(apart, "ribs") < 0.0
    assert deep(through, "ribs") > 0.03


def test_a_thigh_in_the_belly_is_caught() -> None:
    free = still(Base.STANDING, leg_free_R=1.0, hip_flex_R=60.0, knee_flex_R=80.0)
    folded = still(Base.STANDING, leg_free_R=1.0, hip_flex_R=118.0, knee_flex_R=120.0, lumbar_flex=45.0)
    assert deep(free, "belly") < 0.01
    assert deep(folded, "belly") > deep(free, "belly") + 0.02


def test_a_knee_through_the_other_shin_is_caught() -> None:
    beside = still(Base.ALL_FOURS, leg_free_L=1.0, hip_flex_L=60.0, knee_flex_L=90.0)
    through = still(Base.ALL_FOURS, leg_free_L=1.0, hip_flex_L=60.0, knee_flex_L=90.0, hip_abd_L=-24.0)
    assert deep(beside, "leg", touching=("knee.R", "shank.R")) < 0.0
    assert deep(through, "leg", touching=("knee.R", "shank.R")) > 0.03


def test_a_hand_through_a_thigh_is_caught() -> None:
    beside = still(Base.SEATED, shoulder_flex=10.0, elbow_flex=10.0, shoulder_abd=35.0)
    through = still(Base.SEATED, shoulder_flex=30.0, elbow_flex=10.0, shoulder_abd=0.0)
    assert deep(beside, "arm") < 0.0
    assert deep(through, "arm") > 0.03


def test_arms_that_cross_in_one_place_are_caught() -> None:
    apart = still(Base.STANDING, shoulder_flex=60.0, elbow_flex=60.0)
    crossed = still(Base.STANDING, shoulder_flex=60.0, shoulder_hadd=45.0, elbow_flex=20.0)
    assert deep(apart, "other arm") < 0.0
    assert deep(crossed, "other arm") > 0.03
