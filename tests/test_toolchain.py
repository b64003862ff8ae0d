"""The two commands' parts: pins, the missing packages, the wheel, and (marked install) a real install and uninstall."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PINS = [ROOT / "requirements.txt", ROOT / "requirements-build.txt", ROOT / "requirements-dev.txt"]
posix = pytest.mark.skipif(sys.platform == "win32", reason="make's scripts are for POSIX shells")


def run(*argv: str | Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(argv, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


# ---- pins ----------------------------------------------------------------------------------------------------------


def pinned(path: Path) -> dict[str, str]:
    """Name -> the whole entry, continued lines joined."""
    entries = path.read_text("utf-8").replace("\\\n", " ").splitlines()
    return {re.split(r"[=\s]", entry)[0].lower(): entry for entry in entries if entry.strip()}


@pytest.mark.parametrize("path", PINS, ids=lambda path: path.name)
def test_every_package_is_pinned_to_one_version_by_hashes(path: Path) -> None:
    entries = pinned(path)
    assert entries
    assert [
        entry for entry in entries.values() if not re.match(r"[\w.-]+==[\w.!]+ .*--hash=sha256:[0-9a-f]{64}", entry)
    ] == []


def test_whatever_the_app_declares_is_pinned() -> None:
    names = {re.split(r"[<>=; ]", text)[0].lower() for text in PROJECT["project"]["dependencies"]}
    assert names <= set(pinned(PINS[0]))


def test_what_builds_source_packages_is_pinned_too() -> None:
    assert {"hatchling", "setuptools", "cffi"} <= set(pinned(PINS[1]))


@pytest.mark.parametrize(
    ("system", "names"),
    [("linux", r"jeepney|xcffib"), ("win32", r"winrt-.*"), ("darwin", r"pyobjc-.*")],
)
def test_what_belongs_to_one_system_is_left_out_elsewhere(system: str, names: str) -> None:
    entries = {name: entry for name, entry in pinned(PINS[0]).items() if re.fullmatch(names, name)}
    assert entries
    assert [name for name, entry in entries.items() if f"; sys_platform == '{system}'" not in entry] == []


# ---- missing Debian packages ---------------------------------------------------------------------------------------


@pytest.fixture
def stranger(tmp_path: Path) -> dict[str, str]:
    """The surroundings of a user who may install nothing, with only `libegl1` and `libglib2.0-0t64` there."""
    says = {
        "dpkg-query": 'printf "ii  libegl1\\nii  libglib2.0-0t64\\nun  libgl1\\n"; exit 1',
        "id": "echo 1000",
        "sudo": "exit 1",
        "apt-get": "echo apt was called; exit 1",
    }
    for name, script in says.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    return {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}


@posix
def test_who_may_not_install_is_given_one_line_with_what_is_missing(stranger: dict[str, str]) -> None:
    done = run("tools/packages", "Qt", "libegl1", "libgl1", "libxcb-cursor0", env=stranger)
    assert done.returncode == 4
    assert done.stdout.splitlines()[1].strip() == ("sudo apt-get install --no-install-recommends libgl1 libxcb-cursor0")


@posix
def test_a_package_under_its_64_bit_time_name_is_there(stranger: dict[str, str]) -> None:
    done = run("tools/packages", "Qt", "libegl1", "libglib2.0-0", env=stranger)
    assert (done.returncode, done.stdout) == (0, "")


@posix
@pytest.mark.parametrize("screen", [{"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}])
def test_on_a_running_desktop_the_tests_packages_are_only_named(
    stranger: dict[str, str], screen: dict[str, str]
) -> None:
    Path(stranger["PATH"].partition(os.pathsep)[0], "id").write_text("#!/bin/sh\necho 0\n", "utf-8")  # even as root
    done = run("tools/packages", "--desktop", "the tests", "xvfb", env=stranger | screen)
    assert done.returncode == 4
    assert "apt was called" not in done.stdout + done.stderr
    assert "sudo apt-get install --no-install-recommends xvfb" in done.stdout


@posix
def test_an_apt_that_fails_is_quoted_with_the_way_out(stranger: dict[str, str]) -> None:
    Path(stranger["PATH"].partition(os.pathsep)[0], "id").write_text("#!/bin/sh\necho 0\n", "utf-8")
    done = run("tools/packages", "Qt", "libgl1", env=stranger)
    assert done.returncode == 4
    assert "apt was called" in done.stderr
    assert "sudo apt-get install --no-install-recommends libgl1" in done.stderr


@posix
def test_without_a_python_new_enough_one_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "python3").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    (tmp_path / "python3").chmod(0o755)
    done = run("/bin/bash", "tools/find-python", env={"PATH": str(tmp_path)})
    assert done.returncode == 4
    assert done.stderr.startswith("Supple needs Python 3.11 or newer")


# ---- the package ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = (
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--wheel-dir",
        folder,
        ".",
    )
    done = run(sys.executable, *build)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("supple-*.whl"))


def test_the_wheel_carries_everything_in_resources(wheel: Path) -> None:
    here = {path.relative_to(ROOT).as_posix() for path in (ROOT / "resources").rglob("*") if path.is_file()}
    packed = {name.removeprefix("app/") for name in zipfile.ZipFile(wheel).namelist()}
    assert here
    assert here <= packed


def test_an_unpacked_wheel_finds_its_resources_and_migrations(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = "from app.paths import resources; print(resources())"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(tmp_path / "app" / "resources")
    assert list((tmp_path / "app" / "store" / "migrations").rglob("*.py"))


def test_the_wheel_carries_no_tests(wheel: Path) -> None:
    assert {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()} == {"app", "supple-0.1.0.dist-info"}


# ---- install and uninstall -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


def surroundings(home: Path) -> dict[str, str]:
    """A user's in that home, with a data folder of its own and no screen; how packages are fetched stays as it is."""
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QT_", "VIRTUAL_ENV"))}
    return keep | {"HOME": str(home), "XDG_DATA_HOME": str(home / "my data"), "PIP_CACHE_DIR": pip_cache()}


def pip_cache() -> str:
    return run(sys.executable, "-m", "pip", "cache", "dir").stdout.strip()


def there(home: Path) -> set[str]:
    """Every file and link below home, but for what pip's own look at the machine may leave (.rustup)."""
    files = (path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_symlink() or path.is_file())
    return {name for name in files if not name.startswith(".rustup/")}


@pytest.mark.install
@posix
def test_install_leaves_a_copy_and_uninstall_takes_exactly_that_away(home: Path) -> None:
    env = surroundings(home)
    kept = home / "my data" / "supple" / "history.sqlite"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"a history")
    before = there(home)

    for _ in range(2):  # a second install takes the place of the first
        done = run("make", "install", env=env)
        assert done.returncode == 0, done.stdout + done.stderr
    assert len(list((home / ".local/lib/supple").iterdir())) == 1
    command = home / ".local/bin/supple"
    answer = subprocess.run([command, "--version"], cwd=home, env=env, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "supple 0.1.0"
    entry = (home / "my data/applications/supple.desktop").read_text("utf-8")
    assert f'Exec="{command}"' in entry.splitlines()
    assert (home / "my data/icons/hicolor/scalable/apps/supple.svg").exists()
    if shutil.which("desktop-file-validate"):
        assert run("desktop-file-validate", home / "my data/applications/supple.desktop").returncode == 0
    assert str(ROOT) not in module_path(command, home, env)

    done = run("make", "uninstall", env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    assert there(home) == before


def module_path(command: Path, home: Path, env: Mapping[str, str]) -> str:
    """Where the installed command's code lies."""
    python = command.resolve().parent / "python"
    code = "import app; print(app.__file__)"
    return subprocess.run([python, "-c", code], cwd=home, env=env, capture_output=True, text=True, check=True).stdout


@posix
def test_a_command_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    command = tmp_path / ".local/bin/supple"
    command.parent.mkdir(parents=True)
    command.write_text("mine", "utf-8")
    done = run("tools/install", env=os.environ | {"HOME": str(tmp_path)})
    assert (done.returncode, command.read_text("utf-8")) == (2, "mine")
    assert "move it away first" in done.stderr
    run("tools/install", "--remove", env=os.environ | {"HOME": str(tmp_path)})
    assert command.read_text("utf-8") == "mine"


@posix
def test_uninstall_with_history_takes_the_users_own_things_too(tmp_path: Path) -> None:
    env = os.environ | {"HOME": str(tmp_path)}
    folders = [tmp_path / name / "supple" for name in ("data", "config", "state")]
    for name, folder in zip(("DATA", "CONFIG", "STATE"), folders, strict=True):
        env[f"XDG_{name}_HOME"] = str(folder.parent)
        (folder / "log").mkdir(parents=True)
        (folder / "log" / "thing").write_text("mine", "utf-8")
    done = run("make", "uninstall", "HISTORY=1", env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    assert there(tmp_path) == set()


@posix
def test_uninstall_without_it_leaves_them(tmp_path: Path) -> None:
    kept = tmp_path / "data" / "supple" / "history.sqlite"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"a history")
    env = os.environ | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
    done = run("make", "uninstall", env=env)
    assert kept.exists()
    assert "make uninstall HISTORY=1" in done.stdout


# ---- the scripts ---------------------------------------------------------------------------------------------------


@posix
def test_every_shell_script_can_be_read_and_started() -> None:
    files = [path for path in (*(ROOT / "tools").iterdir(), ROOT / ".ci" / "run") if path.is_file()]
    scripts = [path for path in files if path.read_bytes().startswith(b"#!/usr/bin/env bash")]
    assert len(scripts) > 5
    assert [path.name for path in scripts if not os.access(path, os.X_OK)] == []
    assert [path.name for path in scripts if run("bash", "-n", path).returncode] == []


@posix
def test_every_target_has_a_line_of_help() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    declared = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert declared
    assert set(declared[1].split()) == {
        line.split()[0] for line in run("make", "--no-print-directory", "help").stdout.splitlines()
    }
