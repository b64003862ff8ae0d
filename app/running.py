"""One running app: its parts, built once in order and joined, from the launch to the quit.

Parts that differ between the real app, the demo and tests are parameters with a real default. Decides no rule.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from datetime import tzinfo
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.answering import Within, answer
from app.choices import choices_of
from app.content import Content
from app.core.events import Event, HeadsUp
from app.core.heed import wants_next_input
from app.core.hours import local_day
from app.core.inputs import Input, Launch, Now, Observation, Quit, Save, Wake
from app.core.snapshot import Ask, Snapshot, take
from app.core.state import State, paused_everything, present
from app.core.turn import Config
from app.desktop.api import Choice
from app.desktop.autostart import Autostart, command_line
from app.desktop.choose import sense
from app.desktop.clock import SystemClock, read_wall
from app.desktop.memory import give_back
from app.desktop.senses import QuietFor, SenseFor, Senses
from app.desktop.watches import watch
from app.engine import Engine
from app.face import Around, Face
from app.logs import log_events
from app.paths import Places
from app.prompt_ways import WaysFor, tray_and_prompt, ways_here
from app.remote.server import Server, ServeRefusedError
from app.schedule import EngineAlarm, Schedule
from app.settings_file import load as load_settings
from app.settings_file.watch import Watch
from app.store.history import SqlHistory
from app.troubles import Troubles
from app.ui.tray import Tray
from app.weeks import week_with_now

log = logging.getLogger(__name__)

SAVE_EVERY = 60
"""Seconds after which an open span is saved again, while somebody is there."""
NIGHT, MORNING = 3, 9
"""Hours of the nightly backup and of Monday's word on the week."""
SETTLED, DAY = 300, 86400
"""Seconds after the start (the session's is over then) when a missed night's backup is made up for, and in a day."""


class Supple:
    """One running app, from its making to `quit`. Wants a QApplication.

    clock, pace: the clocks, and how many of their seconds pass in a real one. boot: kept with the state. sensing: asks
    the machine, quieting for what holds prompts and what is media; prompting says how those can be shown. still:
    reduced motion. tray: one that is shown already. autostart: None for this system's.
    """

    def __init__(  # noqa: PLR0913  (all parts meet here)
        self,
        here: Places,
        history: SqlHistory,
        *,
        clock: SystemClock,
        zone: tzinfo,
        boot: str = "",
        sensing: SenseFor = sense,
        quieting: QuietFor = watch,
        prompting: WaysFor = ways_here,
        pace: Callable[[], float] = lambda: 1.0,
        still: bool = False,
        tray: Tray | None = None,
        autostart: Autostart | None = None,
    ) -> None:
        self._here, self._history, self._clock, self._zone = here, history, clock, zone
        loaded = load_settings(here.settings)
        self._settings, self.troubles = loaded.settings, Troubles()
        self.troubles.put("settings", *loaded.problems)
        self.troubles.put("the file", *history.said)
        self._content = Content(
            here.data / "movements", history, lambda: self._settings.breaks, lambda why: self.face.say("Movements", why)
        )  # fmt: skip
        self._quitting = False
        self._ways = partial(prompting, clock.exact, pace)
        self.schedule = Schedule(clock.exact, read_wall, zone, pace)
        self.engine = Engine(
            history,
            clock,
            EngineAlarm(self.schedule, self._wake),
            Config(self._settings, zone),
            listeners=[self._hear],
            trouble=self._say_trouble,
        )
        self.choices = choices_of(here, autostart, self.reload, self._say_autostart)
        self.face = Face(self._around(), tray=tray, still=still)
        self._sensing = sensing
        self.sensing = self._sense()
        self.quieting = quieting(self._notice, self._settings.quiet, clock.plain)
        self._server = self._serve()
        self._watch = Watch(here.settings, self._settings_changed)
        self.engine.tell(Launch(self.quieting.found(self.sensing.found()), boot))
        self.schedule.nightly("backup", NIGHT, self._back_up)
        QTimer.singleShot(SETTLED * 1000, self.face.tray.menu, partial(self._back_up, every=DAY))
        self.schedule.weekly("week", "mon", MORNING, self._say_week)
        self._say_all("Settings", loaded.problems)
        self._say_all("The history", history.said)

    def welcome(self) -> None:
        """Ask what is asked once, when Supple has never run before."""
        if not self._quitting and self.choices.first_run():
            self.face.beside.open_welcome(self._clock.now().at, self._zone, self.choices.end_first_run)

    def quit(self) -> None:
        """Store what is open, let go of everything and leave the loop. Quitting twice does nothing."""
        if self._quitting:
            return
        self.sensing.look()
        self._quitting = True
        self.face.close()
        self._content.close()
        self._history.leave()  # no window is left that could wait
        self.engine.tell(Quit())
        self.engine.close()
        self._watch.close()
        self.sensing.stop()
        self.quieting.stop()
        self.schedule.stop()
        if self._server is not None:
            self._server.close()
        self._history.close()
        QTimer.singleShot(0, QApplication.quit)

    def snapshot(self, *, heads_up: bool = False) -> Snapshot:
        """What a person is told now."""
        now, autostart, unshown = self._clock.now(), self.choices.autostarts(), bool(self.face.prompts.unshown)
        return take(self.engine.state, self.engine.config, now, heads_up=heads_up, autostart=autostart, unshown=unshown)

    # ---- the engine's surroundings ------------------------------------------------------------------------------

    def _tell(self, *given: Input) -> tuple[Event, ...]:
        """Tell the engine, once the clocks have been asked whether the machine slept and nobody said so."""
        self.sensing.look()
        return self.engine.tell(*given)

    def _wake(self) -> None:
        self._tell(Wake())

    def _sense(self) -> Senses:
        return self._sensing(self._clock, self._observe, self._settings.sitting.present_within)

    def _choices(self) -> tuple[Choice, ...]:
        shown = tray_and_prompt(self.face.prompts, self._settings.prompting, self.face.tray.available())
        return (*self.sensing.choices(), *self.quieting.choices(), *shown)

    def _observe(self, observation: Observation) -> None:
        if not self._quitting:
            self.engine.tell(observation)

    def _notice(self, observation: Observation) -> None:
        """What is quiet or media, once the clocks have been asked whether the machine slept and nobody said so."""
        if not self._quitting:
            self._tell(observation)

    def _hear(self, events: Sequence[Event], state: State, now: Now) -> None:
        log_events(events)
        if any(wants_next_input(event) for event in events):
            self.sensing.ask_next()
        if not state.running:
            return
        there = present(state, now.t, self._settings.sitting.present_within)
        self._arrange_save(state, now)
        self.quieting.attend(there and not paused_everything(state))
        self.face.show(self.snapshot(heads_up=any(isinstance(event, HeadsUp) for event in events)))

    def _arrange_save(self, state: State, now: Now) -> None:
        """Save the open span every minute, as long as somebody will still be there then."""
        if not present(state, now.t + SAVE_EVERY, self._settings.sitting.present_within):
            self.schedule.cancel("save")
        elif not self.schedule.pending("save"):
            self.schedule.at("save", now.t + SAVE_EVERY, self.save)

    def save(self) -> None:
        """Put on disk how far the open span has got: each minute, and when the session may be about to end."""
        self._tell(Save())

    def _say_trouble(self, trouble: str | None) -> None:
        self.troubles.put("history", trouble)
        if trouble is not None:
            self.face.say("The history", trouble)

    def _say_autostart(self, trouble: str | None) -> None:
        if trouble is not None:
            self.face.say("Start with the computer", trouble)

    def _back_up(self, every: int = 0) -> None:
        self._history.back_up(self._here.backups, self._clock.now().at, self._backed_up, every=every)

    def _backed_up(self, refusal: str | None) -> None:
        """Called in the history's thread, so that no window waits for a copy."""
        if refusal is not None:
            log.warning("%s", refusal)
            QTimer.singleShot(0, self.face.tray.menu, partial(self.face.say, "The nightly backup", refusal))

    def _say_week(self) -> None:
        self.face.say("Your week", "Last week's numbers are ready: open “This week” from the menu.")

    # ---- what windows and the command line need -----------------------------------------------------------------

    def _around(self) -> Around:
        return Around(
            send=self._tell,
            ask=self._ask,
            snapshot=self.snapshot,
            settings=lambda: self._settings,
            plan=self._content.plan,
            catalogue=self._content.movements,
            first_break=self._content.first_break,
            week=lambda monday: week_with_now(self._history, self.engine.state, self._clock.now(), self._zone, monday),
            today=lambda: local_day(self._clock.now().at, self._zone),
            now=self._clock.exact,
            sounds=self._content.sounds,
            write=self.choices.write,
            autostarts=self.choices.autostarts,
            ways=self._ways,
            give_back=partial(give_back, "/numpy"),
            again=command_line(sys.argv, sys.executable),
        )

    def _serve(self) -> Server | None:
        within = Within(
            places=self._here,
            now=self._clock.now,
            zone=lambda: self._zone,
            snooze=lambda: self._settings.prompting.snooze_minutes[0],
            snapshot=self.snapshot,
            send=self.face.obey,
            come=self.face.come_forward,
            reload=self.reload,
            quit=lambda: QTimer.singleShot(0, self.quit),
            week=self._around().week,
            choices=self._choices,
            problems=lambda: (*self.troubles.all(), *self._content.problems()),
        )
        try:
            return Server(self._here.socket, partial(answer, within=within))
        except ServeRefusedError as refused:
            self.troubles.put("socket", str(refused))
            self._say_all("The command line", (str(refused),))
            return None

    def reload(self) -> tuple[str, ...]:
        """Read the settings file again; the sentences say what is wrong in it."""
        self.sensing.look()
        before = self._settings
        loaded = load_settings(self._here.settings, before)
        self._settings = loaded.settings
        self.troubles.put("settings", *loaded.problems)
        self.engine.configure(Config(loaded.settings, self._zone))
        self.quieting.configure(loaded.settings.quiet)
        if loaded.settings.sitting.present_within != before.sitting.present_within:
            self.sensing.stop()
            self.sensing = self._sense()
        self.face.beside.settings_changed()
        return loaded.problems

    def _settings_changed(self) -> None:
        self._say_all("Settings", self.reload())

    def _say_all(self, title: str, sentences: Sequence[str]) -> None:
        """One message, however much there is to say; the log and the doctor have all of it."""
        for sentence in sentences:
            log.warning("%s", sentence)
        if sentences:
            more = f" And {len(sentences) - 1} more: “supple doctor” says them." if sentences[1:] else ""
            self.face.say(title, f"{sentences[0]}{more}")

    def _ask(self, ask: Ask) -> None:
        match ask:
            case Ask.WEEK:
                self.face.open_week()
            case Ask.SETTINGS:
                self.face.beside.open_preferences()
            case Ask.AUTOSTART:
                self._say_autostart(self.choices.turn_autostart())
                self.face.beside.settings_changed()
            case Ask.FILE:
                from app.openings import open_settings  # noqa: PLC0415  (brings a writer of TOML)

                open_settings(self._here.settings, self.face.beside.tell)
            case Ask.QUIT:
                self.quit()
