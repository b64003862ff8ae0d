"""Real desktops for the tests of this folder, started once and taken down after them."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.hearing import Hearing
from tests.desktop.watching import Watching
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants

SWAY = ("sway", "waybar")
GNOME = ("gnome-shell", "mutter")
KINDS = (  # the marks stand here alone: one on the test itself would hide them
    pytest.param("x11", marks=pytest.mark.desktop),
    pytest.param("sway", marks=pytest.mark.desktop(*SWAY)),
    pytest.param("gnome", marks=pytest.mark.desktop(*GNOME)),
)


@pytest.fixture(scope="session")
def desk() -> Iterator[Desk]:
    """Xvfb, openbox, the Xfce panel and a mock of logind; shared, so whoever locks it unlocks it again."""
    with Desk.up(Wants(logind=True)) as running:
        yield running


@pytest.fixture(scope="session")
def sway() -> Iterator[Desk]:
    """sway, a tray of waybar's and a mock of logind; shared too."""
    with Desk.up(Wants("sway", logind=True)) as running:
        yield running


@pytest.fixture(scope="session")
def gnome() -> Iterator[Desk]:
    """GNOME's shell with a tray and a mock of logind; shared too."""
    with Desk.up(Wants("gnome", logind=True)) as running:
        yield running


@pytest.fixture
def own_desk() -> Iterator[Desk]:
    """Only an X server, two buses and a mock of logind: for one test, which may break it."""
    with Desk.up(bare("x11")) as running:
        yield running


@pytest.fixture(params=KINDS)
def any_desk(request: pytest.FixtureRequest) -> Desk:
    """Each kind of desktop in turn, the shared one."""
    running = request.getfixturevalue("desk" if request.param == "x11" else request.param)
    assert isinstance(running, Desk)
    return running


@pytest.fixture(params=KINDS)
def any_own_desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Each kind of desktop in turn, as bare as `own_desk`."""
    with Desk.up(bare(request.param)) as running:
        yield running


def bare(kind: str) -> Wants:
    """A display number of its own, that no other desktop takes while the server is down."""
    return Wants(kind, wm="none", tray="none", logind=True, display=1000 + os.getpid() % 50_000)


@pytest.fixture
def hearing(qtbot: QtBot) -> Iterator[Hearing]:
    """An idle backend, once it is begun on a desk, and what it tells."""
    hearing = Hearing(qtbot)
    yield hearing
    hearing.stop()


@pytest.fixture
def watching(qtbot: QtBot) -> Iterator[Watching]:
    """A source of quiet or media, once it is begun, and what it sees."""
    watching = Watching(qtbot)
    yield watching
    watching.stop()
