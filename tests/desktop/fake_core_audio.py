"""CoreAudio and CoreMediaIO as far as we call them: properties of numbered objects."""

from __future__ import annotations

import struct
from typing import Any

from app.desktop.core_audio import ANY
from tests.desktop.fake_calls import Call


class FakeProperties:
    """held: lists of numbers by (object, selector, scope)."""

    def __init__(self, held: dict[tuple[int, str, str], list[int]]) -> None:
        self.held = held
        self.refuses = ""

    def __getitem__(self, name: str) -> Call:
        return Call(self._size if name.endswith("Size") else self._data)

    def _find(self, thing: Any, address: Any) -> list[int] | None:  # noqa: ANN401 (what ctypes passes)
        selector, scope = (struct.pack(">I", code).decode() for code in (address._obj.selector, address._obj.scope))
        return self.held.get((thing.value, selector, scope))

    def _size(self, *args: Any) -> int:  # noqa: ANN401
        found = self._find(*args[:2])
        args[4]._obj.value = 4 * len(found or ())
        return 1 if found is None else 0

    def _data(self, *args: Any) -> int:  # noqa: ANN401
        found = self._find(*args[:2])
        selector = struct.pack(">I", args[1]._obj.selector).decode()
        if found is None or selector == self.refuses:
            return 1
        args[-2]._obj.value = 4 * len(found)
        for at, number in enumerate(found):
            args[-1]._obj[at] = number
        return 0


def held(*entries: tuple[int, str, list[int]]) -> dict[tuple[int, str, str], list[int]]:
    """In the scope that most have."""
    return {(thing, selector, ANY): numbers for thing, selector, numbers in entries}
