"""What breaks are made of, loaded with the first one: the movements, the plan of the next break, its sounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.core.breaks import planned
from app.core.inputs import BreakKind
from app.core.records import MovementRecord
from app.core.settings import Breaks
from app.paths import resources

if TYPE_CHECKING:  # heavy, and most of a day needs none
    from app.movement.catalogue import Catalogue
    from app.movement.compose import Plan
    from app.ui.sound import Sounds

LATELY = 60
"""Movements back that a plan knows of."""


class Done(Protocol):
    """What the history tells of movements performed, the newest first."""

    def recent_movements(self, limit: int) -> Sequence[MovementRecord]: ...


class Content:
    """own: the folder of a person's own movements. said: takes what is wrong with those, a sentence each."""

    def __init__(
        self, own: Path, done: Done, breaks: Callable[[], Breaks], said: Callable[[list[str]], None]
    ) -> None:  # fmt: skip
        self._own, self._done, self._breaks, self._said = own, done, breaks, said
        self._catalogue: Catalogue | None = None
        self._sounds: Sounds | None = None

    def movements(self) -> Catalogue:
        """All movements. Raises CatalogueError where the app's own are broken."""
        if self._catalogue is None:
            from app.movement.catalogue import load  # noqa: PLC0415

            self._catalogue = load(resources() / "movements", self._own)
            self._said([str(problem) for problem in self._catalogue.problems])
        return self._catalogue

    def plan(self, kind: BreakKind, seated: bool) -> Plan:  # noqa: FBT001  a callable's own form
        """The content of the next break of a kind, made of what was done least lately."""
        from app.movement.compose import plan  # noqa: PLC0415

        breaks = self._breaks()
        lately = [each.movement for each in self._done.recent_movements(LATELY)]
        seconds = planned(breaks, kind)
        return plan(self.movements(), kind, seconds, seated=seated, floor=breaks.floor, recent=lately)

    def first_break(self) -> bool:
        """Whether no movement was ever done."""
        return not self._done.recent_movements(1)

    def sounds(self) -> Sounds:
        """The player of sounds."""
        if self._sounds is None:
            from app.ui.sound import Sounds  # noqa: PLC0415

            self._sounds = Sounds(resources() / "sounds")
        return self._sounds

    def close(self) -> None:
        """Cut the sound that rings, if any."""
        if self._sounds is not None:
            self._sounds.stop()
