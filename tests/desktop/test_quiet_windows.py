"""WindowsQuiet with stand-ins for the calls it makes: it has not run on Windows."""

from __future__ import annotations

import os
from typing import Any

import pytest

from app.desktop.api import UnansweredError
from app.desktop.consent import STARTED, STOPPED, STORE
from app.desktop.quiet_windows import BUSY, FOCUS, FULL_SCREEN_GAME, PRESENTING, QUIET_TIME, WindowsQuiet
from app.desktop.seen import NOTHING, Seen, Sign
from tests.desktop.fake_calls import Call
from tests.desktop.fake_registry import FakeRegistry
from tests.desktop.watching import Watching

NORMAL = 5
USED = {STARTED: 1, STOPPED: 0}


class Windows:
    """Fields are what it answers; a name in `fails` is a call that does not."""

    def __init__(self) -> None:
        self.state, self.profile, self.window, self.process = NORMAL, 0, 7, 4711
        self.path, self.required, self.fails = r"C:\Windows\explorer.exe", 0, ""
        self.opened = 0

    def load(self, library: str) -> Any:  # noqa: ANN401 (as libraries are)
        if library == self.fails:
            raise UnansweredError(f"{library} cannot be loaded", hopeful=False)
        return self

    def __getattr__(self, name: str) -> Call:
        call = Call(lambda *args: self._call(name, *args))
        setattr(self, name, call)
        return call

    def _call(self, name: str, *args: Any) -> int:  # noqa: ANN401
        match name:
            case "SHQueryUserNotificationState":
                args[0]._obj.value = self.state
            case "NtQueryWnfStateData":
                assert args[0]._obj.value == FOCUS
                args[4]._obj.value = self.profile
            case "GetForegroundWindow":
                return self.window
            case "GetWindowThreadProcessId":
                args[1]._obj.value = self.process
            case "OpenProcess":
                self.opened += name != self.fails
                return 0 if name == self.fails else 9
            case "QueryFullProcessImageNameW":
                args[2].value = self.path
                return 0 if name == self.fails else 1
            case "CloseHandle":
                self.opened -= 1
            case "CallNtPowerInformation":
                args[3]._obj.value = self.required
            case _:
                raise AssertionError(name)
        return 1 if name == self.fails else 0


@pytest.fixture
def windows() -> Windows:
    return Windows()


def look(windows: Windows, watching: Watching, *users: str) -> Seen:
    """users: whose keys in the consent store say that they use something."""
    registry = FakeRegistry({rf"{STORE}\{user}": USED for user in users})
    watching.begin(WindowsQuiet(windows.load, lambda: registry))
    return watching.now


def test_a_plain_desktop_shows_what_is_in_front_and_nothing_else(windows: Windows, watching: Watching) -> None:
    assert look(windows, watching) == Seen(front=frozenset({"explorer.exe"}))
    assert windows.opened == 0


@pytest.mark.parametrize("state", [BUSY, FULL_SCREEN_GAME, PRESENTING])
def test_what_fills_the_screen_is_full_screen(state: int, windows: Windows, watching: Watching) -> None:
    windows.state = state
    assert look(windows, watching).signs == {Sign.FULLSCREEN}


def test_a_window_of_our_own_is_none(windows: Windows, watching: Watching) -> None:
    windows.state, windows.process = BUSY, os.getpid()
    assert look(windows, watching) == NOTHING


@pytest.mark.parametrize(("state", "profile"), [(NORMAL, 1), (NORMAL, 2), (QUIET_TIME, 0)])
def test_focus_is_do_not_disturb(state: int, profile: int, windows: Windows, watching: Watching) -> None:
    windows.state, windows.profile = state, profile
    assert look(windows, watching).signs == {Sign.DO_NOT_DISTURB}


@pytest.mark.parametrize(
    ("user", "sign"),
    [
        (r"microphone\MSTeams", Sign.MICROPHONE),
        (r"webcam\NonPackaged\C:#Zoom.exe", Sign.CAMERA),
        (r"graphicsCaptureProgrammatic\obs", Sign.SCREEN_SHARING),
        (r"graphicsCaptureWithoutBorder\obs", Sign.SCREEN_SHARING),
    ],
)
def test_who_uses_what_is_read_from_the_consent_store(
    user: str, sign: Sign, windows: Windows, watching: Watching
) -> None:
    assert look(windows, watching, user).signs == {sign}


def test_a_player_that_fills_the_screen_and_keeps_it_on_plays(windows: Windows, watching: Watching) -> None:
    windows.state, windows.path, windows.required = BUSY, r"C:\VideoLAN\vlc.exe", 2
    assert look(windows, watching).plays == {"vlc.exe"}


@pytest.mark.parametrize(
    ("state", "path", "required"),
    [(BUSY, r"C:\game.exe", 2), (BUSY, r"C:\vlc.exe", 0), (NORMAL, r"C:\chrome.exe", 2)],
    ids=["a game", "a player that does not keep it on", "a browser while a tool keeps it on"],
)
def test_nobody_else_plays(state: int, path: str, required: int, windows: Windows, watching: Watching) -> None:
    windows.state, windows.path, windows.required = state, path, required
    assert look(windows, watching).plays == frozenset()


@pytest.mark.parametrize("call", ["SHQueryUserNotificationState", "CallNtPowerInformation"])
def test_a_call_that_fails_says_nothing_of_the_others(call: str, windows: Windows, watching: Watching) -> None:
    windows.state, windows.path, windows.fails = BUSY, r"C:\vlc.exe", call
    seen = look(windows, watching, r"microphone\MSTeams")
    assert Sign.MICROPHONE in seen.signs
    assert seen.plays == frozenset()


@pytest.mark.parametrize("call", ["OpenProcess", "QueryFullProcessImageNameW"])
def test_a_program_that_may_not_be_asked_has_no_name(call: str, windows: Windows, watching: Watching) -> None:
    windows.fails = call
    assert look(windows, watching) == NOTHING
    assert windows.opened == 0


def test_without_a_window_nothing_is_in_front(windows: Windows, watching: Watching) -> None:
    windows.window = 0
    assert look(windows, watching) == NOTHING


def test_focus_that_windows_does_not_tell_is_said(windows: Windows, watching: Watching) -> None:
    windows.fails = "NtQueryWnfStateData"
    quiet = WindowsQuiet(windows.load, lambda: FakeRegistry({}))
    watching.begin(quiet)
    assert quiet.says() == "at the last look: nothing; cannot tell whether Focus is on"


def test_each_look_sees_anew_until_the_end(windows: Windows, watching: Watching) -> None:
    quiet = WindowsQuiet(windows.load, lambda: FakeRegistry({}))
    watching.begin(quiet)
    windows.state = BUSY
    quiet.look()
    assert watching.now.signs == {Sign.FULLSCREEN}
    assert quiet.says() == "at the last look: fullscreen"
    quiet.stop()
    windows.state = NORMAL
    quiet.look()
    assert watching.now.signs == {Sign.FULLSCREEN}
    assert quiet.missing() == ""


def test_a_part_of_windows_that_is_not_there_is_named(windows: Windows, watching: Watching) -> None:
    windows.fails = "powrprof"
    with pytest.raises(UnansweredError, match="powrprof cannot be loaded"):
        look(windows, watching)
