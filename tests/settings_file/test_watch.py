"""Real files, written in the ways that programs write them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.declared import find
from app.settings_file import load
from app.settings_file.change import change
from app.settings_file.watch import Watch

HOURLY, HALF = '[prompting]\ninterval = "1 h"\n', '[prompting]\ninterval = "30 min"\n'
BROKEN = "[prompting]\ninterval = "


class Told:
    """A watch over one file, and what could be read each time it spoke."""

    def __init__(self, path: Path, qtbot: QtBot) -> None:
        self.path, self.qtbot, self.read = path, qtbot, list[int | None]()
        self.watch = Watch(path, self._changed)

    def _changed(self) -> None:
        loaded = load(self.path)
        self.read.append(loaded.settings.prompting.interval if loaded.readable else None)

    def after(self, *written: Callable[[], object]) -> list[int | None]:
        """What it told of this, until all has been quiet for a while."""
        before = len(self.read)
        for write in written:
            write()
        watch = self.watch
        self.qtbot.wait(30)
        self.qtbot.waitUntil(lambda: not watch._settle.isActive() and not watch._patience.isActive())
        return self.read[before:]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


@pytest.fixture
def begin(path: Path, qtbot: QtBot) -> Iterator[Callable[..., Told]]:
    """Watches the file, with this text in it, or where neither it nor its folder is there."""
    begun: list[Told] = []

    def begin(text: str | None = HOURLY) -> Told:
        if text is not None:
            path.parent.mkdir()
            path.write_text(text)
        begun.append(Told(path, qtbot))
        return begun[-1]

    yield begin
    for told in begun:
        told.watch.close()


def over(path: Path, text: str) -> None:
    """As most editors write: a new file, renamed over the old one."""
    new = path.with_suffix(".new")
    new.write_text(text)
    new.replace(path)


def test_a_file_written_in_place_is_read(begin: Callable[..., Told], path: Path) -> None:
    told = begin()
    assert told.after(lambda: path.write_text(HALF)) == [1800]
    assert told.after(lambda: path.write_text(HOURLY)) == [3600]


def test_a_file_renamed_over_it_is_read_every_time(begin: Callable[..., Told], path: Path) -> None:
    told = begin()
    for text, seconds in ((HALF, 1800), (HOURLY, 3600), (HALF, 1800)):
        assert told.after(lambda text=text: over(path, text)) == [seconds]  # type: ignore[misc]
    assert told.after(lambda: path.write_text(HOURLY)) == [3600]


def test_a_file_moved_away_and_written_anew_is_read(begin: Callable[..., Told], path: Path) -> None:
    told = begin()
    assert told.after(lambda: path.rename(path.with_suffix(".bak")), lambda: path.write_text(HALF)) == [1800]
    assert told.after(lambda: path.write_text(HOURLY)) == [3600]


def test_a_change_of_the_command_line_is_read(begin: Callable[..., Told], path: Path) -> None:
    setting = find("prompting.interval")
    assert setting is not None
    assert begin().after(lambda: change(path, setting, "30 min")) == [1800]


def test_a_file_and_its_folder_may_come_later(begin: Callable[..., Told], path: Path) -> None:
    told = begin(None)
    assert told.after(path.parent.mkdir) == []
    assert told.after(lambda: path.write_text(HALF)) == [1800]


def test_a_folder_and_file_that_come_at_once_are_read(begin: Callable[..., Told], path: Path) -> None:
    told = begin(None)
    assert told.after(path.parent.mkdir, lambda: path.write_text(HALF)) == [1800]


def test_a_folder_that_goes_and_comes_again_is_followed(begin: Callable[..., Told], path: Path) -> None:
    told = begin(HALF)
    assert told.after(lambda: shutil.rmtree(path.parent)) == [3600]
    assert told.after(path.parent.mkdir, lambda: path.write_text(HALF)) == [1800]


def test_a_half_written_file_is_waited_for(begin: Callable[..., Told], path: Path, qtbot: QtBot) -> None:
    told = begin()
    path.write_text(BROKEN)
    qtbot.wait(300)
    assert told.read == []
    assert told.after(lambda: path.write_text(HALF)) == [1800]


@pytest.mark.parametrize("text", [BROKEN, ""])
def test_a_file_that_stays_half_written_is_told_after_all(
    begin: Callable[..., Told], path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.settings_file.watch.PATIENCE", 200)
    told = begin(HALF)
    assert told.after(lambda: path.write_text(text)) == [None if text else 3600]
    assert told.after(lambda: path.write_text(HALF)) == [1800]


def test_a_file_that_was_half_written_and_is_as_before_is_no_news(begin: Callable[..., Told], path: Path) -> None:
    told = begin()
    path.write_text(BROKEN)
    assert told.after(lambda: path.write_text(HOURLY)) == []


def test_a_file_that_is_taken_away_is_told(
    begin: Callable[..., Told], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.settings_file.watch.PATIENCE", 200)
    assert begin(HALF).after(path.unlink) == [3600]


def test_a_folder_renamed_away_and_another_in_its_place_are_followed(
    begin: Callable[..., Told], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.settings_file.watch.PATIENCE", 200)
    told = begin(HALF)
    assert told.after(lambda: path.parent.rename(path.parent.with_name("elsewhere"))) == [3600]
    path.parent.mkdir()
    assert told.after(lambda: path.write_text(HALF)) == [1800]
    assert told.after(lambda: path.write_text(HOURLY)) == [3600]


def test_what_happens_in_the_folder_above_is_none_of_ours(begin: Callable[..., Told], path: Path, qtbot: QtBot) -> None:
    told = begin()
    (path.parent.parent / "another's").mkdir()
    qtbot.wait(30)
    assert not told.watch._settle.isActive()
    assert told.after(lambda: path.write_text(HALF)) == [1800]


def test_what_changes_nothing_is_no_news(begin: Callable[..., Told], path: Path) -> None:
    told = begin()
    written = [lambda: os.utime(path), lambda: path.chmod(0o600), lambda: over(path, HOURLY)]
    assert told.after(*written, lambda: (path.parent / "other.toml").write_text("a = 1")) == []


def test_the_file_a_link_leads_to_is_watched_too(begin: Callable[..., Told], path: Path, tmp_path: Path) -> None:
    target = tmp_path / "dotfiles" / "supple.toml"
    target.parent.mkdir()
    target.write_text(HOURLY)
    path.parent.mkdir()
    path.symlink_to(target)
    told = begin(None)
    assert told.after(lambda: over(target, HALF)) == [1800]
    assert told.after(lambda: target.write_text(HOURLY)) == [3600]


def test_a_ring_of_links_is_no_fault_and_may_be_undone(begin: Callable[..., Told], path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(path)
    told = begin(None)
    assert told.after(path.unlink, lambda: path.write_text(HALF)) == [1800]


def test_many_changes_at_once_are_one(begin: Callable[..., Told], path: Path) -> None:
    told = begin()
    assert told.after(*(lambda n=n: path.write_text(f"{HALF}# {n}\n") for n in range(50))) == [1800]


def test_closed_it_says_nothing(begin: Callable[..., Told], path: Path, qtbot: QtBot) -> None:
    told = begin()
    told.watch.close()
    told.watch.close()
    path.write_text(HALF)
    qtbot.wait(300)
    assert told.read == []
