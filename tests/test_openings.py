from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from app.openings import open_settings

Opener = Callable[[str, str], None]

pytestmark = pytest.mark.usefixtures("qapp")
posix = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="other systems open files by Qt")


@pytest.fixture
def opener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """Puts a program in the place of one that opens files; none other is there."""
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))

    def put(name: str, does: str) -> None:
        (programs / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (programs / name).chmod(0o755)

    return put


@posix
def test_a_first_file_is_written_and_the_desktop_opens_it(tmp_path: Path, opener: Opener, qtbot: QtBot) -> None:
    path, opened, said = tmp_path / "supple" / "settings.toml", tmp_path / "opened", list[str]()
    opener("xdg-open", f'echo "$1" > {opened}')
    open_settings(path, said.append)
    qtbot.waitUntil(lambda: opened.exists() and opened.read_text().strip() == str(path))
    assert path.read_text(encoding="utf-8").startswith("# Supple's settings.")
    assert said == []


@posix
def test_where_no_program_opens_it_one_sentence_says_where_it_is(tmp_path: Path, opener: Opener, qtbot: QtBot) -> None:
    path, said = tmp_path / "settings.toml", list[str]()
    opener("xdg-open", "exit 3")
    opener("gio", "exit 2")
    open_settings(path, said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert said == [f"No program here opens {path}: edit it in any text editor."]


@posix
def test_without_any_opener_it_is_said_too(tmp_path: Path, opener: Opener, qtbot: QtBot) -> None:
    said: list[str] = []
    opener("other", "exit 0")
    open_settings(tmp_path / "settings.toml", said.append)
    qtbot.waitUntil(lambda: bool(said))


@posix
def test_an_editor_of_any_text_serves_where_none_is_known_for_settings(
    tmp_path: Path, opener: Opener, qtbot: QtBot
) -> None:
    path, opened, said = tmp_path / "settings.toml", tmp_path / "opened", list[str]()
    opener("xdg-open", "exit 3")
    opener("gio", f'echo "$@" > {opened}')
    open_settings(path, said.append)
    qtbot.waitUntil(lambda: opened.exists() and opened.read_text().strip() == f"open {path}")
    assert said == []


def test_a_folder_that_cannot_be_made_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path, said = tmp_path / "file" / "supple" / "settings.toml", list[str]()
    open_settings(path, said.append)
    assert len(said) == 1
    assert str(path) in said[0]


@pytest.mark.parametrize("opened", [[True], [False]])
def test_other_systems_say_themselves_whether_a_program_opens_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[bool]
) -> None:
    said: list[str] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: opened[0])
    open_settings(tmp_path / "settings.toml", said.append)
    assert bool(said) is not opened[0]
