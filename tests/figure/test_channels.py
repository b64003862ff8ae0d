from __future__ import annotations

from app.figure.channels import both_sides, mirrored


def test_a_limb_without_a_side_means_both() -> None:
    assert both_sides({"hip.flex": 25.0, "lumbar.flex": 5.0}) == {
        "hip.flex.L": 25.0,
        "hip.flex.R": 25.0,
        "lumbar.flex": 5.0,
    }


def test_a_named_side_wins_over_both() -> None:
    assert both_sides({"hip.flex.R": 70.0, "hip.flex": 25.0}) == {"hip.flex.L": 25.0, "hip.flex.R": 70.0}


def test_a_mirror_swaps_limbs_and_turns_the_other_way() -> None:
    pose = {"shoulder.abd.L": 155.0, "thoracic.rot": 30.0, "pelvis.shiftRightCm": -3.0, "lumbar.flex": 20.0}
    assert mirrored(pose) == {
        "shoulder.abd.R": 155.0,
        "thoracic.rot": -30.0,
        "pelvis.shiftRightCm": 3.0,
        "lumbar.flex": 20.0,
    }


def test_two_mirrors_show_what_was() -> None:
    pose = {"shoulder.abd.L": 155.0, "pelvis.roll": 3.0, "pelvis.yaw": -4.0, "knee.flex.R": 20.0}
    assert mirrored(mirrored(pose)) == pose
