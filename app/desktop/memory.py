"""Gives memory that is no longer used back to the system. Called where much was let go, and nowhere else."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_PAGE_OUT = 21
"""Linux's MADV_PAGEOUT (man 2 madvise), since 5.4; older ones refuse it, and nothing happens."""

Mapping = tuple[int, int]
"""Address and length, bytes."""


def give_back(resting: str = "") -> None:
    """Let go of what nothing refers to, and have the system take back the pages nobody uses; some milliseconds.

    resting: part of the path of libraries that are not needed for a while; they are read again from their files. glibc
    alone keeps what was freed, 6 MB after a break; others return it by themselves, or have no such call.
    """
    gc.collect()
    if sys.platform != "linux":
        return
    system = ctypes.CDLL(None)
    trim = getattr(system, "malloc_trim", None)
    if trim is not None:
        trim(0)
    if resting:
        _page_out(system, mappings(Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace"), resting))


def mappings(maps: str, name: str) -> Iterator[Mapping]:
    """What of the files with `name` in their path is mapped and not written to. maps: as in /proc (man 5 proc)."""
    for line in maps.splitlines():
        where, rights, _, _, _, *path = line.split(maxsplit=5)
        if path and name in path[0] and "w" not in rights:
            low, high = (int(end, 16) for end in where.split("-"))
            yield low, high - low


def _page_out(system: Any, rests: Iterator[Mapping]) -> None:  # noqa: ANN401  (the C library carries no types)
    for address, length in rests:
        system.madvise(ctypes.c_void_p(address), ctypes.c_size_t(length), _PAGE_OUT)
