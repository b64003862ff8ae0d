from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.core.answers import done, not_now, not_understood, status, summary
from app.core.events import Activity, How, Outcome
from app.core.inputs import BreakKind, Command, Leave, Pause, Resume, SatElsewhere, Sit, Skip, Snooze, Stand, Start
from app.core.records import BreakRecord, MovementRecord, SpanRecord
from app.core.requests import NotUnderstood
from app.core.snapshot import Ask, Entry, GuidedView, Icon, PromptView, Snapshot
from app.core.week import week

UTC = ZoneInfo("UTC")
MONDAY = date(2026, 3, 2)
NINE = 1_772_442_000  # that Monday, 09:00 UTC

SITTING = Snapshot(
    Icon.SITTING,
    0.25,
    "Sitting for 15 min.",
    "Next break in 45 min.",
    (
        Entry("Start a break", entries=(Entry("Movement", Start()), Entry("Walk", Start(BreakKind.WALK)))),
        Entry("Snooze", enabled=False, entries=(Entry("5 min", Snooze(5)),)),
        Entry("Skip", Skip(), enabled=False),
        Entry("I am standing", Stand()),
        Entry("Pause", entries=(Entry("30 min", Pause(minutes=30)),)),
        Entry("Quit", Ask.QUIT),
    ),
    None,
    None,
)
DUE = replace(SITTING, icon=Icon.DUE, menu=(Entry("Skip", Skip()),))
PLAYING = replace(SITTING, icon=Icon.PLAYING, guided=GuidedView(BreakKind.MOVE, False, 180, 20, False, 3600))


def test_status_says_what_the_tray_says() -> None:
    answer = status(SITTING)
    assert answer["schema"] == 1
    assert answer["code"] == 0
    assert answer["says"] == "Sitting for 15 min.\nNext break in 45 min."
    assert (answer["state"], answer["fraction"], answer["prompt"], answer["guided"]) == ("sitting", 0.25, None, None)


def test_status_names_the_commands_that_apply_now_and_no_others() -> None:
    assert status(SITTING)["can"] == ["start", "stand", "pause"]


def test_status_has_the_prompt_on_screen_and_the_break_that_plays() -> None:
    shown = replace(DUE, prompt=PromptView(1, 60, BreakKind.MOVE, 180, (5, 10)))
    assert status(shown)["prompt"] == {"sitting_minutes": 60, "kind": "move", "snoozes": [5, 10]}
    assert status(PLAYING)["guided"] == {"kind": "move", "seated": False, "planned": 180, "played": 20, "held": False}


def test_an_answer_is_plain_json() -> None:
    for answer in (
        status(PLAYING),
        done(SITTING),
        not_understood(NotUnderstood("No.")),
        summary(week(MONDAY, [], [], [], UTC)),
    ):
        assert json.loads(json.dumps(answer)) == answer


@pytest.mark.parametrize(
    ("command", "snapshot", "why"),
    [
        (Snooze(5), SITTING, "No break is due."),
        (Skip(), SITTING, "No break is due."),
        (Snooze(5), DUE, "No snooze is left: start the break or skip it."),
        (Skip(), PLAYING, "A break plays: leave it first."),
        (Start(), PLAYING, "A break plays already."),
        (Leave(), SITTING, "No break plays."),
        (Sit(), SITTING, "You have not said that you are standing."),
        (Resume(), SITTING, "Nothing is paused."),
        (SatElsewhere(), SITTING, "You have not just come back from an absence."),
    ],
)
def test_what_does_not_apply_is_told_why_with_code_1(command: Command, snapshot: Snapshot, why: str) -> None:
    answer = not_now(command, snapshot)
    assert (answer["code"], answer["says"]) == (1, why)


def test_the_summary_has_the_week_in_seconds_and_in_words() -> None:
    spans = [
        SpanRecord(Activity.SITTING, How.MEASURED, NINE, 3600, 0, launched=True),
        SpanRecord(Activity.UP, How.MEASURED, NINE + 3600, 600, 0),
        SpanRecord(Activity.SITTING, How.MEASURED, NINE + 4200, 1800, 0),
    ]
    breaks = [BreakRecord(Outcome.NATURAL, None, False, NINE + 3600, 600, 0)]
    answer = summary(week(MONDAY, spans, breaks, [], UTC))
    assert (answer["week"], answer["bouts"], answer["longest_bout"], answer["breaks"]) == ("2026-03-02", 2, 3600, 1)
    assert answer["seconds"] == {"sitting": 5400, "standing": 0, "up": 600, "unknown": 0, "paused": 0}
    assert isinstance(answer["outcomes"], dict)
    assert answer["outcomes"]["natural"] == 1
    days = answer["days"]
    assert isinstance(days, list)
    assert [day["date"] for day in days] == [(MONDAY + timedelta(days=n)).isoformat() for n in range(7)]
    assert days[0]["seconds"]["sitting"] == 5400
    assert "Sitting: 1 h 30 min in 2 bouts" in str(answer["says"])


def test_the_summary_names_each_set_of_the_week_with_its_side() -> None:
    done = [
        MovementRecord("open-book", NINE, 4, 36, 60, "left"),
        MovementRecord("hip-hinge", NINE - 86400, 8, 56, 60),
    ]
    assert summary(week(MONDAY, [], [], [], UTC, done))["sets"] == [
        {
            "at": "2026-03-02T10:00:00+01:00",
            "movement": "open-book",
            "side": "left",
            "repetitions": 4,
            "seconds": 36,
        }
    ]


def test_an_empty_week_says_so() -> None:
    assert summary(week(MONDAY, [], [], [], UTC))["says"] == "Nothing was measured in the week from 2026-03-02."
