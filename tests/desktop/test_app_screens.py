"""The installed app on a desktop of two monitors: where a break stands, and that nothing of it stays in the way."""

from __future__ import annotations

import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants
from tests.desktop_rig.seen import SUPPLE, supple, until, windows

pytestmark = pytest.mark.desktop("xwininfo", "xrandr")

MONITOR = (1280, 800)
SETTINGS = '[prompting]\nsession_grace = 0\n[breaks]\nsound = false\nplace = "screen"\nscreen = "all"\n'


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Two monitors side by side and the app, with breaks over all of both."""
    with Desk.up(Wants(size=(2 * MONITOR[0], MONITOR[1]), monitors=2)) as desk:
        config = Path(desk.env["XDG_CONFIG_HOME"], "supple")
        config.mkdir()
        (config / "settings.toml").write_text(SETTINGS, encoding="utf-8")
        desk.begin("app", [str(SUPPLE)])
        until("the app", lambda: supple(desk, "status").returncode == 0, 20)
        yield desk
        supple(desk, "quit")


def covering(desk: Desk) -> list[tuple[int, int]]:
    """The left upper corners of what covers a whole monitor, from left to right."""
    width, height = MONITOR
    return sorted((each.x, each.y) for each in windows(desk) if (each.width, each.height) == (width, height))


def test_a_break_covers_both_monitors_and_leaves_nothing(desk: Desk) -> None:
    desk.input("move", 300, 300)
    assert supple(desk, "start", "tiny").returncode == 0
    until("both monitors to be covered", lambda: covering(desk) == [(0, 0), (MONITOR[0], 0)], 10)
    assert supple(desk, "leave").returncode == 0
    until("both to be free", lambda: not covering(desk), 10)


def test_escape_leaves_it_wherever_it_stands(desk: Desk) -> None:
    desk.input("move", MONITOR[0] + 300, 300)
    supple(desk, "start", "tiny")
    until("both monitors to be covered", lambda: len(covering(desk)) == 2, 10)
    until("escape to leave", lambda: not covering(desk), 10, lambda: desk.input("key", "Escape"))
    assert supple(desk, "leave").returncode == 1


def test_a_monitor_pulled_in_a_break_leaves_the_break_on_the_other(desk: Desk) -> None:
    desk.input("move", str(MONITOR[0] + 300), "300")
    supple(desk, "start", "tiny")
    until("both monitors to be covered", lambda: len(covering(desk)) == 2, 10)
    desk.run(["xrandr", "--delmonitor", "RIGHT"])
    until("the other to have it alone", lambda: covering(desk) == [(0, 0)], 10)
    assert supple(desk, "status").stdout.startswith("A break plays.")
    desk.run(["xrandr", "--setmonitor", "RIGHT", "1280/170x800/210+1280+0", "none"])
    until("it to be dimmed when it is back", lambda: len(covering(desk)) == 2, 10)
    assert supple(desk, "leave").returncode == 0
    until("both to be free", lambda: not covering(desk), 10)


def test_an_app_that_hangs_over_a_screen_is_ended_and_started_again_once(desk: Desk) -> None:
    supple(desk, "start", "tiny")
    until("both monitors to be covered", lambda: len(covering(desk)) == 2, 10)
    desk.parts["app"].send_signal(signal.SIGSTOP)
    until("the screens to be free", lambda: not covering(desk), 30)
    until("the app to answer again", lambda: supple(desk, "status").returncode == 0, 30)
    assert "break plays" not in supple(desk, "status").stdout
    with sqlite3.connect(Path(desk.env["XDG_DATA_HOME"], "supple", "history.sqlite")) as file:
        assert [kind for (kind,) in file.execute("SELECT kind FROM breaks")] == ["tiny"]
