"""Channel over a pair of real sockets."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.channel import Channel
from app.desktop.wire import Message, packed


class Pair:
    """Our end, the other end, and what came of it."""

    def __init__(self) -> None:
        ours, self.other = socket.socketpair()
        self.heard: list[Message] = []
        self.broken: list[str] = []
        self.channel = Channel(ours, self.heard.append, self.broken.append)


@pytest.fixture
def pair(qtbot: QtBot) -> Iterator[Pair]:
    pair = Pair()
    yield pair
    pair.channel.close()
    pair.other.close()


def test_messages_come_from_the_loop_in_their_order(pair: Pair, qtbot: QtBot) -> None:
    pair.other.sendall(packed(1, 0) + packed(2, 1, 7) + packed(3, 0)[:5])
    qtbot.waitUntil(lambda: len(pair.heard) == 2)
    pair.other.sendall(packed(3, 0)[5:])
    qtbot.waitUntil(lambda: [message.target for message in pair.heard] == [1, 2, 3])


def test_more_than_the_other_side_takes_is_sent_when_it_takes_more(pair: Pair, qtbot: QtBot) -> None:
    pair.other.setblocking(False)
    sent = [packed(5, 0, b"x" * 60_000) for _ in range(40)]
    for each in sent:
        pair.channel.send(each)
    came = bytearray()

    def take() -> bool:
        try:
            came.extend(pair.other.recv(1 << 20))
        except BlockingIOError:
            return False
        return len(came) == sum(map(len, sent))

    qtbot.waitUntil(take)
    assert came == b"".join(sent)


def test_a_file_goes_along_and_is_closed_here(pair: Pair) -> None:
    ours, theirs = os.pipe()
    pair.channel.send(packed(5, 0), files=[theirs])
    data, [file], _, _ = socket.recv_fds(pair.other, 100, 1)
    assert data == packed(5, 0)
    os.write(file, b"hello")
    os.close(file)
    assert (os.read(ours, 9), os.read(ours, 9)) == (b"hello", b"")  # nobody else holds its other end
    os.close(ours)


def test_a_file_that_can_no_longer_go_is_closed(pair: Pair) -> None:
    ours, theirs = os.pipe()
    pair.channel.close()
    pair.channel.send(packed(5, 0), files=[theirs])
    assert os.read(ours, 1) == b""
    os.close(ours)


def test_what_was_said_before_the_other_side_left_is_still_heard(pair: Pair, qtbot: QtBot) -> None:
    pair.other.sendall(packed(1, 0, 3))
    pair.other.close()
    pair.channel.send(packed(9, 0))
    qtbot.waitUntil(lambda: pair.broken == ["it closed the connection"])
    assert [message.target for message in pair.heard] == [1]


def test_what_is_no_message_breaks_it_once(pair: Pair, qtbot: QtBot) -> None:
    pair.other.sendall(b"\0" * 64)
    qtbot.waitUntil(lambda: pair.broken == ["it sent a message of 0 bytes, which is less than its head"])
    assert not pair.channel.work(lambda: True, 0)
