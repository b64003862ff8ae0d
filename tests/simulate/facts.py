"""What matters of the rows that a replay prints, in a form that two replays can be compared by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

Row = Mapping[str, object]

TOLD = {
    "prompt": ("cause",),
    "prompt_gone": ("why",),
    "held": ("reason",),
    "heads_up": (),
    "paused": ("what",),
    "resumed": ("what",),
    "break_started": ("kind",),
    "break_ended": ("outcome", "kind", "seconds"),
    "break_withdrawn": ("seconds",),
}
"""Event -> its fields beside `t`; those that are not there are left out."""


def facts(rows: Sequence[Row]) -> dict[str, object]:
    """told: every row but spans and summary, by time. spans: by where they begin; when they were printed is free."""
    told = [(_number(row["t"]), _words(row)) for row in rows if row["event"] in TOLD]
    spans = [
        (_number(row["from"]), f"{row['to']} {row['state']} {row['how']}") for row in rows if row["event"] == "span"
    ]
    summary = rows[-1]
    assert summary["event"] == "summary"
    return {
        "told": [f"{t} {words}" for t, words in sorted(told)],
        "spans": [f"{begin} {rest}" for begin, rest in sorted(spans)],
        "summary": {
            "seconds": _kept(summary["seconds"]),
            "bouts": summary["bouts"],
            "breaks": _kept(summary["breaks"]),
            "prompts": summary["prompts"],
        },
    }


def _number(value: object) -> int:
    assert isinstance(value, int)
    return value


def _words(row: Row) -> str:
    event = str(row["event"])
    return " ".join([event, *(str(row[key]) for key in TOLD[event] if row.get(key) is not None)])


def _kept(counts: object) -> dict[str, object]:
    """Without the zeros, which may be left out."""
    assert isinstance(counts, Mapping)
    return {str(name): number for name, number in counts.items() if number}


def wrong_times(lines: Sequence[Row], rows: Iterable[Row]) -> Iterator[str]:
    """Rows out of order, or whose `at` is not what t and the wall clock, as the trace sets it, give.

    In a second in which the clock is set, each of its readings is right.
    """
    start = datetime.fromisoformat(str(lines[0]["start"]))
    jumps = [(_number(line["t"]), _number(line["offset"])) for line in lines[1:] if line["event"] == "clock"]
    last = 0
    for row in rows:
        t = _number(row["t"])
        before = [by for when, by in jumps if when < t]
        within = [by for when, by in jumps if when == t]
        right = {start + timedelta(seconds=t + sum(before + within[:n])) for n in range(len(within) + 1)}
        if datetime.fromisoformat(str(row["at"])) not in right:
            yield f"{row['event']} at t {t} is stamped {row['at']}"
        if t < last:
            yield f"{row['event']} at t {t} comes after t {last}"
        last = t
