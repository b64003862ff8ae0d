from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from app.simulate.run import run

HEADER = {"start": "2026-03-02T09:00:00+01:00", "zone": "Europe/Berlin", "settings": {"interval": 600}}
DAY = (
    {"t": 0, "event": "launch"},
    {"t": 0, "event": "input", "until": 700},
    {"t": 610, "event": "command", "do": "snooze", "minutes": 1},
    {"t": 700, "event": "lock"},
    {"t": 790, "event": "unlock"},
    {"t": 800, "event": "end"},
)


def text(*events: dict[str, object], header: dict[str, object] | None = None) -> str:
    return "".join(json.dumps(line) + "\n" for line in (header or HEADER, *events))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "day.jsonl"


def simulated(path: Path) -> tuple[int, list[dict[str, object]], str]:
    """Exit code, rows and complaint."""
    out, err = io.StringIO(), io.StringIO()
    code = run(str(path), out, err)
    return code, [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def rows(path: Path, *events: dict[str, object], header: dict[str, object] | None = None) -> list[dict[str, object]]:
    path.write_text(text(*events, header=header), "utf-8")
    code, printed, err = simulated(path)
    assert (code, err) == (0, "")
    return printed


def only(printed: list[dict[str, object]], *kinds: str) -> list[dict[str, object]]:
    return [{key: value for key, value in row.items() if key != "at"} for row in printed if row["event"] in kinds]


# ---- what is printed ------------------------------------------------------------------------------------------------


def test_a_day_is_printed_in_time_order_with_its_summary_last(path: Path) -> None:
    printed = rows(path, *DAY)
    times = [row["t"] for row in printed]
    assert times == sorted(times, key=lambda t: int(str(t)))
    assert [(row["t"], row["event"]) for row in printed if row["event"] != "span"] == [
        (600, "prompt"), (610, "prompt_gone"), (670, "prompt"), (760, "prompt_gone"), (790, "break_ended"),
        (800, "summary"),
    ]  # fmt: skip
    assert [(row["from"], row["to"]) for row in printed if row["event"] == "span"] == [(0, 700), (700, 790), (790, 800)]
    assert only(printed, "summary") == [
        {
            "t": 800,
            "event": "summary",
            "seconds": {"sitting": 710, "up": 90},
            "bouts": 1,
            "breaks": {"natural": 1},
            "prompts": 2,
        }
    ]


def test_each_line_has_the_local_time_with_its_offset(path: Path) -> None:
    assert rows(path, *DAY)[0]["at"] == "2026-03-02T09:10:00+01:00"


def test_the_local_time_is_by_the_wall_clock_as_set(path: Path) -> None:
    printed = rows(path, DAY[0], DAY[1], {"t": 300, "event": "clock", "offset": -86_400}, {"t": 700, "event": "end"})
    assert printed[0] == {"t": 600, "at": "2026-03-01T09:10:00+01:00", "event": "prompt", "cause": "due"}


def test_the_local_time_knows_summer_time(path: Path) -> None:
    header: dict[str, object] = {
        **HEADER,
        "start": "2026-03-29T01:55:00+01:00",
        "settings": {"interval": 600, "session_grace": 0},
    }
    assert rows(path, DAY[0], DAY[1], {"t": 700, "event": "end"}, header=header)[1]["at"] == "2026-03-29T03:05:00+02:00"


def test_the_zone_is_that_of_the_header_though_the_offset_of_the_start_is_another(path: Path) -> None:
    printed = rows(path, *DAY, header={**HEADER, "start": "2026-03-02T08:00:00Z"})
    assert printed == rows(path, *DAY)


@pytest.mark.parametrize(
    ("given", "kind", "fields"),
    [
        ({"do": "start", "kind": "walk"}, "break_started", {"kind": "walk"}),
        ({"do": "skip"}, "break_ended", {"outcome": "skipped"}),
        ({"do": "pause", "what": "prompts", "minutes": 5}, "paused", {"what": "prompts", "until": 920}),
        ({"do": "pause", "what": "everything", "minutes": None}, "paused", {"what": "everything", "until": None}),
    ],
)
def test_each_answer_is_printed_with_its_fields(
    path: Path, given: dict[str, object], kind: str, fields: dict[str, object]
) -> None:
    printed = rows(path, DAY[0], DAY[1], {"t": 620, "event": "command", **given}, {"t": 700, "event": "end"})
    assert only(printed, kind) == [{"t": 620, "event": kind, **fields}]


def test_a_guided_break_is_printed_with_kind_and_seconds(path: Path) -> None:
    start = {"t": 620, "event": "command", "do": "start", "kind": "tiny"}
    assert only(rows(path, DAY[0], DAY[1], start, {"t": 700, "event": "end"}), "break_ended") == [
        {"t": 680, "event": "break_ended", "outcome": "completed", "kind": "tiny", "seconds": 60}
    ]


def test_a_held_prompt_is_printed_with_its_reason(path: Path) -> None:
    quiet = {"t": 620, "event": "quiet_on", "reason": "screen_sharing"}
    assert only(rows(path, DAY[0], DAY[1], quiet, {"t": 700, "event": "end"}), "held", "prompt_gone") == [
        {"t": 620, "event": "prompt_gone", "why": "held"},
        {"t": 620, "event": "held", "reason": "screen_sharing"},
    ]


def test_a_withdrawn_break_is_left_out_of_the_summary(path: Path) -> None:
    sat = {"t": 650, "event": "command", "do": "sat_elsewhere"}
    printed = rows(
        path, DAY[0], {"t": 0, "event": "input", "until": 10}, {"t": 640, "event": "input"}, sat,
        {"t": 700, "event": "end"},
    )  # fmt: skip
    assert only(printed, "break_withdrawn") == [{"t": 650, "event": "break_withdrawn", "seconds": 630}]
    assert printed[-1]["breaks"] == {}


# ---- the world of a replay ------------------------------------------------------------------------------------------


def test_the_end_is_no_quit(path: Path) -> None:
    walk = {"t": 620, "event": "command", "do": "start", "kind": "walk"}
    printed = rows(path, DAY[0], DAY[1], walk, {"t": 700, "event": "end"})
    assert only(printed, "break_ended") == []
    assert only(printed, "span")[-1] == {
        "t": 700, "event": "span", "state": "up", "from": 620, "to": 700, "how": "confirmed",
    }  # fmt: skip


def test_the_end_comes_after_all_else_of_its_second(path: Path) -> None:
    printed = rows(path, DAY[0], {"t": 0, "event": "input", "until": 600}, {"t": 600, "event": "end"})
    assert only(printed, "prompt") == [{"t": 600, "event": "prompt", "cause": "due"}]


def test_inputs_that_overlap_are_one_stretch(path: Path) -> None:
    inputs = ({"t": 0, "event": "input", "until": 500}, {"t": 100, "event": "input", "until": 200})
    assert rows(path, DAY[0], *inputs, {"t": 790, "event": "end"})[-1]["seconds"] == {"sitting": 790}
    assert rows(path, DAY[0], *inputs, {"t": 800, "event": "end"})[-1]["seconds"] == {"sitting": 500, "up": 300}


def test_within_a_second_deadlines_come_first_then_events_then_inputs(path: Path) -> None:
    """The gap of 300 s has become up before the unlock of its last second counts as an input."""
    events = (
        {"t": 0, "event": "launch"},
        {"t": 300, "event": "command", "do": "stand"},
        {"t": 400, "event": "end"},
    )
    assert only(rows(path, *events), "span") == [
        {"t": 400, "event": "span", "state": "up", "from": 0, "to": 300, "how": "inferred"},
        {"t": 400, "event": "span", "state": "standing", "from": 300, "to": 400, "how": "declared"},
    ]


def test_spans_that_touch_are_joined(path: Path) -> None:
    """Twice in a row somebody sat elsewhere."""
    sat: list[dict[str, object]] = [{"t": t, "event": "command", "do": "sat_elsewhere"} for t in (500, 900)]
    printed = rows(path, DAY[0], {"t": 0, "event": "input", "until": 100}, *sat, {"t": 950, "event": "end"})
    assert [(row["from"], row["to"], row["how"]) for row in printed if row["event"] == "span"] == [
        (0, 100, "measured"), (100, 900, "declared"), (900, 950, "measured"),
    ]  # fmt: skip


def test_what_is_so_at_launch_is_found(path: Path) -> None:
    events = ({"t": 0, "event": "lock"}, {"t": 10, "event": "launch"}, {"t": 100, "event": "end"})
    assert rows(path, *events)[-1]["seconds"] == {"up": 90}


def test_a_trace_in_which_the_app_never_runs_has_an_empty_summary(path: Path) -> None:
    assert only(rows(path, {"t": 5, "event": "input"}, {"t": 9, "event": "end"}), "summary") == [
        {"t": 9, "event": "summary", "seconds": {}, "bouts": 0, "breaks": {}, "prompts": 0}
    ]


def test_a_second_launch_is_an_input(path: Path) -> None:
    printed = rows(path, DAY[0], {"t": 500, "event": "launch"}, {"t": 600, "event": "end"})
    assert printed[-1]["seconds"] == {"up": 500, "sitting": 100}


def test_a_quit_twice_is_one(path: Path) -> None:
    printed = rows(path, DAY[0], {"t": 50, "event": "quit"}, {"t": 60, "event": "quit"}, {"t": 70, "event": "end"})
    assert printed[-1]["seconds"] == {"sitting": 50}


# ---- bad input ------------------------------------------------------------------------------------------------------


def test_a_malformed_line_prints_nothing_but_its_sentence(path: Path) -> None:
    path.write_text(text(*DAY[:-1], {"t": 795, "event": "lunch"}, DAY[-1]), "utf-8")
    code, printed, err = simulated(path)
    assert (code, printed) == (2, [])
    assert err == f'supple: {path}, line 7: unknown event "lunch".\n'


def test_an_absent_file_is_named(tmp_path: Path) -> None:
    code, printed, err = simulated(tmp_path / "none.jsonl")
    assert (code, printed) == (2, [])
    assert (
        err == f"supple: the trace {tmp_path / 'none.jsonl'} cannot be read: No such file or directory. "
        "Name a file of JSON Lines.\n"
    )


def test_a_directory_is_named(tmp_path: Path) -> None:
    code, printed, err = simulated(tmp_path)
    assert (code, printed) == (2, [])
    assert "cannot be read: Is a directory" in err


def test_a_name_that_no_file_can_have_is_named() -> None:
    out, err = io.StringIO(), io.StringIO()
    assert run("x" * 5000, out, err) == 2
    assert out.getvalue() == ""
    assert err.getvalue().count("\n") == 1


def test_a_file_of_bytes_is_named(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    code, printed, err = simulated(path)
    assert (code, printed) == (2, [])
    assert err == f"supple: {path}, line 1: not UTF-8 text.\n"


def test_the_trace_may_come_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """As `supple simulate - < day.jsonl`."""
    read, write = os.pipe()
    os.write(write, text(*DAY).encode())
    os.close(write)
    with os.fdopen(read) as piped:
        monkeypatch.setattr("sys.stdin", piped)
        out, err = io.StringIO(), io.StringIO()
        assert run("-", out, err) == 0
    assert json.loads(out.getvalue().splitlines()[-1])["event"] == "summary"


def test_a_trace_without_end_is_refused_and_not_read_to_its_end() -> None:
    out, err = io.StringIO(), io.StringIO()
    assert run("/dev/zero", out, err) == 2
    assert (out.getvalue(), err.getvalue()) == (
        "",
        "supple: /dev/zero is too large for a trace (over 50 MB). Name a shorter one.\n",
    )
