"""A desktop test that cannot run is skipped by name and counted; in CI it fails the run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run_without_a_desktop(folder: Path, ci: str, *more: str) -> subprocess.CompletedProcess[str]:
    """One desktop test and one other, on a machine (a PATH) that has none of the commands."""
    tests = "import pytest\n@pytest.mark.desktop\ndef test_click(): pass\ndef test_sum(): pass\n"
    (folder / "test_some.py").write_text(tests, "utf-8")
    argv = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.conftest",
        "-p",
        "no:cacheprovider",
        "-ra",
        str(folder / "test_some.py"),
        *more,
    ]
    env = os.environ | {"PATH": str(folder), "CI": ci, "PYTHONPATH": str(ROOT)}
    return subprocess.run(argv, cwd=folder, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("1", 1), ("", 0), ("false", 0)])
def test_a_skipped_desktop_test_fails_the_run_in_ci_alone(tmp_path: Path, ci: str, code: int) -> None:
    assert run_without_a_desktop(tmp_path, ci).returncode == code


def test_run_by_several_processes_it_fails_the_run_as_well_and_is_counted_once(tmp_path: Path) -> None:
    done = run_without_a_desktop(tmp_path, "true", "--numprocesses", "2")
    assert done.returncode == 1
    assert "desktop tests skipped: 1\n" in done.stdout


def test_a_skipped_desktop_test_is_named_counted_and_says_what_is_missing(tmp_path: Path) -> None:
    said = run_without_a_desktop(tmp_path, "").stdout
    assert "desktop test skipped: test_some.py::test_click" in said
    assert "desktop tests skipped: 1" in said
    assert "no Xvfb, openbox" in said
    assert "1 passed, 1 skipped" in said
