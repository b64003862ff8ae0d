"""The window in front on a real X server with a real window manager, and without."""

from __future__ import annotations

import os

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.api import UnansweredError
from app.desktop.quiet_window_x11 import X11Window, seen
from app.desktop.seen import NOTHING, Seen, Sign
from app.desktop.xwindows import Front
from tests.desktop.watching import Watching
from tests.desktop_rig.desk import Desk

XTERM = frozenset({"xterm", "XTerm"})
FRONT = Seen(front=XTERM)
FULL = Seen(frozenset({Sign.FULLSCREEN}), front=XTERM)


@pytest.fixture
def managed(own_desk: Desk) -> Desk:
    """A desk with openbox."""
    own_desk.begin("wm", ["openbox"])
    own_desk.ready("window manager", ["sh", "-c", "xprop -root _NET_SUPPORTING_WM_CHECK | grep -q 'window id'"])
    return own_desk


def open_window(desk: Desk, name: str = "terminal", *more: str) -> None:
    desk.begin(name, ["xterm", *more])
    desk.ready("terminal", ["sh", "-c", "xdotool getactivewindow"])


def fill(desk: Desk, how: str) -> None:
    """how: add or remove."""
    desk.run(["wmctrl", "-r", ":ACTIVE:", "-b", f"{how},fullscreen"])


@pytest.mark.desktop("xterm", "wmctrl")
def test_a_window_that_fills_the_screen_and_no_longer_does_is_heard(
    managed: Desk, watching: Watching, qtbot: QtBot
) -> None:
    window = X11Window(managed.env)
    watching.begin(window)
    assert watching.now == NOTHING
    open_window(managed)
    watching.until(FRONT)
    assert window.says() == "a window is in front"
    fill(managed, "add")
    watching.until(FULL)
    assert window.says() == "a window is in front, full screen"
    fill(managed, "remove")
    watching.until(FRONT)
    managed.end("terminal")
    watching.until(NOTHING)
    qtbot.waitUntil(lambda: window.says() == "no window is in front")


@pytest.mark.desktop("xterm", "wmctrl")
def test_a_window_that_fills_the_screen_already_is_found(managed: Desk, watching: Watching) -> None:
    open_window(managed, "terminal", "-fullscreen")
    managed.ready(
        "full screen", ["sh", "-c", "xprop -id $(xdotool getactivewindow) _NET_WM_STATE | grep -q FULLSCREEN"]
    )
    watching.begin(X11Window(managed.env))
    assert watching.now == FULL
    managed.end("terminal")
    watching.until(NOTHING)


@pytest.mark.desktop("xterm", "wmctrl")
def test_a_full_screen_window_behind_another_holds_nothing(managed: Desk, watching: Watching) -> None:
    watching.begin(X11Window(managed.env))
    open_window(managed, "film", "-class", "Film")
    watching.until(Seen(front=frozenset({"xterm", "Film"})))
    fill(managed, "add")
    watching.until(Seen(frozenset({Sign.FULLSCREEN}), front=frozenset({"xterm", "Film"})))
    open_window(managed)
    watching.until(FRONT)
    managed.end("terminal")
    watching.until(Seen(frozenset({Sign.FULLSCREEN}), front=frozenset({"xterm", "Film"})))
    managed.end("film")
    watching.until(NOTHING)


@pytest.mark.desktop
def test_without_a_window_manager_it_cannot_tell(own_desk: Desk, watching: Watching) -> None:
    window = X11Window(own_desk.env)
    watching.begin(window)
    assert (watching.now, window.says()) == (
        NOTHING,
        "cannot tell: no window manager says which window is in front",
    )


@pytest.mark.desktop
def test_a_window_manager_that_comes_late_is_noticed(own_desk: Desk, watching: Watching, qtbot: QtBot) -> None:
    window = X11Window(own_desk.env)
    watching.begin(window)
    own_desk.begin("wm", ["openbox"])
    qtbot.waitUntil(lambda: window.says() == "no window is in front")


@pytest.mark.desktop
def test_a_server_that_goes_away_is_lost(own_desk: Desk, watching: Watching, qtbot: QtBot) -> None:
    watching.begin(X11Window(own_desk.env))
    own_desk.end_screen()
    qtbot.waitUntil(lambda: len(watching.lost) == 1)
    assert watching.lost[0].startswith(f"the X server {own_desk.env['DISPLAY']} is lost: ")


@pytest.mark.parametrize(("environ", "hopeful"), [({}, False), ({"DISPLAY": ":64999"}, True)])
def test_without_a_server_it_says_so(environ: dict[str, str], hopeful: bool, watching: Watching) -> None:  # noqa: FBT001
    with pytest.raises(UnansweredError) as refused:
        watching.begin(X11Window(environ))
    assert refused.value.hopeful is hopeful


def test_a_window_of_our_own_is_none() -> None:
    ours = Front(7, full=True, names=frozenset({"supple"}), process=os.getpid())
    assert seen(ours, os.getpid()) == NOTHING
    assert seen(Front(7, full=True, names=XTERM), os.getpid()) == FULL
