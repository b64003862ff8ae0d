"""The prompt as a macOS notification with buttons. Decides nothing of the rules.

Has not run on macOS yet: its tests stand in for the calls it makes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.core.inputs import Command
from app.core.prompt_form import Notice, asked_by, notice_of
from app.core.snapshot import PromptView
from app.desktop.api import UnansweredError
from app.desktop.foreign import Inbox
from app.desktop.libraries import Load, package
from app.desktop.notification_center import BEHIND, TO_THE_FRONT, Center, Standing

if TYPE_CHECKING:
    from app.movement.movement import Movement

PROMPT = "supple-prompt"
"""The name of the one notification there is, and of its kind."""
ANSWERING = 3.0
"""Seconds macOS may take. It takes longer where the person is asked whether Supple may notify: the next one then."""


class MacNotification:
    """One prompt at a time (the face of `app.ui.prompt.Prompt`).

    cannot: takes why nothing can be shown now, a clause; at most once a prompt. With the first prompt that is to come
    so the person is asked whether it may. What macOS folds away within seconds counts as still shown: it is listed.
    """

    def __init__(self, send: Callable[[Command], object], cannot: Callable[[str], None], load: Load = package) -> None:
        self._send, self._cannot, self._load = send, cannot, load
        self._inbox = Inbox()
        self._center: Center | None = None
        self._view: PromptView | None = None
        self._notice: Notice | None = None
        self._count = 0
        self._patience = QTimer()
        self._patience.setSingleShot(True)
        self._patience.setInterval(round(ANSWERING * 1000))
        self._patience.timeout.connect(lambda: self._refuse("macOS has not let Supple notify yet"))

    def show(self, view: PromptView, title: str, _movement: Movement | None = None) -> None:
        """Show this prompt; one that is up stays as it is."""
        if self._view is not None and self._view.number == view.number:
            return
        self.hide()
        self._view, notice = view, notice_of(view, title)
        try:
            center = self._known()
        except UnansweredError as error:
            self._refuse(error.reason)
            return
        self._notice = notice
        self._patience.start()
        buttons = [(key, words, TO_THE_FRONT if key == "start" else BEHIND) for key, words in notice.actions]
        center.teach(PROMPT, buttons)  # first: it is not known at once
        allowed = partial(self._allowed, self._count)
        center.ask(lambda why: self._inbox.bring(partial(allowed, why)))

    def hide(self) -> None:
        """Take it off the screen and out of the list of notifications."""
        if self._notice is not None and self._center is not None:
            self._center.take_away(PROMPT)
        self._view = self._notice = None
        self._count += 1
        self._patience.stop()

    def _known(self) -> Center:
        if self._center is None:
            self._center = Center(self._load)
            self._center.hear(lambda key: self._inbox.bring(partial(self._pressed, key)))
            self._center.take_away(PROMPT)  # one that a crash has left
        return self._center

    # ---- one answer after the other; those that come too late are of another count -------------------------------

    def _allowed(self, mine: int, why_not: str) -> None:
        if mine != self._count or self._center is None:
            return
        if why_not:
            self._refuse(why_not)
            return
        looked = partial(self._looked, mine)
        self._center.look(lambda standing: self._inbox.bring(partial(looked, standing)))

    def _looked(self, mine: int, standing: Standing) -> None:
        if mine != self._count or self._center is None or self._notice is None:
            return
        if standing.why_not:
            self._refuse(standing.why_not)
            return
        put = partial(self._put, mine)
        title, body = self._notice.title, self._notice.body
        self._center.put(
            PROMPT, title, body, lambda why: self._inbox.bring(partial(put, why)), urgent=standing.urgent
        )  # fmt: skip

    def _put(self, mine: int, why_not: str) -> None:
        if mine != self._count:
            return
        self._patience.stop()
        if why_not:
            self._refuse(why_not)

    def _pressed(self, key: str) -> None:
        """A click beside the buttons is a key that asks for nothing: the prompt is unanswered, as a closed one is."""
        if self._view is not None and (command := asked_by(key, self._view)):
            self._send(command)

    def _refuse(self, why: str) -> None:
        self._patience.stop()
        self._count += 1
        self._cannot(why)
