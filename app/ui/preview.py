"""A prompt and a break to look at from the settings: real windows, but nothing they are asked reaches the rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer

from app.core.inputs import BreakKind, Command, ContinueBreak, HoldBreak, Leave, Performed
from app.core.menu import Ask
from app.core.snapshot import GuidedView, PromptView
from app.ui.menu import Send
from app.ui.prompt import title_of
from app.ui.rest import Rest

if TYPE_CHECKING:
    from app.movement.compose import Plan
    from app.movement.movement import Movement
    from app.ui.guide import Guide

TITLE = "Preview: nothing of it is stored"
_SHOWN = 60_000
"""Milliseconds after which a prompt that is only looked at goes by itself."""

GuideFor = Callable[[Callable[[Command | Performed], None]], "Guide"]


class PromptToLookAt(Protocol):
    """A prompt in whichever form this desktop has room for."""

    def show(self, view: PromptView, title: str, movement: Movement | None = None) -> None: ...

    def hide(self) -> None: ...


PromptFor = Callable[[Send], PromptToLookAt]


class Preview:
    """The windows to look at, made when they are first shown. prompt_for, guide_for: make such that send there.

    rest: told when the prompt is on screen.
    """

    def __init__(
        self, prompt_for: PromptFor, guide_for: GuideFor, now: Callable[[], float], rest: Rest | None = None
    ) -> None:
        self._prompt_for, self._guide_for, self._now = prompt_for, guide_for, now
        self._rest = rest or Rest()
        self._prompt: PromptToLookAt | None = None
        self.guide: Guide | None = None
        self._number = 0
        self._view: GuidedView | None = None
        self._since = 0.0
        self._prompt_goes, self._break_ends = QTimer(), QTimer()
        for timer, does in ((self._prompt_goes, self.hide_prompt), (self._break_ends, self._end)):
            timer.setSingleShot(True)
            timer.timeout.connect(does)

    def show_prompt(self, plan: Plan, sitting: int, planned: int, snoozes: tuple[int, ...]) -> None:
        """A prompt as it would come after `sitting` minutes for `planned` seconds; any answer takes it away."""
        self._number += 1
        if self._prompt is None:
            self._prompt = self._prompt_for(_hides(self.hide_prompt))
        self._rest.shown(self)
        self._prompt.show(
            PromptView(self._number, sitting, BreakKind.MOVE, planned, snoozes), title_of(plan), plan.sets[0].movement
        )
        self._prompt_goes.start(_SHOWN)

    def hide_prompt(self) -> None:
        self._prompt_goes.stop()
        if self._prompt is not None:
            self._prompt.hide()
        self._rest.gone(self)

    def show_break(self, plan: Plan, *, seated: bool) -> None:
        """A break from its beginning; it can be paused and left as any."""
        self.hide_prompt()
        if self.guide is None:
            self.guide = self._guide_for(self._asked)
        self._number += 1
        self._view = GuidedView(BreakKind.MOVE, seated, plan.seconds, 0, held=False, began=-self._number)
        self._since = self._now()
        self.guide.begin(plan, self._view, first=False)
        if self.guide.stage is not None:
            self.guide.stage.setWindowTitle(TITLE)
        self._break_ends.start(plan.seconds * 1000)

    def close(self) -> None:
        """Take both away: the real thing comes."""
        self.hide_prompt()
        self._view = None
        self._break_ends.stop()
        if self.guide is not None:
            self.guide.follow(None)

    def _asked(self, asked: Command | Performed) -> None:
        if self._view is None or self.guide is None:
            return
        match asked:
            case HoldBreak():
                self._view = replace(self._view, held=True, played=self._played(self._view))
                self._break_ends.stop()
            case ContinueBreak():
                self._view, self._since = replace(self._view, held=False), self._now()
                self._break_ends.start((self._view.planned - self._view.played) * 1000)
            case Leave():
                self._view = None
                self._break_ends.stop()
                return
            case _:
                return
        self.guide.follow(self._view)

    def _played(self, view: GuidedView) -> int:
        return min(view.planned, view.played + int(self._now() - self._since))

    def _end(self) -> None:
        self._view = None
        if self.guide is not None:
            self.guide.follow(None)


def _hides(hide: Callable[[], None]) -> Send:
    def send(_asked: Command | Ask) -> None:
        hide()

    return send
