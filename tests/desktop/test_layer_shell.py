"""LayerSurface with a compositor played by a thread: what it asks for, and what goes wrong. Real sway: tests/ui."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.layer_shell import LayerSurface, why_not
from app.desktop.wire import Message
from app.ports import NoSurfaceError
from tests.desktop.compositor import Compositor, rooms
from tests.desktop.conftest import GNOME, SWAY
from tests.desktop.painting import Painting, numbers
from tests.desktop_rig.desk import Desk

NEEDED = (("wl_compositor", 4), ("wl_shm", 1), ("zwlr_layer_shell_v1", 4), ("wl_output", 2), ("wl_seat", 7))
SIZE, EDGE = (40, 20), 5
CONFIGURE, CLOSED = 0, 1


class Room:
    """A surface on a played compositor."""

    def __init__(self, folder: Path, qtbot: QtBot, *offers: tuple[str, int]) -> None:
        self.compositor = Compositor(folder, offers)
        self.painting = Painting()
        self.wait = qtbot.waitUntil

    def open(self) -> None:
        self.surface = LayerSurface(self.painting, SIZE, EDGE, self.compositor.environ)
        assert self.surface._line.settle()

    def bound(self, interface: str) -> int:
        return next(number for number, name in self.compositor.bound.items() if name == interface)

    def asked(self, target: int, number: int) -> list[Message]:
        heard = list(self.compositor.heard)
        return [each for each in heard if (each.target, each.number) == (target, number)]

    def made(self, maker: int, number: int) -> int:
        """The object this request has made."""
        return numbers(self.asked(maker, number)[-1])[0]

    @property
    def wl_surface(self) -> int:
        return self.made(self.bound("wl_compositor"), 0)

    @property
    def layer(self) -> int:
        return self.made(self.bound("zwlr_layer_shell_v1"), 0)

    def layer_asked(self, number: int) -> list[Message]:
        return self.asked(self.layer, number)

    def agree(self, serial: int = 7) -> None:
        """Configure it and wait until a picture is wanted."""
        before = self.painting.told.count("wanted")
        self.compositor.say(self.layer, CONFIGURE, serial, *SIZE)
        self.wait(lambda: self.painting.told.count("wanted") == before + 1)

    def put(self) -> list[int]:
        """Put a picture; the buffers attached so far."""
        width, height = self.surface.pixels
        self.surface.put(bytes(4 * width * height))
        assert self.surface._line.settle()
        return [numbers(each)[0] for each in self.asked(self.wl_surface, 1)]

    def see(self) -> None:
        """Say that the last picture was on screen."""
        callback = numbers(self.asked(self.wl_surface, 3)[-1])[0]
        before = self.painting.told.count("seen")
        self.compositor.say(callback, 0, 0)
        self.compositor.say(1, 1, callback)
        self.wait(lambda: self.painting.told.count("seen") == before + 1)

    def end(self) -> None:
        if hasattr(self, "surface"):
            self.surface.close()
        self.compositor.end()


Make = Callable[..., Room]


@pytest.fixture
def make(tmp_path: Path, qtbot: QtBot) -> Iterator[Make]:
    yield from rooms(partial(Room, tmp_path, qtbot))


@pytest.fixture
def room(make: Make) -> Room:
    room = make(*NEEDED)
    room.open()
    return room


def test_it_asks_for_the_corner_of_any_screen_above_windows_without_the_keyboard(room: Room) -> None:
    layer, surface, output, above, *_ = numbers(room.asked(room.bound("zwlr_layer_shell_v1"), 0)[0])
    assert (surface, output, above) == (room.wl_surface, 0, 2)
    assert layer == room.layer
    assert {each.number: numbers(each) for each in room.compositor.heard if each.target == layer} == {
        0: [40, 20],
        1: [2 | 8],  # bottom and right
        3: [0, 19, 19, 0],  # 24 from the edge of the card
        4: [0],
    }


def test_its_shadow_takes_no_click(room: Room) -> None:
    region = room.made(room.bound("wl_compositor"), 1)
    assert numbers(room.asked(region, 1)[0]) == [5, 5, 30, 10]
    assert numbers(room.asked(room.wl_surface, 5)[0]) == [region]


def test_it_agrees_to_what_is_configured_and_only_then_takes_a_picture(room: Room) -> None:
    assert not room.surface.ready
    room.agree(serial=9)
    room.wait(lambda: [numbers(each) for each in room.layer_asked(6)] == [[9]])
    assert room.surface.ready


def test_a_picture_is_put_whole_and_the_next_waits_until_it_was_seen(room: Room) -> None:
    room.agree()
    room.put()
    assert not room.surface.ready
    assert numbers(room.asked(room.wl_surface, 9)[0]) == [0, 0, 40, 20]
    assert numbers(room.asked(room.wl_surface, 8)[0]) == [1]
    room.see()
    assert room.surface.ready


def test_a_picture_that_the_compositor_still_has_is_not_written_over(room: Room) -> None:
    room.agree()
    room.put()
    room.see()
    first, second = room.put()
    assert first != second
    room.see()
    assert not room.surface.ready
    room.compositor.say(first, 0)
    room.wait(lambda: room.surface.ready)
    assert room.put() == [first, second, first]


def test_the_ratio_of_the_screen_it_is_on_is_that_of_its_pictures(room: Room) -> None:
    room.agree()
    room.put()
    room.see()
    output = room.bound("wl_output")
    room.compositor.say(room.wl_surface, 0, output)
    room.compositor.say(output, 3, 2)
    room.wait(lambda: room.painting.told[-1] == "wanted")
    assert (room.surface.ratio, room.surface.pixels) == (2.0, (80, 40))
    old = room.asked(room.wl_surface, 1)
    [_, new] = room.put()
    assert numbers(room.asked(room.wl_surface, 8)[-1]) == [2]
    assert room.asked(numbers(old[0])[0], 0)  # the small ones are let go of
    assert not room.asked(new, 0)


def test_another_size_is_asked_for_and_waits_for_agreement(room: Room) -> None:
    room.agree()
    room.surface.resize((60, 30))
    assert not room.surface.ready
    room.wait(lambda: numbers(room.layer_asked(0)[-1]) == [60, 30])
    room.agree()
    assert room.surface.pixels == (60, 30)


def test_closed_by_the_compositor_it_is_gone_once(room: Room) -> None:
    room.agree()
    room.compositor.say(room.layer, CLOSED)
    room.compositor.say(room.layer, CLOSED)
    room.wait(lambda: bool(room.painting.gone_because))
    assert room.painting.gone_because == ["the compositor has taken it off the screen"]
    assert not room.surface.ready


def test_a_compositor_that_goes_away_takes_it_along(room: Room) -> None:
    room.agree()
    room.compositor.line.shutdown(socket.SHUT_RDWR)
    room.wait(lambda: room.painting.gone_because == ["the Wayland compositor is lost: it closed the connection"])


def test_closed_by_us_it_tells_nothing_more(room: Room, qtbot: QtBot) -> None:
    room.agree()
    room.put()
    told = list(room.painting.told)
    room.surface.close()
    room.surface.close()
    room.wait(lambda: room.compositor.line.fileno() == -1)  # it has heard that we have hung up
    qtbot.wait(1)
    assert (room.painting.told, room.painting.gone_because) == (told, [])


def test_without_memory_to_share_it_says_so(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> int:
        raise OSError(24, "Too many open files")

    room.agree()
    monkeypatch.setattr("os.memfd_create", refuse)
    with pytest.raises(NoSurfaceError, match="6400 bytes of shared memory cannot be had") as raised:
        room.put()
    assert raised.value.hopeful


@pytest.mark.parametrize("lacking", ["wl_compositor", "wl_shm", "zwlr_layer_shell_v1"])
def test_a_compositor_that_lacks_what_is_needed_is_not_asked_again(lacking: str, make: Make) -> None:
    room = make(*(each for each in NEEDED if each[0] != lacking))
    with pytest.raises(NoSurfaceError, match=f"the Wayland compositor offers no {lacking} in version") as raised:
        LayerSurface(room.painting, SIZE, EDGE, room.compositor.environ)
    assert not raised.value.hopeful
    assert room.painting.gone_because == []


@pytest.mark.desktop(*SWAY, *GNOME)
def test_of_two_real_compositors_sway_has_one_and_gnome_says_why_it_has_none(sway: Desk, gnome: Desk) -> None:
    assert why_not(sway.env) == ""
    assert why_not(gnome.env) == "the Wayland compositor offers no zwlr_layer_shell_v1 in version 1"


def test_where_no_compositor_is_there_may_be_one_later() -> None:
    with pytest.raises(NoSurfaceError, match="cannot be reached at /nowhere/wayland-1") as raised:
        LayerSurface(Painting(), SIZE, EDGE, {"WAYLAND_DISPLAY": "/nowhere/wayland-1"})
    assert raised.value.hopeful


def test_a_compositor_that_leaves_while_it_is_asked_is_a_sentence(make: Make) -> None:
    room = make(*NEEDED)
    room.compositor._answer = lambda *_: room.compositor.line.shutdown(socket.SHUT_RDWR)  # type: ignore[method-assign]
    with pytest.raises(NoSurfaceError, match="the Wayland compositor is lost: it closed the connection"):
        LayerSurface(room.painting, SIZE, EDGE, room.compositor.environ)
