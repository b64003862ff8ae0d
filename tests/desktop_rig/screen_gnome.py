"""A desktop on Wayland of GNOME's: the shell, or its compositor Mutter alone; its tray is an extension of the shell."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tests.desktop_rig.parts import ROOT, owned
from tests.desktop_rig.seat import ask
from tests.desktop_rig.words import sentences

if TYPE_CHECKING:
    from tests.desktop_rig.desk import Desk

SERVER: tuple[str, ...] = ("seat", "shell")
"""The parts without which there is no screen; a headless seat has neither pointer nor keyboard of its own."""

SETTINGS = """[org/gnome/shell]
enabled-extensions=[{extensions}]
welcome-dialog-last-shown-version='99'
[org/gnome/desktop/notifications]
show-banners=false
[org/gnome/desktop/interface]
enable-animations=false
enable-hot-corners=false
"""
TRAY = "'ubuntu-appindicators@ubuntu.com'"


def start(desk: Desk) -> None:
    """The shell, or with `wm` "none" Mutter alone; then a mouse and a keyboard."""
    _settle(desk)
    shell = "mutter" if desk.wants.wm == "none" else "gnome-shell"
    width, height = desk.wants.size
    monitors = ["--virtual-monitor", f"{width}x{height}"] * desk.wants.monitors
    socket = desk.folder / "run" / "wayland-0"
    for left in (desk.folder / "run").glob("wayland-*"):
        left.unlink()
    desk.begin("shell", [shell, "--headless", "--wayland", "--no-x11", *monitors], {"LIBGL_ALWAYS_SOFTWARE": "1"})
    desk.wait(shell, socket.exists)
    desk.env["WAYLAND_DISPLAY"] = socket.name
    desk.ready(shell, owned("session", "org.gnome.Mutter.RemoteDesktop"))
    if shell == "gnome-shell":
        _leave_overview(desk)
    seat = _seat(desk)
    seat.unlink(missing_ok=True)
    desk.begin("seat", [sys.executable, "-P", "-m", "tests.desktop_rig.seat_gnome", str(seat)], {"PYTHONPATH": ROOT})
    desk.wait("seat", seat.exists)


def furnish(desk: Desk) -> None:
    if desk.wants.notify != "none":
        desk.begin("notify", ["gjs", "/usr/share/gnome-shell/org.gnome.Shell.Notifications"])
        desk.ready("notifications", owned("session", "org.freedesktop.Notifications"))
        time.sleep(1)  # the shell's own banners (no GDM, a privileged user) go by unseen
        desk.run(["gsettings", "set", "org.gnome.desktop.notifications", "show-banners", "true"])


def start_tray(desk: Desk) -> None:
    """The extension came with the shell, and goes with it."""
    desk.ready("tray host", owned("session", "org.kde.StatusNotifierWatcher"))
    # left of the mark that the screen is shared, which our mouse and keyboard bring with them
    desk.env |= {"DESK_TRAY_X": str(desk.wants.size[0] - 144), "DESK_TRAY_Y": "16"}


def act(desk: Desk, words: Sequence[str]) -> None:
    ask(_seat(desk), sentences(words))


def shot(desk: Desk, path: str) -> None:
    taken = [sys.executable, "-P", "-m", "tests.desktop_rig.seat_gnome", "shot", str(Path(path).absolute())]
    desk.run(["env", f"PYTHONPATH={ROOT}", *taken])


def _settle(desk: Desk) -> None:
    """What a person has set, and what a shell of its own would greet with."""
    keyfile = Path(desk.env["XDG_CONFIG_HOME"], "glib-2.0", "settings", "keyfile")
    keyfile.parent.mkdir(parents=True, exist_ok=True)
    keyfile.write_text(SETTINGS.format(extensions="" if desk.wants.tray == "none" else TRAY))
    warned = Path(desk.env["XDG_DATA_HOME"], "gnome-shell", "lock-warning-shown")  # there is no GDM to lock with
    warned.parent.mkdir(parents=True, exist_ok=True)
    warned.touch()


def _leave_overview(desk: Desk) -> None:
    """The shell opens its overview once it is up, and takes no heed of us before."""
    shell = "gdbus call --session -d org.gnome.Shell -o /org/gnome/Shell -m org.freedesktop.DBus.Properties"
    desk.ready("overview", ["sh", "-c", f"{shell}.Get org.gnome.Shell OverviewActive | grep -q true"])
    leave = f"{shell}.Set org.gnome.Shell OverviewActive '<false>'; sleep .2"
    desk.ready("no overview", ["sh", "-c", f"{leave}; {shell}.Get org.gnome.Shell OverviewActive | grep -q false"])


def _seat(desk: Desk) -> Path:
    return desk.folder / "run" / "seat"
