"""What the journey did, what the history says of it, and whether the two agree. Reads SQLite as anybody would.

Knows nothing of the app's own code.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

MOST_LOST = 60
"""Seconds a crash may cost."""
EARLY, LATE = 2, 1
"""Seconds by which a stored one may lie beside the moment: it is the sum of two clocks, each cut to whole seconds."""

Row = dict[str, Any]
TABLES = ("spans", "prompts", "breaks", "movements", "holds", "pauses")


@dataclass(frozen=True, slots=True)
class Moment:
    """Something happened between these two epoch seconds: before it was looked for in vain, after it was seen."""

    before: float
    after: float

    def holds(self, second: int | None) -> bool:
        """Whether a stored second can be this moment's."""
        return second is not None and self.before - EARLY <= second <= self.after + LATE


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, from outside. prompted: the prompts that were seen, one after another. planned: the break's."""

    launched: Moment
    prompted: tuple[Moment, ...]
    started: Moment
    returned: Moment
    killed: Moment
    relaunched: Moment
    quit: Moment
    planned: int


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison, as a sentence."""

    says: str
    good: bool


def read(history: Path) -> dict[str, list[Row]]:
    """The rows of each table in the order they were written; times as epoch seconds beside their texts."""
    connection = sqlite3.connect(f"file:{history}?mode=ro", uri=True, timeout=5)
    try:
        connection.row_factory = sqlite3.Row
        return {name: _rows(connection, name) for name in TABLES}
    finally:
        connection.close()


def faults(history: Path) -> list[str]:
    """What SQLite itself finds wrong with the file."""
    connection = sqlite3.connect(f"file:{history}?mode=ro", uri=True, timeout=5)
    try:
        looked = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        return looked + [f"foreign key: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
    finally:
        connection.close()


def lost(done: Done, found: dict[str, list[Row]]) -> float | None:
    """Seconds of the bout that the crash cost, at most; None where nothing of it is there."""
    ends = [span["ended"] for span in found["spans"] if span["began"] <= done.killed.after]
    return max(0.0, done.killed.after - max(ends)) if ends else None


def compare(done: Done, found: dict[str, list[Row]], known: Collection[str]) -> list[Check]:
    """Everything that must hold. known: the movements there are."""
    return [
        *_spans(done, found["spans"]),
        *_loss(lost(done, found)),
        *_prompts(done, found["prompts"]),
        *_breaks(done, found["breaks"]),
        *_movements(done, found, known),
        Check("nothing was held or paused", not found["holds"] and not found["pauses"]),
    ]


def _rows(connection: sqlite3.Connection, name: str) -> list[Row]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
    times = [f"CAST(strftime('%s', {each}) AS INTEGER) AS {each[:-4]}" for each in columns if each.endswith("_utc")]
    return [dict(row) for row in connection.execute(f"SELECT *, {', '.join(times)} FROM {name} ORDER BY id")]  # noqa: S608 - our own names


def _spans(done: Done, spans: Sequence[Row]) -> Iterator[Check]:
    wanted: tuple[tuple[str, str, Moment, Moment | None], ...] = (
        ("sitting", "measured", done.launched, done.started),
        ("up", "confirmed", done.started, done.returned),
        ("sitting", "measured", done.returned, None),
        ("sitting", "measured", done.relaunched, done.quit),
    )
    kinds = [(span["activity"], span["how"]) for span in spans]
    yield Check(f"spans: {', '.join(f'{what} ({how})' for what, how in kinds)}", kinds == [each[:2] for each in wanted])
    for span, (what, _, begin, end) in zip(spans, wanted, strict=False):
        begins, ends = begin.holds(span["began"]), end is None or end.holds(span["ended"])
        yield Check(f"{what} for {span['seconds']} s, from and to when it was so", begins and ends)
    joined = all(first["ended"] == second["began"] for first, second in pairwise(spans[:3]))
    yield Check("no hole and no overlap until the crash", joined)
    yield Check("a start is noted where the app was started", [span["launched"] for span in spans] == [1, 0, 0, 1])


def _loss(seconds: float | None) -> Iterator[Check]:
    said = "all of it was" if seconds is None else f"{seconds:.0f} s were"
    yield Check(f"the bout that was cut off: {said} lost", seconds is not None and seconds <= MOST_LOST)


def _prompts(done: Done, prompts: Sequence[Row]) -> Iterator[Check]:
    ends = [prompt["why"] for prompt in prompts]
    yield Check(f"prompts: {len(prompts)}, as many as were seen", len(prompts) == len(done.prompted))
    matched = zip(done.prompted, prompts, strict=False)
    yield Check("each prompt when it was seen", all(seen.holds(prompt["shown"]) for seen, prompt in matched))
    yield Check(f"their ends: {', '.join(map(str, ends))}", ends == ["answered", None, "quit"])
    answered = bool(prompts) and done.started.holds(prompts[0]["gone"])
    yield Check("the first was answered by the click on Start", answered)


def _breaks(done: Done, breaks: Sequence[Row]) -> Iterator[Check]:
    yield Check(f"breaks: {', '.join(each['outcome'] for each in breaks) or 'none'}", len(breaks) == 1)
    for each in breaks[:1]:
        yield Check("completed, a movement break", (each["outcome"], each["kind"]) == ("completed", "move"))
        full = each["seconds"] == each["planned"] and abs(each["planned"] - done.planned) <= done.planned // 3
        yield Check(f"{each['seconds']} of {each['planned']} s played", full)
        yield Check("it began with the click on Start", done.started.holds(each["began"]))


def _movements(done: Done, found: dict[str, list[Row]], known: Collection[str]) -> Iterator[Check]:
    rows = found["movements"]
    said = ", ".join(f"{row['movement']} × {row['repetitions']} in {row['seconds']} s" for row in rows)
    yield Check(f"movements: {said or 'none'}", bool(rows) and all(row["movement"] in known for row in rows))
    breaks = {each["id"]: each for each in found["breaks"]}
    theirs = all(row["break_id"] in breaks for row in rows)
    meanwhile = Moment(done.started.before, done.returned.after)
    within = all(meanwhile.holds(row["at"]) for row in rows)
    yield Check("they belong to the break and were done within it", theirs and within)
    total, played = sum(row["seconds"] for row in rows), sum(each["seconds"] or 0 for each in breaks.values())
    yield Check(f"together {total} of {played} s", abs(total - played) <= len(rows) + LATE)
