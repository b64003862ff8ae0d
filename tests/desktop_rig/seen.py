"""The app as somebody at the desk has it: its windows where the X server shows them, buttons by their colour.

Nothing is asked of the app's own process but `supple` on the command line.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeVar

from tests.desktop_rig.desk import Desk

T = TypeVar("T")

SUPPLE = Path(sys.executable).with_name("supple")
"""The installed command."""
LOOK = 0.1
"""Seconds between two looks."""
OPENING = 2
"""Seconds a menu may take to open."""
RUN = 40
"""Pixels of one colour side by side that make a button's edge and not a letter."""

PANEL = "wrapper-2.0"
"""The program in which Xfce's panel runs its tray."""
MENU = 100
"""Pixels in height that a menu has, and no tooltip."""


@dataclass(frozen=True, slots=True)
class Window:
    """A window that can be seen. x, y, width, height: pixels on the screen. free: no window manager moves it."""

    number: int
    title: str
    x: int
    y: int
    width: int
    height: int
    free: bool


def first(found: Callable[[], T | None], limit: float, meanwhile: Callable[[], object] | None = None) -> T | None:
    """What `found` gives once that is something, looked at again and again; None after `limit` seconds."""
    end = time.monotonic() + limit
    while not (answer := found()):
        if time.monotonic() > end:
            return None
        if meanwhile is not None:
            meanwhile()
        time.sleep(LOOK)
    return answer


def until(what: str, found: Callable[[], T | None], limit: float, meanwhile: Callable[[], object] | None = None) -> T:
    """What `found` gives once that is something; `meanwhile` is done between two looks.

    Raises TimeoutError after `limit` seconds.
    """
    answer = first(found, limit, meanwhile)
    if answer is None:
        raise TimeoutError(f"waited {limit:g} s in vain for {what}")
    return answer


def supple(desk: Desk, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command in the desk."""
    return subprocess.run([SUPPLE, *words], env=desk.env, capture_output=True, text=True, timeout=30, check=False)


def windows(desk: Desk, owner: str = "supple") -> list[Window]:
    """The windows of one program that can be seen now."""
    search = ["xdotool", "search", "--onlyvisible", "--class", f"^{owner}$"]
    found = subprocess.run(search, env=desk.env, capture_output=True, text=True, timeout=10, check=False)
    asked = [_described(desk, int(number)) for number in found.stdout.split()]
    return [window for window in asked if window is not None]


def titled(desk: Desk, part: str) -> Window | None:
    """The managed window of ours whose title holds this part, None where there is none."""
    return next((each for each in windows(desk) if not each.free and part in each.title), None)


def prompt(desk: Desk) -> Window | None:
    """The prompt: the one window of ours that stands in the lower right corner of a monitor without a frame."""
    width, height = desk.wants.size[0] // desk.wants.monitors, desk.wants.size[1]
    for each in windows(desk):
        beside, below = -(each.x + each.width) % width, height - each.y - each.height
        if each.free and 0 <= beside < width // 4 and 0 <= below < height // 4 and each.width > each.height > RUN:
            return each
    return None


def open_menu(desk: Desk, button: str = "right") -> Window:
    """Click on the tray icon, again where it was not there yet; its menu, in a window of its own."""
    x, y = int(desk.env["DESK_TRAY_X"]), int(desk.env["DESK_TRAY_Y"])
    width, height = desk.wants.size

    def clicked() -> Window | None:
        desk.input("move", x, y, ",", "click", button, ",", "move", width // 2, height // 2)
        return first(lambda: menu(desk), OPENING)

    return until("the tray icon's menu", clicked, 20)


def menu(desk: Desk) -> Window | None:
    """The open menu of the tray icon: Xfce's panel shows it on a right click, the app itself on a left one."""
    shown = [*windows(desk, PANEL), *windows(desk)]
    return next((each for each in shown if each.free and each.height > MENU and each.y < MENU), None)


def press(desk: Desk, window: Window, colour: str) -> None:
    """Click in the middle of the button of this colour (`#RRGGBB`)."""
    spot = until(f"a button of {colour} in “{window.title}”", lambda: _button(desk, window, colour), 5)
    desk.input("move", *spot, ",", "sleep", 0.1, ",", "click")


def _described(desk: Desk, number: int) -> Window | None:
    asked = ["xwininfo", "-id", str(number)]
    said = subprocess.run(asked, env=desk.env, capture_output=True, text=True, timeout=10, check=False).stdout
    title = re.search(r'Window id: \S+ "(.*)"', said)
    at = [re.search(rf"{name}:\s+(-?\d+)", said) for name in ("left X", "left Y", "Width", "Height")]
    if "Map State: IsViewable" not in said:
        return None  # gone meanwhile
    x, y, width, height = (int(found.group(1)) for found in at if found is not None)
    if width <= 1:
        return None  # X11's own business: a window nobody sees
    return Window(number, title.group(1) if title else "", x, y, width, height, "Override Redirect State: yes" in said)


def _button(desk: Desk, window: Window, colour: str) -> tuple[int, int] | None:
    """Its middle on the screen."""
    area = f"{window.width}x{window.height}+{window.x}+{window.y}"
    taken = ["import", "-silent", "-window", "root", "-crop", area, "-depth", "8", "ppm:-"]
    shot = subprocess.run(taken, env=desk.env, capture_output=True, timeout=20, check=True).stdout
    spot = spot_of(shot, colour)
    return spot and (window.x + spot[0], window.y + spot[1])


def spot_of(shot: bytes, colour: str) -> tuple[int, int] | None:
    """The middle of the rows that hold a long run of this colour (`#RRGGBB`) in a picture (PPM)."""
    found = re.match(rb"P6\s(\d+)\s(\d+)\s255\s", shot)
    if found is None:
        raise RuntimeError("the picture of the screen is no PPM")
    width, pixels = int(found.group(1)), shot[found.end() :]
    run = bytes.fromhex(colour[1:]) * RUN
    lines = [pixels[at : at + 3 * width] for at in range(0, len(pixels), 3 * width)]
    runs = [(y, row.find(run) // 3, row.rfind(run) // 3 + RUN) for y, row in enumerate(lines) if run in row]
    if not runs:
        return None
    middle = int(median((left + right) // 2 for _, left, right in runs))
    rows = [y for y, left, right in runs if abs((left + right) // 2 - middle) < RUN // 2]  # a link's line is elsewhere
    return middle, (rows[0] + rows[-1]) // 2


def spot_on_sway(desk: Desk, colour: str, *output: str) -> tuple[int, int] | None:
    """The same of what sway shows, on all outputs beside one another or on one, which is named."""
    taken = ["grim", "-t", "ppm", *(["-o", *output] if output else []), "-"]
    shot = subprocess.run(taken, env=desk.env, capture_output=True, timeout=20, check=True).stdout
    return spot_of(shot, colour)
