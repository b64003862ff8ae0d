"""What stands around the windows in their tests: an engine that keeps what it is asked, a still figure, a clock."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from app.core.inputs import BreakKind, Pause, PauseWhat, Skip, Snooze, Stand, Start
from app.core.menu import SEPARATOR, Ask, Entry
from app.ui.figure_moment import Moment
from app.ui.figure_slot import Figure

MENU = (
    Entry("Start a break", entries=(Entry("Movement", Start()), Entry("Walk", Start(BreakKind.WALK)))),
    Entry("Snooze", entries=tuple(Entry(f"{minutes} min", Snooze(minutes)) for minutes in (5, 10))),
    Entry("Skip", Skip(), enabled=False),
    SEPARATOR,
    Entry("I am standing", Stand()),
    Entry("Pause", entries=(Entry("Prompts, 1 h", Pause(PauseWhat.PROMPTS, 60)),)),
    SEPARATOR,
    Entry("This week", Ask.WEEK),
    Entry("Quit", Ask.QUIT),
)


@dataclass
class Asked:
    """Stands where the engine is: keeps what windows send."""

    said: list[object] = field(default_factory=list)

    def __call__(self, what: object) -> None:
        self.said.append(what)


@dataclass
class Posed:
    """A figure that only remembers its poses."""

    poses: list[Moment] = field(default_factory=list)
    moved: float = 1.0

    def __call__(self) -> Figure:
        return Figure(QWidget(), self.show)

    def show(self, moment: Moment) -> float:
        self.poses.append(moment)
        return self.moved


@dataclass
class Watch:
    """A clock that moves when it is told to."""

    t: float = 0.0

    def __call__(self) -> float:
        return self.t


def longer(text: str) -> str:
    """As a translation might be: 40 % more of it, in words of the same length."""
    more = round(len(text) * 0.4)
    return f"{text} {text[:more]}" if text else text
