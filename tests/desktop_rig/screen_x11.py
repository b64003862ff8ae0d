"""A desktop on X11: Xvfb, a window manager, a panel of Xfce's or trayer, notifications of Xfce's or dunst."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tests.desktop_rig.parts import PANEL, owned
from tests.desktop_rig.words import acts

if TYPE_CHECKING:
    from tests.desktop_rig.desk import Desk

SERVER: tuple[str, ...] = ("xvfb",)
"""The parts without which there is no screen."""


MANAGERS = {"xfwm4": ["xfwm4", "--compositor=off"], "composited": ["xfwm4", "--compositor=on"]}


def start(desk: Desk) -> None:
    """The X server; again on the same number if `wants` names one."""
    width, height = desk.wants.size
    told = desk.folder / "display"
    told.unlink(missing_ok=True)
    number = "" if desk.wants.display is None else f":{desk.wants.display}"
    # It writes its number to the file when it is ready; left to choose, two desktops never fight over one.
    server = f'exec Xvfb {number} -displayfd 7 -screen 0 {width}x{height}x24 -nolisten tcp -noreset 7>"$0"'
    desk.begin("xvfb", ["sh", "-c", server, str(told)])
    desk.wait("X server", lambda: told.exists() and told.read_text().endswith("\n"))
    desk.env["DISPLAY"] = f":{told.read_text().strip()}"


def furnish(desk: Desk) -> None:
    """Monitors, the window manager and notifications."""
    if desk.wants.monitors > 1:
        put_monitor(desk, "LEFT")
        put_monitor(desk, "RIGHT")
    if desk.wants.wm != "none":
        desk.begin("wm", MANAGERS.get(desk.wants.wm, [desk.wants.wm]))
        # The window manager says that it is there by a window whose number stands in this property.
        desk.ready("window manager", ["sh", "-c", "xprop -root _NET_SUPPORTING_WM_CHECK | grep -q 'window id'"])
    if desk.wants.notify != "none":
        start_notifications(desk)


def start_notifications(desk: Desk) -> None:
    """Start their server (again, after `desk.end("notify")`)."""
    found = Path("/usr/lib").glob("*/xfce4/notifyd/xfce4-notifyd")
    desk.begin("notify", [str(next(found))] if desk.wants.notify == "xfce" else [desk.wants.notify])
    desk.ready("notifications", owned("session", "org.freedesktop.Notifications"))


def start_tray(desk: Desk) -> None:
    if desk.wants.tray == "trayer":
        edge = ["--edge", "top", "--align", "right", "--widthtype", "request", "--height", "28"]
        desk.begin("tray", ["trayer", *edge])
        desk.ready("tray host", ["sh", "-c", "xwininfo -root -tree | grep -q trayer"])
        return
    folder = Path(desk.env["XDG_CONFIG_HOME"], "xfce4", "xfconf", "xfce-perchannel-xml")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "xfce4-panel.xml").write_text(PANEL)
    desk.begin("tray", ["xfce4-panel", "--disable-wm-check"])
    desk.ready("tray host", owned("session", "org.kde.StatusNotifierWatcher"))
    desk.env |= {"DESK_TRAY_X": "14", "DESK_TRAY_Y": "14"}


def act(desk: Desk, words: Sequence[str]) -> None:
    for each in acts(words):
        if isinstance(each, float):
            time.sleep(each)
        else:
            desk.run(["xdotool", *each])
    time.sleep(0.05)


def shot(desk: Desk, path: str) -> None:
    desk.run(["import", "-window", "root", path])


def put_monitor(desk: Desk, name: str) -> None:
    """One of the two monitors side by side, LEFT or RIGHT (again, after it was taken away)."""
    width, height = desk.wants.size
    at, output = {"LEFT": (0, "screen"), "RIGHT": (width // 2, "none")}[name]
    desk.run(["xrandr", "--setmonitor", name, f"{width // 2}/170x{height}/210+{at}+0", output])
