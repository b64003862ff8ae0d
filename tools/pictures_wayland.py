"""The pictures from Wayland's desktops, sway and GNOME: the break over a screen, the prompt, the tray's menu."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QImage

from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants
from tests.desktop_rig.seen import supple, until
from tools.pictures_look import OUT, Look, app, settings

NEEDED = {"sway": ("sway", "waybar", "grim"), "gnome": ("gnome-shell", "gjs")}
MENU, PROMPT = 1, 4
"""Seconds until it is all there."""
INTO = 19
PLACE = '[breaks]\nsound = false\nplace = "screen"\n'


def take(words: Sequence[str] = ()) -> None:
    """Take them, on each that is installed here; or those that the words name."""
    for kind, programs in NEEDED.items():
        if words and kind not in words:
            continue
        lacking = [name for name in programs if shutil.which(name) is None]
        if lacking:
            print(f"No pictures of {kind}: {', '.join(lacking)} missing here.")
            continue
        with Desk.up(Wants(kind, notify="xfce", logind=True)) as desk:
            _take(desk, Look("light"))


def _take(desk: Desk, look: Look) -> None:
    settings(desk, PLACE)
    argv, env = app(look)
    mark = Path(desk.env["XDG_DATA_HOME"], "supple", "welcomed")
    mark.parent.mkdir(parents=True)
    mark.touch()
    desk.begin("app", argv, env)
    until("the last minute before a break", lambda: "sitting for 59 min" in supple(desk, "status").stdout, 60)
    time.sleep(MENU)
    desk.input("move", desk.env["DESK_TRAY_X"], desk.env["DESK_TRAY_Y"], ",", "click", "right", ",", "sleep", MENU)
    _shoot(desk, "tray")
    desk.input("move", 640, 500, ",", "click")
    until("a break to be due", lambda: "skip" in supple(desk, "status", "--json").stdout, 60)
    time.sleep(PROMPT)
    _shoot(desk, "prompt")
    supple(desk, "start")
    time.sleep(INTO)
    desk.input("move", 640, 400, ",", "move", 650, 400)
    time.sleep(1)
    _shoot(desk, "break")
    supple(desk, "quit")


def _shoot(desk: Desk, what: str) -> None:
    path = OUT / f"{what}-{desk.wants.kind}.png"
    desk.shot(path)
    if what == "tray":  # the upper edge says it all
        image = QImage(str(path))
        image.copy(0, 0, image.width(), image.height() * 5 // 8).save(str(path))
