"""Locks and sleep on macOS. What stands in for macOS here is `fake_macos`: on a real one nothing of it has run."""

from __future__ import annotations

import pytest

from app.core.inputs import Locked, Observation, Resumed, Suspended, Unlocked
from app.desktop.api import UnansweredError
from app.desktop.heard import Heard
from app.desktop.polled import Rest
from app.desktop.session_macos import (
    DARKENS,
    IS_LOCKED,
    LEAVES,
    LIGHTS,
    LOCKED,
    RETURNS,
    SLEEPS,
    UNLOCKED,
    WAKES,
    MacSession,
    after,
)
from tests.desktop.fake_macos import MacOS

AT_ONCE = 4


class Room:
    """A session backend on a macOS of ours, what it told, and what it told the idle backend."""

    def __init__(self, **answers: int) -> None:
        self.macos, self.told, self.rests = MacOS(), list[Observation](), list[Rest]()
        self.macos.objects.answers = answers
        self.session = MacSession(self.rests.append, self.macos.load)
        self.session.start(self.told.append, print)
        self.session.settle()

    def announces(self, *names: str) -> list[Observation]:
        before = len(self.told)
        for name in names:
            self.macos.announce(name)
        return self.told[before:]


def test_an_unlocked_session_has_nothing_to_tell_at_the_start() -> None:
    room = Room()
    assert (room.told, room.rests) == ([], [Rest.NONE])
    assert room.session.says() == "unlocked, awake, screen on"


@pytest.mark.parametrize(("answer", "told"), [(1, [Locked()]), (0, [])])
def test_a_lock_is_found_at_the_start(answer: int, told: list[Observation]) -> None:
    assert Room(**{IS_LOCKED: answer}).told == told


def test_a_lock_and_its_end_are_told_once_each() -> None:
    room = Room()
    assert room.announces(LOCKED, LOCKED, UNLOCKED, UNLOCKED) == [Locked(), Unlocked()]
    assert room.rests == [Rest.NONE, Rest.AWAY, Rest.NONE]


def test_sleep_and_a_lock_on_the_way_down_that_nobody_heard_are_told() -> None:
    room = Room()
    assert room.announces(SLEEPS, SLEEPS) == [Suspended()]
    room.macos.objects.answers[IS_LOCKED] = 1
    assert room.announces(WAKES) == [Resumed(), Locked()]


def test_another_user_at_the_screen_is_as_good_as_a_lock() -> None:
    room = Room()
    assert room.announces(LEAVES) == [Locked()]
    assert room.session.says() == "another session has the screen, awake, screen on"
    assert room.announces(RETURNS) == [Unlocked()]


def test_a_dark_screen_is_told_the_idle_backend_alone() -> None:
    room = Room()
    assert room.announces(DARKENS, LIGHTS) == []
    assert room.rests == [Rest.NONE, Rest.DARK, Rest.NONE]


def test_other_announcements_mean_nothing() -> None:
    assert after(Heard(), "NSWorkspaceDidMountNotification") == Heard()


def test_locks_are_heard_in_the_background_too() -> None:
    more = {name: more for _, name, more in Room().macos.objects.observed}
    assert more[LOCKED] == more[UNLOCKED] == (0, AT_ONCE)
    assert more[SLEEPS] == (0,)


def test_without_a_session_it_says_so_and_hears_nothing() -> None:
    macos = MacOS()
    macos.session = False
    with pytest.raises(UnansweredError, match="does not run in a session with a screen"):
        MacSession(print, macos.load).start(print, print)
    assert macos.objects.observed == []


def test_a_session_that_is_no_longer_told_stays_as_it_was() -> None:
    room = Room(**{IS_LOCKED: 1})
    room.macos.session = False
    assert room.announces(SLEEPS, WAKES) == [Suspended(), Resumed()]
    assert room.session.says() == "locked, awake, screen on"


@pytest.mark.parametrize("library", ["AppKit", "objc", "CoreGraphics"])
def test_a_library_that_is_not_there_is_named(library: str) -> None:
    macos = MacOS()
    macos.fails = library
    with pytest.raises(UnansweredError, match=library):
        MacSession(print, macos.load).start(print, print)


def test_after_stop_nobody_listens_and_twice_does_nothing() -> None:
    room = Room()
    room.session.stop()
    room.session.stop()
    assert room.announces(LOCKED) == []
    assert room.macos.objects.observed == []


def test_it_begins_again() -> None:
    room = Room()
    room.session.start(room.told.append, print)
    assert room.announces(LOCKED) == [Locked()]


def test_doubt_changes_nothing_since_a_lock_that_is_told_has_come() -> None:
    room = Room(**{IS_LOCKED: 1})
    room.session.doubt()
    assert room.told == [Locked()]
    assert room.session.missing() == ""
