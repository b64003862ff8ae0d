"""What Qt does when the screen dies, with a window of ours on each real desktop; and what is heard of it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qWarning

from app.desktop.screen_lost import on_screen_lost
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import ROOT


def test_a_desktop_that_dies_leaves_time_to_store(any_own_desk: Desk, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    # GTK, where Qt loads it for its looks, would end the process first
    env = {"PYTHONPATH": ROOT, "QT_QPA_PLATFORMTHEME": "gnome"}
    window = any_own_desk.begin("window", [sys.executable, str(Path(__file__).with_name("losing.py")), str(notes)], env)
    any_own_desk.wait("window", lambda: notes.exists() and notes.read_text() == "here\n")
    any_own_desk.end_screen(signal.SIGKILL)
    assert window.wait(10) != 0
    assert notes.read_text() == "here\nQt says so\nstored\n"


@pytest.fixture
def said() -> Iterator[list[str]]:
    """What reaches the handler that was there before."""
    said: list[str] = []

    def hear(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        said.append(text)

    before = qInstallMessageHandler(hear)
    yield said
    qInstallMessageHandler(before)


def test_it_is_told_once_and_all_that_qt_says_goes_on_to_where_it_went(said: list[str]) -> None:
    ended: list[str] = []
    on_screen_lost(lambda: ended.append("ended"))
    last_words = "The Wayland connection broke. Did the Wayland compositor die?"
    for text in ("a warning", last_words, last_words):
        qWarning(text)
    assert said == ["a warning", last_words, last_words]
    assert ended == ["ended"]


def test_where_nobody_heard_qt_before_its_words_are_printed(
    said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    qInstallMessageHandler(None)
    on_screen_lost(lambda: None)
    qWarning("a warning")
    assert capsys.readouterr().err == "a warning\n"
    assert said == []
