from __future__ import annotations

import pytest

from app.movement.catalogue import Catalogue
from app.movement.motion import motion_of


def test_keys_are_full_poses_over_the_base_posture(catalogue: Catalogue) -> None:
    motion = motion_of(catalogue.movements["side-bend-standing"])
    over = motion.keys[0].angles
    assert over["shoulder.abd.L"] == 160.0
    assert over["elbow.flex.R"] == motion.rest["elbow.flex.R"]
    assert [key.seconds for key in motion.keys] == [3.0, 2.0, 3.0]


def test_what_a_phase_does_not_name_goes_back_to_the_base(catalogue: Catalogue) -> None:
    motion = motion_of(catalogue.movements["rotation-standing"])
    assert motion.keys[0].angles["shoulder.flex.L"] == 32.5
    assert motion.keys[1].angles.get("shoulder.flex.L", 0.0) == 0.0


def test_a_walker_strides(catalogue: Catalogue) -> None:
    assert all(key.angles["stride"] == 1.0 for key in motion_of(catalogue.movements["walk-easy"]).keys)


def test_a_movement_has_one_motion(catalogue: Catalogue) -> None:
    movement = catalogue.movements["cat-cow-seated"]
    assert motion_of(movement) is motion_of(movement)


@pytest.mark.parametrize("name", ["cat-cow-seated", "cat-cow-standing", "rotation-seated"])
def test_the_spine_reaches_at_each_key_what_the_file_says(catalogue: Catalogue, name: str) -> None:
    movement = catalogue.movements[name]
    listed = {deviation.what for deviation in movement.deviations if deviation.check == "angles"}
    for phase, key in zip(movement.phases, motion_of(movement).keys, strict=True):
        said = {channel: angle for channel, angle in phase.angles.items() if channel in key.angles.keys() - listed}
        reached = {channel: key.angles[channel] for channel in said}
        assert reached == pytest.approx(said, abs=3)  # degrees, as `supple movements check` allows


def test_what_is_passed_on_the_way_names_only_its_own_channels(catalogue: Catalogue) -> None:
    first = motion_of(catalogue.movements["march-in-place"]).keys[0]
    [(share, passed)] = first.via
    assert share == 0.5
    assert {name.partition(".")[0] for name in passed} == {"leg", "hip", "knee", "shoulder", "elbow"}
    assert first.angles["leg.free.R"] == 1.0
