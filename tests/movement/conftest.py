"""The app's own catalogue, and a folder of files to break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.movement.catalogue import Catalogue, load

MOVEMENTS = Path(__file__).parents[2] / "resources" / "movements"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load(MOVEMENTS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of all movement files."""
    return Path(shutil.copytree(MOVEMENTS, tmp_path / "movements"))
