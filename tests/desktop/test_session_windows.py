"""Locks and sleep on Windows. What stands in for it here is `fake_windows`: on a real one nothing has run."""

from __future__ import annotations

import ctypes
import struct

import pytest

from app.core.inputs import Locked, Observation, Resumed, Suspended, Unlocked
from app.desktop.api import UnansweredError
from app.desktop.polled import Rest
from app.desktop.session_windows import DISPLAY, POWER, SESSION_CHANGE, WindowsSession
from tests.desktop.fake_windows import LOCKED, Windows

CONSOLE_CONNECT, CONSOLE_DISCONNECT, REMOTE_CONNECT, REMOTE_DISCONNECT, LOGON, LOCK, UNLOCK = 1, 2, 3, 4, 5, 7, 8
SUSPEND, RESUME, AUTOMATIC, STATUS, SETTING = 4, 7, 18, 10, 0x8013


class Room:
    """A session backend on a Windows of ours, what it told, and what it told the idle backend."""

    def __init__(self, flags: int = 1, fails: str = "") -> None:
        self.windows, self.told, self.rests = Windows(), list[Observation](), list[Rest]()
        self.windows.flags, self.windows.fails = flags, fails
        self.session = WindowsSession(self.rests.append, self.windows.load)
        self.session.start(self.told.append, print)
        self.session.settle()

    def session_says(self, *reasons: int) -> list[Observation]:
        return self._said(*((SESSION_CHANGE, reason, 0) for reason in reasons))

    def power_says(self, *whats: int) -> list[Observation]:
        return self._said(*((POWER, what, 0) for what in whats))

    def display_says(self, value: int, setting: bytes = DISPLAY) -> list[Observation]:
        told = ctypes.create_string_buffer(struct.pack("<16sII", setting, 4, value))
        return self._said((POWER, SETTING, ctypes.addressof(told)))

    def _said(self, *messages: tuple[int, int, int]) -> list[Observation]:
        before = len(self.told)
        for message in messages:
            assert self.windows.say(*message) == 7
        return self.told[before:]


def test_an_unlocked_session_has_nothing_to_tell_at_the_start() -> None:
    room = Room()
    assert (room.told, room.rests) == ([], [Rest.NONE])
    assert room.session.says() == "unlocked, awake, screen on"


def test_a_locked_session_is_told_at_the_start() -> None:
    room = Room(flags=LOCKED)
    assert (room.told, room.rests) == ([Locked()], [Rest.NONE, Rest.AWAY])


@pytest.mark.parametrize(("flags", "fails"), [(-1, ""), (1, "WTSQuerySessionInformationW")])
def test_where_windows_cannot_tell_at_the_start_it_says_so_and_hears_on(flags: int, fails: str) -> None:
    room = Room(flags, fails)
    assert room.told == []
    assert room.session.says().startswith("cannot tell whether it was locked at the start; ")
    assert room.session_says(LOCK) == [Locked()]


def test_a_lock_and_its_end_are_told_once_each() -> None:
    room = Room()
    assert room.session_says(LOCK, LOCK, UNLOCK, UNLOCK, LOGON) == [Locked(), Unlocked()]
    assert room.rests == [Rest.NONE, Rest.AWAY, Rest.NONE]


@pytest.mark.parametrize(
    ("leave", "come"), [(CONSOLE_DISCONNECT, CONSOLE_CONNECT), (REMOTE_DISCONNECT, REMOTE_CONNECT)]
)
def test_a_session_without_a_screen_is_as_good_as_locked(leave: int, come: int) -> None:
    room = Room()
    assert room.session_says(leave, LOCK, come) == [Locked()]
    assert room.session_says(UNLOCK) == [Unlocked()]
    room.session_says(leave)
    assert room.session.says() == "another session has the screen, awake, screen on"


def test_sleep_is_told_once_however_often_windows_says_it() -> None:
    room = Room()
    assert room.power_says(STATUS, SUSPEND, SUSPEND) == [Suspended()]
    assert room.session.says() == "unlocked, asleep, screen on"
    assert room.power_says(AUTOMATIC, RESUME) == [Resumed()]
    assert room.rests == [Rest.NONE, Rest.AWAY, Rest.NONE]


def test_a_lock_on_the_way_down_that_nobody_heard_is_found_after_the_sleep() -> None:
    room = Room()
    room.power_says(SUSPEND)
    room.windows.flags = LOCKED
    assert room.power_says(AUTOMATIC) == [Resumed(), Locked()]


def test_a_dark_screen_is_told_the_idle_backend_alone() -> None:
    room = Room()
    assert room.display_says(0) + room.display_says(0, setting=bytes(16)) == []
    assert room.session.says() == "unlocked, awake, screen off"
    assert room.display_says(1) + room.display_says(2) == []
    assert room.rests == [Rest.NONE, Rest.DARK, Rest.NONE]


def test_other_messages_mean_nothing() -> None:
    assert Room()._said((0x000F, 7, 0), (0x0112, 4, 0)) == []


@pytest.mark.parametrize("fails", ["CreateWindowExW", "WTSRegisterSessionNotification", "wtsapi32"])
def test_where_windows_refuses_nothing_goes_on_and_the_sentence_names_it(fails: str) -> None:
    windows = Windows()
    windows.fails = fails
    session = WindowsSession(print, windows.load)
    with pytest.raises(UnansweredError, match=fails):
        session.start(print, print)
    made = windows.calls.count("CreateWindowExW") if fails != "CreateWindowExW" else 0
    assert windows.calls.count("DestroyWindow") == made


def test_stopping_takes_the_window_down_and_twice_does_nothing() -> None:
    room = Room()
    room.session.stop()
    room.session.stop()
    assert room.windows.calls[-3:] == ["WTSUnRegisterSessionNotification", "DestroyWindow", "UnregisterClassW"]
    assert room.windows.calls.count("DestroyWindow") == 1


def test_it_begins_again_with_a_window_of_its_own() -> None:
    room = Room()
    room.session.start(room.told.append, print)
    assert room.windows.calls.count("CreateWindowExW") - room.windows.calls.count("DestroyWindow") == 1
    assert room.session_says(LOCK) == [Locked()]


def test_doubt_changes_nothing_since_a_lock_that_is_told_has_come() -> None:
    room = Room(flags=LOCKED)
    room.session.doubt()
    assert room.told == [Locked()]
    assert room.session.missing() == ""
