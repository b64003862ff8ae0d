"""The installed app on sway: its prompt in the corner takes no key of somebody who types, and is answered by mouse."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ui.theme import LIGHT
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants
from tests.desktop_rig.seen import SUPPLE, spot_on_sway, supple, until
from tests.ui.desktop import Shown

pytestmark = pytest.mark.desktop("sway", "waybar", "grim")

SETTINGS = """[sitting]
min_break = 5
[prompting]
interval = 30
heads_up = 0
session_grace = 0
typing_wait = 0
again_after = 2
[breaks]
sound = false
"""
DUE = 45
"""Seconds in which a prompt must have come: `interval` and some."""


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk.up(Wants("sway")) as running:
        config = Path(running.env["XDG_CONFIG_HOME"], "supple")
        config.mkdir()
        (config / "settings.toml").write_text(SETTINGS, encoding="utf-8")
        welcomed = Path(running.env["XDG_DATA_HOME"], "supple", "welcomed")
        welcomed.parent.mkdir()
        welcomed.touch()
        yield running


def test_a_prompt_in_the_corner_takes_no_key_and_starts_a_break_by_mouse(desk: Desk, tmp_path: Path) -> None:
    shown, keys = Shown(desk, tmp_path), list[str]()

    def type_on() -> None:
        keys.append("all the keys ")
        desk.input("type", keys[-1])

    shown.begin("typewriter")
    desk.begin("app", [str(SUPPLE)])
    x, y = until("the prompt", lambda: spot_on_sway(desk, LIGHT.calm), DUE, type_on)
    assert (x > desk.wants.size[0] - 400, y > desk.wants.size[1] - 100) == (True, True)
    for _ in range(3):
        type_on()
    shown.wait("typewriter", f"text {''.join(keys)}")
    assert "focus False" not in shown.lines("typewriter")
    desk.input("move", x, y, ",", "sleep", 0.1, ",", "click")
    until("the break", lambda: json.loads(supple(desk, "status", "--json").stdout)["state"] == "playing", 10)
    assert supple(desk, "leave").returncode == 0
    supple(desk, "quit")
    shown.end()
