from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from app.desktop.autostart_macos import LaunchAgent

COMMAND = ("/Applications/Supple.app/Contents/MacOS/supple",)


def test_the_agent_starts_the_command_at_login_and_goes_again(tmp_path: Path) -> None:
    login = LaunchAgent(tmp_path, COMMAND)
    assert login.is_on() is False
    assert login.turn(on=True) is None
    agent = plistlib.loads(login.path.read_bytes())
    assert (agent["ProgramArguments"], agent["RunAtLoad"]) == ([*COMMAND], True)
    assert login.path == tmp_path / "Library" / "LaunchAgents" / f"{agent['Label']}.plist"
    assert login.is_on() is True
    assert login.turn(on=False) is None
    assert login.is_on() is False


@pytest.mark.parametrize(
    ("said", "on"), [({"RunAtLoad": True, "Disabled": True}, False), ({"RunAtLoad": False}, False), ([], False)]
)
def test_it_is_read_as_launchd_reads_it(tmp_path: Path, said: dict[str, bool] | list[str], on: bool) -> None:  # noqa: FBT001
    login = LaunchAgent(tmp_path, COMMAND)
    login.path.parent.mkdir(parents=True)
    login.path.write_bytes(plistlib.dumps(said))
    assert login.is_on() is on


@pytest.mark.parametrize("data", [b"", b"<plist>", b"nonsense"])
def test_a_file_of_nonsense_cannot_be_told(tmp_path: Path, data: bytes) -> None:
    login = LaunchAgent(tmp_path, COMMAND)
    login.path.parent.mkdir(parents=True)
    login.path.write_bytes(data)
    assert login.is_on() is None


def test_a_module_is_started_in_the_folder_it_is_found_from(tmp_path: Path) -> None:
    login = LaunchAgent(tmp_path, ("/venv/bin/python", "-m", "app"))
    login.turn(on=True)
    assert plistlib.loads(login.path.read_bytes())["WorkingDirectory"] == str(Path(__file__).parents[2])


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "Library").write_text("no folder")
    said = LaunchAgent(tmp_path, COMMAND).turn(on=True)
    assert said is not None
    assert "cannot be written" in said
