"""The installed app on each real desktop with two monitors: where a break stands, and that nothing of it stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desktop.conftest import KINDS
from tests.desktop_rig import outputs
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.picture import MONITOR, Picture, look, two_monitors
from tests.desktop_rig.seen import SUPPLE, supple, until

LEFT, RIGHT = 0, 1
SETTINGS = '[prompting]\nsession_grace = 0\n[breaks]\nsound = false\nplace = "screen"\nscreen = "all"\n'


@pytest.fixture(scope="module", params=KINDS)
def used(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A desktop of each kind with two monitors, on which the app runs."""
    with Desk.up(two_monitors(request.param)) as desk:
        config = Path(desk.env["XDG_CONFIG_HOME"], "supple")
        config.mkdir()
        (config / "settings.toml").write_text(SETTINGS, encoding="utf-8")
        desk.begin("app", [str(SUPPLE)])
        until("the app", lambda: supple(desk, "status").returncode == 0, 20)
        yield desk


@pytest.fixture
def desk(used: Desk) -> Iterator[Desk]:
    """The same; no break of it stays for the next test."""
    yield used
    supple(used, "leave")


@pytest.fixture
def before(desk: Desk) -> Picture:
    """How it looks without us, the pointer on the left monitor."""
    desk.input("move", 300, 400)
    return look(desk)


def in_use_right(desk: Desk) -> Picture:
    """How it looks without us, the pointer on the right monitor."""
    desk.input("move", MONITOR[0] + 300, 400)
    return look(desk)


def start(desk: Desk, place: str = "screen", screen: str = "all") -> None:
    supple(desk, "settings", "set", "breaks.place", place)
    supple(desk, "settings", "set", "breaks.screen", screen)
    assert supple(desk, "start", "tiny").returncode == 0


def free(desk: Desk, before: Picture) -> None:
    """Nothing of ours is on any monitor any more."""
    until("the monitors to be free", lambda: look(desk).same(before), 10)
    assert not supple(desk, "status").stdout.startswith("A break plays.")


def by_command(desk: Desk) -> None:
    assert supple(desk, "leave").returncode == 0


def by_escape(desk: Desk) -> None:
    desk.input("key", "Escape")


@pytest.mark.parametrize("leave", [by_command, by_escape])
def test_a_break_on_all_screens_covers_both_and_leaves_nothing(
    desk: Desk, before: Picture, leave: Callable[[Desk], None]
) -> None:
    start(desk)
    until("the break on the left", lambda: look(desk).covered(before, LEFT), 10)
    until("the right to be dimmed", lambda: (now := look(desk)).covered(before, RIGHT) and now.dark(RIGHT), 10)
    leave(desk)
    free(desk, before)


def test_it_stands_on_the_screen_in_use_and_the_other_stays_as_it_was(desk: Desk) -> None:
    before = in_use_right(desk)
    start(desk, screen="in use")
    until("the break on the right", lambda: look(desk).covered(before, RIGHT), 10)
    assert look(desk).changed(before, LEFT) == 0
    by_command(desk)
    free(desk, before)


def test_a_corner_leaves_the_rest_to_see(desk: Desk, before: Picture) -> None:
    start(desk, "corner", "in use")
    until("the break", lambda: look(desk).changed(before, LEFT) > 0.1, 10)
    shot = look(desk)
    assert shot.changed(before, LEFT) < 0.3
    assert shot.changed(before, RIGHT) == 0
    by_escape(desk)
    free(desk, before)


def test_a_window_leaves_the_other_screen_as_it_was(desk: Desk, before: Picture) -> None:
    start(desk, "window", "in use")
    until("the break", lambda: look(desk).changed(before, LEFT) > 0.4, 10)
    shot = look(desk)
    assert shot.changed(before, LEFT) < 0.9 or desk.wants.kind == "sway"  # which tiles it over all it has
    assert shot.changed(before, RIGHT) == 0
    by_escape(desk)
    free(desk, before)


@pytest.mark.parametrize("used", [KINDS[0], KINDS[2]], indirect=True)  # sway 1.7 keeps a monitor that is none
def test_a_monitor_pulled_in_a_break_and_put_back_is_dimmed_again(desk: Desk, before: Picture) -> None:
    start(desk)
    until("the right to be dimmed", lambda: look(desk).covered(before, RIGHT), 10)
    outputs.pull(desk)
    try:
        until("the break to have the left alone", lambda: look(desk).covered(before, LEFT), 10)
        assert supple(desk, "status").stdout.startswith("A break plays.")
    finally:
        outputs.put_back(desk)
    until("the right to be dimmed again", lambda: (now := look(desk)).covered(before, RIGHT) and now.dark(RIGHT), 10)
    by_escape(desk)
    free(desk, before)


@pytest.mark.parametrize("used", [KINDS[0], KINDS[2]], indirect=True)
def test_the_monitor_with_the_break_pulled_leaves_the_break_on_the_other(desk: Desk) -> None:
    before = in_use_right(desk)
    start(desk, screen="in use")
    until("the break on the right", lambda: look(desk).covered(before, RIGHT), 10)
    outputs.pull(desk)
    try:
        until("the break on the left", lambda: look(desk).covered(before, LEFT), 10)
        assert supple(desk, "status").stdout.startswith("A break plays.")
    finally:
        outputs.put_back(desk)
    by_command(desk)
    desk.input("move", 300, 400)
    until("the left to be free", lambda: look(desk).changed(before, LEFT) < 0.01, 10)


@pytest.mark.parametrize("used", KINDS[1:], indirect=True)
def test_a_scale_that_changes_in_a_break_and_one_beside_another_leave_it_covering(desk: Desk, before: Picture) -> None:
    start(desk)
    until("the right to be dimmed", lambda: look(desk).covered(before, RIGHT), 10)
    outputs.put_back(desk, 2)
    try:
        until("the left, as it was", lambda: look(desk, 2).covered(before, LEFT), 10)
        until("the right, at its new scale", lambda: look(desk, 2).covered(before, RIGHT), 10)
        by_command(desk)
        start(desk)
        until("a new break beside it", lambda: look(desk, 2).covered(before, LEFT), 10)
        until("the right to be dimmed", lambda: look(desk, 2).covered(before, RIGHT), 10)
        by_command(desk)
    finally:
        outputs.put_back(desk)
    free(desk, before)
