"""What a process and its children cost, as Linux counts it in /proc. Starts and judges nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
WHOLE = "python"
"""Part of the path of every file that is Python's or was installed into it: the interpreter, PySide6, all packages."""

_MAPPING = re.compile(r"[0-9a-f]+-[0-9a-f]+ \S+ \S+ \S+ \d+ *(.*)")


@dataclass(frozen=True, slots=True)
class Spent:
    """Since the start of the processes. switches: context switches, wanted and unwanted. processor: seconds.

    sleeps: the wanted ones alone; after each there is a wake-up.
    """

    switches: int
    sleeps: int
    processor: float

    def since(self, before: Spent) -> Spent:
        processor = self.processor - before.processor
        return Spent(self.switches - before.switches, self.sleeps - before.sleeps, processor)


def tree(process: int, proc: Path = PROC) -> list[int]:
    """The process and all its descendants."""
    children: dict[int, list[int]] = {}
    for folder in proc.glob("[0-9]*"):
        for parent in _numbers(folder / "status", "PPid"):
            children.setdefault(parent, []).append(int(folder.name))
    found, still = [], [process]
    while still:
        found.append(still.pop())
        still += children.get(found[-1], [])
    return found


def memory(process: int, proc: Path = PROC) -> float:
    """The proportional set size of the tree, in MB of 2^20 bytes, as if no other program in Python ran.

    A page that several processes use counts in shares; only those of Python's own files count whole, so that neither
    the icon beside which the app is measured nor anything else in Python makes it look smaller.
    """
    return sum(_kilobytes(proc / str(each) / "smaps") for each in tree(process, proc)) / 1024


def own(process: int, proc: Path = PROC) -> float:
    """What the tree has made and not only read, in MB of 2^20 bytes: heaps, written data, shared images by shares.

    The other part of the proportional set size, pages of files, changes with what else runs and reads them, and the
    system drops it when it likes.
    """
    parts = ("Pss_Anon", "Pss_Shmem", "SwapPss")
    return sum(sum(_numbers(proc / str(each) / "smaps_rollup", *parts)) for each in tree(process, proc)) / 1024


def spent(process: int, proc: Path = PROC) -> Spent:
    """What all threads of the tree have spent so far."""
    sleeps, unwanted, nanoseconds = 0, 0, 0
    for each in tree(process, proc):
        for thread in (proc / str(each) / "task").glob("[0-9]*"):
            sleeps += sum(_numbers(thread / "status", "voluntary_ctxt_switches"))
            unwanted += sum(_numbers(thread / "status", "nonvoluntary_ctxt_switches"))
            nanoseconds += int((thread / "schedstat").read_text().split()[0])
    return Spent(sleeps + unwanted, sleeps, nanoseconds / 1e9)


def _kilobytes(smaps: Path) -> int:
    whole, total = False, 0
    for line in _lines(smaps):
        mapping = _MAPPING.fullmatch(line)
        if mapping is not None:
            whole = WHOLE in mapping.group(1)
        elif line.startswith("Rss:" if whole else "Pss:"):
            total += int(line.split()[1])
    return total


def _numbers(file: Path, *names: str) -> list[int]:
    """The numbers of a file of `name: number` lines."""
    return [int(line.split()[1]) for line in _lines(file) if line.partition(":")[0] in names]


def _lines(file: Path) -> list[str]:
    """None where the process is gone meanwhile."""
    try:
        return file.read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return []
