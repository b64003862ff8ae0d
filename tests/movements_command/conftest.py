"""The app's own movements, and a way to change one before it is measured."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.movement.catalogue import load
from app.movement.movement import Movement
from app.movement.reading import read
from app.paths import resources

MOVEMENTS = resources() / "movements"

Changed = Callable[..., Movement]
"""A movement whose file has some texts replaced by others."""


@pytest.fixture(scope="session")
def movements() -> dict[str, Movement]:
    return dict(load(MOVEMENTS).movements)


@pytest.fixture
def changed() -> Changed:
    def change(name: str, *pairs: tuple[str, str]) -> Movement:
        text = (MOVEMENTS / f"{name}.toml").read_text("utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        movement = read(f"{name}.toml", text)
        assert isinstance(movement, Movement)
        return movement

    return change
