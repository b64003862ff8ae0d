from __future__ import annotations

import json
from dataclasses import fields

import pytest

from app.core import inputs as i
from app.core.inputs import BreakKind, PauseWhat
from app.core.memory import ForgottenError, from_json, to_json
from app.core.state import State
from tests.core.day import Day


def full() -> State:
    """A state in which nothing is left at its default: each value is some state's of this day."""
    day = Day(interval=100, max_prompts_per_day=5).inputs(0, 9000)
    day.at(50, i.QuietOn("call"), i.MediaOn("film")).at(60, i.QuietOff("call"))
    return day.until(150).at(160, i.Pause(PauseWhat.PROMPTS, minutes=5)).state


@pytest.mark.parametrize(
    "day",
    [
        Day(launched=False),
        Day().inputs(0, 100).at(90, i.Locked(), i.MediaOn("film"), i.QuietOn("call")),
        Day().inputs(0, 100).at(90, i.Start(BreakKind.WALK)).at(95, i.HoldBreak()),
        Day().inputs(0, 100).at(90, i.Stand()),
        Day().inputs(0, 100).inputs(700, 710),
        Day(interval=100).inputs(0, 300).until(110),
        Day(interval=100).inputs(0, 300).at(110, i.Snooze(5)),
        Day(interval=100).inputs(0, 300).at(110, i.Pause(PauseWhat.EVERYTHING, until_at=1_800_000_000)),
        Day(interval=100).inputs(0, 300).quit(110),
        Day(working_hours={"mon": [["09:00", "10:00"]]}),
    ],
    ids=["new", "locked", "held", "standing", "offer", "shown", "snoozed", "paused", "quit", "hours"],
)
def test_every_state_is_read_as_it_was_written(day: Day) -> None:
    assert from_json(to_json(day.state)) == day.state


def test_a_state_is_one_line() -> None:
    assert "\n" not in to_json(full())


def test_what_is_read_has_its_types_again() -> None:
    read = from_json(to_json(full()))
    assert type(read.prompt.phase) is type(full().prompt.phase)
    assert isinstance(read.desk.media, tuple)
    assert read.pause is not None
    assert read.pause.what is PauseWhat.PROMPTS


def test_a_field_that_an_older_version_did_not_write_has_its_default() -> None:
    raw = json.loads(to_json(full()))
    del raw["offer"], raw["desk"]["gap_from"]
    read = from_json(json.dumps(raw))
    assert read.offer is None
    assert read.desk.gap_from == 0
    assert read.clock == full().clock


def test_a_field_that_is_not_known_any_more_is_left_out() -> None:
    raw = json.loads(to_json(full()))
    raw["streak"] = 12
    raw["desk"]["mood"] = {"good": True}
    assert from_json(json.dumps(raw)) == full()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "no JSON"),
        ("{", "no JSON"),
        ("[]", "state cannot be []"),
        ("null", "state cannot be null"),
        ('{"clock": "much"}', 'state.clock cannot be "much"'),
        ('{"clock": true}', "state.clock cannot be true"),
        ('{"clock": 1.5}', "state.clock cannot be 1.5"),
        ('{"running": 1}', "state.running cannot be 1"),
        ('{"desk": []}', "state.desk cannot be []"),
        ('{"desk": null}', "state.desk cannot be null"),
        ('{"desk": {"media": [1]}}', "state.desk.media cannot be 1"),
        ('{"prompt": {"phase": "lost"}}', 'state.prompt.phase cannot be "lost"'),
        ('{"prompt": {"phase": ["shown"]}}', "state.prompt.phase cannot be"),
        ('{"rounds": [["2026-03-02"]]}', "state.rounds needs 2 parts, not 1"),
        ('{"absence": {"begin": 1}}', "state.absence"),
        ('{"spans": [{"activity": "sitting", "how": "measured", "begin": 1}]}', "state.spans"),
        ("[" * 100_000, "no JSON"),
        ('{"clock": ' + "9" * 5000 + "}", "no JSON"),
    ],
)
def test_what_is_no_state_is_named_with_its_field(text: str, named: str) -> None:
    with pytest.raises(ForgottenError) as forgotten:
        from_json(text)
    assert named in str(forgotten.value)


def test_every_field_of_the_state_is_written() -> None:
    assert set(json.loads(to_json(State()))) == {field.name for field in fields(State)}
