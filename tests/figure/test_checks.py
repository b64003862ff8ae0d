"""Each measure is shown to catch the fault it is there for; the movements themselves are measured by their command."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.figure import checks
from app.figure.bases import GROUND, Base
from app.figure.body import Body, Frame
from app.figure.motion import Breath, Key, Motion
from app.figure.pose import pose
from app.figure.solve import solve
from app.figure.vec import add


def test_a_whole_set_moves_without_a_kink(nod: Motion) -> None:
    swung = tuple(replace(key, angles={**key.angles, "shoulder.abd.L": 120.0}) for key in nod.keys)
    sided = replace(nod, keys=swung, sides=2)

    def moment(t: float) -> Body:
        return solve(pose(sided, t - 6.0, repetitions=3))

    assert checks.kink(moment, 6.0 + 24.0 + 2.0, open_ended=True) < 1.2


# ---- planted faults ----------------------------------------------------------------------------------------------


def jumping(motion: Motion, by: float) -> checks.Moment:
    """The chest a little lower from the middle of the loop on: a jump there and one back at its end."""

    def moment(t: float) -> Body:
        body = checks.at(motion)(t)
        moved = {"pelvis": add(body.frames["pelvis"].at, (0.0, by if t % 4.0 > 2.0 else 0.0, 0.0))}
        return replace(body, frames={**body.frames, "pelvis": Frame(body.frames["pelvis"].turn, moved["pelvis"])})

    return moment


def test_a_jump_of_half_a_millimetre_is_caught(nod: Motion) -> None:
    assert checks.kink(jumping(nod, 0.5e-3), 4.0) > 2.0


def test_a_kink_is_caught(nod: Motion) -> None:
    def moment(t: float) -> Body:
        body = checks.at(nod)(t)
        up = add(body.frames["head"].at, (0.0, 0.05 * abs((t % 4.0) - 2.0), 0.0))
        return replace(body, frames={**body.frames, "head": Frame(body.frames["head"].turn, up)})

    assert checks.kink(moment, 4.0) > 1.5


def test_an_open_loop_is_caught(nod: Motion) -> None:
    def moment(t: float) -> Body:
        body = checks.at(nod)(t)
        aside = add(body.frames["head"].at, (0.0, 0.0, 0.001 * t))
        return replace(body, frames={**body.frames, "head": Frame(body.frames["head"].turn, aside)})

    apart, _ = checks.closure(moment, 4.0)
    assert apart > 1e-3


def test_80_degrees_of_lumbar_flexion_are_caught(nod: Motion) -> None:
    broken = replace(nod, keys=tuple(replace(key, angles={**key.angles, "lumbar.flex": 80.0}) for key in nod.keys))
    assert dict(checks.too_far(checks.at(broken)(1.0)))["lumbar.flex"] == pytest.approx(35.0)


def test_a_knee_that_bends_the_wrong_way_is_caught(nod: Motion) -> None:
    body = checks.at(nod)(1.0)
    thigh, shank = body.frames["thigh.R"], body.frames["shank.R"]
    swapped = {**body.frames, "thigh.R": Frame(shank.turn, thigh.at), "shank.R": Frame(thigh.turn, shank.at)}
    assert "knee.flex.R" in dict(checks.too_far(replace(body, frames=swapped)))


def test_a_sliding_foot_is_caught(nod: Motion) -> None:
    bodies = checks.loop(checks.at(nod), 4.0, 8)
    toes = bodies[3].frames["toes.L"]
    slid = {**bodies[3].frames, "toes.L": Frame(toes.turn, add(toes.at, (0.01, 0.0, 0.0)))}
    bodies[3] = replace(bodies[3], frames=slid)
    assert checks.drift(bodies) == pytest.approx(0.01, abs=1e-3)


def test_a_sliding_hand_is_caught(table: Motion) -> None:
    bodies = checks.loop(checks.at(table), 1.0, 8)
    assert checks.drift(bodies) < 1e-3
    hand = bodies[5].frames["hand.R"]
    bodies[5] = replace(
        bodies[5], frames={**bodies[5].frames, "hand.R": Frame(hand.turn, add(hand.at, (0.0, 0.0, 0.01)))}
    )
    assert checks.drift(bodies) == pytest.approx(0.01, abs=1e-3)


def test_a_hand_is_lifted_to_be_set_down_elsewhere(table: Motion) -> None:
    ahead, back = {**table.keys[0].angles, "hand.forwardCm.R": 8.0}, table.keys[0].angles
    lifting = ((0.5, {"hand.upCm.R": 5.0}),)
    dragged, lifted = (
        replace(
            table, keys=(Key(1.0, ahead, Breath.OUT, via), Key(1.0, ahead, Breath.IN), Key(1.0, back, Breath.OUT, via))
        )
        for via in ((), lifting)
    )
    assert checks.drift(checks.loop(checks.at(dragged), 3.0, 120)) > 0.07
    assert checks.drift(checks.loop(checks.at(lifted), 3.0, 120)) < 0.005


def test_the_mirrored_pose_is_the_mirrored_body(table: Motion) -> None:
    turned = {**table.keys[0].angles, "thoracic.rot": 20.0, "hand.outCm.L": 4.0, "lumbar.side": 5.0}
    motion = replace(table, keys=(Key(1.0, turned, Breath.OUT),), sides=2)
    assert checks.mirrored_error(motion, 0.5) < 1e-8


def test_a_longer_bone_is_caught(nod: Motion) -> None:
    body = checks.at(nod)(1.0)
    hand = body.frames["hand.R"]
    longer = {**body.frames, "hand.R": Frame(hand.turn, add(hand.at, (0.0, 0.0, 0.01)))}
    assert checks.bone_error(replace(body, frames=longer)) > 1e-5


def test_a_walking_foot_that_slips_is_caught(catalogue_walk: Motion) -> None:
    bodies = checks.loop(checks.at(catalogue_walk), catalogue_walk.cycle, 120)
    late = [replace(body, pose=replace(body.pose, step=(body.pose.step * 0.9))) for body in bodies]
    assert checks.drift(late) > 0.5e-2


@pytest.fixture
def table() -> Motion:
    """On hands and knees, still."""
    rest = dict(GROUND[Base.ALL_FOURS].angles)
    return Motion(Base.ALL_FOURS, rest, (Key(1.0, rest, Breath.OUT),))


@pytest.fixture
def catalogue_walk(nod: Motion) -> Motion:
    """Walking, made of nothing but its base."""
    return Motion(Base.WALKING, {}, (Key(1.1, {"stride": 1.0}, nod.keys[2].lungs),))
