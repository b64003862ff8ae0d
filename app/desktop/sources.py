"""Who may answer a question: the backends with their names and reasons, and the first of several that does."""

from __future__ import annotations

from dataclasses import dataclass

from app.desktop.api import Idle, Lost, Session, Tell, UnansweredError


@dataclass(frozen=True, slots=True)
class IdleSource:
    """A backend that may answer, its name for people, and why it would be chosen."""

    name: str
    reason: str
    backend: Idle


@dataclass(frozen=True, slots=True)
class SessionSource:
    """One of the sources of locks and sleep; the question is what it answers."""

    question: str
    name: str
    reason: str
    backend: Session


class FirstIdle:
    """Several that may tell the idle time (`app.desktop.api.Idle`): the first that answers does, until it is lost."""

    def __init__(self, sources: tuple[IdleSource, ...]) -> None:
        self._sources = sources
        self._chosen: IdleSource | None = None

    @property
    def name(self) -> str:
        """The one that answers; where none does, all that may."""
        return self._chosen.name if self._chosen else " or ".join(each.name for each in self._sources)

    @property
    def reason(self) -> str:
        """Why it was chosen."""
        if self._chosen is None and len(self._sources) > 1:
            return "asked in this order, and none answers"
        return (self._chosen or self._sources[0]).reason

    def start(self, threshold: int, tell: Tell, lost: Lost) -> None:
        self._chosen = None
        refused: list[UnansweredError] = []
        for source in self._sources:
            try:
                source.backend.start(threshold, tell, lost)
            except UnansweredError as error:
                refused.append(error)
            else:
                self._chosen = source
                return
        raise UnansweredError(
            "; ".join(each.reason for each in refused),
            "; ".join(each.missing for each in refused if each.missing),
            hopeful=any(each.hopeful for each in refused),
        )

    def ask_next(self) -> None:
        if self._chosen is not None:
            self._chosen.backend.ask_next()

    def says(self) -> str:
        return self._chosen.backend.says() if self._chosen else ""

    def stop(self) -> None:
        for source in self._sources:
            source.backend.stop()
