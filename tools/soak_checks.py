"""What must hold after a soak, and whether it does. Reads the history as anybody would, with SQLite alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import linear_regression, median

MORE = 2.0
"""MB by which memory may differ after the first minutes."""
ROUNDING = 2
"""Seconds of the fast clock between a moment and its whole second."""
WARNED = ("settings.toml", "Sounds are off")
"""What the app rightly warns of: the settings written wrong, the sound server that was taken away."""
MUTTERED = ("qt.qpa.", "ALSA lib")
"""How the lines begin that Qt and others write to where nobody looks, on this desk without portal and sound card."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must hold, as a sentence."""

    says: str
    good: bool


@dataclass(frozen=True, slots=True)
class Span:
    """began, ended: epoch seconds. launched: the app was started when it began."""

    activity: str
    began: int
    ended: int
    launched: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """One look at the running app, with none of its windows open for a while. minutes: since the start.

    memory: MB of its own, without the pages of files. whole: MB of the proportional set size, with them; it moves with
    what other programs share and what the system drops, so nothing is judged by it.
    """

    minutes: float
    memory: float
    whole: float
    windows: int
    """X11's windows of the app, the invisible ones too."""


def spans(history: Path) -> list[Span]:
    """All spans, in the order they were written."""
    connection = sqlite3.connect(f"file:{history}?mode=ro", uri=True)
    try:
        epoch = "CAST(strftime('%s', {}) AS INTEGER)"
        columns = f"activity, {epoch.format('began_utc')}, {epoch.format('ended_utc')}, launched"
        return [Span(*row) for row in connection.execute(f"SELECT {columns} FROM spans ORDER BY id")]  # noqa: S608
    finally:
        connection.close()


def adds_up(found: Sequence[Span], lasted: float, slack: float) -> Iterator[Check]:
    """The spans cover the run without hole or overlap. lasted: its fast seconds; slack: by which that may be wrong."""
    yield Check(f"{len(found)} spans, of {len({span.activity for span in found})} kinds", len(found) > 1)
    broken = [f"{a.ended} / {b.began}" for a, b in pairwise(found) if a.ended != b.began and not b.launched]
    yield Check(f"each begins where the one before it ended{_but(broken)}", not broken)
    total = sum(span.ended - span.began for span in found)
    apart = abs(total - lasted)
    yield Check(f"together {total} s, and {lasted:.0f} s were run", apart <= slack + ROUNDING)


def flat(looks: Sequence[Looked], after: float) -> Iterator[Check]:
    """Memory and hidden windows are the same at the end as after the first minutes."""
    steady = [look for look in looks if look.minutes >= after]
    third = max(1, len(steady) // 3)
    if len(steady) < 2:  # noqa: PLR2004 (as many as a slope wants)
        yield Check(f"only {len(steady)} looks at the memory were possible", good=False)
        return
    first, last = steady[:third], steady[-third:]
    before, now = median(look.memory for look in first), median(look.memory for look in last)
    slope = linear_regression([look.minutes for look in steady], [look.memory for look in steady]).slope
    grown = f"memory of its own: {before:.1f} MB after {after:g} min, {now:.1f} MB at the end"
    shares = [median(look.whole for look in part) for part in (first, last)]
    beside = f"with pages of files {shares[0]:.1f} and {shares[1]:.1f} MB"
    yield Check(f"{grown} ({10 * slope:+.2f} MB in 10 min; {beside})", now - before <= MORE)
    hidden, at_end = max(look.windows for look in first), min(look.windows for look in last)
    yield Check(f"windows of the app, hidden ones too: {hidden}, then {at_end}", at_end <= hidden)


def silent(log: str, errors: str) -> Iterator[Check]:
    """No exception, and no warning but of what was done to it. log: the app's own. errors: what it wrote elsewhere."""
    said = [line for line in log.splitlines() if " WARNING " in line and not any(each in line for each in WARNED)]
    wrong = [line for line in (log + errors).splitlines() if "Traceback" in line or " ERROR " in line]
    muttered = [line for line in errors.splitlines() if not line.startswith(MUTTERED)]
    yield Check(f"no exception in the log{_but(wrong)}", not wrong)
    yield Check(f"no warning of what should not be{_but(said)}", not said)
    yield Check(f"no word of Qt's or the system's that is new{_but(muttered)}", not muttered)


def faults(history: Path) -> list[str]:
    """What SQLite itself finds wrong with the file."""
    connection = sqlite3.connect(f"file:{history}?mode=ro", uri=True)
    try:
        looked = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        return looked + [f"foreign key: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
    finally:
        connection.close()


def _but(wrong: Sequence[str]) -> str:
    return f", but {len(wrong)}: {wrong[0]}" if wrong else ""
