"""The journey: a person sits, is prompted, moves, sits on, the app is killed and started again. What did it keep?

Everything is done and seen from outside, as a person has it: real keys and clicks, windows, the command line, SQLite.
"""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from app.desktop.clock import read_wall
from app.ui.theme import LIGHT
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants
from tests.desktop_rig.seen import SUPPLE, open_menu, press, prompt, supple, titled, until, windows
from tools.journey_history import Check, Done, Moment, compare, faults, lost, read

INTERVAL, BREAK, ON = 60, 60, 70
"""Seconds: between breaks, of the break, and of working on with a prompt on screen before the crash.

Nothing happens in the last, so that without a save every minute more would be lost than may be.
"""
SETTINGS = f"""[sitting]
away_after = 60
[prompting]
interval = {INTERVAL}
session_grace = 0
typing_wait = 0
[breaks]
move = {BREAK}
"""
MOVEMENTS = Path(__file__).resolve().parents[1] / "resources" / "movements"
TROUBLE = (TimeoutError, RuntimeError, subprocess.SubprocessError, sqlite3.Error, OSError)
"""What ends the journey early: something did not come, or a program of the desk failed."""
TERMINAL = (300, 400)
"""Where on the screen the person works."""


@dataclass
class Journey:
    """One run. desk: where. out: where pictures and figures go."""

    desk: Desk
    out: Path
    begun: float = field(default_factory=read_wall)
    figures: dict[str, float] = field(default_factory=dict)
    account: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        """One line of the account, with the time since the beginning."""
        line = f"{read_wall() - self.begun:6.1f} s  {text}"
        self.account.append(line)
        print(line, flush=True)

    @property
    def history(self) -> Path:
        """The history in the desk's own home."""
        return Path(self.desk.env["XDG_DATA_HOME"], "supple", "history.sqlite")

    # ---- what the person does -----------------------------------------------------------------------------------

    def work(self) -> None:
        """A moment's work at the terminal: a few keys, and the pointer moves."""
        self.desk.input("type", "to and fro ")
        self.desk.input("move", TERMINAL[0] + int(read_wall()) % 40, TERMINAL[1])
        time.sleep(0.3)

    def work_for(self, seconds: float) -> None:
        """Work on."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.work()

    def picture(self, name: str) -> None:
        """The whole screen as it is."""
        self.desk.shot(self.out / f"{name}.png")

    def launch(self) -> Moment:
        """Start the app; it has launched when it answers."""
        before, begun = read_wall(), time.monotonic()
        self.desk.begin("supple", [str(SUPPLE)])
        until("an answer to `supple status`", lambda: supple(self.desk, "status").returncode == 0, 20)
        self.figures.setdefault("seconds from the start to the first answer", round(time.monotonic() - begun, 2))
        return Moment(before, read_wall())

    def prompted(self, limit: float) -> Moment:
        """Work until a prompt is on screen."""
        looked = [read_wall()]

        def look() -> bool:
            looked.append(read_wall())
            return prompt(self.desk) is not None

        until("a prompt", look, limit, self.work)
        return Moment(looked[-2], read_wall())

    # ---- the way ------------------------------------------------------------------------------------------------

    def go(self) -> Done:
        """All of it, in order."""
        config = Path(self.desk.env["XDG_CONFIG_HOME"], "supple")
        config.mkdir()
        (config / "settings.toml").write_text(SETTINGS, encoding="utf-8")
        self.desk.begin("terminal", ["xterm", "-geometry", "90x28+60+120", "-e", "cat"])
        until("the terminal", lambda: windows(self.desk, "xterm"), 10)
        self.desk.input("move", *TERMINAL, ",", "click")
        launched = self.launch()
        self.say("supple runs and answers; somebody types and moves the pointer")
        self.look_at_tray()
        first = self.prompted(INTERVAL + 30)
        self.figures["seconds from the launch to the first prompt, at most"] = round(first.after - launched.before, 1)
        self.say("the prompt is there")
        started = self.start_break()
        returned = self.play_and_return()
        self.look_at_week()
        second = self.prompted(INTERVAL + 30)
        self.say(f"prompted again; the person works on for {ON} s")
        self.work_for(ON)
        killed = self.kill()
        relaunched = self.launch()
        self.say("started again")
        third = Moment(relaunched.before, self.prompted(20).after)
        self.say("the break that was due is prompted anew")
        self.work_for(5)
        return Done(launched, (first, second, third), started, returned, killed, relaunched, self.quit(), BREAK)

    def look_at_tray(self) -> None:
        """The panel's icon with its menu open."""
        time.sleep(1)
        open_menu(self.desk)
        time.sleep(0.5)
        self.picture("tray")
        self.desk.input("key", "Escape")
        self.desk.input("move", *TERMINAL)

    def start_break(self) -> Moment:
        """Click on Start."""
        self.work()
        self.picture("prompt")
        window = until("the prompt", lambda: prompt(self.desk), 5)
        before, begun = read_wall(), time.monotonic()
        press(self.desk, window, LIGHT.calm)
        until("the break's window", lambda: titled(self.desk, "reak"), 10)
        self.figures["seconds from finding Start to the break's window"] = round(time.monotonic() - begun, 2)
        until("the prompt to leave", lambda: prompt(self.desk) is None, 5)
        self.say("a click on Start, and the break plays")
        return Moment(before, read_wall())

    def play_and_return(self) -> Moment:
        """Touch nothing until the break is over, then come back to the terminal."""
        time.sleep(15)
        self.picture("break")
        until("the break in the history", lambda: read(self.history)["breaks"], BREAK * 2)
        self.picture("break-end")
        self.say("the break was played to its end and is recorded")
        until("the break's window to close", lambda: titled(self.desk, "reak") is None, 15)
        before = read_wall()
        self.desk.input("move", *TERMINAL, ",", "click")
        until("the person to be sitting again", lambda: "sitting" in supple(self.desk, "status").stdout, 10, self.work)
        return Moment(before, read_wall())

    def look_at_week(self) -> None:
        """`This week` from the tray's menu, third from its end; then close it again."""
        open_menu(self.desk)
        time.sleep(0.5)
        self.desk.input("key", "Up", "Up", "Up", "Up", "Return")
        until("the week's window", lambda: titled(self.desk, "week"), 10)
        time.sleep(1)
        self.picture("week")
        self.desk.input("key", "Escape")
        until("the week's window to close", lambda: titled(self.desk, "week") is None, 5)
        self.desk.input("move", *TERMINAL, ",", "click")
        self.say("the week was looked at")

    def kill(self) -> Moment:
        """`kill -9`, without warning."""
        before = read_wall()
        self.desk.parts["supple"].send_signal(signal.SIGKILL)
        self.desk.parts.pop("supple").wait(10)
        self.say("kill -9 in the middle of the bout")
        return Moment(before, read_wall())

    def quit(self) -> Moment:
        """`supple quit`."""
        before = read_wall()
        supple(self.desk, "quit")
        code = self.desk.parts.pop("supple").wait(10)
        self.say(f"supple quit, exit code {code}")
        return Moment(before, read_wall())


def judge(journey: Journey, done: Done) -> list[Check]:
    """Compare, and leave the figures."""
    found = read(journey.history)
    known = {path.stem for path in MOVEMENTS.glob("*.toml")}
    checks = [*compare(done, found, known), Check("SQLite finds the file sound", not faults(journey.history))]
    seconds = lost(done, found)
    journey.figures["seconds lost in the crash"] = -1 if seconds is None else round(seconds, 1)
    journey.figures["seconds in all"] = round(read_wall() - journey.begun, 1)
    told = {"figures": journey.figures, "checks": [asdict(check) for check in checks], "done": asdict(done), **found}
    (journey.out / "figures.json").write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return checks


@contextmanager
def kept(journey: Journey) -> Iterator[None]:
    """Whatever becomes of it, the account and the app's own log are left beside the pictures."""
    try:
        yield
    except TROUBLE as trouble:
        journey.say(f"the journey ends here: {trouble}")
        with suppress(*TROUBLE):
            journey.picture("stopped")
        raise
    finally:
        log = Path(journey.desk.env["XDG_STATE_HOME"], "supple", "log", "supple.log")
        (journey.out / "supple.log").write_bytes(log.read_bytes() if log.exists() else b"")
        (journey.out / "account.txt").write_text("\n".join(journey.account) + "\n", encoding="utf-8")


def main(out: Path) -> int:
    """Make the journey; 0 only if nothing was missing."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    try:
        with Desk.up(Wants(logind=True), out / "desk") as desk:
            journey = Journey(desk, out)
            with kept(journey):
                checks = judge(journey, journey.go())
                for check in checks:
                    journey.account.append(f"{'  ok   ' if check.good else '  NOT  '}  {check.says}")
                    print(journey.account[-1])
    except TROUBLE as trouble:
        print(f"make journey: not finished: {trouble}\nWhat there is: {out}/")
        return 1
    for name, value in journey.figures.items():
        print(f"{value:8g}  {name}")
    bad = [check for check in checks if not check.good]
    print(f"make journey: {len(checks) - len(bad)} of {len(checks)} hold; pictures and figures: {out}/")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
