"""Motions to look at: the app's own movements, and one made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.figure.bases import GROUND, Base
from app.figure.channels import both_sides
from app.figure.motion import Breath, Key, Motion
from app.movement.catalogue import Catalogue, load

MOVEMENTS = Path(__file__).parents[2] / "resources" / "movements"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load(MOVEMENTS)


@pytest.fixture
def nod() -> Motion:
    """Two seconds down, one held, one back up; standing."""
    rest = dict(GROUND[Base.STANDING].angles)
    down = rest | both_sides({"lumbar.flex": 30.0, "shoulder.flex": 60.0})
    keys = (Key(2.0, down, Breath.OUT), Key(1.0, down, Breath.IN), Key(1.0, rest, Breath.FREE))
    return Motion(Base.STANDING, rest, keys)
