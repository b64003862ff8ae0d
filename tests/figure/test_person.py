from __future__ import annotations

import numpy as np
import pytest

from app.core import settings
from app.figure.flesh import flesh
from app.figure.person import FIRST, PEOPLE, Build, Limb, Person, named


def test_everybody_has_a_name_of_their_own() -> None:
    assert len({person.name for person in PEOPLE}) == len(PEOPLE)


@pytest.mark.parametrize(
    ("frame", "limb"),
    [("v0", Limb.WAIST), ("v9", Limb.CHEST), ("v20", Limb.HEAD), ("thigh.R", Limb.LEGS), ("hip.L", Limb.HIPS),
     ("forearm.L", Limb.ARMS), ("armpit.R", Limb.CHEST), ("head", Limb.HEAD), ("hand.R", Limb.HEAD)],
)  # fmt: skip
def test_a_build_makes_wider_what_belongs_to_a_limb(frame: str, limb: Limb) -> None:
    assert Build(((limb, 1.5),)).width(frame) == 1.5
    assert Build().width(frame) == 1.0


def test_a_wider_waist_is_wider_and_no_higher_and_the_rest_stays() -> None:
    usual, wide = flesh(FIRST), flesh(Person("wide", build=Build(((Limb.WAIST, 1.3),))))
    waist, knee = usual.names["L3.R"], usual.names["knee.R"]
    assert wide.axes[waist] == pytest.approx(usual.axes[waist] * (1.3, 1.0, 1.3))
    assert np.array_equal(wide.axes[knee], usual.axes[knee])


def test_the_settings_offer_everybody_and_an_unknown_name_is_the_first() -> None:
    assert [named(name) for name, _ in settings.PEOPLE] == list(PEOPLE)
    assert named("nobody") is FIRST
