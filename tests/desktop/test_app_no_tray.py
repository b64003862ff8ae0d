"""The installed app on a desktop without a tray host: the small window stands in for it, and the icon comes later."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants
from tests.desktop_rig.seen import SUPPLE, open_menu, supple, titled, until, windows

pytestmark = pytest.mark.desktop("xwininfo", "wmctrl")

TOLD = """
import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi

def told(node):
    print(node.get_name())
    for place in range(node.get_child_count()):
        told(node.get_child_at_index(place))

desktop = Atspi.get_desktop(0)
for place in range(desktop.get_child_count()):
    told(desktop.get_child_at_index(place))
"""
"""Prints what a screen reader would find on the desk."""


def test_started_at_login_it_opens_no_window_by_itself_but_when_it_is_started_once_more() -> None:
    with Desk.up(Wants(tray="none")) as desk:
        log = Path(desk.env["XDG_STATE_HOME"], "supple", "log", "supple.log")
        desk.begin("app", [str(SUPPLE), "--at-login"])
        until("it to miss the tray", lambda: log.exists() and "no tray host" in log.read_text(), 20)
        assert windows(desk) == []
        supple(desk)
        until("the small window", lambda: titled(desk, "Supple"), 10)


def test_without_a_tray_the_small_window_says_so_and_the_icon_still_comes_with_a_tray() -> None:
    with Desk.up(Wants(a11y=True)) as desk:
        desk.end("tray")
        welcomed = Path(desk.env["XDG_DATA_HOME"], "supple", "welcomed")
        welcomed.parent.mkdir()
        welcomed.touch()
        desk.begin("app", [str(SUPPLE)])
        window = until("the small window", lambda: titled(desk, "Supple"), 20)
        said = desk.run(["/usr/bin/python3", "-c", TOLD])
        assert "no tray" in said
        assert "Start a break" in said
        desk.run(["wmctrl", "-i", "-c", str(window.number)])
        until("the small window to close", lambda: titled(desk, "Supple") is None, 5)
        desk.start_tray()
        assert open_menu(desk).width > 100
