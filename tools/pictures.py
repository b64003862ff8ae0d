"""Takes the README's pictures from the running app on a real desktop of its own:  make pictures.

They are what the X server shows; only the person and their week are made up (`pictures_week.py`).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.ui.theme import DARK, LIGHT, Tokens  # noqa: E402
from tests.desktop_rig.desk import Desk  # noqa: E402
from tests.desktop_rig.parts import Wants  # noqa: E402
from tests.desktop_rig.seen import Window, open_menu, press, prompt, supple, titled, until  # noqa: E402

OUT = ROOT / "docs" / "pictures"
NEEDED = ("Xvfb", "openbox", "xfce4-panel", "xdotool", "xwininfo", "import", "xsetroot", "dbus-daemon")
BEFORE, INTO = 60, 19
"""Seconds: until a prompt must have come, and from a break's start to its picture."""
MARGIN = 24
ASIDE = (1270, 790)
"""Where the pointer is in nobody's way."""
SETTINGS = "[prompting]\nsession_grace = 0\nprompt_patience = 600\n"


def main() -> int:
    """Take them all; 4 where the desktop's programs are missing."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        print(f"No pictures were taken: {', '.join(missing)} missing here. `make test` says how to install that.")
        return 4
    OUT.mkdir(parents=True, exist_ok=True)
    for look, ending, ground in ((LIGHT, "", "#b9c4c6"), (DARK, "-dark", "#39434d")):
        try:
            with Desk.up(Wants()) as desk:
                _dress(desk, dark=look.dark, ground=ground)
                _take(desk, look, ending)
        except (TimeoutError, RuntimeError, subprocess.SubprocessError) as trouble:
            print(f"Not all pictures were taken: {trouble}")
            return 1
    taken = sorted(OUT.glob("*.png"))
    print(f"{len(taken)} pictures, {sum(each.stat().st_size for each in taken) // 1024} KiB: {OUT.relative_to(ROOT)}/")
    return 0


def _dress(desk: Desk, *, dark: bool, ground: str) -> None:
    desk.run(["xsetroot", "-solid", ground])
    if dark:
        desk.env["GTK_THEME"] = "Adwaita:dark"
        desk.end("tray")
        desk.start_tray()


def _take(desk: Desk, look: Tokens, ending: str) -> None:
    app, env = [sys.executable, "-m", "tools.pictures_app", "dark" if look.dark else "light"], {"PYTHONPATH": str(ROOT)}
    first = desk.begin("first run", app, {**env, "XDG_DATA_HOME": str(desk.folder / "first")})
    _window(desk, f"welcome{ending}", "Welcome")
    supple(desk, "quit")
    first.wait(10)
    config = Path(desk.env["XDG_CONFIG_HOME"], "supple")
    config.mkdir(exist_ok=True)
    (config / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    desk.begin("app", app, env)
    until("the last minute before a break", lambda: "sitting for 59 min" in supple(desk, "status").stdout, 60)
    menu = open_menu(desk)
    time.sleep(0.5)
    _shoot(desk, f"tray{ending}", 0, 0, menu.x + menu.width + 2 * MARGIN, menu.y + menu.height + MARGIN)
    desk.input("key", "Escape", ",", "move", *ASIDE)
    supple(desk)
    _window(desk, f"window{ending}", "Supple")
    desk.input("key", "alt+F4")
    open_menu(desk)
    desk.input("key", "Up", "Up", "Up", "Up", "Return", ",", "move", *ASIDE)
    _window(desk, f"week{ending}", "week")
    desk.input("key", "Escape")
    open_menu(desk)
    desk.input("key", "Up", "Up", "Up", "Return", ",", "move", *ASIDE)
    _window(desk, f"settings{ending}", "Settings")
    desk.input("key", "Escape")
    card = until("a prompt", lambda: prompt(desk), BEFORE)
    time.sleep(1)
    _shoot(desk, f"prompt{ending}", card.x - MARGIN, card.y - MARGIN, card.width + 2 * MARGIN, card.height + 2 * MARGIN)
    press(desk, card, look.calm)
    _break(desk, until("the break's window", lambda: titled(desk, "reak"), 10), ending)
    supple(desk, "quit")


def _break(desk: Desk, window: Window, ending: str) -> None:
    time.sleep(INTO)
    desk.input("move", window.x + window.width // 2, window.y + window.height // 2)
    time.sleep(1)
    _shoot(desk, f"break{ending}", window.x, window.y, window.width, window.height)


def _window(desk: Desk, name: str, title: str) -> None:
    window = until(f"the window of “{title}”", lambda: titled(desk, title), 10)
    time.sleep(1)
    _shoot(desk, name, window.x, window.y, window.width, window.height)


def _shoot(desk: Desk, name: str, x: int, y: int, width: int, height: int) -> None:
    wide, high = desk.wants.size
    area = f"{min(width, wide - x)}x{min(height, high - y)}+{x}+{y}"
    desk.run(["import", "-silent", "-window", "root", "-crop", area, "+repage", "-strip", str(OUT / f"{name}.png")])


if __name__ == "__main__":
    sys.exit(main())
