from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.events import Activity, How
from app.store.history import SqlHistory
from app.store.tables import MEASURED_AS

Row = dict[str, object]
Insert = Callable[[str, Row], None]

SPAN: Row = {
    "activity": "sitting",
    "how": "measured",
    "began_utc": "2026-03-02 08:00:00",
    "ended_utc": "2026-03-02 09:00:00",
    "seconds": 3600,
    "offset_minutes": 60,
    "launched": 0,
}
GUIDED: Row = {
    "outcome": "completed",
    "kind": "move",
    "seated": 0,
    "planned": 180,
    "seconds": 108,
    "began_utc": "2026-03-02 08:00:00",
    "ended_utc": "2026-03-02 08:03:00",
    "offset_minutes": 60,
    "withdrawn": 0,
}
NATURAL: Row = GUIDED | {"outcome": "natural", "kind": None, "seated": None, "planned": None}
SKIPPED: Row = NATURAL | {"outcome": "skipped", "seconds": None}
PROMPT: Row = {
    "shown_utc": "2026-03-02 08:00:00",
    "cause": "due",
    "gone_utc": "2026-03-02 08:02:00",
    "why": "folded",
    "offset_minutes": 60,
}
HOLD: Row = {"at_utc": "2026-03-02 08:00:00", "reason": "call", "offset_minutes": 60}
PAUSE: Row = {
    "what": "prompts",
    "began_utc": "2026-03-02 08:00:00",
    "until_utc": "2026-03-02 08:30:00",
    "ended_utc": None,
    "offset_minutes": 60,
}
MOVEMENT: Row = {
    "break_id": 1,
    "movement": "hip-hinge",
    "side": "left",
    "repetitions": 6,
    "seconds": 40,
    "at_utc": "2026-03-02 08:01:00",
    "offset_minutes": 60,
}
STATE: Row = {"id": 1, "json": "{}", "playing": None, "saved_utc": "2026-03-02 08:00:00", "schema": 1}

GOOD = [
    ("spans", SPAN),
    ("breaks", GUIDED),
    ("breaks", GUIDED | {"outcome": "partial", "seconds": 107}),
    ("breaks", GUIDED | {"outcome": "partial", "seconds": 0}),
    ("breaks", NATURAL),
    ("breaks", NATURAL | {"withdrawn": 1}),
    ("breaks", SKIPPED),
    ("breaks", SKIPPED | {"outcome": "missed"}),
    ("prompts", PROMPT),
    ("prompts", PROMPT | {"gone_utc": None, "why": None}),
    ("holds", HOLD),
    ("pauses", PAUSE),
    ("pauses", PAUSE | {"until_utc": None, "ended_utc": "2026-03-02 08:10:00"}),
    ("state", STATE),
]

NONSENSE = [
    ("a span of no known activity", "spans", SPAN | {"activity": "lying"}),
    ("sitting that was inferred", "spans", SPAN | {"how": "inferred"}),
    ("a span of no length", "spans", SPAN | {"seconds": 0, "ended_utc": "2026-03-02 08:00:00"}),
    ("a span that ended before it began", "spans", SPAN | {"seconds": -3600, "ended_utc": "2026-03-02 07:00:00"}),
    ("a span whose seconds are not its length", "spans", SPAN | {"seconds": 3599}),
    ("a span without an end", "spans", SPAN | {"ended_utc": None}),
    ("a time with a letter in it", "spans", SPAN | {"began_utc": "2026-03-02T08:00:00"}),
    ("the 31st of February", "spans", SPAN | {"began_utc": "2026-02-31 08:00:00"}),
    ("a time as a number", "spans", SPAN | {"began_utc": 1772438400}),
    ("a length in words", "spans", SPAN | {"seconds": "an hour"}),
    ("a place 20 hours from Greenwich", "spans", SPAN | {"offset_minutes": 1200}),
    ("half a launch", "spans", SPAN | {"launched": 2}),
    ("a break with no known outcome", "breaks", GUIDED | {"outcome": "postponed"}),
    ("a guided break of no known kind", "breaks", GUIDED | {"kind": "swim"}),
    ("a completed break without kind", "breaks", GUIDED | {"kind": None, "seated": None, "planned": None}),
    ("a completed break without seconds", "breaks", GUIDED | {"seconds": None}),
    ("a completed break without plan", "breaks", GUIDED | {"planned": None}),
    ("a completed break with 59 % of its plan", "breaks", GUIDED | {"seconds": 107}),
    ("a partial break with 60 % of its plan", "breaks", GUIDED | {"outcome": "partial"}),
    ("a break longer than from its begin to its end", "breaks", GUIDED | {"seconds": 181}),
    ("a break that ended before it began", "breaks", SKIPPED | {"ended_utc": "2026-03-02 07:59:59"}),
    ("a natural break with a kind", "breaks", GUIDED | {"outcome": "natural"}),
    ("a natural break of no length", "breaks", NATURAL | {"seconds": 0}),
    ("a skipped break with a length", "breaks", SKIPPED | {"seconds": 60}),
    ("a missed break with a plan", "breaks", SKIPPED | {"outcome": "missed", "planned": 180}),
    ("a completed break withdrawn", "breaks", GUIDED | {"withdrawn": 1}),
    ("a prompt of no known cause", "prompts", PROMPT | {"cause": "boredom"}),
    ("a prompt gone for no known reason", "prompts", PROMPT | {"why": "vanished"}),
    ("a prompt gone for no reason", "prompts", PROMPT | {"why": None}),
    ("a prompt gone before it was shown", "prompts", PROMPT | {"gone_utc": "2026-03-02 07:59:59"}),
    ("a hold without reason", "holds", HOLD | {"reason": ""}),
    ("a pause of something else", "pauses", PAUSE | {"what": "work"}),
    ("a pause that ended before it began", "pauses", PAUSE | {"ended_utc": "2026-03-02 07:59:59"}),
    ("a movement of no break", "movements", MOVEMENT),
    ("a second state", "state", STATE | {"id": 2}),
    ("a state that is no JSON", "state", STATE | {"json": "{"}),
]


@pytest.fixture
def insert(history: SqlHistory, path: Path) -> Iterator[Insert]:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = ON")

    def insert_it(table: str, row: Row) -> None:
        marks = ", ".join("?" * len(row))
        statement = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})"  # noqa: S608 - names of our own
        connection.execute(statement, list(row.values()))

    yield insert_it
    connection.close()


@pytest.mark.parametrize(("table", "row"), GOOD)
def test_what_happens_can_be_stored(table: str, row: Row, insert: Insert) -> None:
    insert(table, row)


@pytest.mark.parametrize(("table", "row"), [pytest.param(table, row, id=name) for name, table, row in NONSENSE])
def test_nonsense_cannot_be_stored(table: str, row: Row, insert: Insert) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        insert(table, row)


@pytest.mark.parametrize("activity", Activity)
@pytest.mark.parametrize("how", How)
def test_an_activity_is_only_known_in_its_own_ways(activity: Activity, how: How, insert: Insert) -> None:
    row = SPAN | {"activity": activity.value, "how": how.value}
    if how in MEASURED_AS[activity]:
        insert("spans", row)
    else:
        with pytest.raises(sqlite3.IntegrityError):
            insert("spans", row)


def test_a_movement_hangs_on_its_break_which_cannot_be_taken_away(insert: Insert, path: Path) -> None:
    insert("breaks", GUIDED)
    insert("movements", MOVEMENT)
    with pytest.raises(sqlite3.IntegrityError):
        insert("movements", MOVEMENT | {"break_id": 2})


def test_a_movement_has_a_left_a_right_or_no_side(insert: Insert) -> None:
    insert("breaks", GUIDED)
    for side in ("left", "right", None):
        insert("movements", MOVEMENT | {"side": side})
    with pytest.raises(sqlite3.IntegrityError):
        insert("movements", MOVEMENT | {"side": "upper"})


def test_a_moment_that_depends_on_when_it_is_read_is_refused(insert: Insert) -> None:
    with pytest.raises(sqlite3.OperationalError, match="non-deterministic"):
        insert("holds", HOLD | {"at_utc": "now"})


def test_a_second_row_of_state_is_refused(insert: Insert) -> None:
    insert("state", STATE)
    with pytest.raises(sqlite3.IntegrityError):
        insert("state", STATE)
