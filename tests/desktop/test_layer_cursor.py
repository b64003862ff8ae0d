"""LayerCursor with a compositor played by a thread: shapes by name, by files, and by neither."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.layer_cursor import LayerCursor
from app.desktop.wayland import Wayland
from app.desktop.wire import Message
from tests.desktop.compositor import Compositor, rooms
from tests.desktop.painting import numbers
from tests.desktop.test_cursor_files import file, picture

COMPOSITOR, SHM, POINTER = 902, 903, 910


class Room:
    def __init__(self, folder: Path, *offers: tuple[str, int]) -> None:
        self.compositor = Compositor(folder, offers)
        self.line = Wayland(self.compositor.environ, lambda _why: None)
        assert self.line.settle()
        self.cursor = LayerCursor(self.line, COMPOSITOR, SHM, {"XCURSOR_PATH": str(folder)})

    def heard(self) -> list[Message]:
        assert self.line.settle()
        return self.compositor.heard

    def asked(self, target: int, number: int) -> list[list[int]]:
        return [numbers(each) for each in self.heard() if (each.target, each.number) == (target, number)]

    def end(self) -> None:
        self.line.close()
        self.compositor.end()


Make = Callable[..., Room]


@pytest.fixture
def make(tmp_path: Path, qtbot: QtBot) -> Iterator[Make]:
    yield from rooms(partial(Room, tmp_path))


def test_where_shapes_have_names_each_pointer_is_given_one_by_its_name(make: Make) -> None:
    room = make(("wp_cursor_shape_manager_v1", 1))
    room.cursor.show(POINTER, 5, hand=True)
    room.cursor.show(POINTER, 5, hand=False)
    room.cursor.show(POINTER + 1, 6, hand=False)
    room.heard()
    manager = next(iter(room.compositor.bound))
    first, second = room.asked(manager, 1)
    assert (first[1], second[1]) == (POINTER, POINTER + 1)
    assert (room.asked(first[0], 1), room.asked(second[0], 1)) == ([[5, 4], [5, 1]], [[6, 1]])


def test_where_they_have_none_the_themes_own_picture_is_shown_and_drawn_once(make: Make, tmp_path: Path) -> None:
    folder = tmp_path / "default" / "cursors"
    folder.mkdir(parents=True)
    (folder / "hand2").write_bytes(file(picture(24, 7)))
    room = make()
    room.cursor.show(POINTER, 5, hand=True)
    room.cursor.show(POINTER, 9, hand=True)
    [[surface]] = room.asked(COMPOSITOR, 0)
    assert room.asked(POINTER, 0) == [[5, surface, 1, 2], [9, surface, 1, 2]]
    assert len(room.asked(surface, 6)) == 1


def test_where_there_is_neither_the_pointer_stays_what_it_was(make: Make) -> None:
    room = make()
    room.cursor.show(POINTER, 5, hand=True)
    assert room.heard() == []
