"""The pictures from Wayland's desktops, sway and GNOME: first run, settings, the tray's menu, the prompt, the break.

The app runs once a scale, for Qt's windows do not follow that on every compositor, and follows dark and light.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from pathlib import Path

from tests.desktop_rig.desk import Desk
from tests.desktop_rig.outputs import scale
from tests.desktop_rig.parts import Wants, owned
from tests.desktop_rig.seen import supple, until
from tools.pictures_look import FOLLOWING, LOOKS, OUT, ROOT, Look, app, settings

NEEDED = {"sway": ("sway", "waybar", "grim", "convert"), "gnome": ("gnome-shell", "gjs", "convert")}
SIZE = (1280, 800)
MENU, PROMPT, SHOWN, PATIENCE = 1, 4, 1.5, 60
"""Seconds until it is all there; SHOWN: after the desktop has changed its look; PATIENCE: for a picture."""
INTO = 16
PLACE = 'heads_up = 0\n\n[breaks]\nsound = false\nplace = "screen"\n'
SMALL = ("-alpha", "off", "+dither", "-colors", "256", "-strip")
"""As few colours as nobody misses: a screen of twice the size takes a third of the bytes."""
SETTINGS = {"sway": 200, "gnome": 6}
"""Where the tray's menu has its entry for them: pixels from the top, or so many that can be chosen, with it."""


def take(words: Sequence[str] = ()) -> None:
    """Take them, on each that is installed here; or those that the words name."""
    for kind, programs in NEEDED.items():
        if words and kind not in words:
            continue
        lacking = [name for name in programs if shutil.which(name) is None]
        if lacking:
            print(f"No pictures of {kind}: {', '.join(lacking)} missing here.")
            continue
        for factor in (1, 2):
            # Mutter's monitors without a screen keep the size they began with
            size = (SIZE[0] * factor, SIZE[1] * factor) if kind == "gnome" else SIZE
            with Desk.up(Wants(kind, size=size, notify="xfce", logind=True)) as desk:
                scale(desk, factor, SIZE)
                _take(desk, [each for each in LOOKS if each.scale == factor and not each.contrast])


def _take(desk: Desk, looks: list[Look]) -> None:
    portal = ["/usr/bin/python3", str(ROOT / "tools" / "pictures_portal")]
    desk.begin("portal", portal)
    desk.ready("portal", owned("session", "org.freedesktop.portal.Desktop"))
    _turn(desk, looks[0])
    argv, env = app(Look(FOLLOWING))
    desk.begin("app", argv, env)
    until("the app", lambda: supple(desk, "status").returncode == 0, 20)
    _each(desk, looks, "welcome")
    desk.input("key", "Escape", ",", "sleep", MENU)
    settings(desk, PLACE)  # not before: who has settings is no newcomer
    _settings(desk, looks)
    until("a break to be due", lambda: "skip" in supple(desk, "status", "--json").stdout, 90)
    time.sleep(PROMPT)
    _each(desk, looks, "prompt")
    supple(desk, "start")
    time.sleep(INTO)
    desk.input("move", 640, 400, ",", "move", 650, 400)
    _each(desk, looks, "break")
    supple(desk, "quit")


def _settings(desk: Desk, looks: list[Look]) -> None:
    """The tray's menu, and by it the settings."""
    x, y = (SIZE[0] - 144, 16) if desk.wants.kind == "gnome" else (21, 14)
    desk.input("move", x, y, ",", "click", "right", ",", "sleep", MENU)
    if looks[0].scale == 1:
        _shoot(desk, looks[0], "tray")
    place = SETTINGS[desk.wants.kind]
    if desk.wants.kind == "gnome":
        desk.input("key", *["Down"] * place, ",", "sleep", 0.2, ",", "key", "Return")
    else:
        desk.input("move", 95, place, ",", "sleep", 0.2, ",", "move", 98, place, ",", "sleep", 0.2, ",", "click")
    desk.input("move", SIZE[0] - 4, SIZE[1] - 4, ",", "sleep", SHOWN)
    _each(desk, looks, "settings")
    desk.input("key", "Escape")


def _each(desk: Desk, looks: list[Look], what: str) -> None:
    """The same in every look; the first one is on again afterwards."""
    for look in looks:
        _turn(desk, look)
        time.sleep(SHOWN)
        _shoot(desk, look, what)
    _turn(desk, looks[0])


def _turn(desk: Desk, look: Look) -> None:
    """Have the desktop look so."""
    scheme = "prefer-dark" if look.dark else "prefer-light"
    desk.run(["gsettings", "set", "org.gnome.desktop.interface", "color-scheme", scheme])


def _taken(desk: Desk, path: Path) -> bool:
    """Whether a picture was taken: a shell that paints a large screen without a graphics card may be too busy once."""
    try:
        desk.shot(path)
    except RuntimeError:
        return False
    return True


def _shoot(desk: Desk, look: Look, what: str) -> None:
    taken, path = desk.folder / "taken.png", OUT / f"{look.name(f'{what}-{desk.wants.kind}')}.png"
    until("a picture of the screen", lambda: _taken(desk, taken), PATIENCE)
    upper = ["-gravity", "north", "-crop", "100%x62.5%+0+0", "+repage"] if what == "tray" else []
    desk.run(["convert", str(taken), *upper, *SMALL, f"png8:{path}"])
