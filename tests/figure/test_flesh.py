from __future__ import annotations

from dataclasses import replace

import numpy as np

from app.figure.flesh import COARSE, FINE, MIDDLE, flesh, place
from app.figure.motion import Motion
from app.figure.pose import pose
from app.figure.solve import solve


def test_breath_widens_the_ribs(nod: Motion) -> None:
    shape, body = flesh(), solve(pose(nod, 2.0))
    full = replace(body, pose=replace(body.pose, angles={**body.pose.angles, "breath": 1.0}))
    empty = place(shape, body)
    wide = place(shape, full)
    ribs = np.zeros(len(shape.centres), bool)
    ribs[shape.ribs] = True
    assert (np.abs(wide.axes[ribs]).sum((1, 2)) > np.abs(empty.axes[ribs]).sum((1, 2))).all()
    assert np.array_equal(wide.axes[~ribs], empty.axes[~ribs])


def test_fingers_of_a_hand_that_reaches_up_are_straight(nod: Motion) -> None:
    shape, body = flesh(), solve(pose(nod, 2.0))

    def bent(raised: float, across: float = 0.0) -> float:
        """How far a fingertip is from where it were if the hand lay on something, metres."""
        arm = {**body.pose.angles, "shoulder.flex.R": raised, "shoulder.hadd.R": across}
        hand = place(shape, replace(body, pose=replace(body.pose, angles=arm))).centres[shape.names["tip.R"]]
        flat = {**arm, "hand.onFloor.R": 1.0}
        laid = place(shape, replace(body, pose=replace(body.pose, angles=flat))).centres[shape.names["tip.R"]]
        return float(np.linalg.norm(hand - laid))

    assert bent(160.0) < 0.001
    assert bent(90.0) > 0.02
    assert bent(90.0, -90.0) < 0.001, "opened to the ceiling"
    assert bent(20.0, -90.0) > 0.02, "let down behind"


def test_every_polygon_has_an_even_number_of_points_so_that_every_second_is_one_too() -> None:
    for grain in (COARSE, MIDDLE, FINE):
        spans = [span for spans in flesh(grain=grain).bounds.values() for span in spans]
        assert not [(low, high) for low, high in spans if low % 2 or high % 2]
