"""Wayland on sway, on a compositor played by a thread, and on none."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.api import UnansweredError
from app.desktop.wayland import Global, Wayland, place, unheard
from tests.desktop.compositor import Compositor
from tests.desktop_rig.desk import Desk

Play = Callable[..., Compositor]


@pytest.fixture
def play(tmp_path: Path, qtbot: QtBot) -> Iterator[Play]:
    played: list[Compositor] = []

    def _play(*offers: tuple[str, int]) -> Compositor:
        played.append(Compositor(tmp_path, offers))
        return played[-1]

    yield _play
    for each in played:
        each.end()


class Line:
    """A connection that has settled, and why it broke."""

    def __init__(self, environ: dict[str, str]) -> None:
        self.lost: list[str] = []
        self.wayland = Wayland(environ, self.lost.append)
        assert self.wayland.settle()


@pytest.mark.desktop("sway")
def test_a_real_compositor_says_what_it_offers_and_takes_what_is_asked(sway: Desk, qtbot: QtBot) -> None:
    line = Line(sway.env)
    offered = line.wayland.offers("wl_output")
    assert offered is not None
    said: list[int] = []
    line.wayland.bind(offered, 4, lambda number, _arguments: said.append(number))
    qtbot.waitUntil(lambda: 2 in said)  # wl_output.done
    assert line.wayland.offers("wl_nothing") is None
    line.wayland.close()


@pytest.mark.desktop("sway")
def test_what_a_real_compositor_refuses_is_a_sentence(sway: Desk, qtbot: QtBot) -> None:
    line = Line(sway.env)
    line.wayland.send(4711, 0)
    qtbot.waitUntil(lambda: bool(line.lost))
    assert "refused what was asked of object" in line.lost[0]
    assert len(line.lost) == 1


@pytest.mark.desktop("sway")
def test_numbers_of_objects_that_are_gone_are_used_again(sway: Desk, qtbot: QtBot) -> None:
    line = Line(sway.env)
    numbers = set()
    for _ in range(20):
        assert line.wayland.settle()
        numbers.add(line.wayland.create(unheard))
        line.wayland.send(1, 0, max(numbers))
    assert line.wayland.settle()
    assert len(numbers) < 4
    line.wayland.close()


def test_what_is_offered_and_comes_and_goes_is_told(play: Play, qtbot: QtBot) -> None:
    compositor = play(("wl_seat", 7), ("wl_output", 4))
    line = Line(compositor.environ)
    came: list[Global] = []
    went: list[Global] = []
    line.wayland.watch("wl_seat", came.append, went.append)
    first, second = Global(1, "wl_seat", 7), Global(8, "wl_seat", 5)
    assert came == [first]
    compositor.say(2, 0, 8, "wl_seat", 5)
    compositor.say(2, 0, 9, "wl_output", 4)
    qtbot.waitUntil(lambda: came == [first, second])
    compositor.say(2, 1, 1)
    qtbot.waitUntil(lambda: went == [first])
    assert line.wayland.offers("wl_seat") == second
    line.wayland.close()


def test_a_version_is_never_newer_than_what_is_offered(play: Play) -> None:
    compositor = play(("wl_seat", 3))
    line = Line(compositor.environ)
    seat = line.wayland.offers("wl_seat")
    assert seat is not None
    number = line.wayland.bind(seat, 9, unheard)
    assert line.wayland.settle()
    assert compositor.bound == {number: "wl_seat"}
    line.wayland.close()


def test_a_destroyed_object_is_heard_no_more(play: Play, qtbot: QtBot) -> None:
    compositor = play(("wl_seat", 3))
    line = Line(compositor.environ)
    heard: list[int] = []
    number = line.wayland.create(lambda event, _: heard.append(event))
    compositor.say(number, 4)
    qtbot.waitUntil(lambda: heard == [4])
    line.wayland.destroy(number, 0)
    compositor.say(number, 5)
    assert line.wayland.settle()
    assert heard == [4]
    line.wayland.close()


def test_a_compositor_that_leaves_is_lost_once(play: Play, qtbot: QtBot) -> None:
    compositor = play()
    line = Line(compositor.environ)
    compositor.line.shutdown(socket.SHUT_RDWR)
    qtbot.waitUntil(lambda: line.lost == ["the Wayland compositor is lost: it closed the connection"])
    line.wayland.send(1, 0, 77)
    assert not line.wayland.settle()
    assert len(line.lost) == 1


@pytest.mark.usefixtures("qapp")
def test_a_compositor_that_hangs_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as hung:
        hung.bind(str(tmp_path / "wayland-0"))
        hung.listen()
        wayland = Wayland({"XDG_RUNTIME_DIR": str(tmp_path)}, lambda _: None)
        assert not wayland.settle(0.1)
        wayland.close()


@pytest.mark.parametrize(
    ("environ", "why"),
    [
        ({"WAYLAND_DISPLAY": "wayland-1"}, "XDG_RUNTIME_DIR is not set"),
        ({"WAYLAND_DISPLAY": "/nowhere/wayland-1"}, "at /nowhere/wayland-1 ("),
        ({"XDG_RUNTIME_DIR": "/nowhere"}, "at /nowhere/wayland-0 ("),
        ({"WAYLAND_DISPLAY": f"/{'long' * 40}"}, "AF_UNIX path too long"),
    ],
)
def test_a_compositor_that_is_not_there_is_named(environ: dict[str, str], why: str) -> None:
    with pytest.raises(UnansweredError, match="the Wayland compositor cannot be reached") as raised:
        Wayland(environ, lambda _: None)
    assert why in raised.value.reason


def test_where_the_compositor_is() -> None:
    environ = {"XDG_RUNTIME_DIR": "/run/user/7"}
    assert place(environ) == Path("/run/user/7/wayland-0")
    assert place(environ | {"WAYLAND_DISPLAY": "wayland-3"}) == Path("/run/user/7/wayland-3")
    assert place(environ | {"WAYLAND_DISPLAY": "/else/where"}) == Path("/else/where")
    assert place({}) is None
