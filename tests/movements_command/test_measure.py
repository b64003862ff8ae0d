"""Faults planted in movement files are found; the whole catalogue is measured by `make check`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.movement.movement import Movement
from app.movements_command.measure import Report, measure
from app.movements_command.reported import lines
from tests.movements_command.conftest import Changed

FEW = 24


def found(report: Report) -> set[tuple[str, str]]:
    return {(each.check, each.what) for each in report.wrong}


@pytest.mark.parametrize("name", ["march-in-place", "press-up-prone", "walk-easy", "pelvic-tilt-supine"])
def test_a_movement_of_the_app_is_clean(movements: dict[str, Movement], name: str) -> None:
    report = measure(movements[name], FEW)
    assert found(report) == set()
    assert report.clean


def test_an_angle_that_the_picture_leaves_out_is_found(changed: Changed) -> None:
    off = changed("roll-down-standing", ("pelvis.tilt = 37.7\n", "pelvis.tilt = 30\n"))
    assert ("angles", "pelvis.tilt") in found(measure(off, FEW))


def test_a_hand_out_of_reach_is_found(changed: Changed) -> None:
    far = changed("cat-cow-all-fours", ("elbow.flex = 8\n", "elbow.flex = 8\nhand.forwardCm.R = 40\n"))
    assert ("missed", "") in found(measure(far, FEW))


def test_a_body_that_falls_backwards_is_found(changed: Changed) -> None:
    falls = changed("back-extension-standing", ("pelvis.shiftForwardCm = 4", "pelvis.shiftForwardCm = -15"))
    assert ("balance", "") in found(measure(falls, FEW))


def test_a_hand_through_the_belly_is_found(changed: Changed) -> None:
    through = changed(
        "rotation-standing",
        ("shoulder.abd.L = 4\n", "shoulder.abd.L = -30\n"),
        ("elbow.flex.L = 22.5", "elbow.flex.L = 70"),
    )
    assert {what for check, what in found(measure(through, FEW)) if check == "skin"}


def test_a_knee_that_swings_through_the_other_shin_is_found(changed: Changed) -> None:
    through = changed("bird-dog", ("knee.flex.L = 36\n", "knee.flex.L = 36\nhip.abd.L = -28\n"))
    assert ("skin", "leg") in found(measure(through, FEW))


def test_a_region_that_does_not_move_is_found(changed: Changed) -> None:
    other = changed("pelvic-tilt-supine", ('regions = ["pelvis", "lumbar"]', 'regions = ["thoracic", "lumbar"]'))
    assert ("region", "thoracic") in found(measure(other, FEW))


def test_another_plane_than_claimed_is_found(changed: Changed) -> None:
    other = changed("side-bend-standing", ('planes = ["frontal"]', 'planes = ["transverse"]'))
    assert ("plane", "transverse") in found(measure(other, FEW))


def test_a_listed_deviation_is_counted_and_told_with_its_reason(movements: dict[str, Movement]) -> None:
    opening = movements["open-book"]
    report = measure(opening, FEW)
    assert report.clean
    assert report.deviations == len(opening.deviations) == 2
    assert {reason for _, reason in report.allowed} == {each.reason for each in opening.deviations}


def test_words_that_differ_are_counted_and_told_with_their_reason(movements: dict[str, Movement]) -> None:
    clock = movements["pelvic-clock-seated"]
    report = measure(clock, FEW)
    assert report.clean
    assert report.deviations == 2
    told = "\n".join(lines(report, every=False))
    assert f"  listed in its file: words 6 and 12 o'clock. {clock.deviations[0].reason}" in told


def test_both_knees_beyond_their_cap_are_one_thing_that_a_file_may_list(movements: dict[str, Movement]) -> None:
    kneeling = movements["childs-pose"]
    assert measure(kneeling, FEW).clean
    unlisted = replace(kneeling, deviations=tuple(each for each in kneeling.deviations if each.what != "knee.flex"))
    assert found(measure(unlisted, FEW)) == {("cap", "knee.flex")}


def test_a_deviation_nobody_needs_is_not_clean(changed: Changed) -> None:
    more = '\n[[deviations]]\ncheck = "skin"\nwhat = "floor"\nreason = "None."\n\n[rig]'
    report = measure(changed("pelvic-tilt-supine", ("\n[rig]", more)), FEW)
    assert not report.clean
    assert [each.what for each in report.unused] == ["floor"]


def test_more_than_two_deviations_are_not_clean(changed: Changed) -> None:
    channels = ("cervical.rot", "cervical.side", "thoracic.side")
    shown, said = ("".join(f"{channel} = {angle}\n" for channel in channels) for angle in (0, 8))
    listed = "".join(
        f'\n[[deviations]]\ncheck = "angles"\nwhat = "{channel}"\nreason = "Planted."\n' for channel in channels
    )
    angles = (("[phases.rig]\n", f"[phases.rig]\n{shown}"), ("[phases.angles]\n", f"[phases.angles]\n{said}"))
    three = changed("hip-hinge", *angles, ("\n[rig]", f"{listed}\n[rig]"))
    report = measure(three, FEW)
    assert report.wrong == ()
    assert report.deviations == 3
    assert not report.clean
