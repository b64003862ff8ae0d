"""The window in front on a real sway, and on a compositor that is played."""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.api import UnansweredError
from app.desktop.quiet_window_wayland import MANAGER, OURS, WaylandWindow, states
from app.desktop.seen import NOTHING, Seen, Sign
from tests.desktop.compositor import Compositor
from tests.desktop.watching import Watching
from tests.desktop_rig.desk import Desk

FULL = frozenset({Sign.FULLSCREEN})
FILM = """
from PySide6.QtGui import QGuiApplication, QRasterWindow
app = QGuiApplication([])
app.setDesktopFileName("film")
window = QRasterWindow()
window.show()
app.exec()
"""
FIRST, SECOND = 0xFF000000, 0xFF000001
"""Numbers a compositor gives."""


# ---- sway, for real ------------------------------------------------------------------------------------------------


@pytest.mark.desktop("sway")
def test_a_window_that_fills_the_screen_and_no_longer_does_is_heard(sway: Desk, watching: Watching) -> None:
    window = WaylandWindow(sway.env)
    watching.begin(window)
    assert watching.now == NOTHING
    sway.begin("film", [sys.executable, "-c", FILM], {"QT_QPA_PLATFORM": "wayland"})
    watching.until(Seen(front=frozenset({"film"})))
    sway.run(["swaymsg", "fullscreen", "enable"])
    watching.until(Seen(FULL, front=frozenset({"film"})))
    assert window.says() == "a window is in front, full screen"
    sway.run(["swaymsg", "fullscreen", "disable"])
    watching.until(Seen(front=frozenset({"film"})))
    sway.end("film")
    watching.until(NOTHING)
    assert window.says() == "no window is in front"


# ---- played --------------------------------------------------------------------------------------------------------


@pytest.fixture
def compositor(tmp_path: Path) -> Iterator[Compositor]:
    compositor = Compositor(tmp_path, [(MANAGER, 3)])
    yield compositor
    compositor.end()


class Windows:
    """What the compositor tells of them."""

    def __init__(self, compositor: Compositor) -> None:
        self._compositor = compositor
        (self.manager,) = compositor.bound

    def opens(self, window: int, name: str, *now: int) -> None:
        self._compositor.say(self.manager, 0, window)
        self._compositor.say(window, 0, "a title")
        self._compositor.say(window, 1, name)
        self.is_now(window, *now)

    def is_now(self, window: int, *now: int) -> None:
        self._compositor.say(window, 4, struct.pack(f"={len(now)}I", *now))
        self._compositor.say(window, 5)

    def closes(self, window: int) -> None:
        self._compositor.say(window, 6)


def begun(compositor: Compositor, watching: Watching) -> Windows:
    watching.begin(WaylandWindow(compositor.environ))
    return Windows(compositor)


def test_only_the_window_in_front_counts(compositor: Compositor, watching: Watching) -> None:
    windows = begun(compositor, watching)
    windows.opens(FIRST, "mpv", 2, 3)
    windows.opens(SECOND, "foot")
    watching.until(Seen(FULL, front=frozenset({"mpv"})))
    windows.is_now(SECOND, 2)
    windows.is_now(FIRST, 3)
    watching.until(Seen(front=frozenset({"foot"})))
    windows.closes(SECOND)
    watching.until(NOTHING)


def test_a_window_of_our_own_is_none(compositor: Compositor, watching: Watching) -> None:
    windows = begun(compositor, watching)
    windows.opens(FIRST, OURS, 2, 3)
    windows.opens(SECOND, "foot", 0)
    watching._qtbot.waitUntil(lambda: len(watching.all) == 2)
    assert watching.all == [NOTHING, NOTHING]


def test_a_closed_window_is_let_go_and_its_number_may_come_again(
    compositor: Compositor, watching: Watching, qtbot: QtBot
) -> None:
    windows = begun(compositor, watching)
    windows.opens(FIRST, "mpv", 2)
    windows.closes(FIRST)
    qtbot.waitUntil(lambda: any(one.target == FIRST and one.number == 7 for one in compositor.heard))
    windows.opens(FIRST, "foot", 2)
    watching.until(Seen(front=frozenset({"foot"})))


def test_a_compositor_that_tells_no_more_is_lost(compositor: Compositor, watching: Watching, qtbot: QtBot) -> None:
    windows = begun(compositor, watching)
    compositor.say(windows.manager, 1)
    qtbot.waitUntil(lambda: watching.lost == ["the Wayland compositor tells of no windows any more"])


def test_a_compositor_that_tells_nobody_is_not_asked_for_ever(tmp_path: Path, watching: Watching) -> None:
    compositor = Compositor(tmp_path, [("wl_seat", 7)])
    with pytest.raises(UnansweredError, match="does not tell which window is in front") as refused:
        watching.begin(WaylandWindow(compositor.environ))
    assert not refused.value.hopeful
    compositor.end()


def test_without_a_compositor_it_says_where_it_looked(tmp_path: Path, watching: Watching) -> None:
    with pytest.raises(UnansweredError, match="the Wayland compositor cannot be reached at") as refused:
        watching.begin(WaylandWindow({"WAYLAND_DISPLAY": str(tmp_path / "none")}))
    assert refused.value.hopeful


def test_what_is_left_of_a_word_is_no_state() -> None:
    assert states(struct.pack("=II", 2, 3) + b"\1\2") == {2, 3}
    assert states(b"") == frozenset()
