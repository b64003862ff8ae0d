"""A desktop on Wayland of the wlroots kind: sway without a screen, a tray of waybar's, notifications of mako's."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tests.desktop_rig.parts import NOBODY, ROOT, owned
from tests.desktop_rig.seat import ask
from tests.desktop_rig.words import sentences

if TYPE_CHECKING:
    from tests.desktop_rig.desk import Desk

SERVER: tuple[str, ...] = ("seat", "sway")
"""The parts without which there is no screen; a headless seat has neither pointer nor keyboard of its own."""

CONF = """xwayland disable
{outputs}
output * bg #334455 solid_color
default_border none
"""
BAR = """{"output": "HEADLESS-1", "layer": "top", "position": "top", "height": 30, "modules-left": ["tray"],
"modules-right": ["clock"], "tray": {"icon-size": 22, "spacing": 6, "show-passive-items": true}}
"""


def start(desk: Desk) -> None:
    """The compositor, then a mouse and a keyboard."""
    width, height = desk.wants.size
    outputs = [
        f"output HEADLESS-{at + 1} resolution {width}x{height} position {at * width} 0"
        for at in range(desk.wants.monitors)
    ]
    conf = desk.folder / "sway.conf"
    conf.write_text(CONF.format(outputs="\n".join(outputs)))
    # sway does not start as root: then it runs as somebody else, in a folder that is theirs.
    folder = desk.folder / "sway" if os.getuid() == 0 else desk.folder / "run"
    folder.mkdir(mode=0o700, exist_ok=True)
    program = ["sway", "-Dnoscanout", "-c", str(conf)]  # without it a copy of a full-screen window is stale
    if os.getuid() == 0:
        desk.folder.chmod(0o711)
        shutil.chown(folder, NOBODY, NOBODY)
        program = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *program]
    headless = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}
    outside = {"XDG_RUNTIME_DIR": str(folder), "WLR_HEADLESS_OUTPUTS": str(desk.wants.monitors)}
    for left in (*folder.glob("wayland-*"), *folder.glob("sway-ipc.*.sock")):
        left.unlink()
    desk.begin("sway", program, headless | outside)
    desk.wait("sway", lambda: len(sorted(folder.glob("sway-ipc.*.sock"))) == 1 and (folder / "wayland-1").exists())
    desk.env["SWAYSOCK"] = str(next(folder.glob("sway-ipc.*.sock")))
    desk.env["WAYLAND_DISPLAY"] = str(folder / "wayland-1")
    desk.ready("sway", ["swaymsg", "-t", "get_outputs"])
    seat = _seat(desk)
    seat.unlink(missing_ok=True)
    layout = [str(width * desk.wants.monitors), str(height)]
    desk.begin(
        "seat", [sys.executable, "-P", "-m", "tests.desktop_rig.seat_sway", str(seat), *layout], {"PYTHONPATH": ROOT}
    )
    desk.wait("seat", seat.exists)


def furnish(desk: Desk) -> None:
    if desk.wants.notify != "none":
        desk.begin("notify", ["mako"])
        desk.ready("notifications", owned("session", "org.freedesktop.Notifications"))


def start_tray(desk: Desk) -> None:
    folder = Path(desk.env["XDG_CONFIG_HOME"], "waybar")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config").write_text(BAR)
    desk.begin("tray", ["waybar"])
    desk.ready("tray host", owned("session", "org.kde.StatusNotifierWatcher"))
    desk.env |= {"DESK_TRAY_X": "21", "DESK_TRAY_Y": "14"}


def act(desk: Desk, words: Sequence[str]) -> None:
    ask(_seat(desk), sentences(words))


def shot(desk: Desk, path: str) -> None:
    desk.run(["grim", path])


def _seat(desk: Desk) -> Path:
    return desk.folder / "run" / "seat"
