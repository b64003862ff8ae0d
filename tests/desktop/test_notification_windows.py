"""The prompt as a toast. What stands in for Windows here is `fake_winrt`: on a real one nothing of it has run."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from app.core.inputs import BreakKind, Command, Skip, Snooze, Start
from app.core.snapshot import PromptView
from app.desktop.notification_windows import TOASTS, XML, Toast, toast_look
from app.desktop.toast import KEY, WHO
from tests.desktop.fake_winrt import WinRT
from tests.desktop.test_autostart_windows import Keys

VIEW = PromptView(1, 58, BreakKind.MOVE, 180, (5, 10))
LINE = "Time to move: cat-cow and a turn"
NOT_THERE, NO_MEMORY = -2147023728, -2147024882


def fault(code: int) -> OSError:
    """As PyWinRT raises it."""
    error = OSError("Windows says no")
    setattr(error, "winerror", code)  # noqa: B010 (of Windows alone, as types have it)
    return error


class Room:
    """A toast on a Windows of ours. sent: what the person asked, and in which thread it came. told: why it cannot."""

    def __init__(self, qtbot: QtBot, **refuses: Exception) -> None:
        self.windows, self.keys, self.qtbot = WinRT(**refuses), Keys(), qtbot
        self.sent, self.threads, self.told = list[Command](), set[int](), list[str]()
        self.toast = Toast(self.send, "supple.png", self.told.append, self.windows.load, lambda: self.keys)

    def send(self, command: Command) -> None:
        self.sent.append(command)
        self.threads.add(threading.get_ident())

    def show(self, view: PromptView = VIEW) -> None:
        self.toast.show(view, LINE)

    def settle(self) -> None:
        """Until all that was brought so far has been called."""
        called: list[bool] = []
        self.toast._inbox.bring(lambda: called.append(True))
        self.qtbot.waitUntil(lambda: bool(called))


@pytest.mark.parametrize(
    ("key", "sent"),
    [
        ("start", [Start(BreakKind.MOVE)]),
        ("snooze", [Snooze(5)]),
        ("skip", [Skip()]),
        ("tiny", [Start(BreakKind.TINY)]),
        ("", []),
    ],
)
def test_a_press_asks_for_what_the_button_says_on_qts_loop(qtbot: QtBot, key: str, sent: list[Command]) -> None:
    room = Room(qtbot)
    room.show()
    room.windows.up[0].press(key)
    assert room.sent == []
    room.settle()
    assert room.sent == sent
    assert room.threads <= {threading.get_ident()}
    assert room.told == []


def test_windows_is_told_first_who_shows_it(qtbot: QtBot) -> None:
    room = Room(qtbot)
    room.show()
    assert room.keys.values == {(KEY, "DisplayName"): "Supple", (KEY, "IconUri"): "supple.png"}
    assert room.windows.calls == [f"create_toast_notifier {WHO}", "setting", "show"]


def test_it_leaves_with_the_prompt_the_list_of_notifications_too(qtbot: QtBot) -> None:
    room = Room(qtbot)
    room.show()
    room.toast.hide()
    room.toast.hide()
    assert room.windows.up == []
    assert room.windows.calls[-2:] == ["hide prompt supple", f"remove prompt supple {WHO}"]


def test_the_same_prompt_is_shown_once_and_the_next_one_in_its_place(qtbot: QtBot) -> None:
    room = Room(qtbot)
    room.show()
    room.show()
    assert room.windows.calls.count("show") == 1
    room.show(replace(VIEW, number=2))
    assert room.windows.calls[-4:] == [f"remove prompt supple {WHO}", f"create_toast_notifier {WHO}", "setting", "show"]
    assert len(room.windows.up) == 1


def test_a_press_that_comes_when_its_prompt_has_gone_asks_for_nothing(qtbot: QtBot) -> None:
    room = Room(qtbot)
    room.show()
    [old] = room.windows.up
    room.show(replace(VIEW, number=2))
    old.press("start")
    room.settle()
    assert room.sent == []


def test_a_toast_that_windows_refuses_later_is_told_once_and_the_next_one_is_tried(qtbot: QtBot) -> None:
    room = Room(qtbot)
    room.show()
    room.windows.up[0].tell("failed", SimpleNamespace(error_code=-2143420140))
    room.settle()
    assert room.told == ["Windows shows no toast (0x803E0114)"]
    room.toast.hide()
    assert not [call for call in room.windows.calls if call.startswith("hide")]
    room.show(replace(VIEW, number=2))
    assert len(room.told) == 1


def test_one_that_is_refused_when_it_has_gone_is_not_told(qtbot: QtBot) -> None:
    room = Room(qtbot)
    room.show()
    [old] = room.windows.up
    room.toast.hide()
    old.tell("failed", SimpleNamespace(error_code=NO_MEMORY))
    room.settle()
    assert room.told == []


@pytest.mark.parametrize(
    ("setting", "why"),
    [
        (1, "Windows is set to show no notifications of Supple"),
        (2, "Windows is set to show no notifications"),
        (3, "whoever runs this machine allows no notifications"),
        (4, "Windows takes no notifications from Supple"),
    ],
)
def test_where_the_person_has_switched_them_off_that_is_told_and_nothing_is_shown(
    qtbot: QtBot, setting: int, why: str
) -> None:
    room = Room(qtbot)
    room.windows.setting_is = setting
    room.show()
    assert (room.told, room.windows.up) == ([why], [])
    assert toast_look(room.windows.load) == ("", why)


def test_a_program_that_has_never_shown_one_has_no_setting_yet(qtbot: QtBot) -> None:
    room = Room(qtbot, setting=fault(NOT_THERE))
    room.show()
    assert (room.told, len(room.windows.up)) == ([], 1)


@pytest.mark.parametrize("package", [TOASTS, XML])
def test_a_package_that_is_not_there_is_named(qtbot: QtBot, package: str) -> None:
    room = Room(qtbot, **{package: ImportError()})
    room.show()
    assert room.told == [f"the package {package} cannot be loaded"]
    room.toast.hide()


@pytest.mark.parametrize("call", ["create_toast_notifier", "show"])
def test_a_call_that_fails_is_told(qtbot: QtBot, call: str) -> None:
    room = Room(qtbot, **{call: fault(NO_MEMORY)})
    room.show()
    assert room.told == ["Windows shows no toast (Windows says no)"]


def test_a_registry_that_refuses_is_told(qtbot: QtBot) -> None:
    room = Room(qtbot)
    room.keys.refuses = PermissionError(5, "Access is denied")
    room.show()
    assert room.told == ["Windows shows no toast ([Errno 5] Access is denied)"]
    assert room.windows.up == []


@pytest.mark.parametrize(("code", "lines"), [(NOT_THERE, 0), (NO_MEMORY, 2)])
def test_one_that_has_gone_already_is_no_failure_and_what_else_hinders_is_logged(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, code: int, lines: int
) -> None:
    room = Room(qtbot, hide=fault(code), remove=fault(code))
    room.show()
    with caplog.at_level(logging.INFO):
        room.toast.hide()
    assert len(caplog.records) == lines
    assert room.windows.calls[-1].startswith("remove")


def test_a_look_names_who_would_show_it_and_shows_nothing() -> None:
    windows = WinRT()
    assert toast_look(windows.load) == ("Windows", "a toast has buttons")
    assert windows.up == []
    assert toast_look(WinRT(**{TOASTS: ImportError()}).load) == ("", f"the package {TOASTS} cannot be loaded")
    assert toast_look(WinRT(create_toast_notifier=fault(NO_MEMORY)).load)[1].startswith("Windows shows no toast")
