"""`make soak`: lets everything happen to the app for half an hour, at random, and says whether it stood it.

Its clock runs 60 times as fast; all else is real: the desktop, the sensing, the history, the windows.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from app.ui.rest import REST_MS
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants
from tests.desktop_rig.seen import first, until, windows
from tools.bench_process import memory, own, tree
from tools.soak_acts import ACTS
from tools.soak_app import PACE
from tools.soak_checks import Check, Looked, adds_up, faults, flat, silent, spans
from tools.soak_desk import ROOT, Soak
from tools.soak_person import BASE, close, tour

OUT = ROOT / "build" / "soak"
MINUTES, FIRST = 30.0, 5.0
"""How long, and after how much of it memory must be flat; of a shorter soak a third."""
SIZE = (2560, 800)
"""Pixels of both monitors together."""
EVERY = 60.0
"""Seconds between two looks at the memory."""
STILL = REST_MS / 1000 + 5
"""Seconds without any window before a look: by then what the last one was made of is let go."""
GOING = 10.0
"""Seconds the last window may take to go on a busy machine."""


@dataclass
class Account:
    """What was done and seen."""

    begun: float = field(default_factory=time.monotonic)
    done: Counter[str] = field(default_factory=Counter)
    looks: list[Looked] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    @property
    def minutes(self) -> float:
        return (time.monotonic() - self.begun) / 60


def main(argv: list[str]) -> int:
    """Soak and judge; the exit code."""
    parser = argparse.ArgumentParser(prog="tools/soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=MINUTES, help="default: %(default)g")
    parser.add_argument("--seed", type=int, default=None, help="the chance of an earlier soak, as it was printed")
    told = parser.parse_args(argv)
    seed = Random().randrange(10_000) if told.seed is None else told.seed  # noqa: S311 - no secret
    OUT.mkdir(parents=True, exist_ok=True)
    print(f"{told.minutes:g} minutes, chance {seed}", flush=True)
    wants = Wants(size=SIZE, monitors=2, notify="xfce", logind=True, audio=True, display=1000 + seed)
    with Desk.up(wants, OUT / "desk") as desk:
        desk.env["PYTHONPATH"] = str(ROOT)
        soak = Soak(desk, Random(seed))  # noqa: S311
        checks = _go(soak, told.minutes)
    for check in checks:
        print(f"{'  ok   ' if check.good else '  NOT  '}  {check.says}")
    return 0 if all(check.good for check in checks) else 1


def _go(soak: Soak, minutes: float) -> list[Check]:
    """All of it: the start, what happens, the quit, the judgement."""
    desk = soak.desk
    soak.settings.parent.mkdir(parents=True)
    soak.settings.write_text(BASE, encoding="utf-8")
    desk.begin("terminal", ["xterm", "-geometry", "90x20+60+400", "-e", "cat"])
    app = desk.begin("supple", [sys.executable, "-m", "tools.soak_app"])
    until("an answer", lambda: soak.supple("status").returncode == 0, 20)
    account = Account()
    checks = _happen(soak, account, minutes)
    lasted = time.monotonic() - account.begun
    soak.supple("quit")
    code = app.wait(20)
    desk.parts.pop("supple")
    print(f"done: {', '.join(f'{name} {count}' for name, count in account.done.most_common())}")
    history = Path(desk.env["XDG_DATA_HOME"], "supple", "history.sqlite")
    logs = Path(desk.env["XDG_STATE_HOME"], "supple", "log").glob("supple.log*")  # the oldest has the highest number
    log = "".join(each.read_text(encoding="utf-8") for each in sorted(logs, reverse=True))
    (OUT / "supple.log").write_text(log, encoding="utf-8")
    settled = FIRST if minutes >= MINUTES else minutes / 3
    return [
        *checks,
        Check(f"it quits when asked, with code {code}", code == 0),
        *silent(log, (desk.folder / "log" / "supple").read_text(errors="replace")),
        *flat(account.looks, settled),
        *adds_up(spans(history), lasted * PACE, slack=10 * PACE),
        Check("SQLite finds the file sound", not faults(history)),
        Check(
            f"the desk itself did as it was told{': ' if account.failed else ''}{'; '.join(account.failed)}",
            not account.failed,
        ),
    ]


def _happen(soak: Soak, account: Account, minutes: float) -> list[Check]:
    """Everything once, then one act after the other until the time is over; then every window is closed."""
    tour(soak)
    looked = 0.0
    app = soak.desk.parts["supple"]
    while account.minutes < minutes and app.poll() is None:
        act = soak.chance.choices(list(ACTS), list(ACTS.values()))[0]
        account.done[act.__name__] += 1
        try:
            act(soak)
            if time.monotonic() - looked > EVERY and _rests(soak.desk):
                looked = time.monotonic()
                account.looks.append(_look(soak.desk, account.minutes))
        except (RuntimeError, TimeoutError, subprocess.SubprocessError) as error:
            account.failed.append(f"{act.__name__}: {error}")
    alive = app.poll() is None
    left = _left(soak) if alive else []
    return [
        Check("it still runs", alive),
        Check(f"no window is left over{': ' if left else ''}{', '.join(left)}", not left),
        Check("it still answers", alive and soak.supple("status").returncode == 0),
    ]


def _rests(desk: Desk) -> bool:
    """Whether no window of the app is there, nor comes for a while, nor any other process of it."""
    app = desk.parts["supple"].pid
    came = first(lambda: bool(windows(desk)), STILL, meanwhile=lambda: time.sleep(1))
    return not came and tree(app) == [app]


def _left(soak: Soak) -> list[str]:
    """The windows that are still there when nothing plays, nothing is due and all that can be closed was closed."""
    for words in ("leave", "skip", "pause 60 --everything"):  # no prompt shall come just now
        soak.supple(*words.split())
    close(soak)
    first(lambda: not windows(soak.desk), GOING)
    return [f"“{each.title}”" for each in windows(soak.desk)]


def _look(desk: Desk, minutes: float) -> Looked:
    app = desk.parts["supple"].pid
    look = Looked(minutes, own(app), memory(app), _hidden(desk))
    print(f"{minutes:5.1f} min  {look.memory:.1f} MB, with pages of files {look.whole:.1f} MB", flush=True)
    return look


def _hidden(desk: Desk) -> int:
    """Windows of the app that the X server keeps, invisible ones too; the list of all is left for who wonders."""
    found = desk.run(["xwininfo", "-root", "-tree"])
    (OUT / "windows.txt").write_text(found, encoding="utf-8")
    return len(re.findall(r'"supple"\)', found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
