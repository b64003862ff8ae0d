from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.caption import X_HEIGHT_UNKNOWN_PX
from app.ui.cover import Cover, Where, frame

WHOLE, FREE = QRect(0, 0, 1920, 1080), QRect(0, 28, 1920, 1052)
LETTERS = X_HEIGHT_UNKNOWN_PX


@pytest.fixture
def told() -> list[object]:
    return []


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def cover(window: QWidget, told: list[object]) -> Cover:
    return Cover(window, lambda: told.append("leave"), told.append)


def test_a_window_stands_in_the_middle_and_never_over_an_edge() -> None:
    assert frame("window", WHOLE, FREE, LETTERS) == QRect(440, 204, 1040, 700)
    small = QRect(100, 30, 800, 480)
    assert small.contains(frame("window", small, small, LETTERS))


def test_where_letters_must_be_larger_the_window_is_too() -> None:
    big = QRect(0, 0, 3000, 2000)
    assert frame("window", big, big, 2 * LETTERS).width() == 2080


def test_a_corner_is_the_lower_right_one_of_the_free_part_and_a_screen_is_all_of_it() -> None:
    assert frame("corner", WHOLE, FREE, LETTERS) == QRect(1920 - 24 - 560, 1080 - 24 - 480, 560, 480)
    assert frame("screen", WHOLE, FREE, LETTERS) == WHOLE


@pytest.mark.parametrize(
    ("where", "covers"),
    [(Where(), False), (Where("corner"), False), (Where("screen"), True), (Where("corner", "all"), True)],
)
def test_a_covered_screen_is_told_and_told_free_again(
    cover: Cover,
    told: list[object],
    where: Where,
    covers: bool,  # noqa: FBT001
) -> None:
    cover.begin(where)
    cover.end()
    cover.end()
    assert told == ([True, False] if covers else [])


def test_full_screen_is_asked_for_and_forgotten_the_next_time(cover: Cover, window: QWidget) -> None:
    cover.begin(Where("screen"))
    assert window.windowState() & Qt.WindowState.WindowFullScreen
    cover.begin(Where("window"))
    assert not window.windowState() & Qt.WindowState.WindowFullScreen
    screen = QGuiApplication.primaryScreen()
    assert screen.availableGeometry().contains(window.geometry())


def test_while_the_last_screen_is_pulled_a_break_waits_for_the_next_one(
    cover: Cover, monkeypatch: pytest.MonkeyPatch
) -> None:
    cover.begin(Where())
    cover._on = "the one that was pulled"
    with monkeypatch.context() as moment:
        moment.setattr(QGuiApplication, "screens", list)
        cover._follow()
        assert cover._on == "the one that was pulled"
    cover._follow()
    assert cover._on == QGuiApplication.primaryScreen().name()


def test_a_screen_that_is_not_connected_is_no_reason_to_show_nothing(cover: Cover, window: QWidget) -> None:
    cover.begin(Where("corner", "HDMI-9"))
    assert QGuiApplication.primaryScreen().geometry().contains(window.geometry())
    assert cover.dims == {}
