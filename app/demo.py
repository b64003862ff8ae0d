"""`supple demo`: a working day in about a minute, in a throw-away profile, with the real windows.

The live app's own code on a fast clock; only what the machine would tell and what a person would do are scripted here.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.core import answers
from app.core import inputs as i
from app.core.hours import local_day
from app.core.snapshot import take
from app.core.week import week_of
from app.desktop.api import Choice
from app.desktop.autostart import NoAutostart
from app.desktop.clock import SystemClock, local_zone, read_wall
from app.desktop.fast import FastClock
from app.desktop.quieting import Quieting
from app.main import prepare
from app.paths import within
from app.prompt_ways import only_corner
from app.running import Supple
from app.screen import explain_crash
from app.store.history import open_history
from app.ui.theme import Theme
from app.ui.tray_icon import icon_for
from app.weeks import week_with_now

DAY, LOOK, WATCH, FAST = 1300.0, 1.0, 1.0, 40.0
"""Paces: of the day, of a prompt, of a break's first seconds, and of the rest of it."""
NOTE = "This is a demo: a working day in about a minute, in a profile that is thrown away."
ICON = 128

Tell = Callable[[i.Observation], None]
Step = tuple[float, Callable[[], None]]
"""Real seconds to wait when it is done, and what to do; what waits for the day is a step of its own."""


class Scripted:
    """The machine of the demo: somebody types, or not, as the script says."""

    def __init__(self, _clock: SystemClock, tell: Tell, _threshold: int) -> None:
        self.tell = tell
        self.typing = True

    def found(self) -> i.World:
        """Nothing special at nine in the morning."""
        return i.World()

    def choices(self) -> tuple[Choice, ...]:
        """Nobody of the system is asked."""
        return (Choice("everything", "the demo's script", "this is a demo", "what the script says"),)

    def ask_next(self) -> None:
        """Somebody who types goes on at once."""
        QTimer.singleShot(0, self._go_on)

    def look(self) -> None:
        """This machine never sleeps."""

    def _go_on(self) -> None:
        if self.typing:
            self.tell(i.InputSeen())

    def stop(self) -> None:
        """The script ends by itself."""

    def type(self) -> None:
        """Begin to type."""
        self.typing = True
        self.tell(i.InputSeen())

    def rest(self, since: int) -> None:
        """Stop typing."""
        self.typing = False
        self.tell(i.InputGone(since))


class Demo:
    """One run of the script."""

    def __init__(self, folder: Path, out: Path | None) -> None:
        zone = local_zone()
        nine = datetime.combine(local_day(int(read_wall()), zone), time(9), zone).timestamp()
        self.out, self.zone = out, zone
        self.clock = FastClock(nine, DAY)
        here = within(folder)
        here.runtime.mkdir(parents=True)
        self.history = open_history(here.history, zone)
        self.supple = Supple(
            here,
            self.history,
            clock=self.clock,
            zone=zone,
            sensing=self._sense,
            quieting=partial(Quieting, ()),
            prompting=only_corner,
            pace=lambda: self.clock.pace,
            autostart=NoAutostart(),
        )
        self.supple.face.open_actions(NOTE)
        self._script = self._day()
        self._wait = QTimer()
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._next)
        QTimer.singleShot(0, self._next)
        self._begun = self.clock.exact()
        self.pictures: list[str] = []

    def _sense(self, clock: SystemClock, tell: Tell, threshold: int) -> Scripted:
        self.machine = Scripted(clock, tell, threshold)
        return self.machine

    # ---- the script ---------------------------------------------------------------------------------------------

    def _day(self) -> Iterator[float]:
        """The day: yields the real seconds until it goes on."""
        machine = self.machine
        machine.type()
        yield from self._prompt("prompt")
        yield from self._break(i.Start(), "break")
        yield from self._until("10:50")
        machine.tell(i.MediaOn("call"))
        machine.tell(i.QuietOn("call"))
        yield from self._until("11:12")
        yield from self._icon("held")
        machine.tell(i.QuietOff("call"))
        machine.tell(i.MediaOff("call"))
        yield from self._prompt(None)
        self.supple.face.do(i.Snooze(5))
        yield from self._prompt(None)
        self.supple.face.do(i.Skip())
        yield from self._until("12:10")
        yield from self._lunch(machine)
        yield from self._until("13:30")
        self.supple.face.do(i.Stand())
        yield from self._until("14:00")
        yield from self._icon("standing")
        self.supple.face.do(i.Sit())
        yield from self._prompt(None)
        yield from self._break(i.Start(i.BreakKind.TINY), "tiny")
        yield from self._prompt(None)
        yield from self._break(i.Start(i.BreakKind.WALK), "walk")
        yield from self._until("17:00")
        yield from self._end()

    def _lunch(self, machine: Scripted) -> Iterator[float]:
        machine.rest(self.clock.now().t)
        machine.tell(i.Locked())
        yield from self._until("12:45")
        machine.tell(i.Unlocked())
        machine.type()

    def _until(self, clock: str) -> Iterator[float]:
        """Wait for a time of the day."""
        hour, minute = (int(part) for part in clock.split(":"))
        wanted = self._begun + (hour - 9) * 3600 + minute * 60
        while self.clock.exact() < wanted:
            yield min(0.1, (wanted - self.clock.exact()) / self.clock.pace)

    def _prompt(self, name: str | None) -> Iterator[float]:
        """Wait for the prompt and look at it."""
        while self.supple.snapshot().prompt is None:
            yield 0.05
        self._pace(LOOK)
        yield 0.8
        if name is not None:
            self._picture(name, self.supple.face.prompt.card)
        yield 0.6
        self._pace(DAY)

    def _break(self, start: i.Start, name: str) -> Iterator[float]:
        """Play a break: its beginning as it is, the rest fast."""
        self._pace(WATCH)
        self.supple.face.do(start)
        yield 4.0
        self._stage(name)
        yield 2.0
        self._pace(FAST)
        while self.supple.snapshot().guided is not None:
            yield 0.05
        self._pace(LOOK)
        yield 0.5
        self._pace(DAY)

    def _end(self) -> Iterator[float]:
        """The week, and what it says in words."""
        self._pace(LOOK)
        self.supple.face.open_week()
        yield 1.0
        if self.supple.face.week is not None:
            self._picture("week", self.supple.face.week)
        if self.supple.face.actions is not None:
            self._picture("actions", self.supple.face.actions)
        self._report()
        yield 1.5
        self.supple.quit()

    def _report(self) -> None:
        monday = week_of(local_day(self.clock.now().at, self.zone))
        week = week_with_now(self.history, self.supple.engine.state, self.clock.now(), self.zone, monday)
        text = str(answers.summary(week)["says"])
        print(f"{NOTE}\n\n{text}")  # noqa: T201
        if self.out is not None:
            (self.out / "week.txt").write_text(f"{NOTE}\n\n{text}\n", encoding="utf-8")

    # ---- its means ----------------------------------------------------------------------------------------------

    def _next(self) -> None:
        seconds = next(self._script, None)
        if seconds is not None:
            self._wait.start(round(seconds * 1000))

    def _pace(self, pace: float) -> None:
        self.clock.set_pace(pace)
        self.supple.schedule.look()

    def _icon(self, name: str) -> Iterator[float]:
        snapshot = take(self.supple.engine.state, self.supple.engine.config, self.clock.now())
        if self.out is not None:
            icon_for(snapshot.icon, snapshot.fraction, dark=False).pixmap(ICON, ICON).save(
                str(self.out / f"icon-{name}.png")
            )
            self.pictures.append(f"icon-{name}.png")
        yield 0.0

    def _stage(self, name: str) -> None:
        guide = self.supple.face.guide
        if guide is not None and guide.stage is not None:
            self._picture(name, guide.stage)

    def _picture(self, name: str, widget: QWidget) -> None:
        if self.out is not None and widget.grab().save(str(self.out / f"{name}.png")):
            self.pictures.append(f"{name}.png")


def run(out: Path | None) -> int:
    """Play the demo; pictures and the week's report go to `out`. The exit code."""
    if out is not None:
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as refusal:
            print(f"supple: {out} cannot be made ({refusal.strerror}); name another folder.", file=sys.stderr)  # noqa: T201
            return 2
    explain_crash()
    app = prepare()
    app.setApplicationDisplayName("Supple (demo)")
    theme = Theme(app)
    with tempfile.TemporaryDirectory(prefix="supple-demo-") as folder:
        demo = Demo(Path(folder), out)
        code = app.exec()
        del demo
    del theme
    return code
