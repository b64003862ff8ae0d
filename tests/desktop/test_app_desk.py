"""The installed app on each real desktop: its tray icon by mouse and keys, and its Do Not Disturb.

What a break covers stands in `test_app_break.py`, lock, sleep and microphone in `test_app_quiet.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from tests.desktop.conftest import KINDS
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants, owned
from tests.desktop_rig.picture import PANEL, look
from tests.desktop_rig.seen import SUPPLE, supple, until

SOME = 0.3
"""The share of what is below the icon that a menu covers at least."""
SETTINGS = """[prompting]
interval = 30
heads_up = 0
session_grace = 0
[breaks]
sound = false
place = "screen"
"""


@pytest.fixture(scope="module", params=KINDS)
def used(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A desktop of each kind with its notifications, on which the app runs."""
    with Desk.up(Wants(request.param, notify="xfce", logind=True)) as desk:
        config = Path(desk.env["XDG_CONFIG_HOME"], "supple")
        config.mkdir()
        (config / "settings.toml").write_text(SETTINGS, encoding="utf-8")
        if request.param == "gnome":  # the rig's shell has its settings in a file, of which no bus tells
            desk.env["GSETTINGS_BACKEND"] = "dconf"
            desk.begin("dconf", ["/usr/libexec/dconf-service"])
            desk.ready("dconf", owned("session", "ca.desrt.dconf"))
        begin(desk)
        yield desk


def begin(desk: Desk) -> None:
    desk.begin("app", [str(SUPPLE)])
    until("the app", lambda: supple(desk, "status").returncode == 0, 20)


@pytest.fixture
def desk(used: Desk) -> Iterator[Desk]:
    """The same, with nothing of it left over."""
    yield used
    supple(used, "leave")
    supple(used, "resume")
    if "snoozed" in supple(used, "status").stdout:
        supple(used, "skip")


def status(desk: Desk) -> dict[str, object]:
    told: dict[str, object] = json.loads(supple(desk, "status", "--json").stdout)
    return told


def plays(desk: Desk) -> bool:
    return status(desk)["state"] == "playing"


def away(desk: Desk) -> None:
    """The pointer where nothing is."""
    desk.input("move", 640, 500)


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of the tray's menu. below: how many that can be chosen lie above it. y: where it is in waybar's."""

    below: int
    y: int


START, PAUSE, SNOOZE = Row(1, 31), Row(3, 128), Row(2, 54)
WAYBAR = (95, 250)
"""Where the menu and a menu of an entry's are from left to right: this waybar gives its menus no keyboard."""


def choose(desk: Desk, row: Row) -> None:
    """Open the icon's menu and choose the first of what this entry offers."""
    away(desk)
    before = look(desk)

    def opened() -> bool:
        desk.input(*icon(desk), ",", "click", "right", ",", "sleep", 0.4)
        return look(desk).share(before, below(desk)) > SOME

    until("the menu", opened, 20)
    if desk.wants.kind == "sway":
        for x in WAYBAR:
            desk.input("move", x, row.y, ",", "sleep", 0.1, ",", "move", x + 3, row.y, ",", "sleep", 0.4)
        desk.input("click")
    else:
        desk.input("key", *["Down"] * row.below, ",", "sleep", 0.2)
        desk.input("key", "Right", ",", "sleep", 0.3, ",", "key", "Return")
    away(desk)


def below(desk: Desk) -> QRect:
    """What lies below the icon, where no prompt comes."""
    x = int(desk.env["DESK_TRAY_X"])
    return QRect(max(0, x - 100), PANEL, 200, 160)


def icon(desk: Desk) -> tuple[str, ...]:
    return ("move", desk.env["DESK_TRAY_X"], desk.env["DESK_TRAY_Y"])


def test_the_menu_starts_a_break(desk: Desk) -> None:
    choose(desk, START)
    until("the break", lambda: plays(desk), 10)


def test_the_menu_pauses_prompts(desk: Desk) -> None:
    choose(desk, PAUSE)
    until("the pause", lambda: "resume" in str(status(desk)["can"]), 10)


def test_a_middle_click_on_the_icon_starts_a_break(desk: Desk) -> None:
    def clicked() -> bool:
        desk.input(*icon(desk), ",", "click", "middle", ",", "sleep", 0.2)
        return plays(desk)

    until("the break", clicked, 15)
    away(desk)


def test_do_not_disturb_holds_prompts_by_its_name_and_lets_go(desk: Desk) -> None:
    turn(desk, on=True)
    until("the reason", lambda: "eld: Do Not Disturb is on" in supple(desk, "status").stdout, 10)
    turn(desk, on=False)
    until("no reason", lambda: "Do Not Disturb" not in supple(desk, "status").stdout, 10)


def turn(desk: Desk, *, on: bool) -> None:
    """As a person turns it on and off."""
    word = str(on).lower()
    match desk.wants.kind:
        case "x11":
            desk.run(["xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb", "-n", "-t", "bool", "-s", word])
        case "sway":
            desk.run(["makoctl", "mode", "-s", "do-not-disturb" if on else "default"])
            supple(desk, "quit")  # mako tells nobody: it is asked at the start and then once a minute
            desk.parts.pop("app").wait(10)
            begin(desk)
        case _:
            banners = ["gsettings", "set", "org.gnome.desktop.notifications", "show-banners", str(not on).lower()]
            desk.run(banners)


def test_the_menu_snoozes_a_break_that_is_due(desk: Desk) -> None:
    until("a break to be due", lambda: "skip" in str(status(desk)["can"]), 40, lambda: desk.input("move", 600, 480))
    choose(desk, SNOOZE)
    until("the snooze", lambda: "nooze" in str(status(desk)["headline"]) + str(status(desk)["detail"]), 10)
