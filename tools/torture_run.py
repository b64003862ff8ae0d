"""Torture: the real engine saves into a real history while it is killed (`kill -9`) or its disk is full.

Each round says what was done and lets SQLite itself, and the sum of the spans, say whether anything is missing.
"""

from __future__ import annotations

import logging
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from threading import Event as Signal
from time import monotonic

from app.core import inputs as i
from app.core.notes import Saved
from app.core.settings import Settings
from app.core.turn import Config
from app.engine import Engine
from app.store.history import open_history
from tools.torture_history import Found, look

WALL = 1_772_438_400
"""Epoch second of t 0."""
STEP, MOST_LOST = 60, 60
"""Seconds after which the open span is saved at the latest, and that may be missing after a crash."""
LONGEST = 0.08
"""Seconds within which a run is killed."""
DISK = "256k"


@dataclass
class Desk:
    """A clock that jumps, an alarm nobody needs, and what happens at a desk, by chance."""

    chance: random.Random
    t: int
    alarm: int | None = None

    def now(self) -> i.Now:
        return i.Now(self.t, self.t + WALL)

    def set(self, t: int | None) -> None:
        self.alarm = t

    def happens(self) -> i.Input:
        """Anything, often nothing but that the minute is over."""
        return self.chance.choice(
            (
                i.Save(), i.Save(), i.Save(), i.InputSeen(), i.InputGone(self.t - 1), i.Locked(), i.Unlocked(),
                i.Start(i.BreakKind.TINY), i.Performed("hip-hinge", 6, 10), i.Leave(), i.Skip(), i.Stand(), i.Sit(),
                i.MediaOn("call"), i.MediaOff("call"), i.Pause(minutes=3), i.Resume(),
            )
        )  # fmt: skip


@dataclass
class Run:
    """One run of the app: launched, and then told one thing after another."""

    path: Path
    desk: Desk
    said: list[str | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.history = open_history(self.path, UTC)
        self.engine = Engine(self.history, self.desk, self.desk, Config(Settings(), UTC), trouble=self.said.append)
        self.desk.t = max(self.desk.t, self.engine.state.t + 1)
        self.begun = self.desk.t
        self.engine.tell(i.Launch())

    def step(self, before: Callable[[], object] = lambda: None) -> bool:
        """Up to a minute goes by, and something happens; whether that was waited for. before: is called in between."""
        self.history.settle()  # in a real minute the disk has long taken what was not waited for
        minute = self.engine.state.t + STEP
        self.desk.t = min(self.desk.t + self.desk.chance.randint(1, STEP), max(minute, self.desk.t + 1))
        before()
        happens = self.desk.happens() if self.desk.t < minute else i.Save()
        if isinstance(happens, i.Performed) and self.engine.state.guided is None:
            return False
        return not all(isinstance(event, Saved) for event in self.engine.tell(happens))

    def stored(self) -> None:
        """Go on until the disk has everything."""
        while self.engine.waiting:
            self.desk.t += 1
            self.engine.save()

    def quit(self) -> str | None:
        """As `Supple.quit` does it; what was lost."""
        self.history.leave()
        self.engine.tell(i.Quit())
        lost = self.engine.close()
        self.history.close()
        return lost


@dataclass
class Account:
    """What the rounds came to."""

    rounds: int = 0
    saves: int = 0
    refused: int = 0
    most_lost: int = 0
    wrong: list[str] = field(default_factory=list)

    def judge(self, name: str, found: Found, lost: int) -> None:
        """Take in one round. lost: seconds of the open span that are missing."""
        self.rounds += 1
        self.most_lost = max(self.most_lost, lost)
        faults = [*found.faults, *([f"{lost} s are missing"] if lost > MOST_LOST else [])]
        self.wrong += [f"{name}: {fault}" for fault in faults]


# ---- kill -9 ---------------------------------------------------------------------------------------------------------


def child(work: Callable[[int], None]) -> tuple[int, int]:
    """A process of its own that does the work and tells by the pipe; its id and the pipe's end here."""
    reads, tells = os.pipe()
    process = os.fork()
    if process:
        os.close(tells)
        return process, reads
    try:
        work(tells)
        os._exit(0)
    except BaseException as fault:  # noqa: BLE001 - it is told to the parent, and no test runner shall go on here
        os.write(tells, f"fault {fault!r}\n".encode())
        os._exit(1)


def sit_and_tell(path: Path, seed: int, tells: int) -> None:
    """Work on until killed; tell each moment before and after it was dealt with."""
    run = Run(path, Desk(random.Random(seed), 0))  # noqa: S311 - chance, no secret
    os.write(tells, f"told {run.desk.t}\n".encode())
    while True:
        waited = run.step(lambda: os.write(tells, f"at {run.desk.t}\n".encode()))
        if waited and not run.engine.waiting:
            os.write(tells, f"told {run.engine.state.t}\n".encode())


def start_and_quit(path: Path, tells: int) -> None:
    run = Run(path, Desk(random.Random(0), 0))  # noqa: S311
    lost = run.quit()
    os.write(tells, f"told {run.desk.t}\n".encode() if lost is None else f"fault {lost}\n".encode())


def kill(path: Path, seed: int, account: Account) -> None:
    """One round: run, be killed at a random moment, look; start again, quit, look again."""
    chance = random.Random(seed)  # noqa: S311
    process, reads = child(lambda tells: sit_and_tell(path, seed, tells))
    with os.fdopen(reads) as told:
        lines = [told.readline()]
        Signal().wait(chance.uniform(0, LONGEST))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        lines += told.readlines()
    words = [line.split(maxsplit=1) for line in lines if line.endswith("\n")]
    wrong = [text for word, text in words if word == "fault"]
    at = max(int(text) for word, text in words if word in ("at", "told"))
    stored = max(int(text) for word, text in words if word == "told")
    account.saves += len(words) // 2
    after_kill = look(path, WALL)
    process, reads = child(lambda tells: start_and_quit(path, tells))
    with os.fdopen(reads) as told:
        wrong += [line for line in told if line.startswith("fault")]
    os.waitpid(process, 0)
    mended = look(path, WALL)
    wrong += after_kill.faults
    wrong += [f"told {stored}, stored {after_kill.t}"] if after_kill.t < stored else []
    account.judge(f"kill {seed}", Found(mended.t, mended.runs, (*wrong, *mended.faults)), at - mended.end_before(at))


# ---- a full disk -----------------------------------------------------------------------------------------------------


@contextmanager
def full(folder: Path, spare: int) -> Iterator[None]:
    """No room in this folder's file system but for `spare` bytes."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 1024):
                pass
        except OSError:
            pass
        file.truncate(max(0, file.tell() - spare))
    yield
    filler.unlink()


def fill(folder: Path, seed: int, account: Account) -> None:
    """One round: work, the disk is full for a while, work on, quit; nothing at all may be missing."""
    chance = random.Random(seed)  # noqa: S311
    place = folder / f"{seed}"
    run = Run(place / "history.sqlite", Desk(chance, 0))
    for _ in range(chance.randint(0, 60)):
        run.step()
    with full(folder, chance.choice((0, 0, 4096, 12288))):
        for _ in range(chance.randint(20, 120)):
            run.step()
    run.stored()
    for _ in range(chance.randint(0, 30)):
        run.step()
    lost, refused = run.quit(), [each for each in run.said if each is not None]
    found = look(place / "history.sqlite", WALL)
    wrong = [] if lost is None else [lost]
    ran = run.desk.t - run.begun
    wrong += [f"said {len(refused)} times in {ran} s"] if len(refused) > 1 + ran // 3600 else []
    wrong += ["not said that it is over"] if run.said[-1:] != [None][: len(refused)] else []
    wrong += [] if found.seconds == ran else [f"{ran} s were run, {found.seconds} s are stored"]
    account.refused += len(refused) > 0
    account.judge(f"disk {seed}", Found(found.t, found.runs, (*found.faults, *wrong)), 0)
    shutil.rmtree(place)


# ---- all of it -------------------------------------------------------------------------------------------------------


def in_a_namespace_of_its_own(folder: Path, *words: str) -> int:
    """Run this again with a small tmpfs at `folder` that nobody else sees."""
    unshare = ("unshare", "-m") if os.geteuid() == 0 else ("unshare", "-rm")
    script = 'mount -t tmpfs -o "size=$1" tmpfs "$2" && shift 2 && exec "$@"'
    command = (sys.executable, "-m", "tools.torture_run", "--disks", str(folder), *words)
    return subprocess.run([*unshare, "sh", "-c", script, "sh", DISK, str(folder), *command], check=False).returncode


def report(what: str, account: Account, begun: float) -> int:
    """Print it; 0 where nothing was wrong."""
    more = f"{account.saves} saves told" if account.saves else f"in {account.refused} the history refused, and said so"
    print(f"{account.rounds} {what}: {more}; at most {account.most_lost} s missing; {monotonic() - begun:.0f} s")
    for wrong in account.wrong[:20]:
        print(f"  WRONG {wrong}")
    return 1 if account.wrong else 0


def disks(folder: Path, rounds: int, seed: int) -> int:
    """The rounds on a full disk."""
    begun, account = monotonic(), Account()
    for number in range(rounds):
        fill(folder, seed + number, account)
    return report("full disks", account, begun)


def kills(folder: Path, rounds: int, seed: int) -> int:
    """The rounds that end with kill -9, all on one history."""
    begun, account = monotonic(), Account()
    for number in range(rounds):
        kill(folder / "history.sqlite", seed + number, account)
    return report("kills", account, begun)


def main(words: list[str]) -> int:
    """KILLS, DISKS and SEED from the command line, 200 and 50 of them unless told otherwise."""
    logging.disable(logging.WARNING)  # refusals are what is wanted here; faults are not
    if words[:1] == ["--disks"]:
        return disks(Path(words[1]), int(words[2]), int(words[3]))
    numbers = [int(word) for word in words]
    killed, filled, seed = numbers + [200, 50, random.randrange(10**6)][len(numbers) :]  # noqa: S311
    print(f"seed {seed}")
    with tempfile.TemporaryDirectory(prefix="supple-torture-") as folder:
        code = kills(Path(folder), killed, seed)
    with tempfile.TemporaryDirectory(prefix="supple-torture-") as folder:
        return in_a_namespace_of_its_own(Path(folder), str(filled), str(seed)) | code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
