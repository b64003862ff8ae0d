"""`supple simulate TRACE`: reads, replays, prints; a malformed trace is one sentence and prints nothing else."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TextIO

from app.simulate.replay import Replay
from app.simulate.trace import TraceError, read_trace

DONE, BAD_INPUT = 0, 2


def run(path: str, out: TextIO, err: TextIO) -> int:
    """Replay the trace at `path` (`-`: standard input) to `out`; the exit code."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as refusal:
        err.write(f"supple: the trace {path} cannot be read: {refusal.strerror}. Name a file of JSON Lines.\n")
        return BAD_INPUT
    try:
        trace = read_trace(data)
    except TraceError as wrong:
        err.write(f"supple: {path}, {wrong}.\n")
        return BAD_INPUT
    out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in Replay(trace).rows())
    return DONE
