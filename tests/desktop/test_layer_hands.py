"""LayerHands with a compositor played by a thread: mice and fingers, one seat or two, and the pointer's shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.layer_cursor import LayerCursor
from app.desktop.layer_hands import LayerHands
from app.desktop.wayland import Wayland
from app.desktop.wire import Message, fixed
from tests.desktop.compositor import Compositor, rooms
from tests.desktop.painting import Painting, numbers

SEAT, SHAPES = ("wl_seat", 7), ("wp_cursor_shape_manager_v1", 1)
OURS, OTHER = 900, 901
"""Surfaces."""
MOUSE, FINGERS = 1, 4
"""What a seat says it has."""
LEFT, RIGHT = 0x110, 0x111


class Room:
    def __init__(self, folder: Path, qtbot: QtBot, *offers: tuple[str, int]) -> None:
        self.compositor = Compositor(folder, offers)
        self.painting = Painting()
        self.wait = qtbot.waitUntil
        self.line = Wayland(self.compositor.environ, lambda _why: None)
        assert self.line.settle()
        self.hands = LayerHands(
            self.line, OURS, self.painting, LayerCursor(self.line, 902, 903, {"XCURSOR_PATH": "/nowhere"})
        )
        assert self.line.settle()

    def seats(self) -> list[int]:
        return [number for number, name in self.compositor.bound.items() if name == "wl_seat"]

    def asked(self, target: int, number: int) -> list[Message]:
        assert self.line.settle()
        return [each for each in self.compositor.heard if (each.target, each.number) == (target, number)]

    def mouse(self, seat: int) -> int:
        """The mouse of this seat, which says that it has one."""
        self.compositor.say(seat, 0, MOUSE)
        self.wait(lambda: bool(self.asked(seat, 0)))
        return numbers(self.asked(seat, 0)[-1])[0]

    def finger(self, seat: int) -> int:
        self.compositor.say(seat, 0, FINGERS)
        self.wait(lambda: bool(self.asked(seat, 2)))
        return numbers(self.asked(seat, 2)[-1])[0]

    def told(self, *what: object) -> None:
        """Wait until exactly this was told since the last time."""
        self.wait(lambda: self.painting.told == list(what))
        self.painting.told.clear()

    def end(self) -> None:
        self.line.close()
        self.compositor.end()


Make = Callable[..., Room]


@pytest.fixture
def make(tmp_path: Path, qtbot: QtBot) -> Iterator[Make]:
    yield from rooms(partial(Room, tmp_path, qtbot))


def test_a_mouse_comes_moves_clicks_and_goes(make: Make) -> None:
    room = make(SEAT)
    mouse, say = room.mouse(room.seats()[0]), room.compositor.say
    say(mouse, 0, 1, OURS, fixed(3.5), fixed(4))
    say(mouse, 2, 100, fixed(5), fixed(6.25))
    say(mouse, 3, 2, 101, LEFT, 1)
    say(mouse, 5)
    say(mouse, 3, 3, 102, LEFT, 0)
    say(mouse, 1, 4, OURS)
    room.told((3.5, 4.0), (5.0, 6.25), "down", "up", "left")


def test_other_buttons_and_wheels_are_nothing_to_us(make: Make) -> None:
    room = make(SEAT)
    mouse, say = room.mouse(room.seats()[0]), room.compositor.say
    say(mouse, 3, 2, 101, RIGHT, 1)
    say(mouse, 4, 101, 0, fixed(15))
    say(mouse, 3, 3, 102, RIGHT, 0)
    say(mouse, 2, 100, fixed(5), fixed(6))
    room.told((5.0, 6.0))


def test_the_first_finger_is_a_mouse(make: Make) -> None:
    room = make(SEAT)
    finger, say = room.finger(room.seats()[0]), room.compositor.say
    say(finger, 0, 1, 100, OURS, 3, fixed(1), fixed(2))
    say(finger, 0, 2, 101, OURS, 4, fixed(8), fixed(9))
    say(finger, 2, 102, 4, fixed(8), fixed(8))
    say(finger, 2, 103, 3, fixed(2), fixed(2))
    say(finger, 1, 3, 104, 4)
    say(finger, 1, 4, 105, 3)
    room.told((1.0, 2.0), "down", (2.0, 2.0), "up", "left")


def test_a_finger_the_compositor_takes_for_itself_clicks_nothing(make: Make) -> None:
    room = make(SEAT)
    finger, say = room.finger(room.seats()[0]), room.compositor.say
    say(finger, 0, 1, 100, OURS, 3, fixed(1), fixed(2))
    say(finger, 4)
    say(finger, 4)
    say(finger, 0, 2, 101, OTHER, 3, fixed(1), fixed(2))
    say(finger, 0, 3, 102, OURS, 5, fixed(7), fixed(7))
    room.told((1.0, 2.0), "down", "left", (7.0, 7.0), "down")


def test_a_mouse_that_is_unplugged_has_left_and_one_that_comes_is_heard(make: Make) -> None:
    room = make(SEAT)
    seat = room.seats()[0]
    mouse = room.mouse(seat)
    room.compositor.say(seat, 0, 0)
    room.told("left")
    assert room.asked(mouse, 1)
    again = room.mouse(seat)
    room.compositor.say(again, 2, 100, fixed(5), fixed(6))
    room.told((5.0, 6.0))


def test_a_second_seat_points_too_and_may_go(make: Make) -> None:
    room = make(SEAT, SEAT)
    first, second = room.seats()
    room.mouse(first)
    mouse = room.mouse(second)
    room.compositor.say(mouse, 2, 100, fixed(5), fixed(6))
    room.told((5.0, 6.0))
    room.compositor.say(2, 1, 2)
    room.told("left")


def test_over_what_can_be_clicked_the_pointer_is_a_hand_and_it_is_said_once(make: Make) -> None:
    room = make(SEAT, SHAPES)
    mouse, say = room.mouse(room.seats()[0]), room.compositor.say
    say(mouse, 0, 77, OURS, fixed(1), fixed(1))
    say(mouse, 2, 100, fixed(2), fixed(2))
    room.told((1.0, 1.0), (2.0, 2.0))
    room.painting.hand = False
    say(mouse, 2, 101, fixed(3), fixed(3))
    room.told((3.0, 3.0))
    manager = next(number for number, name in room.compositor.bound.items() if name == SHAPES[0])
    [(shape, pointer)] = [numbers(each) for each in room.asked(manager, 1)]
    assert pointer == mouse
    assert [numbers(each) for each in room.asked(shape, 1)] == [[77, 4], [77, 1]]
