"""The windows a person opens beside the day: the settings, the first run, a prompt or a break only to look at.

Each is made when it is first opened. Decides nothing; what is chosen goes to the callables it is given.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.core.inputs import Command, Performed
from app.core.settings import Settings
from app.ui.figure_slot import FigureFactory
from app.ui.rest import Rest
from app.ui.screens import screen_names

if TYPE_CHECKING:
    from app.movement.compose import Plan
    from app.ui.guide import Guide
    from app.ui.preferences import PreferencesWindow
    from app.ui.preferences_row import Values
    from app.ui.preview import Preview, PromptFor
    from app.ui.welcome import WelcomeWindow

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Needs:
    """What these windows need of the rest. busy: whether a break plays, so that none is looked at."""

    settings: Callable[[], Settings]
    write: Callable[[Values], str | None]
    autostarts: Callable[[], bool | None]
    open_file: Callable[[], None]
    plan: Callable[[bool], Plan | None]
    """The next movement break, seated or not; None where there are no movements."""
    prompt: PromptFor
    """A prompt that sends there, in the form that comes on this desktop."""
    guide: Callable[[Callable[[Command | Performed], None]], Guide]
    now: Callable[[], float]
    tray: Callable[[], bool]
    busy: Callable[[], bool]
    give_icon: Callable[[], None]
    """The icon of all windows, before the first of them."""
    rest: Rest


class Beside:
    """These windows of one running app. still: reduced motion."""

    def __init__(self, needs: Needs, figure: FigureFactory, *, still: bool) -> None:
        self._needs, self._figure, self._still = needs, figure, still
        self.preferences: PreferencesWindow | None = None
        self.welcome: WelcomeWindow | None = None
        self.preview: Preview | None = None

    def open_preferences(self) -> None:
        """Open the settings, or bring them to the front."""
        self._needs.give_icon()
        if self.preferences is None:
            from app.ui.preferences import PreferencesWindow, Wishes  # noqa: PLC0415  (heavy)

            needs = self._needs
            self.preferences = PreferencesWindow(
                Wishes(
                    settings=needs.settings,
                    autostart=lambda: bool(needs.autostarts()),
                    write=needs.write,
                    show_prompt=self.show_prompt,
                    show_break=self.show_break,
                    open_file=needs.open_file,
                    screens=screen_names,
                )
            )
        self.preferences.bring_forward()

    def settings_changed(self) -> None:
        """The settings are others now."""
        if self.preferences is not None:
            self.preferences.refresh()

    def tell(self, sentence: str) -> None:
        """Say it at the foot of the settings, where it was asked for."""
        if self.preferences is not None:
            self.preferences.tell(sentence)

    def open_welcome(self, at: int, zone: tzinfo, done: Callable[[Values], str | None]) -> None:
        """Open the window of the first run. at: now, epoch seconds. done: takes what was chosen."""
        from app.core.first_run import guessed_hours  # noqa: PLC0415  (once in a lifetime)
        from app.ui.welcome import FirstRun, WelcomeWindow  # noqa: PLC0415

        self._needs.give_icon()
        moment = datetime.fromtimestamp(at, zone)
        week = guessed_hours(moment.weekday(), moment.hour * 60 + moment.minute)
        plan = self._needs.plan(False)
        movement = plan.sets[0].movement if plan else None
        first = FirstRun(week, self._needs.tray(), movement, done, self.show_break, self._needs.now)
        self._needs.rest.shown(self)
        self.welcome = WelcomeWindow(first, self._figure, still=self._still)
        self.welcome.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.welcome.destroyed.connect(self._welcomed)
        self.welcome.bring_forward()

    def show_prompt(self) -> None:
        """A prompt to look at."""
        settings = self._needs.settings()
        plan = self._needs.plan(settings.breaks.seated)
        if plan is not None:
            sitting = settings.prompting.interval // MINUTE
            self._looked_at().show_prompt(plan, sitting, settings.breaks.move, settings.prompting.snooze_minutes)

    def show_break(self) -> None:
        """A break to look at; nothing of it is stored."""
        seated = self._needs.settings().breaks.seated
        plan = self._needs.plan(seated)
        if plan is not None and not self._needs.busy():
            self._looked_at().show_break(plan, seated=seated)

    def make_way(self) -> None:
        """The real thing comes, or all is over: nothing is only looked at any more."""
        if self.preview is not None:
            self.preview.close()

    def _looked_at(self) -> Preview:
        if self.preview is None:
            from app.ui.preview import Preview  # noqa: PLC0415  (heavy)

            self.preview = Preview(self._needs.prompt, self._needs.guide, self._needs.now, self._needs.rest)
        return self.preview

    def _welcomed(self) -> None:
        self.welcome = None
        self._needs.rest.gone(self)
