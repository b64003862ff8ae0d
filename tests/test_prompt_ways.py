from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from app import prompt_ways
from app.core.inputs import BreakKind
from app.core.prompt_form import Form
from app.core.settings import IN_A_NOTIFICATION, Prompting
from app.core.snapshot import PromptView
from app.desktop.notices import notification_for
from app.desktop.notification_server import MISSING
from app.prompt_ways import only_corner, prompt_choice, ways_here, window_in, window_on
from app.prompts import Prompts
from tests.desktop.test_notification import Server, begin_server
from tests.desktop_rig.desk import Desk
from tests.desktop_rig.parts import Wants
from tests.ui.fakes import Posed


@pytest.mark.parametrize("platform", ["xcb", "windows", "cocoa", "offscreen"])
def test_a_window_may_stand_in_a_corner_but_on_wayland(platform: str) -> None:
    assert window_on(platform) is Form.CORNER
    assert window_on("wayland") is window_on("wayland-egl") is None


def test_where_the_app_does_not_run_the_session_tells() -> None:
    assert window_in({"DISPLAY": ":0"}) is Form.CORNER
    assert window_in({"WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}) is Form.CORNER
    assert window_in({"QT_QPA_PLATFORM": "wayland"}) is None


def test_what_is_only_played_is_a_window_at_once(qtbot: QtBot) -> None:
    del qtbot
    ways = only_corner(lambda: 0.0, lambda: 1.0, Posed(), True)
    assert (ways.window, list(ways.make)) == (Form.CORNER, [Form.CORNER])


def test_without_a_screen_nobody_types(qtbot: QtBot) -> None:
    del qtbot
    came: list[bool] = []
    ways_here(lambda: 0.0, lambda: 1.0, Posed(), True).lull.wait(20, lambda: came.append(True))
    assert came == [True]


def test_a_window_is_all_it_takes() -> None:
    choice = prompt_choice("automatic", Form.CORNER, Form.CORNER)
    assert (choice.question, choice.backend, choice.missing) == ("prompt", "a window in the corner", "")
    assert choice.says == "a prompt is on screen (corner)"


def test_where_a_notification_is_asked_for_and_none_can_be_shown_there_is_the_window(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(prompt_ways, "notice_look", lambda: ("", "the package winrt cannot be loaded"))
    choice = prompt_choice(IN_A_NOTIFICATION, Form.CORNER)
    assert choice.backend == "a window in the corner"
    assert choice.reason == (
        "the settings ask for a notification; the package winrt cannot be loaded; "
        "this desktop lets a window stand in a corner"
    )


def test_where_a_notification_is_asked_for_who_shows_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prompt_ways, "notice_look", lambda: ("Windows", "a toast has buttons"))
    choice = prompt_choice(IN_A_NOTIFICATION, Form.CORNER)
    assert choice.backend == "a notification by Windows"
    assert choice.reason == "the settings ask for a notification; a toast has buttons"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there one may be shown")
@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_a_notification_that_cannot_be_shown_there_is_logged_once_and_the_window_comes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, platform: str
) -> None:
    del qtbot
    monkeypatch.setattr(prompt_ways, "notification_for", partial(notification_for, platform=platform))
    ways = ways_here(lambda: 0.0, lambda: 1.0, Posed(), True)
    said: list[str] = []
    prompts = Prompts(ways, print, lambda: Prompting(form=IN_A_NOTIFICATION), said.append, lambda: None)
    for number in (1, 2):
        prompts.show(PromptView(number, 58, BreakKind.MOVE, 180, (5, 10)), "Time to move")
        assert prompts.on is Form.CORNER
    prompts.hide()
    [line] = [record.getMessage() for record in caplog.records if record.name == "app.prompts"]
    assert line.startswith("no prompt as a notification: the package ")
    assert said == []


@pytest.mark.desktop("sway", "waybar", "mako")
def test_where_the_compositor_has_a_layer_for_it_the_prompt_is_a_surface_in_the_corner() -> None:
    with Desk.up(Wants("sway", tray="none")) as desk:
        assert window_in(desk.env) is Form.LAYER
    assert window_in(desk.env) is None
    choice = prompt_choice("automatic", Form.LAYER)
    assert (choice.backend, choice.missing) == ("a surface in the corner", "")


@pytest.fixture
def on_desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk with nothing on it, whose session bus is ours."""
    with Desk.up(Wants(wm="none", tray="none")) as desk:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desk.env["DBUS_SESSION_BUS_ADDRESS"])
        yield desk


@pytest.mark.desktop
def test_a_server_with_buttons_answers_where_no_window_may_stand(on_desk: Desk) -> None:
    Server(on_desk)
    choice = prompt_choice("automatic", None)
    assert (choice.backend, choice.missing) == ("a notification by played 1", "")
    assert choice.reason == "no window of ours may stand in a corner here; played draws buttons"


@pytest.mark.desktop
def test_without_one_the_tray_icon_is_all_there_is_and_what_is_missing_is_said(on_desk: Desk) -> None:
    choice = prompt_choice("automatic", None)
    assert (choice.backend, choice.missing) == ("the tray icon alone", MISSING)
    assert "no notification server answers" in choice.reason
    begin_server(on_desk, "dunst")
    assert "dunst draws no buttons" in prompt_choice("automatic", None).reason
