"""The replay and the reference model say the same of hundreds of made-up days in which the rules collide.

Times and settings come from a few round numbers, so that much falls into one second and exactly on deadlines.
"""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.simulate.replay import Replay
from app.simulate.trace import read_trace
from tests.simulate.facts import facts, wrong_times
from tests.simulate.model import rows_of

Line = dict[str, Any]

STARTS = ("2026-03-02T09:00:00+01:00", "2026-03-02T23:55:00+01:00", "2026-03-06T12:00:00+01:00")
WAITS = (0, 1, 5, 10, 20, 30, 50, 59, 60, 61, 90, 100, 150, 200)
HOURS = ("08:55", "09:00", "09:02", "09:03", "11:55", "12:02", "12:05", "23:50", "23:57", "00:00", "00:02")
REASONS = st.sampled_from(["call", "microphone", "fullscreen"])
MINUTES = st.sampled_from([1, 1, 2, 3])
WAIT = st.sampled_from(WAITS)

CHOICES = st.fixed_dictionaries(
    {
        "interval": st.sampled_from([30, 45, 60, 90, 120, 300]),
        "heads_up": st.sampled_from([0, 10, 30, 60]),
        "prompt_patience": st.sampled_from([1, 5, 10, 20, 60, 120]),
        "again_after": st.sampled_from([1, 5, 20, 30, 60, 300]),
        "snooze_limit": st.integers(0, 3),
        "quiet_grace": st.sampled_from([0, 5, 10, 30, 60]),
        "session_grace": st.sampled_from([0, 10, 20, 60]),
        "max_prompts_per_day": st.sampled_from([0, 1, 2, 3, 16]),
        "away_after": st.sampled_from([60, 90, 120]),
        "min_break": st.sampled_from([1, 10, 20, 30, 60]),
        "present_within": st.sampled_from([1, 10, 30, 60, 300]),
        "standing_limit": st.sampled_from([60, 90, 200, 3600]),
        "break_seconds": st.fixed_dictionaries(
            {
                "move": st.sampled_from([10, 40, 100]),
                "walk": st.sampled_from([60, 300]),
                "tiny": st.sampled_from([5, 60]),
            }
        ),
    },
    optional={
        "working_hours": st.dictionaries(
            st.sampled_from(["sun", "mon", "tue", "fri"]),
            st.lists(st.tuples(st.sampled_from(HOURS), st.sampled_from(HOURS)), min_size=1, max_size=2),
            min_size=1,
        )
    },
)


def _line(event: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Line]:
    return st.fixed_dictionaries({"event": st.just(event), **fields})


def _command(do: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Line]:
    return _line("command", do=st.just(do), **fields)


def _for_a_while(on: str, off: str) -> st.SearchStrategy[list[tuple[int, Line]]]:
    return st.tuples(WAIT, st.booleans()).map(
        lambda drawn: [(0, {"event": on}), *([(drawn[0], {"event": off})] if drawn[1] else [])]
    )


def _reason_for_a_while(kind: str) -> st.SearchStrategy[list[tuple[int, Line]]]:
    return st.tuples(WAIT, REASONS).map(
        lambda drawn: [
            (0, {"event": f"{kind}_on", "reason": drawn[1]}),
            (drawn[0], {"event": f"{kind}_off", "reason": drawn[1]}),
        ]
    )


def _then(first: st.SearchStrategy[Line], second: st.SearchStrategy[Line]) -> st.SearchStrategy[list[tuple[int, Line]]]:
    return st.tuples(first, WAIT, second).map(lambda drawn: [(0, drawn[0]), (drawn[1], drawn[2])])


START = _command("start", kind=st.sampled_from(["move", "walk", "tiny"]), seated=st.booleans())
PAUSE = _command("pause", what=st.sampled_from(["prompts", "everything"]), minutes=st.none() | MINUTES)
SINGLE = st.one_of(
    START,
    PAUSE,
    _command("snooze", minutes=MINUTES),
    *(_command(do) for do in ("leave", "skip", "stand", "sit", "resume", "sat_elsewhere")),
    _line("input"),
    _line("launch"),
    _line("quit"),
    _line("clock", offset=st.sampled_from([60, -60, 300, -300, 3600, -3600, 86400, -86400])),
).map(lambda line: [(0, line)])
EPISODES = st.one_of(
    SINGLE,
    WAIT.map(lambda wait: [(0, {"event": "input", "until": wait})]),
    _for_a_while("lock", "unlock"),
    _for_a_while("suspend", "resume"),
    _for_a_while("idle_unknown", "idle_known"),
    _for_a_while("quit", "launch"),
    _for_a_while("crash", "launch"),
    _reason_for_a_while("media"),
    _reason_for_a_while("quiet"),
    _then(START, _command("leave")),
    _then(_command("stand"), _command("sit")),
    _then(_line("unlock"), _command("sat_elsewhere")),
)


@st.composite
def days(draw: st.DrawFn) -> list[Line]:
    """A trace: header, launch, inputs in stretches, episodes put anywhere over them, end."""
    end = draw(st.sampled_from([200, 400, 700]))
    times = st.sampled_from(range(0, end + 1, 10)) | st.integers(0, end)
    lines: list[Line] = [{"t": draw(st.sampled_from([0, 0, 0, 30])), "event": "launch"}]
    for begin, episode in draw(st.lists(st.tuples(times, EPISODES), min_size=3, max_size=20)):
        for wait, line in episode:
            until = {"until": begin + line["until"]} if "until" in line else {}
            lines.append({"t": begin + wait, **line, **until})
    inside = sorted((line for line in lines if line["t"] <= end), key=lambda line: line["t"])
    header = {"start": draw(st.sampled_from(STARTS)), "zone": "Europe/Berlin", "settings": draw(CHOICES)}
    return [header, *inside, {"t": end, "event": "end"}]


@settings(max_examples=500, deadline=None, derandomize=True, database=None)
@given(days())
def test_the_replay_says_of_any_day_what_the_reference_model_says(lines: list[Line]) -> None:
    trace = read_trace("\n".join(json.dumps(line) for line in lines).encode())
    rows = Replay(trace).rows()
    assert facts(rows) == facts(rows_of(trace))
    assert list(wrong_times(lines, rows)) == []
