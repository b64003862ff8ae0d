from __future__ import annotations

from app.figure.bases import Base, Hold
from app.figure.camera import camera
from app.figure.drawing import Drawing, draw
from app.figure.motion import Motion
from app.figure.order import Covered, covered, order
from app.figure.pose import pose
from app.figure.solve import solve
from tests.figure.still import still


def drawn(motion: Motion, yaw: float, t: float = 2.0) -> Drawing:
    return draw(solve(pose(motion, t)), camera(yaw, 6.0).framed(250.0, (240.0, 240.0)))


def test_from_its_right_side_the_left_limbs_lie_behind(nod: Motion) -> None:
    layers = order(drawn(nod, 5.0).view)
    assert {layer.end for layer in layers.behind} == {".L"}
    assert {layer.limb for layer in layers.front} == {"arm", "leg"}


def test_from_the_front_no_limb_lies_behind_and_none_is_tinted(nod: Motion) -> None:
    layers = order(drawn(nod, 90.0, t=0.0).view)
    assert layers.behind == ()
    assert all(layer.far == 0 for layer in layers.front)


def test_a_spine_goes_on_over_the_shoulder_that_lies_before_it(nod: Motion) -> None:
    view = drawn(nod, -10.0, t=0.0).view
    found = covered(view, order(view).front).sleeve
    assert found
    assert found == frozenset(range(min(found), max(found) + 1))


def test_without_an_arm_before_it_no_vertebra_is_under_a_sleeve(nod: Motion) -> None:
    view = drawn(nod, -10.0, t=0.0).view
    legs = tuple(layer for layer in order(view).front if layer.limb == "leg")
    assert covered(view, legs) == Covered()


def test_a_hand_before_the_belly_lies_over_some_of_the_spine_as_a_bare_arm() -> None:
    body = still(Base.STANDING, elbow_flex_R=20.0, shoulder_flex_R=-8.0, shoulder_abd_R=4.0)
    view = draw(body, camera(0.0, 6.0).framed(250.0, (240.0, 240.0))).view
    found = covered(view, order(view).front)
    assert found.arm
    assert not found.arm & found.sleeve


def test_an_arm_that_reaches_across_keeps_the_tone_of_its_far_shoulder() -> None:
    body = still(Base.STANDING, shoulder_flex_L=80.0, shoulder_hadd_L=100.0)
    layers = order(draw(body, camera(5.0, 6.0).framed(250.0, (240.0, 240.0))).view)
    arms = {layer.end: layer.far for layer in (*layers.behind, *layers.front) if layer.limb == "arm"}
    assert arms[".L"] > 0.4 > arms[".R"]


def test_crossed_hands_lie_on_the_sleeves_and_always_the_left_forearm_on_the_right() -> None:
    body = still(Base.SEATED, hands=Hold.CHEST)
    for yaw in (60.0, 90.0, 120.0):
        view = draw(body, camera(yaw, 6.0).framed(250.0, (240.0, 240.0))).view
        arms = [(layer.half, layer.end) for layer in order(view, crossed=True).front if layer.limb == "arm"]
        assert [half for half, _ in arms] == sorted(half for half, _ in arms if half is not None)
        assert arms[-2:] == [(1, ".R"), (1, ".L")]


def test_of_two_legs_seen_from_the_side_the_far_one_has_a_tone_of_its_own_wherever_it_is_stretched() -> None:
    body = still(Base.STANDING, leg_free_L=1.0, hip_flex_L=-20.0)
    for yaw in (-10.0, 0.0, 10.0):
        layers = order(draw(body, camera(yaw, 6.0).framed(250.0, (240.0, 240.0))).view)
        legs = {layer.end: layer.far for layer in (*layers.behind, *layers.front) if layer.limb == "leg"}
        assert legs[".R"] == 0
        assert legs[".L"] > 0.5


def test_of_two_stacked_legs_the_upper_one_comes_last_though_the_lower_one_reaches_farther_forward() -> None:
    body = still(Base.SIDE_LYING, pelvis_yaw=20.0, hip_abd_L=18.0, hip_abd_R=-18.0)
    knees = body.joints()
    assert knees["knee.L"][0] > knees["knee.R"][0] + 0.03
    view = draw(body, camera(47.0, 40.0).framed(250.0, (240.0, 240.0))).view
    assert [layer.end for layer in order(view, stacked=True).front if layer.limb == "leg"] == [".L", ".R"]
    assert [layer.end for layer in order(view).front if layer.limb == "leg"] == [".R", ".L"]


def test_a_far_arm_that_passes_beyond_the_head_lies_behind_it_down_to_the_hand() -> None:
    body = still(
        Base.KNEELING,
        pelvis_tilt=49.5,
        hip_flex=113.5,
        lumbar_flex=28.0,
        lumbar_side=-10.0,
        thoracic_flex=21.0,
        thoracic_side=-12.0,
        cervical_flex=11.0,
        head_glideCm=3.0,
        scapula_protract=20.0,
        hand_onFloor=1.0,
        hand_forwardCm_R=33.0,
        hand_forwardCm_L=22.0,
        hand_outCm_R=-18.0,
        hand_outCm_L=21.0,
    )
    view = draw(body, camera(43.0, 37.0).framed(250.0, (240.0, 240.0))).view
    assert [layer.half for layer in order(view).behind if layer.limb == "arm"] == [None]
