from __future__ import annotations

from app.figure.checks import at, loop
from app.movement.motion import motion_of
from app.movement.movement import Movement
from app.movements_command.figures import Measure
from app.movements_command.shown import balance, first_region, primary_plane


def region(movement: Movement) -> Measure:
    motion = motion_of(movement)
    return next(first_region(movement, loop(at(motion), motion.cycle, 24)))


def test_what_holds_still_is_measured_by_how_still(movements: dict[str, Movement]) -> None:
    assert region(movements["bird-dog"]).limit == 2.0
    assert region(movements["bird-dog"]).ok


def test_the_first_region_moves(movements: dict[str, Movement]) -> None:
    shown = region(movements["hip-hinge"])
    assert shown.what == "hips"
    assert shown.value > 50.0


def test_shoulders_are_measured_by_how_far_the_arms_go(movements: dict[str, Movement]) -> None:
    assert region(movements["open-book"]).what == "thoracic"


def test_shares_of_the_planes_are_told(movements: dict[str, Movement]) -> None:
    movement = movements["open-book"]
    shown = next(primary_plane(movement, loop(at(motion_of(movement), "right"), movement.cycle, 24)))
    assert shown.ok
    assert shown.value > 0.65
    assert "transverse" in shown.note


def test_who_lies_has_no_balance_to_lose(movements: dict[str, Movement]) -> None:
    assert list(balance(movements["open-book"])) == []
    assert next(balance(movements["roll-down-standing"])).value > 0.0
