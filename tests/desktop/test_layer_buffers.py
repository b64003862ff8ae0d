"""Buffers with the other end of the line in the test's own hand: what a compositor would read from the memory."""

from __future__ import annotations

import mmap
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.api import UnansweredError
from app.desktop.layer_buffers import Buffers
from app.desktop.wayland import Wayland
from app.desktop.wire import Message, packed, unpacked
from tests.desktop.painting import numbers

SHM, SIZE = 700, (3, 2)


class Room:
    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        with socket.socket(socket.AF_UNIX) as door:
            door.bind(str(folder / "wayland-0"))
            door.listen()
            self.line = Wayland({"XDG_RUNTIME_DIR": str(folder)}, lambda _why: None)
            self.other, _ = door.accept()
        self.freed: list[bool] = []
        self.wait = qtbot.waitUntil
        self.buffers = Buffers(self.line, SHM, SIZE, lambda: self.freed.append(True))
        self.asked, [self.file] = self.hear(5)

    def hear(self, count: int) -> tuple[list[Message], list[int]]:
        """The next so many requests, and the files that came with them."""
        data, files = b"", list[int]()
        while len(unpacked(data)[0]) < count:  # what brings a file comes by itself
            more, came, _, _ = socket.recv_fds(self.other, 4096, 1)
            data, files = data + more, files + list(came)
        return unpacked(data)[0], files

    def end(self) -> None:
        self.line.close()
        self.other.close()
        os.close(self.file)


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    room = Room(tmp_path, qtbot)
    yield room
    room.end()


def test_two_pictures_are_asked_for_in_one_piece_of_memory(room: Room) -> None:
    _registry, pool, first, second, let_go = room.asked
    assert (pool.target, pool.number, numbers(pool)[1]) == (SHM, 0, 48)
    assert [numbers(each)[1:] for each in (first, second)] == [[0, 3, 2, 12, 0], [24, 3, 2, 12, 0]]
    assert (let_go.target, let_go.number) == (numbers(pool)[0], 1)
    assert os.fstat(room.file).st_size == 48


def test_what_is_filled_is_what_the_other_side_reads(room: Room) -> None:
    one, other = bytes(range(24)), bytes(range(100, 124))
    places = {numbers(each)[0]: numbers(each)[1] for each in room.asked[2:4]}
    filled = {room.buffers.fill(memoryview(one)): one, room.buffers.fill(other): other}
    with mmap.mmap(room.file, 48, prot=mmap.PROT_READ) as memory:
        assert {number: memory[place : place + 24] for number, place in places.items()} == filled


def test_a_picture_is_free_again_when_the_other_side_says_so(room: Room) -> None:
    first = room.buffers.fill(bytes(24))
    assert room.buffers.free
    room.buffers.fill(bytes(24))
    assert not room.buffers.free
    room.other.sendall(packed(first, 0))
    room.wait(lambda: room.freed == [True])
    assert room.buffers.fill(bytes(24)) == first


def test_both_are_let_go_of_at_the_end(room: Room) -> None:
    pictures = {numbers(each)[0] for each in room.asked[2:4]}
    room.buffers.end()
    asked, _ = room.hear(2)
    assert {(each.target, each.number) for each in asked} == {(number, 0) for number in pictures}


def test_where_memory_is_not_shared_so_it_is_a_sentence(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "freebsd14")
    with pytest.raises(UnansweredError, match="on Linux alone") as raised:
        Buffers(room.line, SHM, SIZE, lambda: None)
    assert not raised.value.hopeful
