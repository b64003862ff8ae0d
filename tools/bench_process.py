"""What a process and its children cost, as Linux counts it in /proc. Starts and judges nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Spent:
    """Since the start of the processes. switches: context switches, wanted and unwanted. processor: seconds."""

    switches: int
    processor: float


def tree(process: int, proc: Path = PROC) -> list[int]:
    """The process and all its descendants."""
    children: dict[int, list[int]] = {}
    for folder in proc.glob("[0-9]*"):
        parent = _field(folder / "status", "PPid")
        if parent is not None:
            children.setdefault(parent, []).append(int(folder.name))
    found, open_ = [], [process]
    while open_:
        found.append(open_.pop())
        open_ += children.get(found[-1], [])
    return found


def memory(process: int, proc: Path = PROC) -> float:
    """Proportional set size of the tree in MB (2^20): pages shared with others count in shares."""
    return sum(_field(proc / str(each) / "smaps_rollup", "Pss") or 0 for each in tree(process, proc)) / 1024


def spent(process: int, proc: Path = PROC) -> Spent:
    """What all threads of the tree have spent so far."""
    switches, nanoseconds = 0, 0
    for each in tree(process, proc):
        for thread in (proc / str(each) / "task").glob("[0-9]*"):
            for name in ("voluntary_ctxt_switches", "nonvoluntary_ctxt_switches"):
                switches += _field(thread / "status", name) or 0
            nanoseconds += int((thread / "schedstat").read_text().split()[0])
    return Spent(switches, nanoseconds / 1e9)


def _field(file: Path, name: str) -> int | None:
    """A number of a file of `Name: number` lines; None where the process is gone meanwhile."""
    try:
        lines = file.read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{name}:")), None)
