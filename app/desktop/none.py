"""Where nothing answers. Says why, and never says that nobody is there."""

from __future__ import annotations

from typing import NoReturn

from app.desktop.api import Lost, Tell, UnansweredError


class NoIdle:
    """An idle time that cannot be read here, for a reason that does not change while the app runs."""

    def __init__(self, reason: str, missing: str = "") -> None:
        self._reason = reason
        self._missing = missing

    def start(self, threshold: int, tell: Tell, lost: Lost) -> NoReturn:  # noqa: ARG002
        raise UnansweredError(self._reason, self._missing, hopeful=False)

    def ask_next(self) -> None:
        """Nobody can be asked."""

    def says(self) -> str:
        return self._reason

    def stop(self) -> None:
        """Nothing runs."""
