"""The installed app on monitors that are out of the ordinary, and a break of an app that hangs over them."""

from __future__ import annotations

import json
import signal
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.conftest import KINDS, SWAY
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants
from tests.desktop_rig.picture import MONITOR, look, two_monitors
from tests.desktop_rig.screen_sway import pull, start_within
from tests.desktop_rig.seen import SUPPLE, supple, until, windows

SETTINGS = '[prompting]\nsession_grace = 0\n[breaks]\nsound = false\nplace = "screen"\nscreen = "all"\n'


@contextmanager
def running(kind: str, env: Mapping[str, str] | None = None) -> Iterator[Desk]:
    """A desktop of two monitors and the app, with breaks over all of both."""
    with Desk.up(two_monitors(kind)) as desk:
        settle(desk, env)
        yield desk


def settle(desk: Desk, env: Mapping[str, str] | None = None) -> None:
    """The app runs there, with breaks over all monitors."""
    config = Path(desk.env["XDG_CONFIG_HOME"], "supple")
    config.mkdir()
    (config / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    desk.begin("app", [str(SUPPLE)], env)
    until("the app", lambda: supple(desk, "status").returncode == 0, 20)


def covering(desk: Desk) -> list[tuple[int, int]]:
    """The left upper corners of what covers a whole monitor, from left to right."""
    return sorted((each.x, each.y) for each in windows(desk) if (each.width, each.height) == MONITOR)


def breaks(desk: Desk) -> list[str]:
    """The kinds of those in the history."""
    with closing(sqlite3.connect(Path(desk.env["XDG_DATA_HOME"], "supple", "history.sqlite"))) as file:
        return [kind for (kind,) in file.execute("SELECT kind FROM breaks")]


@pytest.mark.desktop("xwininfo", "xrandr")
def test_of_two_scales_side_by_side_each_covers_its_own_monitor() -> None:
    with running("x11", {"QT_SCREEN_SCALE_FACTORS": "1;2"}) as desk:
        desk.input("move", MONITOR[0] + 300, 300)
        supple(desk, "start", "tiny")
        until("both monitors to be covered", lambda: covering(desk) == [(0, 0), (MONITOR[0], 0)], 10)
        supple(desk, "leave")
        until("both to be free", lambda: not covering(desk), 10)


@pytest.mark.desktop(*SWAY)
def test_a_monitor_that_comes_in_a_break_is_dimmed_too() -> None:
    with running("sway") as desk:
        before = look(desk)
        supple(desk, "start", "tiny")
        until("both monitors to be covered", lambda: look(desk).covered(before, 1), 10)
        desk.run(["swaymsg", "create_output"])
        width, height = MONITOR
        desk.run(
            ["swaymsg", "output", "HEADLESS-3", "resolution", f"{width}x{height}", "position", str(2 * width), "0"]
        )
        spot = (2 * width + 9, height - 9)
        until("the third to be dimmed", lambda: look(desk).image.pixelColor(*spot).lightness() < 32, 10)
        assert supple(desk, "leave").returncode == 0


@pytest.mark.desktop(*SWAY)
def test_outputs_pulled_one_by_one_in_a_break_leave_it_where_there_is_one_and_the_app_running_without_any() -> None:
    with Desk.up(Wants("sway", logind=True, tray="none")) as outer:
        desk = start_within(outer)
        settle(desk)
        until(
            "two outputs covered", lambda: covered(desk) == {"WL-1", "WL-2"}, 10, lambda: supple(desk, "start", "tiny")
        )
        pull(outer, "WL-2")
        until("the other to have it", lambda: covered(desk) == {"WL-1"}, 10)
        assert supple(desk, "status").stdout.startswith("A break plays.")
        pull(outer, "WL-1")
        until("no output", lambda: not covered(desk), 10)
        supple(desk, "leave")
        assert supple(desk, "status").returncode == 0
        assert breaks(desk) == ["tiny"]


def covered(desk: Desk) -> set[str]:
    """The outputs of sway that a window of ours covers."""
    outputs = json.loads(desk.run(["swaymsg", "-t", "get_tree"]))["nodes"]
    spaces = [(output["name"], space) for output in outputs for space in output["nodes"]]
    return {name for name, space in spaces if any(each["fullscreen_mode"] for each in windows_of(space))}


def windows_of(node: Any) -> list[Any]:  # noqa: ANN401 (as sway tells it)
    inner = [*node["nodes"], *node["floating_nodes"]]
    return [node] if node.get("app_id") == "supple" else [each for one in inner for each in windows_of(one)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_screen_that_goes_away_in_a_break_ends_the_app_with_the_break_stored(kind: str) -> None:
    with running(kind) as desk:
        before = look(desk)
        supple(desk, "start", "tiny")
        until("the break", lambda: look(desk).covered(before, 0), 10)
        desk.end_screen(signal.SIGKILL)
        desk.parts["app"].wait(20)
        assert supple(desk, "status").returncode == 3
        assert breaks(desk) == ["tiny"]


@pytest.mark.desktop("xwininfo", "xrandr")
def test_an_app_that_hangs_over_a_screen_is_ended_started_again_once_and_the_doctor_says_so() -> None:
    with running("x11") as desk:
        supple(desk, "start", "tiny")
        until("both monitors to be covered", lambda: len(covering(desk)) == 2, 10)
        desk.parts["app"].send_signal(signal.SIGSTOP)
        until("the screens to be free", lambda: not covering(desk), 30)
        until("the app to answer again", lambda: supple(desk, "status").returncode == 0, 30)
        assert "break plays" not in supple(desk, "status").stdout
        assert "It did not answer while a break covered the screen" in supple(desk, "doctor").stdout
        assert breaks(desk) == ["tiny"]
        supple(desk, "quit")
