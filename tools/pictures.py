"""Takes the README's pictures from the running app on real desktops of its own:  make pictures.

Words choose some: `light`, `dark-200`, `contrast`, `sway`, `gnome`, `movements`. They are what the screens show; only
the person and their week are made up (`pictures_week.py`).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.desktop_rig.desk import Desk  # noqa: E402
from tests.desktop_rig.parts import Wants  # noqa: E402
from tests.desktop_rig.seen import Window, open_menu, press, prompt, supple, titled, until  # noqa: E402
from tools import pictures_wayland  # noqa: E402
from tools.pictures_look import LOOKS, OUT, Look, app, settings  # noqa: E402

NEEDED = ("Xvfb", "xfwm4", "xfce4-panel", "xdotool", "xwininfo", "import", "dbus-daemon")
BEFORE, INTO = 60, 19
"""Seconds: until a prompt must have come, and from a break's start to its picture."""
MARGIN = 24
SQUARE = 720


def main(words: Sequence[str] = ()) -> int:
    """Take them, or those that the words name; 4 where the desktop's programs are missing."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        print(f"No pictures were taken: {', '.join(missing)} missing here. `make test` says how to install that.")
        return 4
    OUT.mkdir(parents=True, exist_ok=True)
    try:
        for look in LOOKS:
            if words and (look.name("").lstrip("-") or "light") not in words:
                continue
            with Desk.up(Wants(size=(1280 * look.scale, 800 * look.scale), wm="composited")) as desk:
                _dress(desk, look)
                _take(desk, look)
        pictures_wayland.take(words)
    except (TimeoutError, RuntimeError, subprocess.SubprocessError) as trouble:
        print(f"Not all pictures were taken: {trouble}")
        return 1
    if not words or "movements" in words:
        painter = [sys.executable, "-m", "tools.pictures_movements", str(OUT / "movements.png")]
        subprocess.run(painter, cwd=ROOT, check=True)
    taken = sorted(OUT.glob("*.png"))
    print(f"{len(taken)} pictures, {sum(each.stat().st_size for each in taken) // 1024} KiB: {OUT.relative_to(ROOT)}/")
    return 0


def _dress(desk: Desk, look: Look) -> None:
    desk.begin("ground", [sys.executable, "-m", "tools.pictures_ground", look.ground], {"PYTHONPATH": str(ROOT)})
    desk.ready("ground", ["xdotool", "search", "--onlyvisible", "--name", "^ground$"])
    if look.dark:
        desk.env["GTK_THEME"] = "Adwaita:dark"
        desk.end("tray")
        desk.start_tray()


def _take(desk: Desk, look: Look) -> None:
    argv, env = app(look)
    if not look.contrast:
        first = desk.begin("first run", argv, {**env, "XDG_DATA_HOME": str(desk.folder / "first")})
        _window(desk, look, "welcome", "Welcome")
        supple(desk, "quit")
        first.wait(10)
    settings(desk)
    desk.begin("app", argv, env)
    until("the last minute before a break", lambda: "sitting for 59 min" in supple(desk, "status").stdout, 60)
    if look.contrast:
        supple(desk, "start")
    else:
        _windows(desk, look)
        card = until("a prompt", lambda: prompt(desk), BEFORE)
        time.sleep(1)
        edge = MARGIN * look.scale
        _shoot(desk, look.name("prompt"), card.x - edge, card.y - edge, card.width + 2 * edge, card.height + 2 * edge)
        press(desk, card, look.calm)
    _break(desk, look)
    supple(desk, "quit")


def _windows(desk: Desk, look: Look) -> None:
    menu = open_menu(desk)
    time.sleep(0.5)
    if look.scale == 1:  # the panel's own programs know nothing of the scale we give the app
        _shoot(desk, look.name("tray"), 0, 0, menu.x + menu.width + 2 * MARGIN, menu.y + menu.height + MARGIN)
    desk.input("key", "Escape", ",", "move", *_aside(desk))
    supple(desk)
    _window(desk, look, "window", "Supple")
    desk.input("key", "alt+F4")
    for name, title, up in (("week", "week", 4), ("settings", "Settings", 3)):
        open_menu(desk)
        desk.input("key", *["Up"] * up, "Return", ",", "move", *_aside(desk))
        _window(desk, look, name, title)
        desk.input("key", "Escape")


def _aside(desk: Desk) -> tuple[int, int]:
    """Where the pointer is in nobody's way."""
    return desk.wants.size[0] - 10, desk.wants.size[1] - 10


def _break(desk: Desk, look: Look) -> None:
    window = until("the break's window", lambda: titled(desk, "reak"), 10)
    time.sleep(INTO)
    desk.input("move", window.x + window.width // 2, window.y + window.height // 2)
    time.sleep(1)
    _shoot(desk, look.name("break"), window.x, window.y, window.width, window.height)
    if look.scale == 1:
        side = str(SQUARE)
        desk.run(["xdotool", "windowsize", "--sync", str(window.number), side, side])
        time.sleep(1)
        square = until("the square window", lambda: titled(desk, "reak"), 5)
        _shoot(desk, look.name("break-square"), square.x, square.y, square.width, square.height)


def _window(desk: Desk, look: Look, name: str, title: str) -> Window:
    window = until(f"the window of “{title}”", lambda: titled(desk, title), 10)
    time.sleep(1)
    _shoot(desk, look.name(name), window.x, window.y, window.width, window.height)
    return window


def _shoot(desk: Desk, name: str, x: int, y: int, width: int, height: int) -> None:
    wide, high = desk.wants.size
    area = f"{min(width, wide - x)}x{min(height, high - y)}+{x}+{y}"
    desk.run(["import", "-silent", "-window", "root", "-crop", area, "+repage", "-strip", str(OUT / f"{name}.png")])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
