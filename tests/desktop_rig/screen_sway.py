"""A desktop on Wayland of the wlroots kind: sway without a screen, a tray of waybar's, notifications of mako's."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
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
    # As somebody else it runs in a folder that is theirs.
    folder = desk.folder / "sway" if os.getuid() == 0 else desk.folder / "run"
    folder.mkdir(mode=0o700, exist_ok=True)
    # without -Dnoscanout a copy of a full-screen window is stale
    program = [*_as_nobody(), "sway", "-Dnoscanout", "-c", str(conf)]
    if os.getuid() == 0:
        desk.folder.chmod(0o711)
        shutil.chown(folder, NOBODY, NOBODY)
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


def start_within(desk: Desk) -> Desk:
    """Another sway as two windows on this one, WL-1 and WL-2: an output goes where its window is closed (`pull`).

    A headless output can neither be pulled nor switched off. It is ended by `end("within")`.
    """
    folder, before = Path(desk.env["WAYLAND_DISPLAY"]).parent, desk.env["SWAYSOCK"]
    conf = desk.folder / "within.conf"
    conf.write_text(CONF.format(outputs=""))
    outside = {"WLR_BACKENDS": "wayland", "WLR_WL_OUTPUTS": "2", "WLR_RENDERER": "pixman"}
    desk.begin("within", [*_as_nobody(), "sway", "-c", str(conf)], outside | {"XDG_RUNTIME_DIR": str(folder)})
    door = folder / "wayland-2"
    desk.wait("sway within", lambda: door.exists() and len(sorted(folder.glob("sway-ipc.*.sock"))) > 1)
    own = next(str(each) for each in folder.glob("sway-ipc.*.sock") if str(each) != before)
    within = replace(desk, env=desk.env | {"SWAYSOCK": own, "WAYLAND_DISPLAY": str(door)})
    within.wait("two outputs", lambda: "WL-2" in within.run(["swaymsg", "-t", "get_outputs"]))
    return within


def pull(desk: Desk, output: str) -> None:
    """Pull an output of the sway within."""
    desk.run(["swaymsg", f'[title="{output}"]', "kill"])


def _as_nobody() -> list[str]:
    """The compositor does not start as root."""
    wanted = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    return ["setpriv", *wanted] if os.getuid() == 0 else []


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
