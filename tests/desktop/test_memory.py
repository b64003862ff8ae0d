from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from platform import libc_ver

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


FREED = """
import sys
from pathlib import Path
from app.desktop.memory import keep_little

if sys.argv[1] == "little":
    keep_little()
for size in (800_000, 6_000_000):  # something large
    del [bytearray(size)][:]
before = int(Path("/proc/self/statm").read_text().split()[1])
pieces = [bytearray(100_000) for _ in range(80)]  # then as much in pieces, at the heap's end
del pieces
print((int(Path("/proc/self/statm").read_text().split()[1]) - before) * 4096)
"""


@pytest.mark.skipif(libc_ver()[0] != "glibc", reason="others keep nothing of what was freed")
@pytest.mark.parametrize(("kept", "least", "most"), [("little", -1_500_000, 1_500_000), ("much", 5_000_000, 9_000_000)])
def test_after_something_large_no_more_than_a_megabyte_of_what_is_freed_is_kept_where_that_was_told(
    kept: str, least: int, most: int
) -> None:
    done = subprocess.run([sys.executable, "-c", FREED, kept], capture_output=True, text=True, check=True)
    assert least < int(done.stdout) < most


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
