"""The shape of a pointer while it is over a Wayland surface of ours: a hand where one can click, else the arrow.

By name where the compositor knows names (`wp_cursor_shape_v1`), else by the theme's own pictures. Where neither is, it
stays what it was.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from app.desktop.api import UnansweredError
from app.desktop.cursor_files import CursorPicture, cursor
from app.desktop.layer_buffers import Buffers
from app.desktop.wayland import Wayland, unheard

SHAPES, GET_POINTER, SET_SHAPE = "wp_cursor_shape_manager_v1", 1, 1
ARROW, HAND = 1, 4
"""The numbers of their names."""
FILES = {ARROW: ("default", "left_ptr", "arrow"), HAND: ("pointer", "hand2", "hand1", "pointing_hand")}
SET_CURSOR = 0
CREATE_SURFACE, ATTACH, DAMAGE, COMMIT = 0, 1, 9, 6


class LayerCursor:
    """Both shapes, for all pointers of a connection. compositor, shm: bound on it."""

    def __init__(self, line: Wayland, compositor: int, shm: int, environ: Mapping[str, str] = os.environ) -> None:
        self._line, self._compositor, self._shm, self._environ = line, compositor, shm, environ
        offered = line.offers(SHAPES)
        self._shapes = None if offered is None else line.bind(offered, 1, unheard)
        self._devices: dict[int, int] = {}
        self._pictures: dict[int, tuple[int, CursorPicture] | None] = {}

    def show(self, pointer: int, entered: int, *, hand: bool) -> None:
        """entered: the serial of the event in which this pointer came onto the surface."""
        shape = HAND if hand else ARROW
        if self._shapes is not None:
            self._line.send(self._device(self._shapes, pointer), SET_SHAPE, entered, shape)
            return
        if shape not in self._pictures:
            self._pictures[shape] = self._drawn(cursor(FILES[shape], self._environ))
        found = self._pictures[shape]
        if found is not None:
            surface, picture = found
            self._line.send(pointer, SET_CURSOR, entered, surface, *picture.spot)

    def _device(self, shapes: int, pointer: int) -> int:
        """What names the shape of this pointer."""
        if pointer not in self._devices:
            self._devices[pointer] = self._line.create(unheard)
            self._line.send(shapes, GET_POINTER, self._devices[pointer], pointer)
        return self._devices[pointer]

    def _drawn(self, picture: CursorPicture | None) -> tuple[int, CursorPicture] | None:
        """A surface that shows this picture."""
        if picture is None:
            return None
        try:
            buffers = Buffers(self._line, self._shm, picture.size, lambda: None)
        except UnansweredError:  # the prompt itself says so, if it lacks memory too
            return None
        surface = self._line.create(unheard)
        self._line.send(self._compositor, CREATE_SURFACE, surface)
        self._line.send(surface, ATTACH, buffers.fill(picture.pixels), 0, 0)
        self._line.send(surface, DAMAGE, 0, 0, *picture.size)
        self._line.send(surface, COMMIT)
        return surface, picture
