from __future__ import annotations

from dataclasses import replace

from app.figure.body import Body
from app.figure.camera import Camera, camera
from app.figure.channels import Side
from app.figure.flesh import Array
from app.figure.pose import pose
from app.figure.solve import solve
from app.movement.catalogue import Catalogue
from app.movement.motion import motion_of
from app.movement.movement import Movement, Track
from app.ui.figure_ways import far, told_in, turns, ways

METRE = 250.0


def looking(movement: Movement) -> Camera:
    return camera(movement.rig.view.yaw, movement.rig.view.pitch).framed(METRE, (240.0, 240.0))


def way(movement: Movement, begin: float, end: float) -> list[Body]:
    side: Side | None = "right" if movement.sides > 1 else None
    return [solve(pose(motion_of(movement), begin + (end - begin) * n / 8, side=side)) for n in range(9)]


def first(movement: Movement, begin: float, end: float) -> Array:
    return next(ways(movement, way(movement, begin, end), looking(movement))).row


def test_a_hip_hinge_is_shown_by_hips_that_go_back(movements: Catalogue) -> None:
    row = first(movements.movements["hip-hinge"], 0.0, 3.0)
    assert row[-1][0] < row[0][0] - 0.05 * METRE


def test_a_round_back_is_shown_by_the_back_that_rises(movements: Catalogue) -> None:
    movement = movements.movements["cat-cow-all-fours"]
    row = first(movement, 0.0, movement.phases[0].seconds)
    assert row[-1][1] < row[0][1] - 0.05 * METRE


def test_a_pelvis_that_tips_by_a_few_centimetres_has_none_unless_its_file_names_it(movements: Catalogue) -> None:
    movement = movements.movements["pelvic-clock-seated"]
    unnamed = replace(movement, rig=replace(movement.rig, arrow=Track.MOST))
    assert list(ways(unnamed, way(movement, 0.0, 2.0), looking(movement))) == []


def test_an_arm_that_goes_over_is_followed_with_its_own_flesh(movements: Catalogue) -> None:
    movement = movements.movements["open-book"]
    found = next(ways(movement, way(movement, 0.0, 3.0), looking(movement)))
    assert {name.rpartition(".")[2] for name in found.part} == {"R"}


def test_what_a_file_names_is_followed(movements: Catalogue) -> None:
    movement = movements.movements["hip-hinge"]
    bodies = way(movement, 0.0, 3.0)
    head = replace(movement, rig=replace(movement.rig, arrow=Track.HEAD))
    none = replace(movement, rig=replace(movement.rig, arrow=Track.NONE))
    named, most = (next(ways(each, bodies, looking(movement))).row for each in (head, movement))
    assert far(named) > far(most)
    assert list(ways(none, bodies, looking(movement))) == []


def test_only_who_is_upright_is_shown_to_turn(movements: Catalogue) -> None:
    seated, lying = (movements.movements[name] for name in ("rotation-seated", "open-book"))
    assert turns(seated, way(seated, 0.0, 2.0))
    assert not turns(lying, way(lying, 0.0, 3.0))


def test_a_pelvis_that_a_file_names_is_seen_to_tip_round_the_hips(movements: Catalogue) -> None:
    supine, wall = (movements.movements[f"pelvic-tilt-{name}"] for name in ("supine", "wall"))
    flat, gap = first(supine, 0.0, 2.0), first(supine, 2.0, 4.0)
    assert flat[-1][0] < flat[0][0] - 0.1 * METRE, "it rolls towards the head, over the belly"
    assert gap[-1][0] > gap[0][0] + 0.1 * METRE
    *_, before = ways(wall, way(wall, 0.0, 2.0), looking(wall))
    assert before.row[-1][1] < before.row[0][1] - 0.1 * METRE, "its front rises"


def test_a_pelvis_that_tips_forward_and_back_in_one_step_is_seen_to_roll_back(movements: Catalogue) -> None:
    tuck = told_in(movements.movements["hip-flexor-standing"], 0)
    *_, before = ways(tuck, way(tuck, 0.0, 3.0), looking(tuck))
    assert before.row[-1][1] < before.row[0][1] - 0.1 * METRE, "its front rises"


def test_a_phase_may_name_what_is_followed_in_it(movements: Catalogue) -> None:
    movement = movements.movements["hip-flexor-standing"]
    names = [phase.name for phase in movement.phases]
    assert told_in(movement, names.index("reach")) is movement
    assert told_in(movement, names.index("tuck")).rig.arrow is Track.PELVIS
