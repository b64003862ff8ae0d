"""XWindows on a real X server. What is made of it is in `test_quiet_window_x11`."""

from __future__ import annotations

import pytest

from app.desktop.api import UnansweredError
from app.desktop.xserver import XError
from app.desktop.xwindows import Front, XWindows
from tests.desktop_rig.desk import Desk


@pytest.mark.desktop
def test_a_window_is_told_with_its_names_and_process_and_one_that_is_gone_is_none(own_desk: Desk) -> None:
    windows = XWindows(own_desk.env["DISPLAY"])
    assert windows.front() == Front()
    own_desk.begin("wm", ["openbox"])
    own_desk.wait("window manager", windows.told_by_manager)
    terminal = own_desk.begin("terminal", ["xterm"])
    own_desk.wait("terminal", lambda: windows.front().number != 0)
    front = windows.front()
    assert front.names == {"xterm", "XTerm"}
    assert not front.full
    assert front.process in (None, terminal.pid)
    own_desk.end("terminal")
    own_desk.wait("no window", lambda: windows.front() == Front())
    windows.close()


@pytest.mark.desktop
def test_a_window_that_comes_to_the_front_stirs_and_nothing_else_does(own_desk: Desk) -> None:
    own_desk.begin("wm", ["openbox"])
    windows = XWindows(own_desk.env["DISPLAY"])
    own_desk.wait("window manager", windows.told_by_manager)
    windows.stirred()
    own_desk.run(["xprop", "-root", "-f", "SOMETHING", "8s", "-set", "SOMETHING", "else"])
    assert not windows.stirred()
    own_desk.begin("terminal", ["xterm"])
    own_desk.wait("terminal", windows.stirred)
    windows.close()


@pytest.mark.desktop
def test_a_server_that_goes_away_is_an_error(own_desk: Desk) -> None:
    windows = XWindows(own_desk.env["DISPLAY"])
    own_desk.end_screen()
    with pytest.raises(XError):
        windows.front()
    windows.close()


def test_a_server_that_is_not_there_is_named() -> None:
    with pytest.raises(UnansweredError, match="the X server :64999 does not tell which window is in front"):
        XWindows(":64999")
