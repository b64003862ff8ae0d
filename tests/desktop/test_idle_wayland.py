"""WaylandIdle with a compositor played by a thread: the protocols sway does not have, seats, and what goes wrong."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.inputs import InputGone, InputSeen, Observation
from app.desktop.api import UnansweredError
from app.desktop.idle_wayland import WaylandIdle
from app.desktop.wire import Message, Reader, packed
from tests.desktop.compositor import Compositor, rooms

EXT, KDE, SEAT = "ext_idle_notifier_v1", "org_kde_kwin_idle", "wl_seat"
IDLED, RESUMED = 0, 1


class Room:
    """A backend on a played compositor. now: the suspend-aware clock."""

    def __init__(self, folder: Path, qtbot: QtBot, *offers: tuple[str, int]) -> None:
        self.compositor = Compositor(folder, offers)
        self.told: list[Observation] = []
        self.lost: list[str] = []
        self.now = 1000.0
        self.idle = WaylandIdle(self.compositor.environ, lambda seconds: self.now - seconds)
        self._qtbot = qtbot

    def begin(self, threshold: int = 30) -> None:
        self.idle.start(threshold, self.told.append, self.lost.append)
        self.wait(lambda: self.told == [InputSeen()])

    def wait(self, so: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(so()))

    def asked(self, count: int) -> list[Message]:
        """Wait until it was asked so often; the requests."""
        self.wait(lambda: len(self.compositor.heard) >= count)
        assert len(self.compositor.heard) == count
        return self.compositor.heard

    def end(self) -> None:
        self.idle.stop()
        self.compositor.end()


Make = Callable[..., Room]


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Make]:
    yield from rooms(partial(Room, tmp_path, qtbot))


def number(message: Message) -> int:
    """The object a request creates."""
    return Reader(message.body).uint()


@pytest.mark.parametrize(
    ("offers", "request_number", "arguments"),
    [
        ([(EXT, 1), (SEAT, 7)], 1, lambda new, seat: (new, 30_000, seat)),
        ([(KDE, 1), (SEAT, 7)], 0, lambda new, seat: (new, seat, 30_000)),
        ([(KDE, 1), (EXT, 2), (SEAT, 7)], 2, lambda new, seat: (new, 30_000, seat)),
    ],
    ids=["ext version 1", "kde", "ext version 2 before kde"],
)
def test_each_protocol_is_asked_in_its_own_way(
    offers: list[tuple[str, int]], request_number: int, arguments: Callable[[int, int], tuple[int, ...]], room: Make
) -> None:
    made = room(*offers)
    made.begin()
    [asked] = made.asked(1)
    by_interface = {interface: each for each, interface in made.compositor.bound.items()}
    notifier = by_interface[KDE if offers[0][0] == KDE and len(offers) == 2 else EXT]
    assert asked == Message(notifier, request_number, packed(1, 0, *arguments(number(asked), by_interface[SEAT]))[8:])


def test_a_gap_is_dated_to_where_it_began_and_ends_with_the_next_input(room: Make) -> None:
    made = room((EXT, 2), (SEAT, 7))
    made.begin()
    note = number(made.asked(1)[0])
    made.compositor.say(note, IDLED)
    made.wait(lambda: made.told[1:] == [InputGone(970)])
    made.now = 1500
    assert made.idle.says() == "no input for 530 s (by ext_idle_notifier_v1)"
    made.compositor.say(note, RESUMED)
    made.wait(lambda: made.told[2:] == [InputSeen()])
    assert made.idle.says() == "there was input within the last 30 s (by ext_idle_notifier_v1)"


def test_of_two_seats_the_last_to_be_idle_makes_the_gap_and_the_first_back_ends_it(room: Make) -> None:
    made = room((EXT, 2), (SEAT, 7), (SEAT, 7))
    made.begin()
    one, other = (number(each) for each in made.asked(2))
    made.compositor.say(one, IDLED)
    made.compositor.say(one, RESUMED)
    made.compositor.say(one, IDLED)
    made.compositor.say(other, IDLED)
    made.wait(lambda: made.told[1:] == [InputGone(970)])
    made.compositor.say(one, RESUMED)
    made.wait(lambda: made.told[2:] == [InputSeen()])


def test_a_seat_that_comes_is_watched_and_ends_a_gap(room: Make) -> None:
    made = room((EXT, 2), (SEAT, 7))
    made.begin()
    made.compositor.say(number(made.asked(1)[0]), IDLED)
    made.wait(lambda: made.told[1:] == [InputGone(970)])
    made.compositor.say(2, 0, 9, SEAT, 7)
    made.wait(lambda: made.told[2:] == [InputSeen()])
    made.compositor.say(number(made.asked(2)[1]), IDLED)
    made.wait(lambda: made.told[3:] == [InputGone(970)])


def test_a_busy_seat_that_goes_leaves_the_others_idle(room: Make) -> None:
    made = room((EXT, 2), (SEAT, 7), (SEAT, 7))
    made.begin()
    made.compositor.say(number(made.asked(2)[0]), IDLED)
    made.compositor.say(2, 1, 3)
    made.wait(lambda: made.told[1:] == [InputGone(970)])


def test_the_last_seat_that_goes_is_a_loss(room: Make) -> None:
    made = room((EXT, 2), (SEAT, 7))
    made.begin()
    made.compositor.say(2, 1, 2)
    made.wait(lambda: made.lost == ["the Wayland compositor has lost its last seat"])


def test_a_notifier_that_is_withdrawn_is_a_loss(room: Make) -> None:
    made = room((EXT, 2), (SEAT, 7))
    made.begin()
    made.compositor.say(2, 1, 1)
    made.wait(lambda: made.lost == ["the Wayland compositor has withdrawn ext_idle_notifier_v1"])


def test_the_next_input_is_asked_for_by_a_very_short_gap_that_is_then_let_go_of(room: Make) -> None:
    made = room((EXT, 2), (SEAT, 7))
    made.begin()
    made.idle.ask_next()
    short = made.asked(2)[1]
    assert Reader(short.body[4:]).uint() == 1
    made.compositor.say(number(short), IDLED)
    made.compositor.say(number(short), RESUMED)
    made.wait(lambda: made.told[1:] == [InputSeen()])
    assert made.asked(3)[2] == Message(number(short), 0, b"")


def test_where_not_even_a_short_gap_comes_inputs_keep_coming(room: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.desktop.idle_wayland.STILL", 10)
    made = room((KDE, 1), (SEAT, 7))
    made.begin()
    made.idle.ask_next()
    made.wait(lambda: made.told[1:] == [InputSeen()])


def test_an_idle_seat_is_not_taken_for_a_busy_one(room: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.desktop.idle_wayland.STILL", 100)
    made = room((KDE, 1), (SEAT, 7))
    made.begin()
    made.idle.ask_next()
    made.compositor.say(number(made.asked(2)[1]), IDLED)
    qtbot.wait(200)
    assert made.told == [InputSeen()]


@pytest.mark.parametrize(
    ("offers", "why"),
    [
        ([(SEAT, 7)], "the Wayland compositor offers neither ext_idle_notifier_v1 nor org_kde_kwin_idle"),
        ([(EXT, 2)], "the Wayland compositor has no seat, and so nobody to be idle"),
    ],
)
def test_a_compositor_that_cannot_tell_is_one_sentence(offers: list[tuple[str, int]], why: str, room: Make) -> None:
    made = room(*offers)
    with pytest.raises(UnansweredError) as raised:
        made.begin()
    assert raised.value.reason == why


def test_a_compositor_that_leaves_while_it_is_asked_does_not_answer(room: Make) -> None:
    made = room((EXT, 2), (SEAT, 7))
    made.compositor._answer = lambda *_: made.compositor.line.shutdown(socket.SHUT_RDWR)  # type: ignore[method-assign]
    with pytest.raises(UnansweredError, match="the Wayland compositor is lost: it closed the connection"):
        made.begin()
    assert made.lost == []
