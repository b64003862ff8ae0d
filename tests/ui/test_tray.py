from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from app.core.inputs import Start
from app.core.snapshot import Icon, Snapshot
from app.ui.tray import STARTING, Tray
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants
from tests.ui.desktop import Shown
from tests.ui.fakes import Asked


@pytest.fixture
def tray(qapp: QApplication, asked: Asked) -> Iterator[Tray]:
    tray = Tray(asked)
    yield tray
    tray.close()


def test_the_tooltip_is_the_snapshots(tray: Tray, snapshot: Snapshot) -> None:
    tray.show(replace(snapshot, tooltip="A break is due.\nHeld: microphone in use."))
    assert tray.icon.toolTip() == "A break is due.\nHeld: microphone in use."


def test_the_menu_is_the_snapshots(tray: Tray, snapshot: Snapshot) -> None:
    tray.show(snapshot)
    assert tray.icon.contextMenu() is tray.menu
    shown = [action.text() for action in tray.menu.actions()]
    assert shown == [entry.text for entry in snapshot.menu]


def test_it_is_shown_though_no_host_is_there_so_that_a_late_one_finds_it(tray: Tray, snapshot: Snapshot) -> None:
    assert not Tray.available()
    tray.show(snapshot)
    assert tray.icon.isVisible()


def test_it_is_there_before_anything_is_known_and_says_so(tray: Tray, snapshot: Snapshot) -> None:
    tray.begin()
    assert tray.icon.isVisible()
    assert not tray.icon.icon().isNull()
    assert tray.icon.toolTip() == STARTING
    assert [(action.text(), action.isEnabled()) for action in tray.menu.actions()] == [(STARTING, False)]
    tray.show(snapshot)
    assert tray.icon.toolTip() == snapshot.tooltip
    assert STARTING not in [action.text() for action in tray.menu.actions()]


def test_before_it_is_told_whom_to_ask_a_click_asks_nobody(qapp: QApplication, asked: Asked) -> None:
    tray = Tray()
    tray.begin()
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.MiddleClick)
    tray.send = asked
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.MiddleClick)
    assert asked.said == [Start()]
    tray.close()


def test_the_icon_is_painted_anew_only_when_another_one_would_be_seen(tray: Tray, snapshot: Snapshot) -> None:
    tray.show(replace(snapshot, fraction=0.5))
    first = tray.icon.icon().cacheKey()
    tray.show(replace(snapshot, fraction=0.5001, headline="Later."))
    assert tray.icon.icon().cacheKey() == first
    tray.show(replace(snapshot, icon=Icon.STANDING))
    assert tray.icon.icon().cacheKey() != first


def test_a_middle_click_starts_a_break(tray: Tray, asked: Asked) -> None:
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.MiddleClick)
    assert asked.said == [Start()]


@pytest.mark.skipif(sys.platform == "darwin", reason="there the system opens the menu")
def test_a_left_click_opens_the_menu_and_starts_nothing(tray: Tray, asked: Asked, snapshot: Snapshot) -> None:
    tray.show(snapshot)
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert tray.menu.isVisible()
    assert asked.said == []
    tray.menu.hide()


@pytest.mark.desktop
def test_on_a_real_panel_a_middle_click_starts_a_break_and_a_panel_that_comes_back_is_followed(
    desk: Desk, shown: Shown
) -> None:
    def last_host() -> str:
        return [line for line in shown.lines("tray") if line.startswith("host")][-1]

    def starts() -> int:
        """Click until a click has arrived: a panel takes a moment to place what has come."""
        desk.input("move", desk.env["DESK_TRAY_X"], desk.env["DESK_TRAY_Y"], ",", "click", "middle", ",", "sleep", 0.2)
        return sum(line.startswith("sent Start") for line in shown.lines("tray"))

    shown.begin("tray")
    desk.wait("our icon in the panel", lambda: starts() > 0)
    desk.end("tray")
    desk.wait("no host", lambda: last_host() == "host False")
    before = sum(line.startswith("sent Start") for line in shown.lines("tray"))
    desk.start_tray()
    desk.wait("our icon in the new panel", lambda: starts() > before)
    assert last_host() == "host True"


@pytest.mark.desktop("sway", "waybar", "mako")
def test_a_message_of_the_tray_is_drawn_by_mako_too(tmp_path: Path) -> None:
    with Desk.up(Wants("sway", notify="mako")) as desk:
        shown = Shown(desk, tmp_path)
        shown.begin("message")
        desk.wait("the message", lambda: "A break is due" in desk.run(["makoctl", "list"]))
        shown.end()
