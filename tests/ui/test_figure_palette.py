from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor

from app.figure.clay import Cloth
from app.figure.person import FIRST, PEOPLE, Person
from app.ui.figure_palette import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, figure_palette, worn
from app.ui.theme import DARK as DARK_LOOK
from app.ui.theme import LIGHT as LIGHT_LOOK


def contrast(one: str, two: str) -> float:
    """After WCAG 2."""

    def light(name: str) -> float:
        parts = [QColor(name).redF(), QColor(name).greenF(), QColor(name).blueF()]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(two)))
    return (high + 0.05) / (low + 0.05)


def test_the_figure_goes_with_the_windows_colours() -> None:
    assert figure_palette(LIGHT_LOOK) is LIGHT
    assert figure_palette(DARK_LOOK) is DARK
    assert figure_palette(replace(DARK_LOOK, high_contrast=True)) is CONTRAST_DARK
    assert figure_palette(replace(LIGHT_LOOK, high_contrast=True)) is CONTRAST_LIGHT


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_everybody_wears_their_own_colours_by_day_and_by_night(person: Person) -> None:
    light, dark = worn(LIGHT, person), worn(DARK, person)
    assert set(light.cloths) == set(dark.cloths) == {Cloth.SKIN, Cloth.TOP, Cloth.LEGS, Cloth.HAIR}
    assert light.cloths != dark.cloths
    assert (light.mat, dark.mat) == (LIGHT.mat, DARK.mat)


def test_the_first_person_is_in_the_palettes_already_and_outlines_have_no_skin() -> None:
    assert worn(LIGHT, FIRST) is LIGHT
    assert worn(CONTRAST_DARK, PEOPLE[1]) is CONTRAST_DARK


@pytest.mark.parametrize("palette", [CONTRAST_DARK, CONTRAST_LIGHT])
def test_in_high_contrast_lines_spine_and_arrow_stand_out(palette: object) -> None:
    assert isinstance(palette, type(LIGHT))
    line, inside = palette.cloths[Cloth.SKIN]
    assert contrast(line, inside) >= 7
    assert contrast(palette.spine[1], inside) >= 4.5
    assert contrast(palette.arrow, inside) >= 4.5
    assert palette.lines


def test_the_arrow_is_seen_on_paper_and_at_night() -> None:
    assert contrast(DARK.arrow, DARK_LOOK.paper) >= 3
    assert contrast(LIGHT.arrow, LIGHT_LOOK.paper) >= 3
