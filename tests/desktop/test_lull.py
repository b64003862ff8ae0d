from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.api import Lost, UnansweredError
from app.desktop.lull import PAUSE, Asked, Lull


class Keys:
    """Somebody who types until the test says otherwise."""

    def __init__(self, refuses: str = "") -> None:
        self.refuses = refuses
        self.watched = False
        self.paused: Callable[[], None] = lambda: None
        self.lost: Lost = lambda _why: None

    def watch(self, paused: Callable[[], None], lost: Lost) -> None:
        if self.refuses:
            raise UnansweredError(self.refuses)
        self.watched, self.paused, self.lost = True, paused, lost

    def stop(self) -> None:
        self.watched = False


class Came:
    """How often what was waited for has come."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


@pytest.fixture
def keys(qtbot: QtBot) -> Keys:
    del qtbot
    return Keys()


@pytest.fixture
def lull(keys: Keys) -> Iterator[Lull]:
    lull = Lull((lambda: keys,))
    yield lull
    lull.stop()


def test_it_waits_for_a_pause_and_asks_no_longer_than_that(lull: Lull, keys: Keys) -> None:
    came = Came()
    lull.wait(20, came)
    assert (came.times, keys.watched) == (0, True)
    keys.paused()
    assert (came.times, keys.watched) == (1, False)


def test_it_waits_no_longer_than_it_was_told(lull: Lull, keys: Keys, qtbot: QtBot) -> None:
    came = Came()
    lull.wait(0.05, came)
    assert came.times == 0
    qtbot.waitUntil(lambda: came.times == 1)
    assert not keys.watched


def test_a_wait_of_nothing_asks_nobody(lull: Lull, keys: Keys) -> None:
    came = Came()
    lull.wait(0, came)
    assert (came.times, keys.watched) == (1, False)


def test_a_wait_that_was_given_up_does_not_come(lull: Lull, keys: Keys) -> None:
    came = Came()
    lull.wait(20, came)
    lull.stop()
    keys.paused()
    assert (came.times, keys.watched) == (0, False)


def test_where_nobody_can_tell_of_pauses_there_is_none_to_wait_for(qtbot: QtBot) -> None:
    del qtbot
    came = Came()
    Lull((lambda: Keys("nobody knows"),)).wait(20, came)
    Lull().wait(20, came)
    assert came.times == 2


def test_the_next_one_is_asked_where_the_first_cannot_tell(keys: Keys) -> None:
    came = Came()
    lull = Lull((lambda: Keys("nobody knows"), lambda: keys))
    lull.wait(20, came)
    keys.paused()
    assert came.times == 1


def test_one_that_is_lost_on_the_way_is_waited_for_no_longer(lull: Lull, keys: Keys) -> None:
    came = Came()
    lull.wait(20, came)
    keys.lost("the server is gone")
    assert came.times == 1


def test_asked_after_a_pause_it_is_told_from_the_loop(qtbot: QtBot) -> None:
    came = Came()
    asked = Asked(lambda: PAUSE + 1)
    asked.watch(came, print)
    assert came.times == 0
    qtbot.waitUntil(lambda: came.times == 1)


def test_amid_typing_it_is_asked_again_only_when_a_pause_could_be_over(qtbot: QtBot) -> None:
    came, said = Came(), [PAUSE - 0.3, PAUSE - 0.2, PAUSE]
    left = list(said)
    asked = Asked(lambda: left.pop(0))
    asked.watch(came, print)
    qtbot.waitUntil(lambda: came.times == 1)
    assert left == []


def test_one_that_fails_on_the_way_lets_go_and_says_so(qtbot: QtBot) -> None:
    closed, lost = Came(), list[str]()
    left = [PAUSE - 0.1]

    def ask() -> float:
        if not left:
            raise UnansweredError("the server is gone")
        return left.pop()

    Asked(ask, closed).watch(print, lost.append)
    qtbot.waitUntil(lambda: lost == ["the server is gone"])
    assert closed.times == 1
