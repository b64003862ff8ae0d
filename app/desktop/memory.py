"""Gives memory that is no longer used back to the system: at once what is large, the rest where much was let go."""

from __future__ import annotations

import ctypes
import gc
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_NOT_NEEDED = 4
"""Linux's MADV_DONTNEED (man 2 madvise): the pages leave this process, and come again from their file when touched."""
_TRIM, _MAP = -1, -3
"""glibc's M_TRIM_THRESHOLD and M_MMAP_THRESHOLD (man 3 mallopt)."""
_KEPT = 2**20
_MAPPED = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+ *(.*)")

Mapping = tuple[int, int]
"""Address and length, bytes."""


def keep_little() -> None:
    """From now on have the C library keep no more than 1 MB of what is freed at the end of its heap, for the next use.

    By itself glibc keeps twice the largest block that was ever freed: 11 MB after the first figure.
    """
    limit = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if limit is not None:
        for which in (_MAP, _TRIM):
            limit(which, _KEPT)


def give_back(resting: str = "") -> None:
    """Let go of what nothing refers to, and have the system take back the pages nobody uses; some milliseconds.

    resting: part of the path of libraries whose code is not needed for a while. glibc alone keeps what was freed, 6 MB
    after a break; others return it by themselves, or have no such call.
    """
    gc.collect()
    if sys.platform != "linux":
        return
    system = ctypes.CDLL(None)
    if resting:
        with Path("/proc/self/smaps").open(encoding="utf-8", errors="replace") as smaps:
            rests = list(code_of(smaps, resting))
        for address, length in rests:
            system.madvise(ctypes.c_void_p(address), ctypes.c_size_t(length), _NOT_NEEDED)
    trim = getattr(system, "malloc_trim", None)
    if trim is not None:
        trim(0)


def code_of(smaps: Iterable[str], name: str) -> Iterator[Mapping]:
    """Where the code of the libraries with `name` in their path lies, as far as it is as in the file.

    smaps: lines as in /proc (man 5 proc). A page that was written to could not be read again.
    """
    mapping: Mapping | None = None
    for line in smaps:
        found = _MAPPED.fullmatch(line.rstrip())
        if found is not None:
            low, high, rights, path = found.groups()
            wanted = rights.startswith("r-x") and name in path
            mapping = (int(low, 16), int(high, 16) - int(low, 16)) if wanted else None
        elif mapping is not None and line.split() == ["Anonymous:", "0", "kB"]:
            yield mapping
