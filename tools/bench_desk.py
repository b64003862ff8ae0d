"""The part of the bench on a real desktop: the bare icon and the app side by side in one panel, measured from outside.

They stand side by side because one at a time takes three times as long; `bench_process` accounts for what they share.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.desktop_rig.desk import Desk
from tools.bench_process import memory, spent

ROOT = Path(__file__).resolve().parents[1]
SUPPLE = (sys.executable, "-c", "import sys; from app.__main__ import main; sys.exit(main())")
"""As the installed command does it; this way it is the app of this checkout."""

PANEL = (0, 0, 300, 28)
"""Where the panel shows icons: x, y, width, height on the screen."""
LATE = 30.0
"""Seconds after which an icon will not come any more."""
LOOK = 0.002
APART = 3.0
"""Seconds between two starts, so that one does not slow the next."""
BARE = {"QT_QPA_PLATFORMTHEME": "gnome"}
"""The bare icon too is spared GTK: that would make it three times as heavy and the app look light."""


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds. still: from the last start to when nobody counts as there. settle: from each start to its memory.

    window: of each count.
    """

    still: float = 45.0
    settle: float = 60.0
    window: float = 60.0


@dataclass(frozen=True, slots=True)
class Program:
    """What is started, and under which name its figures go."""

    name: str
    argv: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)


PROGRAMS = (
    Program("bare ", (sys.executable, str(ROOT / "tools" / "bench_bare.py")), BARE),
    Program("", SUPPLE),
    Program("gnome ", SUPPLE, {"XDG_CURRENT_DESKTOP": "GNOME"}),
    Program("deaf ", (sys.executable, str(ROOT / "tools" / "bench_deaf.py"))),
)


class Eye:
    """Looks at the panel's icons through a connection of its own."""

    def __init__(self, display: str) -> None:
        import xcffib  # noqa: PLC0415  (its parts want to be loaded in this order)
        import xcffib.xproto  # noqa: PLC0415

        connect: Any = xcffib.connect  # it carries no types
        self._connection = connect(display=display)
        self._root = self._connection.get_setup().roots[0].root
        self._all = xcffib.xproto.ImageFormat.ZPixmap

    def see(self) -> bytes:
        image = self._connection.core.GetImage(self._all, self._root, *PANEL, 0xFFFFFFFF).reply()
        return bytes(image.data.buf())

    def colours(self, where: tuple[int, int, int, int]) -> set[int]:
        """The colours seen there: x, y, width, height."""
        image = self._connection.core.GetImage(self._all, self._root, *where, 0xFFFFFFFF).reply()
        return set(memoryview(bytes(image.data.buf())).cast("I"))

    def until(self, before: bytes, *, gone: bool) -> float:
        """Wait until the panel looks otherwise (or, gone: the same again); the seconds that took."""
        begun = time.monotonic()
        while (self.see() == before) is not gone:
            if time.monotonic() - begun > LATE:
                raise TimeoutError("no tray icon came" if not gone else "a tray icon stayed")
            time.sleep(LOOK)
        return time.monotonic() - begun


def measure(desk: Desk, eye: Eye, times: Times) -> Iterator[tuple[str, float]]:
    """One round: start all, let a minute pass, count with nobody there and then with somebody typing."""
    empty = eye.see()
    with _started() as running:
        begun: dict[str, float] = {}
        for program in PROGRAMS:
            before = eye.see()
            begun[program.name] = time.monotonic()
            running[program.name] = start(desk, program)
            yield f"{program.name}start", eye.until(before, gone=False) * 1000
            time.sleep(APART)
        _wait(begun[PROGRAMS[-1].name] + times.still)
        with _counted(running, "still ", times.window) as still:
            for name, process in running.items():
                _wait(begun[name] + times.settle)
                still[f"{name}memory"] = memory(process.pid)
        yield from still.items()
        yield from _quiet(still, ("memory", "still wake-ups"))
        desk.input("type", "here ")
        time.sleep(1)
        with _counted(running, "typing ", times.window) as typing:
            until = time.monotonic() + times.window
            while time.monotonic() < until:
                desk.input("type", "to and fro ")
                time.sleep(0.3)
        yield from typing.items()
        yield from _quiet(typing, ("typing wake-ups",))
        yield from _answers(desk)
    eye.until(empty, gone=True)


@contextmanager
def _counted(running: Mapping[str, subprocess.Popen[bytes]], name: str, window: float) -> Iterator[dict[str, float]]:
    """What each spends in a minute, reckoned from the block and the rest of the window after it."""
    found: dict[str, float] = {}
    before = {each: spent(process.pid) for each, process in running.items()}
    begun = time.monotonic()
    yield found
    _wait(begun + window)
    minute = 60 / (time.monotonic() - begun)
    for each, process in running.items():
        used = spent(process.pid).since(before[each])
        found[f"{each}{name}switches"] = used.switches * minute
        found[f"{each}{name}wake-ups"] = used.sleeps * minute
        found[f"{each}{name}processor"] = used.processor * 1000 * minute


def _quiet(found: Mapping[str, float], names: Sequence[str]) -> Iterator[tuple[str, float]]:
    """What all quiet backends add: the app less the one without them, of the same minute."""
    for name in names:
        yield f"quiet {name}", found[name] - found[f"deaf {name}"]


def _wait(until: float) -> None:
    """Until that moment of the monotonic clock."""
    time.sleep(max(0.0, until - time.monotonic()))


def _answers(desk: Desk) -> Iterator[tuple[str, float]]:
    """The command line beside an interpreter that does nothing."""
    for _ in range(3):
        for name, argv in (("pass", (sys.executable, "-c", "pass")), ("status", (*SUPPLE, "status"))):
            begun = time.monotonic()
            subprocess.run(argv, env=_env(desk, PROGRAMS[1]), cwd=ROOT, capture_output=True, check=True)
            yield name, (time.monotonic() - begun) * 1000


def start(desk: Desk, program: Program) -> subprocess.Popen[bytes]:
    """One program in its profile; it says nothing."""
    quiet = subprocess.DEVNULL
    return subprocess.Popen(program.argv, env=_env(desk, program), cwd=ROOT, stdin=quiet, stdout=quiet, stderr=quiet)


def profile(desk: Desk, program: Program) -> Path:
    """Where this program keeps its own: two of the app run at once."""
    return desk.folder / f"profile-{program.name.strip() or 'supple'}"


def _env(desk: Desk, program: Program) -> dict[str, str]:
    own = profile(desk, program)
    (own / "run").mkdir(parents=True, exist_ok=True, mode=0o700)
    (own / "data" / "supple").mkdir(parents=True, exist_ok=True)
    (own / "data" / "supple" / "welcomed").touch()  # no window of a first run
    places = {f"XDG_{name.upper()}_HOME": str(own / name) for name in ("config", "data", "cache", "state")}
    return {**desk.env, "PYTHONPATH": str(ROOT), **places, "XDG_RUNTIME_DIR": str(own / "run"), **program.env}


@contextmanager
def _started() -> Iterator[dict[str, subprocess.Popen[bytes]]]:
    """The running programs, ended at the end of the block in the order they are in."""
    running: dict[str, subprocess.Popen[bytes]] = {}
    try:
        yield running
    finally:
        for process in running.values():
            process.terminate()
            process.wait(20)
