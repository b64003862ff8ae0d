from __future__ import annotations

from dataclasses import replace

from app.figure.flesh import flesh, place
from app.figure.pose import pose
from app.figure.solve import solve
from app.movement.catalogue import Catalogue
from app.movement.motion import motion_of
from app.ui.figure_mat import disc_of, mat_of


def test_who_stays_where_she_is_has_the_disc_around_her(movements: Catalogue) -> None:
    standing = movements.movements["hip-hinge"]
    assert disc_of(standing).middle == 0.0
    farther = replace(standing, rig=replace(standing.rig, angles={"foot.forwardCm.R": 60.0}))
    assert disc_of(farther).radius > disc_of(standing).radius
    assert disc_of(farther).middle > 0.0


def test_a_hand_that_slides_across_under_the_body_ends_on_the_mat(movements: Catalogue) -> None:
    _, _, low, high = mat_of(movements.movements["thread-needle"])
    _, _, least, most = mat_of(movements.movements["cat-cow-all-fours"])
    assert low < least < most < high


def test_who_lifts_a_leg_on_hands_and_knees_has_the_mat_under_hand_and_foot(movements: Catalogue) -> None:
    low, high, _, _ = mat_of(movements.movements["bird-dog"])
    motion, shape = motion_of(movements.movements["bird-dog"]), flesh()
    out = place(shape, solve(pose(motion, 3.0, side="right"))).centres[: shape.solid, 0]
    assert low < out.min() < out.max() < high
