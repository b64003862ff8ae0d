"""The installed app on a real desktop, seen and used from outside alone. No test minds which ran before it."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.ui.theme import LIGHT
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants
from tests.desktop_rig.seen import SUPPLE, Window, menu, open_menu, press, prompt, supple, titled, until, windows

pytestmark = pytest.mark.desktop("xterm", "xwininfo", "wmctrl", "import")

DUE = 45
"""Seconds in which a prompt must have come: `interval` and some."""
SETTINGS = """[sitting]
min_break = 5
[prompting]
interval = 30
heads_up = 0
session_grace = 0
again_after = 2
typing_wait = 0
[breaks]
sound = false
"""


@pytest.fixture(scope="module")
def used() -> Iterator[Desk]:
    """A desk on which the app runs, and a terminal that puts every key into a file at once."""
    with Desk.up(Wants(logind=True)) as desk:
        config = Path(desk.env["XDG_CONFIG_HOME"], "supple")
        config.mkdir()
        (config / "settings.toml").write_text(SETTINGS, encoding="utf-8")
        taken = 'stty raw -echo; exec dd bs=1 of="$0" 2>/dev/null'
        desk.begin("terminal", ["xterm", "-geometry", "60x20+80+120", "-e", "sh", "-c", taken, str(typed(desk))])
        until("the terminal", lambda: windows(desk, "xterm") and typed(desk).exists(), 10)
        desk.begin("app", [str(SUPPLE)])
        until("the app", lambda: supple(desk, "status").returncode == 0, 20)
        yield desk


@pytest.fixture
def desk(used: Desk) -> Iterator[Desk]:
    """The same, with the terminal in front, and nothing of ours on screen afterwards."""
    into_terminal(used)
    yield used
    supple(used, "leave")
    for window in windows(used):
        if not window.free:
            used.run(["wmctrl", "-i", "-c", str(window.number)])
    until("our windows to close", lambda: all(window.free for window in windows(used)), 10)


def typed(desk: Desk) -> Path:
    """Where the terminal puts the keys."""
    return desk.folder / "typed"


def into_terminal(desk: Desk) -> None:
    desk.input("move", 200, 300, ",", "click")
    until("the terminal to have the keyboard", lambda: active(desk) == windows(desk, "xterm")[0].number, 10)


def active(desk: Desk) -> int:
    """The window that has the keyboard."""
    return int(desk.run(["xdotool", "getactivewindow"]))


def status(desk: Desk) -> dict[str, object]:
    told: dict[str, object] = json.loads(supple(desk, "status", "--json").stdout)
    return told


def seconds_up(desk: Desk) -> int:
    """This week's, what can still change included."""
    return int(json.loads(supple(desk, "summary", "--json").stdout)["seconds"]["up"])


def rows(desk: Desk, query: str) -> list[tuple[object, ...]]:
    history = Path(desk.env["XDG_DATA_HOME"], "supple", "history.sqlite")
    connection = sqlite3.connect(f"file:{history}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def prompted(desk: Desk, meanwhile: Callable[[], object]) -> Window:
    """A prompt that comes only now: a break that was left leaves what is due for later."""
    until("a break to be due", lambda: "skip" in str(status(desk)["can"]), DUE, lambda: desk.input("key", "space"))
    supple(desk, "start")
    supple(desk, "leave")
    until("no prompt", lambda: prompt(desk) is None, 5)
    return until("a prompt", lambda: prompt(desk), DUE, meanwhile)


@pytest.mark.parametrize("button", ["left", "right"])
def test_a_click_on_the_tray_icon_opens_its_menu(desk: Desk, button: str) -> None:
    assert open_menu(desk, button).width > 100
    desk.input("key", "Escape")
    until("the menu to close", lambda: menu(desk) is None, 5)


def test_this_week_in_the_menu_opens_the_week(desk: Desk) -> None:
    open_menu(desk)
    desk.input("key", "Up", "Up", "Up", "Up", "Return")
    week = until("the week", lambda: titled(desk, "Your week"), 10)
    until("the week to be in front", lambda: active(desk) == week.number, 5)
    desk.input("key", "Escape")
    until("the week to close", lambda: titled(desk, "Your week") is None, 5)


def test_status_tells_what_is(desk: Desk) -> None:
    told = status(desk)
    assert told["schema"] == 1
    assert str(told["headline"]).startswith("You have been sitting for")
    assert {"start", "pause"} <= set(told["can"])  # type: ignore[call-overload]


def test_a_second_start_brings_the_first_forward_and_leaves(desk: Desk) -> None:
    done = supple(desk)
    assert (done.returncode, done.stderr) == (0, "")
    window = until("the small window", lambda: titled(desk, "Supple"), 10)
    until("it to be in front", lambda: active(desk) == window.number, 5)


def test_a_prompt_takes_neither_a_key_nor_the_focus_from_somebody_who_types(desk: Desk) -> None:
    before, keys = active(desk), []

    def type_on() -> None:
        keys.append("all the keys ")
        desk.input("type", keys[-1])

    typed(desk).open("w").close()  # dd goes on where it was, so zeros come first
    prompted(desk, type_on)
    for _ in range(3):
        type_on()
    text = "".join(keys)
    until("every key", lambda: typed(desk).read_text().endswith(text), 10)
    assert active(desk) == before
    assert prompt(desk) is not None


def test_start_by_mouse_plays_the_break_and_esc_leaves_it(desk: Desk) -> None:
    before = len(rows(desk, "SELECT id FROM breaks"))
    press(desk, prompted(desk, lambda: desk.input("key", "space")), LIGHT.calm)
    until("the break's window", lambda: titled(desk, "reak"), 10)
    assert status(desk)["state"] == "playing"
    until("the prompt to leave", lambda: prompt(desk) is None, 5)
    desk.input("key", "Escape")
    until("nothing to cover the screen", lambda: titled(desk, "reak") is None, 5)
    desk.input("key", "space")  # back at once: longer away, and the time to the next prompt would begin anew
    assert status(desk)["state"] != "playing"
    kept = rows(desk, "SELECT outcome, kind, planned FROM breaks")
    assert len(kept) > before
    assert kept[-1][:2] == ("partial", "move")


def test_a_lock_ends_the_bout_once_it_is_long_enough(desk: Desk) -> None:
    _leaves_the_desk(desk, desk.lock, desk.unlock)


def test_sleep_ends_the_bout_once_it_is_long_enough(desk: Desk) -> None:
    _leaves_the_desk(desk, lambda: desk.sleep(asleep=True), lambda: desk.sleep(asleep=False))


def _leaves_the_desk(desk: Desk, go: Callable[[], None], come: Callable[[], None]) -> None:
    natural = "SELECT seconds FROM breaks WHERE outcome = 'natural'"
    before, up = len(rows(desk, natural)), seconds_up(desk)
    go()
    try:
        until("the bout to be over", lambda: status(desk)["state"] == "up", 15)
    finally:
        come()
    desk.input("key", "space")
    until("the next bout", lambda: "sitting" in str(status(desk)["headline"]), 10)
    found = until("the natural break", lambda: rows(desk, natural)[before:], 10)
    assert int(str(found[0][0])) >= 5
    assert seconds_up(desk) >= up + 5
    assert supple(desk, "sat-elsewhere").returncode == 0  # so the time to the next prompt is as if nobody had left
    assert seconds_up(desk) == up


def test_when_the_panel_dies_and_comes_back_the_icon_is_back(desk: Desk) -> None:
    desk.end("tray")
    assert status(desk)["code"] == 0
    desk.start_tray()
    assert open_menu(desk).width > 100
    desk.input("key", "Escape")


def test_sigterm_stores_what_is_open_and_leaves(own_desk: Desk) -> None:
    running = own_desk.begin("app", [str(SUPPLE)])
    own_desk.input("move", 50, 50)
    until("two seconds of sitting", lambda: "sitting for 2 s" in supple(own_desk, "status").stdout, 20)
    running.terminate()
    assert running.wait(10) == os.EX_OK
    spans = rows(own_desk, "SELECT activity, how, launched, seconds >= 2 FROM spans")
    assert spans == [("sitting", "measured", 1, 1)]
    assert supple(own_desk, "status").returncode == 3
