"""`supple simulate TRACE`: reads, replays, prints; a malformed trace is one sentence and prints nothing else."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TextIO

from app.simulate.replay import Replay
from app.simulate.trace import TraceError, read_trace

DONE, BAD_INPUT = 0, 2
LARGEST = 50_000_000
"""Bytes: years of working days."""


def run(path: str, out: TextIO, err: TextIO) -> int:
    """Replay the trace at `path` (`-`: standard input) to `out`; the exit code."""
    try:
        data = sys.stdin.buffer.read(LARGEST + 1) if path == "-" else _start_of(Path(path))
    except OSError as refusal:
        err.write(f"supple: the trace {path} cannot be read: {refusal.strerror}. Name a file of JSON Lines.\n")
        return BAD_INPUT
    if len(data) > LARGEST:
        err.write(f"supple: {path} is too large for a trace (over {LARGEST // 1_000_000} MB). Name a shorter one.\n")
        return BAD_INPUT
    try:
        trace = read_trace(data)
    except TraceError as wrong:
        err.write(f"supple: {path}, {wrong}.\n")
        return BAD_INPUT
    out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in Replay(trace).rows())
    return DONE


def _start_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)
