"""What breaks are made of, loaded with the first one: the movements, the plan of the next break, its sounds."""

from __future__ import annotations

import logging
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

log = logging.getLogger(__name__)

LATELY = 60
"""Movements back that a plan knows of."""


class Done(Protocol):
    """What the history tells of movements performed, the newest first."""

    def recent_movements(self, limit: int) -> Sequence[MovementRecord]: ...


class Content:
    """own: the folder of a person's own movements. said: is told which movement file is left out, the first of them."""

    def __init__(
        self, own: Path, done: Done, breaks: Callable[[], Breaks], said: Callable[[str], None]
    ) -> None:  # fmt: skip
        self._own, self._done, self._breaks, self._said = own, done, breaks, said
        self._catalogue: Catalogue | None = None
        self._problems: tuple[str, ...] = ()
        self._sounds: Sounds | None = None

    def movements(self) -> Catalogue:
        """All movements. Raises CatalogueError where there is none."""
        if self._catalogue is None:
            from app.movement.catalogue import load, sentences  # noqa: PLC0415

            self._catalogue = load(resources() / "movements", self._own)
            self._problems = tuple(sentences(self._catalogue.problems, self._own))
            self._say_problems()
        return self._catalogue

    def _say_problems(self) -> None:
        for problem in self._problems:
            log.warning("%s", problem)
        more = f" {len(self._problems) - 1} more: see “supple movements check”." if len(self._problems) > 1 else ""
        if self._problems:
            self._said(self._problems[0] + more)

    def problems(self) -> tuple[str, ...]:
        """What is wrong with movement files, a sentence a file; reads them if no break has yet."""
        from app.movement.catalogue import CatalogueError  # noqa: PLC0415

        try:
            self.movements()
        except CatalogueError as error:
            return (f"There are no movements, so no break can be shown. {error}",)
        return self._problems

    def plan(self, kind: BreakKind, seated: bool) -> Plan:  # noqa: FBT001  a callable's own form
        """The content of the next break of a kind, made of what was done least lately."""
        from app.movement.compose import plan  # noqa: PLC0415

        breaks = self._breaks()
        lately = [each.movement for each in reversed(self._done.recent_movements(LATELY))]
        seconds = planned(breaks, kind)
        return plan(self.movements(), kind, seconds, seated=seated, floor=breaks.floor, recent=lately)

    def first_break(self) -> bool:
        """Whether no movement was ever done."""
        return not self._done.recent_movements(1)

    def sounds(self, trouble: Callable[[str], None]) -> Sounds:
        """The player of sounds. trouble: is told once that none can be heard."""
        if self._sounds is None:
            from app.ui.sound import Sounds  # noqa: PLC0415

            self._sounds = Sounds(resources() / "sounds", trouble)
        return self._sounds

    def close(self) -> None:
        """Cut the sound that rings, if any."""
        if self._sounds is not None:
            self._sounds.stop()
