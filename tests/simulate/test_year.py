"""A year of working days, and what it comes to by the arithmetic of its generator."""

from __future__ import annotations

import io
import json
from collections import Counter

import pytest

from app.simulate.run import run
from tests.simulate.year import ANSWERS, GAP, INTERVAL, LUNCH, MINUTE, STRETCH, WORK, year

DAYS = 250
STRETCHES = 8
"""A day: seven whole ones, with lunch after the fifth, and what is left of the eight hours."""
LAST = WORK - LUNCH - 7 * (STRETCH + GAP)
MOVE = 180
SNOOZED = INTERVAL + MINUTE + 5 * MINUTE

started = len(range(0, DAYS * STRETCHES, len(ANSWERS)))
snoozed = len(range(1, DAYS * STRETCHES, len(ANSWERS)))
ignored = len(range(2, DAYS * STRETCHES, len(ANSWERS)))

Rows = list[dict[str, object]]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    path = tmp_path_factory.mktemp("year") / "year.jsonl"
    path.write_text("".join(year(DAYS)), "utf-8")
    out, err = io.StringIO(), io.StringIO()
    assert run(str(path), out, err) == 0, err.getvalue()
    return [json.loads(line) for line in out.getvalue().splitlines()]


def times(rows: Rows, event: str, key: str) -> Counter[object]:
    return Counter(row[key] for row in rows if row["event"] == event)


def test_the_day_is_what_is_reckoned_with_here() -> None:
    assert (LAST, SNOOZED) == (2880, 2760)
    assert INTERVAL + 2 * MINUTE < SNOOZED < LAST < STRETCH
    assert started + snoozed + ignored == DAYS * STRETCHES


def test_the_seconds_of_a_year(rows: Rows) -> None:
    typed = DAYS * (7 * STRETCH + LAST) - started * MOVE
    away = DAYS * (STRETCHES * GAP + LUNCH) + started * MOVE
    assert rows[-1]["seconds"] == {"sitting": typed, "up": away}


def test_the_breaks_of_a_year(rows: Rows) -> None:
    """Each stretch is followed by a gap, one of them by lunch as well, and the last gap ends with the quit."""
    assert rows[-1]["breaks"] == {"completed": started, "natural": DAYS * (STRETCHES + 1)}


def test_the_bouts_of_a_year(rows: Rows) -> None:
    """Each stretch is one, and two where a break was taken in it."""
    assert rows[-1]["bouts"] == DAYS * STRETCHES + started


def test_the_prompts_of_a_year(rows: Rows) -> None:
    """One a stretch; it comes back where it was snoozed and where it was ignored."""
    assert rows[-1]["prompts"] == started + 2 * snoozed + 2 * ignored
    assert times(rows, "prompt", "cause") == {"due": DAYS * STRETCHES, "snooze_over": snoozed, "again": ignored}
    assert times(rows, "prompt_gone", "why") == {"answered": started + snoozed, "folded": snoozed + 2 * ignored}
    assert sum(row["event"] == "heads_up" for row in rows) == DAYS * STRETCHES


def test_the_spans_of_a_year_add_up_to_its_summary(rows: Rows) -> None:
    seconds: Counter[object] = Counter()
    for row in rows:
        if row["event"] == "span":
            assert isinstance(row["to"], int)
            assert isinstance(row["from"], int)
            seconds[row["state"]] += row["to"] - row["from"]
    assert seconds == rows[-1]["seconds"]
    assert times(rows, "span", "how") == {
        "measured": DAYS * (STRETCHES + 1) + started,
        "inferred": DAYS * STRETCHES,
        "confirmed": started,
    }


def test_every_day_is_printed_in_the_order_of_time(rows: Rows) -> None:
    moments = [row["t"] for row in rows]
    assert moments == sorted(moments, key=lambda t: t if isinstance(t, int) else -1)
    assert len({str(row["at"])[:10] for row in rows if row["event"] == "prompt"}) == DAYS
