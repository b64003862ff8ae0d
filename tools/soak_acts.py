"""What may happen to the app in a soak, each thing from outside, as a person or the system would do it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from app.ui.theme import LIGHT
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.seen import press, prompt, windows

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = (
    "start", "start walk", "start tiny", "start move --seated", "leave", "snooze 5", "snooze", "skip", "stand", "sit",
    "sat-elsewhere", "pause 30", "pause 60 --everything", "resume", "status", "summary", "doctor", "settings list",
)  # fmt: skip
BASE = "[sitting]\npresent_within = 60\n[prompting]\ninterval = '20 min'\nsession_grace = '2 min'\n"
"""A prompt every twenty seconds, if nothing comes between."""
EDITS = (
    BASE,
    BASE + "prompt_patience = '1 min'\nsnooze_limit = 1\n",
    "[sitting]\npresent_within = 120\n[prompting]\ninterval = '30 min'\nsession_grace = 0\n",
    BASE + "[breaks]\nseated = true\nsound = false\n[hours]\nmon = [['09:00', '17:00']]\n",
    BASE + "[breaks]\nmove = 'long'\n",
    "[sitting\nthis is no TOML",
)


@dataclass
class Soak:
    """The desk and chance."""

    desk: Desk
    chance: Random

    def supple(self, *words: str) -> subprocess.CompletedProcess[str]:
        """The command line; a non-zero exit code is an answer like another."""
        argv = [sys.executable, "-m", "app", *words]
        return subprocess.run(
            argv, cwd=ROOT, env=self.desk.env, capture_output=True, text=True, timeout=60, check=False
        )

    @property
    def settings(self) -> Path:
        return Path(self.desk.env["XDG_CONFIG_HOME"], "supple", "settings.toml")

    def tour(self) -> None:
        """Everything once, so that what is loaded with its first use is there before memory is looked at."""
        for words in ("start", "start walk", "start tiny", "start move --seated"):
            self.supple(*words.split())
            time.sleep(2)
            self.supple("leave")
        self.week()
        self.come()

    # ---- acts ---------------------------------------------------------------------------------------------------

    def type(self) -> None:
        """Somebody works for some seconds, which are minutes."""
        end = time.monotonic() + self.chance.uniform(2, 25)
        while time.monotonic() < end:
            self.desk.input("type", "to and fro ")
            self.desk.input("move", self.chance.randrange(200, 1200), self.chance.randrange(200, 700))
            time.sleep(0.3)

    def rest(self) -> None:
        """Nobody is there."""
        time.sleep(self.chance.uniform(1, 15))

    def lock(self) -> None:
        self.desk.lock()
        time.sleep(self.chance.uniform(0.3, 8))
        self.desk.unlock()

    def sleep(self) -> None:
        self.desk.sleep(True)
        time.sleep(self.chance.uniform(0.3, 8))
        self.desk.sleep(False)

    def command(self) -> None:
        self.supple(*self.chance.choice(COMMANDS).split())

    def edit(self) -> None:
        """An editor writes the file over, or the command line changes one value."""
        if self.chance.random() < 0.5:  # noqa: PLR2004
            new = self.settings.with_suffix(".new")
            new.write_text(self.chance.choice(EDITS), encoding="utf-8")
            new.replace(self.settings)
            time.sleep(1)
        self.supple("settings", "set", "prompting.heads_up", f"{self.chance.randrange(10, 60)} s")

    def answer(self) -> None:
        """Click the prompt's button, where there is one."""
        window = prompt(self.desk)
        if window is not None:
            try:
                press(self.desk, window, LIGHT.calm)
            except TimeoutError:
                return  # gone meanwhile

    def week(self) -> None:
        """Open the week from the tray's menu, look at it, and close it."""
        self.desk.input(
            "move", 14, 14, ",", "click", "right", ",", "sleep", 0.5, ",", "key", "Up", "Up", "Up", "Up", "Return"
        )
        time.sleep(self.chance.uniform(1, 3))
        self.desk.input("key", "Escape")

    def come(self) -> None:
        """A second start; then close what came forward."""
        self.supple()
        time.sleep(1)
        self.close()

    def tray(self) -> None:
        """The panel ends and comes again."""
        self.desk.end("tray")
        time.sleep(self.chance.uniform(0.5, 4))
        self.desk.start_tray()

    def logind(self) -> None:
        """The daemon ends and comes again."""
        self.desk.end("logind")
        time.sleep(self.chance.uniform(0.5, 4))
        self.desk.start_logind()

    def system_bus(self) -> None:
        """The system bus ends and comes again, and logind with it."""
        self.desk.end("logind")
        self.desk.end("system-bus")
        (self.desk.folder / "run" / "system_bus").unlink(missing_ok=True)
        time.sleep(self.chance.uniform(0.5, 4))
        self.desk.start_bus("system")
        self.desk.start_logind()

    def hang(self) -> None:
        """It hangs for a while."""
        self.desk.freeze("logind")
        time.sleep(self.chance.uniform(0.5, 4))
        self.desk.thaw("logind")

    def idle_lost(self) -> None:
        """The X server throws out the connection that tells the idle time, as it does with one that misbehaves."""
        kill_last_client(self.desk, self.desk.parts["supple"].pid)

    def close(self) -> None:
        """Close every window of the app, as a person does."""
        for window in windows(self.desk):
            if not window.free:
                subprocess.run(["xdotool", "windowclose", str(window.number)], env=self.desk.env, check=False)


def acts(soak: Soak) -> Mapping[Callable[[], None], int]:
    """Each act and how often it comes, against the others."""
    return {
        soak.type: 30, soak.rest: 20, soak.command: 20, soak.lock: 6, soak.sleep: 6, soak.answer: 8, soak.edit: 4,
        soak.week: 4, soak.come: 2, soak.tray: 2, soak.logind: 2, soak.system_bus: 1, soak.hang: 2, soak.idle_lost: 3,
    }  # fmt: skip


def kill_last_client(desk: Desk, process: int) -> None:
    """Close the youngest connection of a process to the X server, from the server's side."""
    import xcffib  # noqa: PLC0415  (its parts want to be loaded in this order)
    import xcffib.res  # noqa: PLC0415
    import xcffib.xproto  # noqa: PLC0415

    connect: Any = xcffib.connect  # it carries no types
    connection = connect(display=desk.env["DISPLAY"])
    resources = connection(xcffib.res.key)
    bases = [each.resource_base for each in resources.QueryClients().reply().clients]
    ours = [base for base in bases if _owner(resources, base) == process]
    if len(ours) > 1:
        for number in range(1, 8):  # one of the first it has made still exists
            connection.core.KillClient(ours[-1] | number)
    connection.flush()
    time.sleep(0.2)
    connection.disconnect()


def _owner(resources: Any, base: int) -> int:  # noqa: ANN401  (an extension of xcffib)
    import xcffib.res  # noqa: PLC0415

    made: Any = xcffib.res.ClientIdSpec
    spec = made.synthetic(base, xcffib.res.ClientIdMask.LocalClientPID)
    found = resources.QueryClientIds(1, [spec]).reply().ids
    return int(found[0].value[0]) if found and found[0].length else os.getpid()
