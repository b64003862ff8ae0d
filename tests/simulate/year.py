"""Makes a trace of 250 working days: eight hours' input in stretches of 50 min with gaps of 6, a lunch lock each."""

from __future__ import annotations

import json
from collections.abc import Iterator

DAY, HOUR, MINUTE = 86_400, 3600, 60
INTERVAL = 40 * MINUTE
"""Shorter than a stretch, so that each stretch has its prompt."""
WORK, STRETCH, GAP, LUNCH = 8 * HOUR, 50 * MINUTE, 6 * MINUTE, 40 * MINUTE
ANSWERS: tuple[dict[str, object] | None, ...] = (
    {"do": "start", "kind": "move"},
    {"do": "snooze", "minutes": 5},
    None,
)
"""To prompts, in turn."""


def year(days: int = 250) -> Iterator[str]:
    """The lines of the trace, each with its line end. Five days a week from Monday, 2026-01-05."""
    header = {"start": "2026-01-05T00:00:00+01:00", "zone": "Europe/Berlin", "settings": {"interval": INTERVAL}}
    yield json.dumps(header) + "\n"
    t, answers = 0, 0
    for number in range(days):
        begin = (number + 2 * (number // 5)) * DAY + 9 * HOUR
        yield _line(begin, "launch")
        t = begin
        while t < begin + WORK:
            until = min(t + STRETCH, begin + WORK)
            yield _line(t, "input", until=until)
            answer = ANSWERS[answers % len(ANSWERS)]
            answers += 1
            if answer is not None and t + INTERVAL + MINUTE < until:
                yield _line(t + INTERVAL + MINUTE, "command", **answer)
            if t < begin + WORK // 2 <= until:
                yield _line(until, "lock")
                until += LUNCH
                yield _line(until, "unlock")
            t = until + GAP
        yield _line(t, "quit")
    yield _line(t + HOUR, "end")


def _line(t: int, event: str, **fields: object) -> str:
    return json.dumps({"t": t, "event": event, **fields}) + "\n"
