"""Stream over a pair of real sockets."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.api import UnansweredError
from app.desktop.stream import Stream, connected


class Pair:
    """Our end, the other end, and what came of it."""

    def __init__(self) -> None:
        ours, self.other = socket.socketpair()
        self.heard = b""
        self.broken: list[str] = []
        self.stream = Stream(ours, self.take, self.broken.append)

    def take(self, data: bytes) -> None:
        self.heard += data


@pytest.fixture
def pair(qtbot: QtBot) -> Iterator[Pair]:
    del qtbot
    pair = Pair()
    yield pair
    pair.stream.close()
    pair.other.close()


def test_what_comes_is_handed_on_by_the_loop(pair: Pair, qtbot: QtBot) -> None:
    pair.other.sendall(b"hello")
    qtbot.waitUntil(lambda: pair.heard == b"hello")


def test_what_is_sent_arrives_whole(pair: Pair) -> None:
    pair.stream.send(b"hello")
    assert pair.other.recv(9) == b"hello"


def test_working_ends_as_soon_as_it_is_so(pair: Pair) -> None:
    pair.other.sendall(b"hello")
    assert pair.stream.work(lambda: b"o" in pair.heard, 60)


def test_working_ends_in_time_where_it_never_is(pair: Pair) -> None:
    assert not pair.stream.work(lambda: False, 0.01)
    assert pair.stream.open


def test_the_other_side_that_closes_is_told_once_and_nothing_more_is_sent(pair: Pair, qtbot: QtBot) -> None:
    pair.other.close()
    qtbot.waitUntil(lambda: pair.broken == ["it closed the connection"])
    pair.stream.send(b"hello")
    pair.stream.give_up("twice")
    assert pair.broken == ["it closed the connection"]
    assert not pair.stream.work(lambda: True, 0)


def test_sending_to_who_has_gone_is_told(pair: Pair) -> None:
    pair.other.close()
    pair.stream.send(b"hello")
    assert len(pair.broken) == 1
    assert pair.broken[0].startswith("nothing could be sent to it")


def test_who_takes_nothing_does_not_hold_us_up_for_ever(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.desktop.stream.PATIENCE", 0.05)
    pair.stream.send(b"x" * 10_000_000)
    assert len(pair.broken) == 1
    assert not pair.stream.open


def test_where_nobody_listens_the_sentence_names_the_place(tmp_path: Path) -> None:
    with pytest.raises(UnansweredError, match=f"the server cannot be reached at {tmp_path}/none"):
        connected(tmp_path / "none", "the server")
