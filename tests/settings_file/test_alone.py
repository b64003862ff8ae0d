from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.core.declared import SETTINGS, value_of
from app.core.kinds import Seconds
from app.settings_file import SettingsRefusedError, load
from app.settings_file.alone import alone
from app.settings_file.change import change

HOLDS = """
import sys, pathlib
from app.settings_file.alone import alone
with alone(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "supple" / "settings.toml"


@contextmanager
def somebody_else(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the file until it is killed or this ends."""
    command = [sys.executable, "-c", HOLDS, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield other
        other.kill()


def test_two_changes_in_the_same_instant_both_stay(path: Path) -> None:
    keys = [setting for setting in SETTINGS if isinstance(setting.kind, Seconds) and setting.table == "prompting"]
    say = (
        "import sys; from app.cli import main; sys.exit(main(['settings', 'set', sys.argv[1], sys.argv[2], '--json']))"
    )
    values = {setting.key: setting.default + 1 for setting in keys if isinstance(setting.default, int)}
    config = os.environ | {"XDG_CONFIG_HOME": str(path.parent.parent)}
    running = [
        subprocess.Popen([sys.executable, "-c", say, key, str(value)], env=config, stdout=subprocess.DEVNULL)
        for key, value in values.items()
    ]
    assert [process.wait() for process in running] == [0] * len(keys)
    settings = load(path).settings
    assert {setting.key: value_of(settings, setting) for setting in keys} == values
    assert [each.name for each in path.parent.iterdir()] == ["settings.toml"]


def test_who_waits_too_long_is_told_so_and_nothing_is_changed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.settings_file.alone.PATIENCE", 0.1)
    with somebody_else(path), pytest.raises(SettingsRefusedError, match="another program goes on changing them"):
        change(path, SETTINGS[0], "100")
    assert not path.exists()


def test_a_lock_left_by_a_crash_holds_nobody_up(path: Path) -> None:
    with somebody_else(path) as other:
        other.kill()
        other.wait()
    assert [each.name for each in path.parent.iterdir()] == [".settings.toml.lock"]
    change(path, SETTINGS[0], "100")
    assert [each.name for each in path.parent.iterdir()] == ["settings.toml"]


def test_a_link_and_the_file_it_leads_to_are_held_together(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.write_text("")
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    with alone(link):
        assert (path.parent / ".settings.toml.lock").exists()
