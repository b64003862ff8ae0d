"""A five-minute break of mixed postures plays through without a dropped phase, and the history names each set."""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.desktop.fast import FastClock
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants
from tests.watched_break import SECONDS, Watched, phases_of, sets_of

MONDAY_NINE = 1_772_438_400
STEP = 0.4
"""Seconds of the break from frame to frame; the shortest phase lasts twice as long and more."""


class Hand:
    """A clock that moves when it is told to."""

    t = 1000.0

    def __call__(self) -> float:
        return self.t


def test_every_phase_is_shown_and_each_set_is_in_the_history(tmp_path: Path, qapp: QApplication) -> None:
    hand = Hand()
    watched = Watched(tmp_path, FastClock(MONDAY_NINE, 1.0, hand))
    plan = watched.start()
    guide = watched.supple.face.guide
    assert guide is not None
    while guide._view is not None and hand.t < Hand.t + 2 * SECONDS:
        hand.t += STEP
        guide._frame()
        if hand.t % 2 < STEP:
            watched.supple.schedule.look()
            qapp.processEvents()  # the rules' alarm
    watched.supple.quit()
    assert watched.shown == list(phases_of(plan))
    sets = watched.sets()
    assert [each[:3] for each in sets] == sets_of(plan)
    assert abs(sum(seconds for *_, seconds in sets) - plan.seconds) <= len(sets)
    assert abs(plan.seconds - SECONDS) <= 0.1 * SECONDS
    assert len({each.movement.posture for each in plan.sets}) >= 3
    with sqlite3.connect(watched.history) as db:
        assert db.execute("SELECT outcome, seconds FROM breaks").fetchall() == [("completed", plan.seconds)]


@pytest.mark.soak
@pytest.mark.desktop
def test_the_same_in_real_time_on_a_real_screen(tmp_path: Path) -> None:
    with Desk.up(Wants(audio=True)) as desk:
        root = str(Path(__file__).parents[1])
        watching = desk.begin(
            "break", [sys.executable, "-m", "tests.watched_break", str(tmp_path)], {"PYTHONPATH": root}
        )
        assert watching.wait(SECONDS * 1.5) == 0, desk.logs()
    seen = json.loads((tmp_path / "seen.json").read_text(encoding="utf-8"))
    assert seen["shown"] == seen["due"]
    assert [each[:3] for each in seen["sets"]] == seen["wanted"]
    assert len(seen["postures"]) >= 3
