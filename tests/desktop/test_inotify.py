from __future__ import annotations

import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.api import UnansweredError
from app.desktop.inotify import Came, Inotify, News, unpacked

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has it")


@pytest.fixture
def told(qapp: object) -> Iterator[tuple[Inotify, list[News]]]:
    news: list[News] = []
    inotify = Inotify(news.append)
    yield inotify, news
    inotify.close()


def test_opening_and_closing_a_file_is_told(told: tuple[Inotify, list[News]], tmp_path: Path, qtbot: QtBot) -> None:
    inotify, news = told
    file = tmp_path / "video0"
    file.touch()
    watch = inotify.add(file, Came.OPENED | Came.CLOSED)
    with file.open("rb"):
        qtbot.waitUntil(lambda: news == [News(watch, Came.OPENED, "")])
    qtbot.waitUntil(lambda: news[1:] == [News(watch, Came.CLOSED, "")])


def test_a_file_that_is_made_or_removed_is_told_by_its_name(
    told: tuple[Inotify, list[News]], tmp_path: Path, qtbot: QtBot
) -> None:
    inotify, news = told
    watch = inotify.add(tmp_path, Came.MADE | Came.REMOVED)
    (tmp_path / "video1").touch()
    (tmp_path / "video1").unlink()
    qtbot.waitUntil(lambda: news == [News(watch, Came.MADE, "video1"), News(watch, Came.REMOVED, "video1")])


def test_a_file_that_is_not_there_is_refused(told: tuple[Inotify, list[News]], tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        told[0].add(tmp_path / "video9", Came.OPENED)


def test_after_the_end_nothing_is_told(told: tuple[Inotify, list[News]], tmp_path: Path) -> None:
    inotify, news = told
    inotify.add(tmp_path, Came.MADE)
    (tmp_path / "video1").touch()
    inotify.close()
    inotify.close()
    inotify._read()
    assert news == []


def test_elsewhere_it_says_that_only_linux_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "freebsd14")
    with pytest.raises(UnansweredError, match="only Linux tells of files that are opened") as refused:
        Inotify(lambda _: None)
    assert not refused.value.hopeful


def test_half_a_message_is_none() -> None:
    whole = struct.pack("=iIII8s", 1, Came.MADE, 0, 8, b"video1\0\0")
    assert unpacked(whole + b"\1\0") == [News(1, Came.MADE, "video1")]
