from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.bench_process import Spent, memory, own, spent, tree

pytestmark = pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="Linux counts so")


def process(proc: Path, number: int, parent: int, smaps: str = "") -> None:
    """A process as it stands in /proc, with one thread."""
    folder = proc / str(number)
    thread = folder / "task" / str(number)
    thread.mkdir(parents=True)
    (folder / "status").write_text(f"Name:\tx\nPPid:\t{parent}\n")
    (folder / "smaps").write_text(smaps)
    (thread / "status").write_text("voluntary_ctxt_switches:\t7\nnonvoluntary_ctxt_switches:\t1\n")
    (thread / "schedstat").write_text("2000000000 5 6\n")


def mapping(path: str, rss: int, pss: int) -> str:
    return f"7f00-7f01 r-xp 00000000 fe:00 12 {path}\nRss: {rss} kB\nPss: {pss} kB\nPss_Dirty: 0 kB\n"


def test_a_tree_is_a_process_with_its_children_and_theirs(tmp_path: Path) -> None:
    for number, parent in ((2, 1), (3, 2), (4, 3), (5, 1)):
        process(tmp_path, number, parent)
    assert sorted(tree(2, tmp_path)) == [2, 3, 4]


def test_shared_pages_count_in_shares_but_those_of_pythons_own_files_whole(tmp_path: Path) -> None:
    smaps = mapping("/usr/lib/libc.so.6", 4096, 1024) + mapping("/x/lib/python3.11/Qt.so", 2048, 512)
    process(tmp_path, 2, 1, smaps + mapping("", 3072, 3072))
    assert memory(2, tmp_path) == 1 + 2 + 3


def test_what_a_tree_has_made_itself_is_told_from_what_it_reads_of_files(tmp_path: Path) -> None:
    process(tmp_path, 2, 1)
    rollup = "Pss: 9216 kB\nPss_Anon: 4096 kB\nPss_File: 2048 kB\nPss_Shmem: 1024 kB\nSwapPss: 2048 kB\n"
    (tmp_path / "2" / "smaps_rollup").write_text(rollup)
    assert own(2, tmp_path) == 4 + 1 + 2


def test_what_all_threads_of_a_tree_spent_is_added_up(tmp_path: Path) -> None:
    process(tmp_path, 2, 1)
    process(tmp_path, 3, 2)
    assert spent(2, tmp_path) == Spent(switches=16, sleeps=14, processor=4.0)
    assert Spent(16, 14, 4.0).since(Spent(10, 9, 1.0)) == Spent(6, 5, 3.0)


def test_a_real_process_weighs_something_and_has_worked() -> None:
    idle = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert 1 < own(os.getpid()) < memory(os.getpid()) < 2000
    assert idle.pid in tree(os.getpid())
    assert spent(os.getpid()).processor > 0
    idle.communicate(b"\n")
