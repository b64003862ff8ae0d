"""For all tests: a profile of their own, no window on anybody's screen, and no desktop test skipped unnoticed."""

from __future__ import annotations

import functools
import gc
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.garbage import look_if_due

os.environ.setdefault("PYTEST_QT_API", "pyside6")
os.environ["QT_QPA_PLATFORM"] = "offscreen"  # a test that wants a real screen brings its own and says so to its child
os.environ.pop("QT_QPA_PLATFORMTHEME", None)

DESK = ("Xvfb", "openbox", "xfce4-panel", "xdotool", "dbus-daemon", "faketime")
SYSTEM_PYTHON = "/usr/bin/python3"

_skipped: list[str] = []


@pytest.fixture(scope="session", autouse=True)
def _profile_of_its_own() -> Iterator[None]:
    """No test reads or writes the history, settings or socket of whoever runs it."""
    with tempfile.TemporaryDirectory(prefix="supple-tests-") as folder, pytest.MonkeyPatch.context() as patch:
        for name in ("DATA", "CONFIG", "STATE", "CACHE"):
            patch.setenv(f"XDG_{name}_HOME", str(Path(folder, name.lower())))
        runtime = Path(folder, "run")
        runtime.mkdir(mode=0o700)
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        yield


def missing(more: tuple[str, ...] = ()) -> list[str]:
    """What a desktop test needs and this machine lacks, by the names of the commands."""
    lacking = [name for name in (*DESK, *more) if shutil.which(name) is None]
    code = [SYSTEM_PYTHON, "-c", "import dbusmock"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(code, capture_output=True, check=False).returncode:
        lacking.append("python3-dbusmock")
    return lacking


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    lacking = functools.cache(missing)
    for item in items:
        mark = item.get_closest_marker("desktop")
        if mark and (names := lacking(mark.args)):
            item.add_marker(pytest.mark.skip(reason=f"no {', '.join(names)} (make test SUPPLE_APT=1 installs it)"))


def pytest_sessionstart() -> None:
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Garbage is looked for in this thread alone, as in the app: what a test of windows leaves ends here."""
    gc.collect(0)
    look_if_due()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Called where the tests are counted, whoever ran them."""
    if report.skipped and not hasattr(report, "wasxfail") and "desktop" in report.keywords:
        _skipped.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped desktop test is a failed run."""
    if _skipped and os.environ.get("CI", "") not in {"", "0", "false"} and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for name in _skipped:
        terminalreporter.write_line(f"desktop test skipped: {name}")
    terminalreporter.write_line(f"desktop tests skipped: {len(_skipped)}")
