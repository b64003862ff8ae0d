from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.remote.claim import ClaimRefusedError, claim, is_held

CLAIMER = """
import sys
from pathlib import Path
from app.remote.claim import claim
mine = claim(Path(sys.argv[1]))
print("mine" if mine else "taken", flush=True)
sys.stdin.read()
"""


def claimer(lock: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", CLAIMER, str(lock)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_of_several_starts_at_once_one_wins(tmp_path: Path) -> None:
    starts = [claimer(tmp_path / "run" / "supple.lock") for _ in range(5)]
    answers = [said(each) for each in starts]
    for each in starts:
        each.communicate()
    assert sorted(answers) == ["mine", "taken", "taken", "taken", "taken"]


def test_a_killed_process_leaves_no_claim_behind(tmp_path: Path) -> None:
    lock = tmp_path / "supple.lock"
    process = claimer(lock)
    assert said(process) == "mine"
    assert claim(lock) is None
    process.send_signal(signal.SIGKILL)
    process.communicate()
    mine = claim(lock)
    assert mine is not None
    mine.release()


def test_a_released_claim_can_be_had_again(tmp_path: Path) -> None:
    lock = tmp_path / "supple.lock"
    for _ in range(2):
        mine = claim(lock)
        assert mine is not None
        mine.release()


def test_the_folder_of_the_claim_is_for_its_user_alone(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir(mode=0o755)
    mine = claim(tmp_path / "run" / "supple.lock")
    assert mine is not None
    mine.release()
    assert stat.S_IMODE((tmp_path / "run").stat().st_mode) == 0o700


def test_where_no_lock_can_be_made_the_sentence_names_it_and_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("a file, not a folder")
    with pytest.raises(ClaimRefusedError, match=r"supple\.lock .* XDG_RUNTIME_DIR"):
        claim(tmp_path / "run" / "supple.lock")


def test_whether_an_instance_runs_is_told_without_a_claim(tmp_path: Path) -> None:
    lock = tmp_path / "run" / "supple.lock"
    assert not is_held(lock)
    assert not lock.parent.exists()
    mine = claim(lock)
    assert mine is not None
    assert is_held(lock)
    mine.release()
    assert not is_held(lock)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_in_the_place_of_the_lock_keeps_nobody_waiting(tmp_path: Path) -> None:
    lock = tmp_path / "supple.lock"
    os.mkfifo(lock)
    with pytest.raises(ClaimRefusedError, match=str(lock)):
        claim(lock)
    assert not is_held(lock)
