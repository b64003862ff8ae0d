from __future__ import annotations

from dataclasses import fields

import pytest

from app.core import settings
from app.figure import checks
from app.movement.catalogue import Catalogue
from app.movement.comfort import WHOLE_RANGE, Comfort, comfort_of, within
from app.movement.motion import motion_of
from app.movement.movement import Region


def test_whoever_says_nothing_goes_all_the_way(catalogue: Catalogue) -> None:
    motion = motion_of(catalogue.movements["cat-cow-standing"])
    assert within(motion, WHOLE_RANGE) is motion


def test_only_the_region_that_is_named_goes_less_far(catalogue: Catalogue) -> None:
    motion = motion_of(catalogue.movements["cat-cow-standing"])
    small = within(motion, Comfort(((Region.LUMBAR, 0.5),)))
    for key, less in zip(motion.keys, small.keys, strict=True):
        assert less.angles["lumbar.flex"] == pytest.approx(0.5 * key.angles["lumbar.flex"])
        assert less.angles["thoracic.flex"] == key.angles["thoracic.flex"]


@pytest.mark.parametrize(("said", "meant"), [(0.1, 0.4), (0.4, 0.4), (0.7, 0.7), (3.0, 1.0)])
def test_nobody_goes_further_than_whole_nor_less_than_two_fifths(said: float, meant: float) -> None:
    assert Comfort(((Region.HIPS, said),)).of(Region.HIPS) == meant


def test_planted_feet_and_hands_stay_where_they_are_in_a_smaller_movement(catalogue: Catalogue) -> None:
    small = Comfort(tuple((region, 0.4) for region in Region))
    for name in ("cat-cow-seated", "cat-cow-standing", "pelvic-tilt-wall"):
        motion = within(motion_of(catalogue.movements[name]), small)
        bodies = checks.loop(checks.at(motion), motion.cycle, 40)
        assert checks.missed(bodies) < 0.005
        assert checks.drift(bodies) < 0.005


def test_what_the_settings_say_in_per_cent_is_a_share_of_each_region() -> None:
    assert comfort_of(settings.Comfort()) == WHOLE_RANGE
    chosen = comfort_of(settings.Comfort(lumbar=60, shoulders=85))
    assert {region: chosen.of(region) for region in Region if chosen.of(region) < 1} == {
        Region.LUMBAR: 0.6,
        Region.SHOULDERS: 0.85,
    }


def test_every_region_that_moves_can_be_chosen() -> None:
    assert {each.name for each in fields(settings.Comfort)} == {region.value for region in Region} - {"other"}
