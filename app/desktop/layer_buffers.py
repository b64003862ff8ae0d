"""Two pictures in memory shared with a Wayland compositor: one is on screen while the other is filled.

Knows no surface and no screen.
"""

from __future__ import annotations

import mmap
import os
import sys
from collections.abc import Callable
from functools import partial

from app.desktop.api import UnansweredError
from app.desktop.wayland import Wayland, unheard
from app.desktop.wire import Reader

ARGB = 0
"""wl_shm's name for words of alpha, red, green and blue, multiplied by alpha."""
PIXEL = 4
"""Bytes of one."""
CREATE_POOL, CREATE_BUFFER = 0, 0
DESTROY_POOL, DESTROY_BUFFER = 1, 0
RELEASED = 0


class Buffers:
    """Two pictures of `size` pixels. freed: called whenever the compositor has let go of one."""

    def __init__(self, line: Wayland, shm: int, size: tuple[int, int], freed: Callable[[], None]) -> None:
        """Raises UnansweredError where there is no memory to share."""
        self.size = size
        self._line, self._freed = line, freed
        self._length = PIXEL * size[0] * size[1]
        file, self._memory = _shared(2 * self._length)
        pool = line.create(unheard)
        line.send(shm, CREATE_POOL, pool, 2 * self._length, files=[file])
        self._places: dict[int, int] = {}
        for place in (0, self._length):
            number = line.create(partial(self._heard, len(self._places)))
            self._places[number] = place
            line.send(pool, CREATE_BUFFER, number, place, *size, PIXEL * size[0], ARGB)
        line.destroy(pool, DESTROY_POOL)
        self._numbers = tuple(self._places)
        self._free = set(self._numbers)

    @property
    def free(self) -> bool:
        """Whether one can be filled."""
        return bool(self._free)

    def fill(self, picture: bytes | bytearray | memoryview) -> int:
        """Fill a free one; its number, to be attached."""
        number = self._free.pop()
        place = self._places[number]
        self._memory[place : place + self._length] = picture
        return number

    def end(self) -> None:
        """Let go of both. What is on screen must be another picture by then, or nothing."""
        for number in self._numbers:
            self._line.destroy(number, DESTROY_BUFFER)
        self._memory.close()

    def _heard(self, which: int, event: int, _arguments: Reader) -> None:
        if event == RELEASED:
            self._free.add(self._numbers[which])
            self._freed()


def _shared(length: int) -> tuple[int, mmap.mmap]:
    """Memory of so many bytes, and the file by which others have it too."""
    if sys.platform != "linux":
        raise UnansweredError("memory for pictures is shared with Wayland compositors on Linux alone", hopeful=False)
    try:
        file = os.memfd_create("supple-prompt", os.MFD_CLOEXEC)
        try:
            os.ftruncate(file, length)
            return file, mmap.mmap(file, length)
        except OSError:
            os.close(file)
            raise
    except (OSError, ValueError) as error:
        raise UnansweredError(f"{length} bytes of shared memory cannot be had: {error}") from error
