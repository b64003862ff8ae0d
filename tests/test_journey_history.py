"""Would the journey notice? What it found on a good day, and one thing after another gone wrong."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest

from tools.journey_history import Done, Moment, Row, compare, lost

Found = dict[str, list[Row]]

DONE = Done(
    launched=Moment(100, 101),
    prompted=(Moment(160, 161), Moment(282, 283), Moment(360, 361)),
    started=Moment(162, 163),
    returned=Moment(222, 223),
    killed=Moment(355, 356),
    relaunched=Moment(359, 361),
    quit=Moment(370, 371),
    planned=60,
)


def span(activity: str, how: str, began: int, ended: int, launched: int = 0) -> Row:
    seconds = ended - began
    return {"activity": activity, "how": how, "began": began, "ended": ended, "seconds": seconds, "launched": launched}


FOUND: Found = {
    "spans": [
        span("sitting", "measured", 100, 162, 1),
        span("up", "confirmed", 162, 222),
        span("sitting", "measured", 222, 342),
        span("sitting", "measured", 360, 370, 1),
    ],
    "prompts": [
        {"shown": 160, "gone": 162, "why": "answered"},
        {"shown": 282, "gone": None, "why": None},
        {"shown": 360, "gone": 370, "why": "quit"},
    ],
    "breaks": [{"id": 1, "outcome": "completed", "kind": "move", "planned": 56, "seconds": 56, "began": 162}],
    "movements": [{"break_id": 1, "movement": "cat-cow-standing", "repetitions": 6, "seconds": 56, "at": 218}],
    "holds": [],
    "pauses": [],
}


def wrong(found: Found) -> list[str]:
    return [check.says for check in compare(DONE, found, {"cat-cow-standing"}) if not check.good]


def test_on_a_good_day_nothing_is_wrong() -> None:
    assert wrong(FOUND) == []
    assert lost(DONE, FOUND) == 14


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda found: found["spans"].pop(1), "spans: sitting (measured), sitting (measured), sitting (measured)"),
        (lambda found: found["spans"][0].update(began=90), "sitting for 62 s, from and to when it was so"),
        (lambda found: found["spans"][2].update(began=230), "no hole and no overlap until the crash"),
        (lambda found: found["spans"][2].update(ended=295), "the bout that was cut off: 61 s were lost"),
        (lambda found: found["spans"][3].update(launched=0), "a start is noted where the app was started"),
        (lambda found: found["prompts"].pop(), "prompts: 2, as many as were seen"),
        (lambda found: found["prompts"][1].update(shown=270), "each prompt when it was seen"),
        (lambda found: found["prompts"][0].update(why="folded"), "their ends: folded, None, quit"),
        (lambda found: found["breaks"].clear(), "breaks: none"),
        (lambda found: found["breaks"][0].update(outcome="partial"), "completed, a movement break"),
        (lambda found: found["breaks"][0].update(seconds=40), "40 of 56 s played"),
        (lambda found: found["movements"].clear(), "movements: none"),
        (lambda found: found["movements"].append(found["movements"][0]), "together 112 of 56 s"),
        (lambda found: found["movements"][0].update(at=100), "they belong to the break and were done within it"),
        (lambda found: found["holds"].append({}), "nothing was held or paused"),
    ],
)
def test_it_notices(damage: Callable[[Found], object], said: str) -> None:
    found = deepcopy(FOUND)
    damage(found)
    assert said in wrong(found)


def test_a_bout_of_which_nothing_is_there_was_lost_whole() -> None:
    assert "the bout that was cut off: all of it was lost" in wrong({**FOUND, "spans": []})
