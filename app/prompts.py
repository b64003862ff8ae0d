"""The prompt of one running app: waits for a pause in typing, then comes in the first form that this desktop can show.

Here alone it is chosen between the forms. When a prompt comes and goes is the rules' affair.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.core.inputs import Command
from app.core.menu import Ask
from app.core.prompt_form import Form, forms
from app.core.settings import Prompting
from app.core.snapshot import PromptView
from app.desktop.lull import Lull
from app.ui.rest import Rest

if TYPE_CHECKING:
    from app.movement.movement import Movement

log = logging.getLogger(__name__)


class Shown(Protocol):
    """What every form of the prompt is; `app.ui.prompt.Prompt` is one."""

    def show(self, view: PromptView, title: str, movement: Movement | None = None) -> None:
        """Show this prompt, or bring the one on screen up to date."""
        ...

    def hide(self) -> None:
        """Take it off the screen at once. Hiding twice does nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Maker:
    """What a form is made with. cannot: takes why it shows nothing now, a clause. can: it shows it after all."""

    send: Callable[[Command | Ask], None]
    cannot: Callable[[str], None]
    can: Callable[[], None]


Make = Callable[[Maker], Shown]


@dataclass(frozen=True, slots=True)
class Ways:
    """How prompts can be shown on this desktop. window: what may stand in a corner; None: nothing may."""

    window: Form | None
    make: Mapping[Form, Make]
    lull: Lull
    pace: Callable[[], float] = lambda: 1.0
    """Seconds of the app's clock in a real one."""


class Prompts:
    """The prompt, shown and hidden as often as needed.

    say: takes one sentence for the person, where nothing can show a prompt. changed: called when `unshown` has changed.
    rest: told when a prompt is on screen.
    """

    def __init__(
        self,
        ways: Ways,
        send: Callable[[Command | Ask], None],
        settings: Callable[[], Prompting],
        say: Callable[[str], None],
        changed: Callable[[], None],
        rest: Rest | None = None,
    ) -> None:
        self._ways, self._send, self._settings = ways, send, settings
        self._say, self._changed, self._rest = say, changed, rest or Rest()
        self._made: dict[Form, Shown] = {}
        self._failed: dict[Form, str] = {}
        self._said: set[tuple[Form | None, str]] = set()
        self._asked: tuple[PromptView, str, Movement | None] | None = None
        self._on: Form | None = None
        self._left: tuple[Form, ...] = ()
        self.unshown = ""
        """Why the prompt that is due is nowhere to be seen but on the tray icon; empty: it is, or none is due."""

    def show(self, view: PromptView, title: str, movement: Movement | None = None) -> None:
        """Show this prompt at the next pause in typing, or bring the one on screen up to date."""
        if self._asked is not None and self._asked[0].number == view.number:
            self._asked = (view, title, movement)
            if self._on is not None:
                self._made[self._on].show(view, title, movement)
            return
        self.hide()
        self._asked = (view, title, movement)
        wait = self._settings().typing_wait / self._ways.pace()
        self._ways.lull.wait(wait, self._come)

    def hide(self) -> None:
        """Take it off the screen at once, or let it not come."""
        self._ways.lull.stop()
        self._asked, self._on, self._left = None, None, ()
        for shown in self._made.values():
            shown.hide()
        self._rest.gone(self)
        self._set_unshown("")

    def form(self, form: Form) -> Shown:
        """What shows this form, made when it is first needed."""
        if form not in self._made:
            maker = Maker(self._send, lambda why: self._cannot(form, why), lambda: self._can(form))
            self._made[form] = self._ways.make[form](maker)
        return self._made[form]

    @property
    def ways(self) -> Ways:
        return self._ways

    @property
    def on(self) -> Form | None:
        """The form in which a prompt is on screen now."""
        return self._on

    def _come(self) -> None:
        self._left = tuple(one for one in forms(self._settings().form, self._ways.window) if one in self._ways.make)
        self._next()

    def _next(self) -> None:
        """Try the next form; after the last one there is the tray icon, and what cannot be shown may still be."""
        if self._asked is None:
            return
        if not self._left:
            self._on = None
            why = " and ".join(dict.fromkeys(self._failed.values())) or "this desktop has no room for one"
            if (None, why) not in self._said:
                self._said.add((None, why))
                self._say(f"No prompt can be shown here: {why}. What is due waits on the tray icon.")
            self._set_unshown(why)
            return
        form, self._left = self._left[0], self._left[1:]
        self._failed.pop(form, None)
        self._on = form
        self._rest.shown(self)
        self.form(form).show(*self._asked)
        if self._on is form:
            for other in [one for one in self._made if one is not form]:
                self._made[other].hide()

    def _cannot(self, form: Form, why: str) -> None:
        self._failed[form] = why
        if (form, why) not in self._said:
            self._said.add((form, why))
            log.warning("no prompt as a %s: %s", form, why)
        if self._on is form:
            self._on = None
            self._next()

    def _can(self, form: Form) -> None:
        """A form that could not show this prompt does now; it is only listened to while nothing else shows it."""
        self._failed.pop(form, None)
        if self._asked is not None:
            self._on = form
            self._set_unshown("")

    def _set_unshown(self, why: str) -> None:
        if why != self.unshown:
            self.unshown = why
            self._changed()
