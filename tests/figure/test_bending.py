from __future__ import annotations

import pytest

from app.figure.bending import PLAIN, levels, scale
from app.figure.pose import Bend
from app.figure.skeleton import SPINE

STRAIGHT = tuple(Bend(0.0, 0.0, 0.0) for _ in SPINE)


def bent(region: str, degrees: float) -> tuple[Bend, ...]:
    return tuple(Bend(degrees if bone.region == region else 0.0, 0.0, 0.0) for bone in SPINE)


def test_a_straight_spine_has_no_colour() -> None:
    assert set(levels(STRAIGHT, PLAIN)) == {0.0}


def test_a_region_is_coloured_against_what_it_does_in_the_movement() -> None:
    small, large = scale([bent("lumbar", 4.0)], ["lumbar"]), scale([bent("lumbar", 12.0)], ["lumbar"])
    assert levels(bent("lumbar", 4.0), small)[2] > 0.6
    assert levels(bent("lumbar", 4.0), large)[2] < 0.3


def test_what_hardly_bends_in_a_movement_is_not_coloured_as_if_it_did() -> None:
    assert levels(bent("lumbar", 0.5), scale([bent("lumbar", 0.5)], ["lumbar"]))[2] < 0.2


def test_from_an_arched_back_that_is_pale_the_colour_grows_all_the_way_to_a_flat_one() -> None:
    way = [bent("lumbar", degrees) for degrees in (-3.0, -1.0, 1.0, 3.0)]
    colours = [levels(each, scale(way, ["lumbar"], way[0]))[2] for each in way]
    assert colours[0] == 0.0
    assert colours == sorted(colours)


def test_a_bend_that_only_holds_a_posture_stays_pale() -> None:
    neck = bent("cervical", 9.0)
    assert max(levels(neck, scale([neck], ["hips"]))) < 0.25
    assert max(levels(neck, scale([neck], ["cervical"]))) > 0.6


def test_an_arch_is_coloured_against_the_arches_of_its_movement_and_no_more_than_twice_as_strongly() -> None:
    both, deep = ([bent("lumbar", degrees) for degrees in way] for way in ((24.0, -16.0), (40.0, -4.0)))
    by, little = scale(both, ["lumbar"]), scale(deep, ["lumbar"])
    assert levels(both[1], by)[2] == levels(both[0], by)[2]
    assert levels(deep[1], little)[2] == pytest.approx(2 * (4.0 / 40.0) * levels(deep[0], little)[2])


def test_the_colour_does_not_jump_where_a_side_bend_tips_from_forward_to_back() -> None:
    ways = [
        tuple(Bend(lean if bone.region == "lumbar" else 0.0, 6.0, 0.0) for bone in SPINE)
        for lean in (20.0, 0.1, -0.1, -9.0)
    ]
    by = scale(ways, ["lumbar"])
    assert abs(levels(ways[1], by)[2] - levels(ways[2], by)[2]) < 0.02
