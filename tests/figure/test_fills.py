from __future__ import annotations

import numpy as np
import pytest

from app.figure.bases import Base
from app.figure.camera import camera
from app.figure.clay import Cloth
from app.figure.drawing import LIGHT
from app.figure.fills import polygon, shape
from app.figure.flesh import Array, flesh, place
from app.figure.outline import outline, seen
from tests.figure.still import still


@pytest.fixture(scope="module")
def points() -> Array:
    body = still(Base.STANDING)
    return outline(seen(flesh(), place(flesh(), body), camera(20.0, 6.0).framed(250.0, (240.0, 240.0)), LIGHT))


def test_a_polygon_begins_once() -> None:
    assert polygon(np.zeros((5, 2))).starts.tolist() == [True, False, False, False, False]


def test_a_limb_with_its_root_is_more_than_its_bare_part(points: Array) -> None:
    bare, whole = (shape(flesh(), points, part, Cloth.LEGS) for part in ("base leg.R", "whole leg.R"))
    assert whole.points[:, 1].min() < bare.points[:, 1].min()
    assert whole.starts[0]
    assert bare.starts[0]


def test_what_there_is_not_is_said(points: Array) -> None:
    with pytest.raises(KeyError, match="nothing of hair is called tail"):
        shape(flesh(), points, "tail", Cloth.HAIR)
