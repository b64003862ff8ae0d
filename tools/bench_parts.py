"""The parts of the bench that need no desktop: the engine's step, a transition saved, the year replayed, the figure."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC
from pathlib import Path
from statistics import median

from app.core.events import Event
from app.core.inputs import Input, InputGone, InputSeen, Launch, Now, Sit, Stand, World
from app.core.settings import Settings
from app.core.state import State
from app.core.turn import Config
from app.engine import Engine
from app.ports import History
from app.store.history import open_history
from tests.simulate.year import year

EPOCH = 1_772_438_400  # 2026-03-02 08:00 UTC, a Monday
STEPS, SAVES = 5_000, 100
ROOT = Path(__file__).resolve().parents[1]


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.t = 0

    def now(self) -> Now:
        return Now(self.t, self.t + EPOCH)


class Nothing:
    """Neither a history nor an alarm."""

    def load(self) -> State | None:
        return None

    def save(self, events: Sequence[Event], state: State) -> None:
        """Forget it."""

    def set(self, t: int | None) -> None:
        """Never ring."""


def step() -> float:
    """Microseconds the engine takes for one observation: decided, folded, and the next deadline found.

    Somebody comes and goes, so that one in three changes something.
    """
    clock, engine = _engine(Nothing())
    seconds = 0.0
    for number in range(STEPS):
        clock.t += 10
        given: Input = InputGone(clock.t - 5) if number % 6 == 0 else InputSeen()
        begun = time.perf_counter()
        engine.tell(given)
        seconds += time.perf_counter() - begun
    return seconds / STEPS * 1e6


def save(folder: Path) -> float:
    """Milliseconds until a transition is on disk, synced, and told: the median of many. folder: on a real disk."""
    with tempfile.TemporaryDirectory(dir=folder) as own:
        history = open_history(Path(own, "history.sqlite"), UTC)
        clock, engine = _engine(history)
        taken = []
        for number in range(SAVES):
            clock.t += 5
            begun = time.perf_counter()
            engine.tell(Sit() if number % 2 else Stand())
            taken.append(time.perf_counter() - begun)
        history.close()
    return median(taken) * 1e3


def replay(folder: Path) -> Iterator[float]:
    """Seconds `supple simulate` takes for the year, each time it is asked."""
    trace = folder / "year.jsonl"
    trace.write_text("".join(year()), encoding="utf-8")
    while True:
        begun = time.monotonic()
        subprocess.run([sys.executable, "-m", "app", "simulate", trace], cwd=ROOT, capture_output=True, check=True)
        yield time.monotonic() - begun


def figure(prototype: Path) -> Iterator[tuple[str, float]]:
    """What the figure costs and the prototype in this folder, by their names in the table; a process of its own."""
    code = [sys.executable, "-m", "tools.bench_figure", str(prototype)]
    alike = {"QT_QPA_PLATFORM": "offscreen", "QT_NO_GUI_THREADPOOL": "1", "OPENBLAS_NUM_THREADS": "1"}
    env = {**os.environ, **alike}
    done = subprocess.run(code, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=True)
    for line in done.stdout.splitlines():
        yield from json.loads(line).items()


def _engine(history: History) -> tuple[Clock, Engine]:
    clock = Clock()
    engine = Engine(history, clock, Nothing(), Config(Settings(), UTC))
    engine.tell(Launch(World(), "boot"))
    return clock, engine
