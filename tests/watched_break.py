"""A five-minute break on the floor in the whole app, watched phase by phase: what was shown, and what had to be.

As a program, `python -m tests.watched_break FOLDER`, it plays one in real time and writes what it saw to FOLDER.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.core import inputs as i
from app.demo import Scripted
from app.desktop.clock import SystemClock
from app.desktop.quieting import Quieting
from app.figure.course import turns
from app.movement.ahead import step_at
from app.movement.compose import Plan
from app.movement.motion import motion_of
from app.movement.player import Playing
from app.paths import within
from app.running import Supple
from app.store.history import open_history

SECONDS = 300
Phase = tuple[int, str | None, int, int]
"""Which set, on which side, which repetition, which phase of it."""
Set = tuple[str, str | None, int]
"""Which movement, on which side, how many repetitions."""


class Watched:
    """The app in a folder of its own, and the phases that its break has shown."""

    def __init__(self, folder: Path, clock: SystemClock) -> None:
        here = within(folder)
        here.runtime.mkdir(parents=True, exist_ok=True)
        here.settings.parent.mkdir(parents=True, exist_ok=True)
        here.settings.write_text(f"[breaks]\nfloor = true\nmove = {SECONDS}\n", encoding="utf-8")
        self.history = here.history
        self.shown: list[Phase] = []
        self.supple = Supple(
            here,
            open_history(here.history, UTC),
            clock=clock,
            zone=UTC,
            sensing=Scripted,
            quieting=partial(Quieting, ()),
        )

    def start(self) -> Plan:
        """Start the break and watch it; what it is made of."""
        self.supple.face.do(i.Start())
        guide = self.supple.face.guide
        assert guide is not None
        assert guide.stage is not None
        assert guide._state is not None
        show = guide.stage.show_playing

        def watched(playing: Playing, left: float, planned: float, *, held: bool) -> float:
            self._see(playing)
            return show(playing, left, planned, held=held)

        guide.stage.show_playing = watched  # type: ignore[method-assign]
        return guide._state.plan

    def sets(self) -> list[tuple[str, str | None, int, int]]:
        """What the history names: movement, side, repetitions and seconds."""
        with sqlite3.connect(self.history) as db:
            return db.execute("SELECT movement, side, repetitions, seconds FROM movements ORDER BY id").fetchall()

    def _see(self, playing: Playing) -> None:
        step = step_at(motion_of(playing.movement), playing.t, playing.repetitions)
        if step is not None:
            phase = (playing.set_index, playing.side, playing.repetition, step.number)
            if self.shown[-1:] != [phase]:
                self.shown.append(phase)


def phases_of(plan: Plan) -> Iterator[Phase]:
    """Every phase of a plan, in order."""
    for number, each in enumerate(plan.sets):
        motion = motion_of(each.movement)
        for turn in turns(motion, each.repetitions):
            yield from ((number, turn.side, turn.number, step) for step in range(len(motion.keys)))


def sets_of(plan: Plan) -> list[Set]:
    """What a history must name."""
    sides: dict[int, tuple[str | None, ...]] = {1: (None,), 2: ("right", "left")}
    return [(each.movement.id, side, each.repetitions) for each in plan.sets for side in sides[each.movement.sides]]


def main(folder: Path) -> None:
    """Play one in real time; `seen.json` says what was shown, what had to be, and what the history names."""
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    watched = Watched(folder, SystemClock())
    plan = watched.start()
    over = QTimer()
    over.timeout.connect(lambda: None if watched.supple.snapshot().guided else app.quit())
    over.start(500)
    app.exec()
    watched.supple.quit()
    seen = {
        "shown": watched.shown,
        "due": list(phases_of(plan)),
        "sets": watched.sets(),
        "wanted": sets_of(plan),
        "postures": sorted({each.movement.posture for each in plan.sets}),
    }
    (folder / "seen.json").write_text(json.dumps(seen), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
