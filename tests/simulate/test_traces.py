"""Every trace in tests/traces replayed and compared, fact by fact, with what the rules say of it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from app.simulate import run
from app.simulate.trace import read_trace
from tests.simulate.facts import facts, wrong_times
from tests.simulate.model import rows_of

FOLDER = Path(__file__).parent.parent / "traces"
TRACES = sorted(FOLDER.glob("*.jsonl"))


@pytest.mark.parametrize("trace", TRACES, ids=lambda path: path.stem)
def test_a_trace_replays_as_the_rules_say(trace: Path) -> None:
    out, err = io.StringIO(), io.StringIO()
    assert run(str(trace), out, err) == 0, err.getvalue()
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    lines = [json.loads(line) for line in trace.read_text().splitlines() if line.strip()]
    assert facts(rows) == _expected(trace)
    assert list(wrong_times(lines, rows)) == []


@pytest.mark.parametrize("trace", TRACES, ids=lambda path: path.stem)
def test_the_reference_model_says_the_same_of_a_trace(trace: Path) -> None:
    assert facts(rows_of(read_trace(trace.read_bytes()))) == _expected(trace)


def test_every_expectation_has_its_trace() -> None:
    assert {path.name.removesuffix(".expect.json") for path in FOLDER.glob("*.expect.json")} == {
        path.stem for path in TRACES
    }


def _expected(trace: Path) -> object:
    return json.loads(trace.with_suffix(".expect.json").read_text())
