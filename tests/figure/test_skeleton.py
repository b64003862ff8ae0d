from __future__ import annotations

import pytest

from app.figure.skeleton import NAMES, SPINE, T4


def test_the_spine_has_24_mobile_vertebrae_from_l5_to_c1() -> None:
    assert len(SPINE) == 24
    assert (NAMES[0], NAMES[T4], NAMES[-1]) == ("L5", "T4", "C1")


@pytest.mark.parametrize("region", ["lumbar", "thoracic", "cervical"])
def test_the_vertebrae_of_a_region_share_all_of_its_movement(region: str) -> None:
    bones = [bone for bone in SPINE if bone.region == region]
    for way in ("flex", "side", "turn"):
        assert sum(getattr(bone, way) for bone in bones) == pytest.approx(1.0)


def test_most_of_the_turn_of_the_neck_is_between_the_first_two_vertebrae() -> None:
    assert SPINE[-1].turn > 0.5
