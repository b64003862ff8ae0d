"""The prompt on macOS. What stands in for macOS here is `fake_pyobjc`: on a real one nothing of it has run."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from app.core.inputs import BreakKind, Command, Skip, Snooze, Start
from app.core.snapshot import PromptView
from app.desktop import notification_macos
from app.desktop.notification_macos import PROMPT, MacNotification
from tests.desktop.fake_pyobjc import Mac

VIEW = PromptView(1, 58, BreakKind.MOVE, 180, (5, 10))
LINE = "Time to move: cat-cow and a turn"
OFF = "macOS is set to show no notifications of Supple"
NOT_YET = "macOS has not let Supple notify yet"


class Room:
    """A prompt on a macOS of ours. sent: what the person asked, and in which thread it came. told: why it cannot."""

    def __init__(self, qtbot: QtBot) -> None:
        self.mac, self.qtbot = Mac(), qtbot
        self.sent, self.threads, self.told = list[Command](), set[int](), list[str]()
        self.shown = MacNotification(self.send, self.told.append, self.mac.load)

    def send(self, command: Command) -> None:
        self.sent.append(command)
        self.threads.add(threading.get_ident())

    def show(self, view: PromptView = VIEW) -> None:
        self.shown.show(view, LINE)

    def up(self, view: PromptView = VIEW) -> Room:
        """Shown, and all that macOS had to say of it heard."""
        self.show(view)
        self.wait(lambda: "put" in self.mac.calls)
        self.settle()
        return self

    def wait(self, what: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(what()))

    def show_until(self, asked: int) -> list[Callable[[], None]]:
        """Show a prompt until macOS was asked so many times and has yet to answer: the list of its open answers."""
        answers: list[Callable[[], None]] = []
        answer = self.mac.answer
        self.mac.answer = lambda *said: answers.append(lambda: answer(*said))  # type: ignore[method-assign]
        self.show()
        for _ in range(asked - 1):
            answers.pop()()
            self.settle()
        return answers

    def settle(self) -> None:
        """Until all that was brought so far has been called, and what was brought by that."""
        called: list[bool] = []
        for _ in range(4):
            self.shown._inbox.bring(lambda: called.append(True))
            count = len(called)
            self.wait(lambda count=count: len(called) > count)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("key", "sent"),
    [
        ("start", [Start(BreakKind.MOVE)]),
        ("snooze", [Snooze(5)]),
        ("skip", [Skip()]),
        ("tiny", [Start(BreakKind.TINY)]),
        ("com.apple.UNNotificationDefaultActionIdentifier", []),
    ],
)
def test_a_press_asks_for_what_the_button_says_on_qts_loop(qtbot: QtBot, key: str, sent: list[Command]) -> None:
    room = Room(qtbot).up()
    assert room.mac.press(key) == [()]
    assert room.sent == []
    room.settle()
    assert room.sent == sent
    assert room.threads <= {threading.get_ident()}
    assert room.told == []


def test_it_has_the_prompts_words_and_its_buttons_of_which_start_brings_the_app_to_the_front(qtbot: QtBot) -> None:
    room = Room(qtbot).up()
    shown = vars(room.mac.up[PROMPT])
    assert (shown["title"], shown["body"]) == ("Time to move", f"cat-cow and a turn\n{VIEW.facts}")
    assert room.mac.kind == (
        PROMPT,
        ("start", "Start", 4),
        ("snooze", "Snooze 5 min", 0),
        ("skip", "Skip", 0),
        ("tiny", "Tiny version", 0),
    )
    assert shown["categoryidentifier"] == PROMPT


def test_macos_is_asked_before_and_what_a_crash_has_left_is_taken_away(qtbot: QtBot) -> None:
    room = Room(qtbot)
    room.mac.up[PROMPT] = "an old one"
    room.mac.silent = "ask"
    room.show()
    assert room.mac.up == {}
    assert room.mac.calls == [f"cancel ['{PROMPT}']", "ask"]
    room.shown.hide()


def test_it_leaves_with_the_prompt(qtbot: QtBot) -> None:
    room = Room(qtbot).up()
    room.shown.hide()
    room.shown.hide()
    assert room.mac.up == {}


def test_the_same_prompt_is_shown_once_and_the_next_one_in_its_place(qtbot: QtBot) -> None:
    room = Room(qtbot).up()
    room.show()
    room.settle()
    assert room.mac.calls.count("put") == 1
    room.show(replace(VIEW, number=2, snooze_minutes=()))
    room.wait(lambda: room.mac.calls.count("put") == 2)
    assert [key for key, *_ in room.mac.kind[1:]] == ["start", "skip", "tiny"]


def test_a_press_that_comes_when_the_prompt_has_gone_asks_for_nothing(qtbot: QtBot) -> None:
    room = Room(qtbot).up()
    room.shown.hide()
    room.mac.press("start")
    room.settle()
    assert room.sent == []


def test_where_the_person_refuses_that_is_told_and_nothing_is_shown(qtbot: QtBot) -> None:
    room = Room(qtbot)
    room.mac.granted = False
    room.show()
    room.settle()
    assert (room.told, room.mac.up) == ([OFF], {})


def test_where_the_person_has_switched_alerts_off_since_that_is_told(qtbot: QtBot) -> None:
    room = Room(qtbot)
    room.mac.style = 0
    room.show()
    room.settle()
    assert (room.told, room.mac.up) == ([OFF], {})


def test_one_that_macos_does_not_show_is_told(qtbot: QtBot) -> None:
    room = Room(qtbot)
    room.mac.fault = SimpleNamespace(localizedDescription=lambda: "the queue is full")
    room.show()
    room.settle()
    assert room.told == ["macOS shows no notification (the queue is full)"]


@pytest.mark.parametrize(
    ("lacks", "why"),
    [
        ("UserNotifications", "the package UserNotifications cannot be loaded"),
        ("a center", "macOS has no notification center for this program (bundleProxyForCurrentProcess is nil)"),
    ],
)
def test_where_there_is_no_center_that_is_told_at_once_and_the_next_prompt_tries_again(
    qtbot: QtBot, lacks: str, why: str
) -> None:
    room = Room(qtbot)
    room.mac.lacks = lacks
    room.show()
    assert room.told == [why]
    room.mac.lacks = ""
    room.up(replace(VIEW, number=2))
    assert room.told == [why]


@pytest.mark.parametrize("silent", ["ask", "look", "put"])
def test_a_person_who_has_not_answered_yet_is_not_waited_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, silent: str
) -> None:
    monkeypatch.setattr(notification_macos, "ANSWERING", 0.01)
    room = Room(qtbot)
    room.mac.silent = silent
    room.show()
    room.wait(lambda: room.told)
    assert room.told == [NOT_YET]
    room.shown.hide()
    assert room.mac.up == {}


def test_an_answer_that_comes_when_it_was_no_longer_waited_for_shows_nothing(qtbot: QtBot) -> None:
    room = Room(qtbot)
    late: list[Callable[[bool, None], None]] = []
    room.mac.answer = lambda _what, told, *_: late.append(told)  # type: ignore[method-assign]
    room.show()
    room.shown._patience.timeout.emit()
    late[0](True, None)
    room.settle()
    assert (room.told, len(late), room.mac.up) == ([NOT_YET], 1, {})


@pytest.mark.parametrize("asked", [1, 2, 3])
def test_a_prompt_that_goes_before_it_has_come_does_not_come(qtbot: QtBot, asked: int) -> None:
    room = Room(qtbot)
    answers = room.show_until(asked)
    room.shown.hide()
    answers.pop()()
    room.settle()
    assert (room.told, room.mac.up, answers) == ([], {}, [])


@pytest.mark.parametrize("asked", [1, 2, 3])
def test_an_answer_about_one_prompt_is_none_about_the_next(qtbot: QtBot, asked: int) -> None:
    room = Room(qtbot)
    room.mac.fault = SimpleNamespace(localizedDescription=lambda: "the queue is full")
    answers = room.show_until(asked)
    room.show(replace(VIEW, number=2))
    answers.pop(0)()
    room.settle()
    assert (room.told, room.mac.up, len(answers)) == ([], {}, 1)
    room.shown.hide()


def test_one_that_is_up_is_waited_for_no_longer(qtbot: QtBot) -> None:
    room = Room(qtbot).up()
    assert not room.shown._patience.isActive()
