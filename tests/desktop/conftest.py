"""A real desktop for the tests of this folder, started once and taken down after them."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants


@pytest.fixture(scope="session")
def desk() -> Iterator[Desk]:
    """Xvfb, openbox, the Xfce panel and a mock of logind; shared, so whoever locks it unlocks it again."""
    with Desk.up(Wants(logind=True)) as running:
        yield running


@pytest.fixture
def own_desk() -> Iterator[Desk]:
    """Only an X server, two buses and a mock of logind: for one test, which may break it.

    A display number of its own, that no other desktop takes while the server is down.
    """
    number = 1000 + os.getpid() % 50_000
    with Desk.up(Wants(wm="none", tray="none", logind=True, display=number)) as running:
        yield running
