"""The registry of Windows as far as we read it: numbers below the paths of keys."""

from __future__ import annotations

from collections.abc import Mapping


class FakeRegistry:
    def __init__(self, held: Mapping[str, Mapping[str, int]]) -> None:
        self.held = held

    def keys(self, path: str) -> tuple[str, ...]:
        below = (key.removeprefix(f"{path}\\") for key in self.held if key.startswith(f"{path}\\"))
        return tuple(dict.fromkeys(name.split("\\")[0] for name in below))

    def number(self, path: str, name: str) -> int | None:
        return self.held.get(path, {}).get(name)
