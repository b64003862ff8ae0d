from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.core.inputs import (
    BreakKind,
    Command,
    Leave,
    Pause,
    PauseWhat,
    Resume,
    SatElsewhere,
    Sit,
    Skip,
    Snooze,
    Stand,
    Start,
)
from app.core.requests import Asked, NotUnderstood, Query, Summary, tomorrow_at_six, understood

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = int(datetime(2026, 3, 2, 14, 30, tzinfo=BERLIN).timestamp())


def asked(request: Mapping[str, object]) -> Asked:
    return understood(request, MONDAY, BERLIN, snooze=5)


@pytest.mark.parametrize(
    ("request_", "command"),
    [
        ({"do": "start"}, Start(BreakKind.MOVE)),
        ({"do": "start", "kind": "walk", "seated": True}, Start(BreakKind.WALK, seated=True)),
        ({"do": "leave"}, Leave()),
        ({"do": "snooze", "minutes": 12}, Snooze(12)),
        ({"do": "skip"}, Skip()),
        ({"do": "stand"}, Stand()),
        ({"do": "sit"}, Sit()),
        ({"do": "sat-elsewhere"}, SatElsewhere()),
        ({"do": "pause"}, Pause(PauseWhat.PROMPTS)),
        ({"do": "pause", "minutes": 90, "everything": True}, Pause(PauseWhat.EVERYTHING, minutes=90)),
        ({"do": "resume"}, Resume()),
    ],
)
def test_each_word_means_its_command(request_: Mapping[str, object], command: Command) -> None:
    assert asked(request_) == command


@pytest.mark.parametrize("query", list(Query))
def test_what_is_asked_of_the_app_itself_is_no_command(query: Query) -> None:
    assert asked({"do": query.value}) is query


def test_a_summary_is_of_this_week_unless_another_is_named() -> None:
    assert asked({"do": "summary"}) == Summary(0)
    assert asked({"do": "summary", "weeks_ago": 3}) == Summary(3)


def test_a_snooze_that_names_no_minutes_takes_the_first_offered() -> None:
    assert asked({"do": "snooze"}) == Snooze(5)


def test_until_tomorrow_is_six_in_the_morning_here() -> None:
    expected = int(datetime(2026, 3, 3, 6, tzinfo=BERLIN).timestamp())
    assert asked({"do": "pause", "minutes": "tomorrow"}) == Pause(PauseWhat.PROMPTS, until_at=expected)


def test_until_tomorrow_knows_the_night_that_is_an_hour_short() -> None:
    evening = datetime(2026, 3, 28, 23, tzinfo=BERLIN)
    six = datetime.fromtimestamp(tomorrow_at_six(int(evening.timestamp()), BERLIN), BERLIN)
    assert (six.day, six.hour) == (29, 6)
    assert (six.astimezone(UTC) - evening.astimezone(UTC)).total_seconds() == 6 * 3600


@pytest.mark.parametrize(
    "request_",
    [
        {},
        {"do": None},
        {"do": ["start"]},
        {"do": "dance"},
        {"do": "start", "kind": "run"},
        {"do": "start", "kind": ["move"]},
        {"do": "start", "seated": 1},
        {"do": "snooze", "minutes": 0},
        {"do": "snooze", "minutes": True},
        {"do": "snooze", "minutes": "5"},
        {"do": "snooze", "minutes": 10**40},
        {"do": "pause", "minutes": -1},
        {"do": "pause", "minutes": "yesterday"},
        {"do": "pause", "everything": "yes"},
        {"do": "summary", "weeks_ago": -1},
    ],
)
def test_nonsense_is_answered_with_a_sentence(request_: Mapping[str, object]) -> None:
    said = asked(request_)
    assert isinstance(said, NotUnderstood)
    assert said.says.endswith(".")
