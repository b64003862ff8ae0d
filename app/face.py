"""Puts the snapshot into the windows: tray or small window, prompt, guided break, week. Decides nothing of the rules.

Windows are made when they are first needed; most of a day has none.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QIcon

from app.beside import Beside, Needs
from app.core.events import Event
from app.core.inputs import BreakKind, Command, Leave, Performed, Start
from app.core.prompt_form import Form
from app.core.sentences import unbroken
from app.core.settings import Settings
from app.core.snapshot import Ask, GuidedView, PromptView, Snapshot
from app.core.week import Week
from app.guard import Guard
from app.paths import resources
from app.prompts import Maker, Prompts, Shown, Ways
from app.ui.figure_slot import FigureFactory, real_figure, with_person
from app.ui.menu import Send
from app.ui.rest import Rest
from app.ui.tray import Tray

if TYPE_CHECKING:
    from app.movement.catalogue import Catalogue
    from app.movement.compose import Plan
    from app.ui.actions import ActionsWindow
    from app.ui.guide import Guide
    from app.ui.preferences_row import Values
    from app.ui.prompt import Prompt
    from app.ui.sound import Sound, Sounds
    from app.ui.week import WeekWindow

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Around:
    """What the windows need of the rest of the app."""

    send: Callable[[Command | Performed], tuple[Event, ...]]
    ask: Callable[[Ask], None]
    snapshot: Callable[[], Snapshot]
    settings: Callable[[], Settings]
    plan: Callable[[BreakKind, bool], Plan]
    """The content of the next break of a kind, seated or not."""
    catalogue: Callable[[], Catalogue]
    first_break: Callable[[], bool]
    week: Callable[[date], Week]
    today: Callable[[], date]
    now: Callable[[], float]
    """Seconds on the suspend-aware clock."""
    sounds: Callable[[Callable[[str], None]], Sounds]
    """The player of sounds; given whom to tell that none can be heard."""
    write: Callable[[Values], str | None]
    """Settings with their new values; one sentence where one is refused."""
    autostarts: Callable[[], bool | None]
    ways: Callable[[FigureFactory, bool], Ways]
    """How prompts can be shown here, given what makes the figure and whether all motion is reduced."""
    give_back: Callable[[], None]
    """Memory, to the system: called when no figure was on screen for a while, and their windows were let go."""
    again: tuple[str, ...] = ()
    """The command that starts this app again."""


class Face:
    """All windows of one running app."""

    def __init__(
        self, around: Around, figure: FigureFactory = real_figure, *, tray: Tray | None = None, still: bool = False
    ) -> None:
        """tray: one that is shown already. still: reduced motion."""
        self._around, self._still = around, still
        self._figure = with_person(figure, around.settings)
        self._rest = Rest(around.give_back)
        self.tray = tray or Tray()
        self.tray.send = self.do
        self.tray.menu.aboutToShow.connect(self.refresh)
        self.prompts = Prompts(
            around.ways(self._figure, still),
            self.do,
            lambda: around.settings().prompting,
            lambda sentence: self.say("Prompts", sentence),
            lambda: QTimer.singleShot(0, self.tray.menu, self.refresh),
            self._rest,
        )
        self.actions: ActionsWindow | None = None
        self.guide: Guide | None = None
        self.week: WeekWindow | None = None
        self._plans: dict[tuple[BreakKind, bool], Plan] = {}
        self._playing: int | None = None
        self._prompting: int | None = None
        self._guard = Guard(around.again)
        self.beside = Beside(self._needs(), self._figure, still=still)

    @property
    def prompt(self) -> Prompt:
        """The prompt in the corner, made when it is first needed."""
        from app.ui.prompt import Prompt  # noqa: PLC0415  (heavy)

        shown = self.prompts.form(Form.CORNER)
        if not isinstance(shown, Prompt):
            raise TypeError(f"{shown} is no window in the corner")
        return shown

    # ---- what is shown ------------------------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Bring every window that is there up to date."""
        self.tray.show(snapshot)
        if self.actions is not None:
            self.actions.show_snapshot(snapshot)
        self._show_prompt(snapshot.prompt)
        self._show_guided(snapshot.guided)
        if self.week is not None:
            self.week.refresh()

    def refresh(self) -> None:
        """Bring the sentences up to date, where only time has passed."""
        self.show(self._around.snapshot())

    def say(self, title: str, text: str) -> None:
        """One quiet message to the person."""
        self.tray.say(title, unbroken(text))

    def come_forward(self) -> None:
        """A second start: what there is comes to the front."""
        if self._playing is not None and self.guide is not None:
            self.guide.bring_forward()
        else:
            self.open_actions(tray=self.tray.available())

    def open_actions(self, note: str = "", *, tray: bool = True) -> None:
        """Open the small window with the tray's actions. note: at its foot; without a tray that is said there."""
        if self.actions is None:
            from app.ui.actions import NO_TRAY, ActionsWindow  # noqa: PLC0415  (few desktops need it)

            _give_icon()
            self.actions = ActionsWindow(self.do, note if tray else NO_TRAY)
        self.actions.show_snapshot(self._around.snapshot())
        self.actions.bring_forward()

    def open_week(self) -> None:
        """Open this week, or bring it to the front."""
        if self.week is None:
            from app.ui.week import WeekWindow  # noqa: PLC0415  (heavy)

            _give_icon()
            self.week = WeekWindow(self._around.week, self._around.today)
        self.week.show_week()

    def close(self) -> None:
        """Take everything off the screen."""
        self.prompts.hide()
        self.beside.make_way()
        if self.guide is not None:
            self.guide.follow(None)
        self._guard.end()
        self.tray.close()

    # ---- what is asked ------------------------------------------------------------------------------------------

    def do(self, asked: Command | Ask | Performed) -> None:
        """Pass on what a person asked in a window or the tray."""
        self.obey(asked)

    def obey(self, asked: Command | Ask | Performed) -> tuple[Event, ...]:
        """Pass on what was asked, and say what followed."""
        match asked:
            case Ask():
                self._around.ask(asked)
                return ()
            case Start(kind, seated, None):
                plan = self._planned(kind, seated=seated or self._around.settings().breaks.seated)
                return self._around.send(Start(kind, seated, plan.seconds if plan else None))
            case _:
                return self._around.send(asked)

    def _planned(self, kind: BreakKind, *, seated: bool) -> Plan | None:
        """The content offered for a kind; it stays until that break was played."""
        if (kind, seated) not in self._plans:
            try:
                self._plans[kind, seated] = self._around.plan(kind, seated)
            except Exception:
                log.exception("no movements can be offered; `supple doctor` says what is missing")
                return None
        return self._plans[kind, seated]

    def _show_prompt(self, view: PromptView | None) -> None:
        if view is None:
            if self._prompting is not None:
                self._prompting = None
                self.prompts.hide()
            return
        plan = self._planned(view.kind, seated=self._around.settings().breaks.seated)
        from app.ui.prompt import title_of  # noqa: PLC0415  (heavy)

        if view.number != self._prompting:
            self.beside.make_way()
        self._prompting = view.number
        self.prompts.show(view, title_of(plan), plan.sets[0].movement if plan else None)

    def _show_guided(self, view: GuidedView | None) -> None:
        if view is None:
            if self._playing is not None and self.guide is not None:
                self._playing = None
                self.guide.follow(None)
            return
        if view.began == self._playing and self.guide is not None:
            self.guide.follow(view)
            return
        self._playing = view.began
        self._begin(view)

    def _begin(self, view: GuidedView) -> None:
        plan = self._planned(view.kind, seated=view.seated)
        self._plans.clear()
        if plan is None:
            self.say("The break cannot be shown.", "No movements were found; install Supple again.")
            self._around.send(Leave())
            return
        self.beside.make_way()
        if self.guide is None:
            self.guide = self._guide_for(self.do)
        self.guide.begin(plan, view, first=self._around.first_break())

    def _needs(self) -> Needs:
        around = self._around
        return Needs(
            settings=around.settings,
            write=around.write,
            autostarts=around.autostarts,
            open_file=lambda: around.ask(Ask.FILE),
            plan=lambda seated: self._planned(BreakKind.MOVE, seated=seated),
            prompt=self._prompt_to_look_at,
            guide=self._guide_for,
            now=around.now,
            tray=self.tray.available,
            busy=lambda: self._playing is not None,
            give_icon=_give_icon,
            rest=self._rest,
        )

    def _prompt_to_look_at(self, send: Send) -> Shown:
        """In the corner, as a window or otherwise: what the settings show must not be taken for the real one."""
        ways = self.prompts.ways
        maker = Maker(send, lambda why: log.warning("no prompt to look at: %s", why), lambda: None)
        return ways.make[ways.window or Form.CORNER](maker)

    def _guide_for(self, send: Callable[[Command | Performed], None]) -> Guide:
        from app.ui import chosen  # noqa: PLC0415  (heavy, as the window is)
        from app.ui.cover import Standing  # noqa: PLC0415
        from app.ui.guide import Guide  # noqa: PLC0415

        _give_icon()
        around = self._around
        standing = Standing(lambda: chosen.where(around.settings()), self._guard.cover, self._rest)
        return Guide(
            send,
            self._figure,
            around.catalogue(),
            around.now,
            sound=self._play,
            still=self._still,
            standing=standing,
            comfort=lambda: chosen.comfort(around.settings()),
        )

    def _play(self, sound: Sound) -> None:
        if self._around.settings().breaks.sound:
            self._around.sounds(self._no_sound).play(sound)

    def _no_sound(self, trouble: str) -> None:
        log.warning("%s", trouble)
        self.say("No sound", trouble)


def _give_icon() -> None:
    """The icon of all windows, given with the first of them. A PNG: to read the SVG Qt loads two megabytes more."""
    if QGuiApplication.windowIcon().isNull():
        QGuiApplication.setWindowIcon(QIcon(str(resources() / "icons" / "supple.png")))
