"""A pause in typing on each real desktop, told by who is chosen there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.lull import Lull
from app.desktop.lulls import lull_for
from tests.desktop.test_lull import Came
from tests.desktop_rig.desk import Desk

TYPING = "a" * 75
"""Some two and a half seconds of it."""


@pytest.fixture
def lull(any_desk: Desk, qtbot: QtBot) -> Iterator[Lull]:
    """Of the desk at hand."""
    del qtbot
    lull = lull_for(any_desk.env, "linux")
    yield lull
    lull.stop()


def test_it_comes_when_the_typing_pauses_and_not_before(any_desk: Desk, lull: Lull, qtbot: QtBot) -> None:
    came = Came()
    any_desk.input("type", "a")
    typist = any_desk.begin("typist", ["desk-input", "type", TYPING])
    lull.wait(60, came)
    qtbot.waitUntil(lambda: came.times == 1, timeout=30_000)
    assert typist.poll() is not None
    any_desk.end("typist")


@pytest.mark.desktop
def test_on_x11_a_moving_pointer_is_no_typing(desk: Desk, qtbot: QtBot) -> None:
    came = Came()
    lull = lull_for(desk.env, "linux")
    desk.input("type", "a")
    moves = [word for at in range(100) for word in ("move", str(at), "9", ",", "sleep", "0.1", ",")]
    mover = desk.begin("mover", ["desk-input", *moves[:-1]])
    lull.wait(60, came)
    qtbot.waitUntil(lambda: came.times == 1, timeout=30_000)
    assert mover.poll() is None
    desk.end("mover")


@pytest.mark.desktop
def test_an_x_server_that_goes_away_meanwhile_is_waited_for_no_longer(own_desk: Desk, qtbot: QtBot) -> None:
    came = Came()
    lull = lull_for(own_desk.env, "linux")
    own_desk.input("type", "a")
    lull.wait(20, came)
    own_desk.end_screen()
    qtbot.waitUntil(lambda: came.times == 1)


@pytest.mark.desktop("mutter")
def test_where_mutter_is_not_there_nothing_is_waited_for(gnome: Desk, qtbot: QtBot) -> None:
    came = Came()
    lull = lull_for({**gnome.env, "DBUS_SESSION_BUS_ADDRESS": gnome.env["DBUS_SYSTEM_BUS_ADDRESS"]}, "linux")
    lull.wait(20, came)
    qtbot.waitUntil(lambda: came.times == 1)


@pytest.mark.parametrize(
    ("environ", "platform"),
    [({}, "linux"), ({"WAYLAND_DISPLAY": "/nowhere"}, "linux"), ({}, "win32"), ({}, "darwin")],
)
def test_where_nothing_answers_nothing_is_waited_for(environ: dict[str, str], platform: str, qtbot: QtBot) -> None:
    del qtbot
    came = Came()
    lull_for(environ, platform).wait(20, came)
    assert came.times == 1
