"""LayerScale with a compositor played by a thread: whole numbers of outputs, and fractions where both can."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.layer_scale import LayerScale
from app.desktop.wayland import Wayland
from app.desktop.wire import Reader, packed
from tests.desktop.compositor import Compositor, rooms
from tests.desktop.painting import numbers

OUTPUT, FRACTIONS, VIEWPORTS = ("wl_output", 4), ("wp_fractional_scale_manager_v1", 1), ("wp_viewporter", 1)
SURFACE = 900


class Room:
    def __init__(self, folder: Path, qtbot: QtBot, *offers: tuple[str, int]) -> None:
        self.compositor = Compositor(folder, offers)
        self.wait = qtbot.waitUntil
        self.changes: list[float] = []
        self.line = Wayland(self.compositor.environ, lambda _why: None)
        assert self.line.settle()
        self.scale = LayerScale(self.line, lambda: self.changes.append(self.scale.ratio))
        self.scale.follow(SURFACE)
        assert self.line.settle()

    def bound(self, interface: str) -> list[int]:
        return [number for number, name in self.compositor.bound.items() if name == interface]

    def outputs(self, *scales: int) -> list[int]:
        """The outputs, which say these scales."""
        found = self.bound("wl_output")
        for output, scale in zip(found, scales, strict=True):
            self.compositor.say(output, 3, scale)
        assert self.line.settle()
        return found

    def on(self, output: int, event: int = 0) -> None:
        """The surface has come onto this output, or left it (1)."""
        self.scale.heard(event, Reader(packed(0, 0, output)[8:]))

    def applied(self) -> list[tuple[int, int, list[int]]]:
        """What is asked with a picture of 300 x 100."""
        before = len(self.compositor.heard)
        self.scale.apply((300, 100))
        assert self.line.settle()
        return [(each.target, each.number, numbers(each)) for each in self.compositor.heard[before:]]

    def end(self) -> None:
        self.line.close()
        self.compositor.end()


Make = Callable[..., Room]


@pytest.fixture
def make(tmp_path: Path, qtbot: QtBot) -> Iterator[Make]:
    yield from rooms(partial(Room, tmp_path, qtbot))


def test_before_it_is_known_where_it_is_the_finest_screen_counts_and_then_its_own(make: Make) -> None:
    room = make(OUTPUT, OUTPUT)
    coarse, fine = room.outputs(1, 2)
    assert room.scale.ratio == 2
    room.on(coarse)
    assert room.scale.ratio == 1
    room.on(fine)
    assert room.scale.ratio == 2
    room.on(fine, 1)
    assert room.changes == [2, 1, 2, 1]
    assert room.applied() == [(SURFACE, 8, [1])]


def test_a_screen_that_is_pulled_counts_no_more(make: Make) -> None:
    room = make(OUTPUT, OUTPUT)
    _, fine = room.outputs(1, 3)
    room.on(fine)
    room.compositor.say(2, 1, 2)
    room.wait(lambda: room.scale.ratio == 1)


def test_a_screen_whose_scale_changes_asks_for_new_pictures(make: Make) -> None:
    room = make(OUTPUT)
    [output] = room.outputs(1)
    room.on(output)
    room.compositor.say(output, 3, 2)
    room.wait(lambda: room.changes == [2])
    assert room.scale.pixels((300, 101)) == (600, 202)
    assert room.applied() == [(SURFACE, 8, [2])]


def test_fractions_are_taken_where_a_picture_can_be_shown_at_another_size(make: Make) -> None:
    room = make(OUTPUT, FRACTIONS, VIEWPORTS)
    room.outputs(2)
    fraction = next(numbers(each) for each in room.compositor.heard if each.target == room.bound(FRACTIONS[0])[0])
    viewport = next(numbers(each) for each in room.compositor.heard if each.target == room.bound(VIEWPORTS[0])[0])
    assert (fraction[1], viewport[1]) == (SURFACE, SURFACE)
    room.compositor.say(fraction[0], 0, 150)
    room.wait(lambda: room.scale.ratio == 1.25)
    assert room.scale.pixels((300, 101)) == (375, 126)
    assert room.applied() == [(viewport[0], 2, [300, 100])]


@pytest.mark.parametrize("offered", [FRACTIONS, VIEWPORTS])
def test_one_of_the_two_alone_is_of_no_use(offered: tuple[str, int], make: Make) -> None:
    room = make(OUTPUT, offered)
    assert room.bound(offered[0]) == []
    assert room.applied() == [(SURFACE, 8, [1])]


def test_outputs_too_old_to_tell_are_taken_for_plain_ones(make: Make) -> None:
    room = make(("wl_output", 1))
    assert room.bound("wl_output") == []
    assert room.scale.ratio == 1
