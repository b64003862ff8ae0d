from __future__ import annotations

from dataclasses import replace

import pytest

from app.figure.bases import Base
from app.figure.motion import Breath, Key, Motion
from app.figure.pose import alike, pose


def test_the_vertebrae_together_bend_as_far_as_their_region(nod: Motion) -> None:
    bends = pose(nod, 2.0).bends
    assert sum(bend.flex for bend in bends) == pytest.approx(30.0)


def test_a_smaller_amplitude_goes_part_of_the_way_from_the_base(nod: Motion) -> None:
    half = pose(nod, 2.0, amplitude=0.5).angles
    assert half["lumbar.flex"] == pytest.approx(15.0)
    assert half["shoulder.abd.R"] == pytest.approx(8.0)


def test_breath_does_not_shrink_with_the_amplitude(nod: Motion) -> None:
    assert pose(nod, 3.0, amplitude=0.5).angles["breath"] == pytest.approx(1.0)


def test_with_a_lag_the_head_follows_the_tail(nod: Motion) -> None:
    keys = (Key(2.0, {"lumbar.flex": 20.0, "cervical.flex": 20.0}, Breath.FREE), Key(2.0, {}, Breath.FREE))
    moving = Motion(Base.STANDING, {}, keys)
    together, tail_first, head_first = (pose(replace(moving, lag=lag), 1.0).bends for lag in (0.0, 0.4, -0.4))
    assert tail_first[0] == together[0]
    assert tail_first[-1].flex < together[-1].flex
    assert head_first[-1] == together[-1]
    assert head_first[0].flex < together[0].flex
    assert nod.lag == 0


def test_a_gliding_head_stays_level() -> None:
    forward = Motion(Base.STANDING, {}, (Key(2.0, {"head.glideCm": 2.5}, Breath.FREE), Key(2.0, {}, Breath.FREE)))
    assert sum(bend.flex for bend in pose(forward, 2.0).bends) == pytest.approx(0.0, abs=1e-9)


def test_after_a_set_full_repetitions_go_on_without_a_jump(nod: Motion) -> None:
    last, after = pose(nod, 15.999, repetitions=4), pose(nod, 16.001, repetitions=4)
    assert after.angles == pytest.approx(last.angles, abs=1e-3)
    assert pose(nod, 18.0, repetitions=4).angles["lumbar.flex"] == pytest.approx(30.0)


def test_poses_are_alike_where_nothing_has_moved() -> None:
    stands = Motion(Base.STANDING, {}, (Key(2.0, {}, Breath.OUT),))
    assert alike(pose(stands, 0.2), pose(stands, 0.4))
    bends = replace(stands, keys=(Key(2.0, {"lumbar.flex": 9.0}, Breath.OUT), Key(1.0, {}, Breath.OUT)))
    assert not alike(pose(bends, 0.2), pose(bends, 0.4))


def test_who_walks_is_elsewhere_in_every_step() -> None:
    walks = Motion(Base.WALKING, {}, (Key(2.0, {}, Breath.OUT),))
    assert not alike(pose(walks, 0.2), pose(walks, 0.4))
