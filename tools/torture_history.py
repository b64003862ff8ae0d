"""What a history says after a torture, read with SQLite alone. Knows nothing of the app's own code."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Found:
    """t: where the state stands. runs: begin and end of each run as the spans have it. faults: what is wrong."""

    t: int
    runs: tuple[tuple[int, int], ...]
    faults: tuple[str, ...]

    @property
    def seconds(self) -> int:
        return sum(end - begin for begin, end in self.runs)

    def end_before(self, t: int) -> int:
        """Where the spans of the run that was on at `t` end, or that of the last before it."""
        return max((min(end, t) for begin, end in self.runs if begin <= t), default=0)


def look(path: Path, wall: int) -> Found:
    """wall: epoch second of t 0."""
    with closing(sqlite3.connect(path)) as db:
        faults = [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
        faults += [f"foreign key: {row}" for row in db.execute("PRAGMA foreign_key_check")]
        state = db.execute("SELECT json FROM state").fetchone()
        times = "strftime('%s', began_utc) - :wall, strftime('%s', ended_utc) - :wall, launched"
        spans = db.execute(f"SELECT {times} FROM spans ORDER BY id", {"wall": wall}).fetchall()  # noqa: S608 - our own
    runs: list[tuple[int, int]] = []
    for begin, end, launched in spans:
        if launched or not runs:
            runs.append((begin, end))
        elif begin != runs[-1][1]:
            faults.append(f"a span begins at {begin}, the one before it ended at {runs[-1][1]}")
        else:
            runs[-1] = runs[-1][0], end
    return Found(0 if state is None else json.loads(state[0])["t"], tuple(runs), tuple(faults))
