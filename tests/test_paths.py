from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.paths import places, resources, within


def test_places_follow_the_desktops_own_variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("XDG is for the other systems")
    for name in ("DATA_HOME", "CONFIG_HOME", "STATE_HOME", "RUNTIME_DIR"):
        (tmp_path / name).mkdir(mode=0o700)
        monkeypatch.setenv(f"XDG_{name}", str(tmp_path / name))
    here = places()
    assert here.history == tmp_path / "DATA_HOME" / "supple" / "history.sqlite"
    assert here.settings == tmp_path / "CONFIG_HOME" / "supple" / "settings.toml"
    assert here.log.is_relative_to(tmp_path / "STATE_HOME")
    assert Path(here.lock).parent == Path(here.socket).parent


def test_naming_the_places_makes_none_of_them(tmp_path: Path) -> None:
    here = within(tmp_path / "profile")
    assert here.history.parent == tmp_path / "profile" / "data"
    assert list(tmp_path.iterdir()) == []


def test_two_profiles_share_nothing(tmp_path: Path) -> None:
    one, other = within(tmp_path / "one"), within(tmp_path / "other")
    for name in ("history", "settings", "log_file", "lock", "socket"):
        assert getattr(one, name) != getattr(other, name)


def test_a_socket_path_too_long_for_the_system_gets_a_short_name_of_its_own(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    here, other = within(deep / "a"), within(deep / "b")
    assert len(os.fsencode(here.socket)) <= 103
    assert here.socket == within(deep / "a").socket
    assert here.socket != other.socket


def test_a_runtime_folder_that_is_not_there_is_no_noise() -> None:
    environ = os.environ | {"XDG_RUNTIME_DIR": "/nonexistent/run"}
    code = "from app.paths import places; print(places().socket)"
    told = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True)
    assert told.stderr == ""
    assert told.stdout.strip().endswith("supple.sock")


def test_resources_are_there() -> None:
    assert (resources() / "icons").is_dir()
