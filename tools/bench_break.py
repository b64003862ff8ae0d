"""The part of the bench that plays breaks: how soon the first picture is there, and what each break leaves in memory.

Several of the app run at once, each in a profile of its own: one after the other would take half an hour.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

from app.remote.client import ask
from tests.desktop_rig.desk import Desk
from tools.bench_desk import SUPPLE, Eye, Program, profile, start
from tools.bench_process import memory

FIGURE = (440, 280, 120, 160)
"""The middle of the figure in a break's window on a screen of 1280 x 800: x, y, width, height."""
_COLOURS = 12
"""A picture of the figure has more than so many colours; bare paper and the desktop's own ground have fewer."""
_LATE, _LOOK = 20.0, 0.002


@dataclass(frozen=True, slots=True)
class Length:
    """Seconds. settle: from a start or the end of a break to its memory. play: of a break. breaks: how many."""

    settle: float = 60.0
    play: float = 60.0
    breaks: int = 3


@dataclass(frozen=True, slots=True)
class _App:
    process: Popen[bytes]
    socket: str

    def ask(self, **words: object) -> dict[str, object]:
        return ask(self.socket, words, timeout=10)


def first_frames(desk: Desk, eye: Eye, rounds: int) -> Iterator[float]:
    """Milliseconds from Start until the first picture of a fresh app's first break is on the screen."""
    for number in range(rounds):
        with _running(desk, f"first-{number}") as app:
            time.sleep(4)  # all that a start puts off is over
            begun = time.monotonic()
            app.ask(do="start", kind="tiny")
            while len(eye.colours(FIGURE)) <= _COLOURS:
                if time.monotonic() - begun > _LATE:
                    raise TimeoutError("no break came on screen")
                time.sleep(_LOOK)
            yield (time.monotonic() - begun) * 1000
            app.ask(do="leave")


def left_behind(desk: Desk, rounds: int, length: Length) -> Iterator[tuple[str, float]]:
    """MB that the first break leaves, and each later one more than the first; some time after it, of `rounds` apps."""
    with ExitStack() as stack:
        apps = [stack.enter_context(_running(desk, f"break-{number}")) for number in range(rounds)]
        time.sleep(length.settle)
        before = [memory(app.process.pid) for app in apps]
        first: list[float] = []
        for number in range(length.breaks):
            for app in apps:
                app.ask(do="start", kind="tiny")
            time.sleep(length.play + 5)  # and the breath at its end
            for app in apps:
                app.ask(do="leave")  # where the plan is longer
            time.sleep(length.settle)
            after = [memory(app.process.pid) for app in apps]
            if number == 0:
                first = after
                yield from (("first break", now - then) for now, then in zip(after, before, strict=True))
            else:
                yield from (("later break", now - then) for now, then in zip(after, first, strict=True))


@contextmanager
def _running(desk: Desk, name: str) -> Iterator[_App]:
    """One app in a profile of its own that nothing is prompted in."""
    program = Program(name, SUPPLE)
    process = start(desk, program)
    socket = str(profile(desk, program) / "run" / "supple" / "supple.sock")
    try:
        _wait_for(socket)
        yield _App(process, socket)
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(socket: str) -> None:
    until = time.monotonic() + _LATE
    while not Path(socket).exists():
        if time.monotonic() > until:
            raise TimeoutError("the app did not start")
        time.sleep(0.1)
