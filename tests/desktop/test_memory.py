from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.desktop.memory import code_of, give_back


def resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is read in /proc")
def test_what_was_let_go_returns_to_the_system() -> None:
    kept = [bytes(60_000) for _ in range(1000)]
    last = bytes(60_000)  # keeps the heap's end where it is
    full = resident()
    del kept
    give_back()
    assert len(last) == 60_000
    assert resident() < full - 40_000_000


SMAPS = """\
7f10a000-7f10c000 r-xp 00001000 fe:01 77                         /usr/lib/numpy/core/a b.so
Rss:                   8 kB
Anonymous:             0 kB
7f10c000-7f10d000 rw-p 00003000 fe:01 77                         /usr/lib/numpy/core/a b.so
Anonymous:             0 kB
7f10d000-7f10e000 r-xp 00000000 fe:01 78                         /usr/lib/numpy/core/written.so
Anonymous:             4 kB
7f10e000-7f10f000 r-xp 00000000 fe:01 79                         /usr/lib/libc.so.6
Anonymous:             0 kB
"""


def test_only_code_that_is_as_in_its_file_rests_and_only_of_the_libraries_named() -> None:
    assert list(code_of(SMAPS.splitlines(), "/numpy")) == [(0x7F10A000, 0x2000)]


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's own call")
def test_a_library_that_rested_works_on() -> None:
    import numpy as np  # noqa: PLC0415  (only here)

    give_back("/numpy")
    assert float(np.arange(4.0) @ np.arange(4.0)) == 14.0
