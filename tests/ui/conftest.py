"""For the windows' tests: fakes of what stands around them, and our colours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from app.core.inputs import BreakKind
from app.core.snapshot import Icon, PromptView, Snapshot
from app.movement.catalogue import Catalogue, Movement, load
from app.ui.theme import LIGHT, dressed
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants
from tests.ui.desktop import Shown
from tests.ui.fakes import MENU, Asked, Posed, Watch


@pytest.fixture(scope="session")
def desk() -> Iterator[Desk]:
    """A real desktop with a window manager, a panel and notifications, for the tests marked so."""
    with Desk.up(Wants()) as running:
        yield running


@pytest.fixture
def shown(desk: Desk, tmp_path: Path) -> Iterator[Shown]:
    """The parts of a person's screen as programs of their own in the desktop, by name; ended with the test."""
    shown = Shown(desk, tmp_path)
    yield shown
    shown.end()


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def posed() -> Posed:
    return Posed()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    """Every test begins in our light colours and leaves none of its own behind."""
    qapp.setPalette(dressed(QPalette(), LIGHT))
    yield
    qapp.setPalette(QPalette())


@pytest.fixture
def snapshot() -> Snapshot:
    return Snapshot(Icon.SITTING, 0.5, "30 min sitting; a break in 30 min.", "", MENU, None, None, tooltip="Sitting.")


@pytest.fixture
def prompt_view() -> PromptView:
    return PromptView(1, 58, BreakKind.MOVE, 180, (5, 10, 15, 30))


@pytest.fixture(scope="session")
def movements() -> Catalogue:
    return load(Path(__file__).parents[2] / "resources" / "movements")


@pytest.fixture
def cat_cow(movements: Catalogue) -> Movement:
    return movements.movements["cat-cow-standing"]
