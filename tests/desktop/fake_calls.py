"""A function of a system's library, for the fakes of Windows and macOS."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Call:
    """Callable, and with room for its types."""

    def __init__(self, does: Callable[..., Any]) -> None:
        self.does = does

    def __call__(self, *args: Any) -> Any:  # noqa: ANN401 (as a library's functions are)
        return self.does(*args)
