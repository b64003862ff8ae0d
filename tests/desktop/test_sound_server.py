"""SoundServer on a server that is played by a thread, and where there is none. `test_quiet_sound` has a real one."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.api import UnansweredError
from app.desktop.pulse_wire import Command, packed, unpacked
from app.desktop.sound_server import SoundServer, place


class Server:
    """Takes one client and does to it what it is told to with what it says first."""

    def __init__(self, path: Path, does: Callable[[socket.socket, bytes], None]) -> None:
        self.environ = {"PULSE_SERVER": f"unix:{path}", "HOME": str(path.parent)}
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(str(path))
        self._door.listen()
        self._does = does
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        line, _ = self._door.accept()
        with line:
            self._does(line, line.recv(65536))
            while line.recv(65536):
                pass

    def end(self) -> None:
        self._thread.join()
        self._door.close()


class Talk:
    """lost, changes: what the connection told."""

    def __init__(self, server: Server) -> None:
        self.lost: list[str] = []
        self.changes = 0
        self.line = SoundServer(server.environ, self._change, self.lost.append)

    def _change(self) -> None:
        self.changes += 1


Begin = Callable[[Callable[[socket.socket, bytes], None]], Talk]


@pytest.fixture
def begin(tmp_path: Path, qtbot: QtBot) -> Iterator[Begin]:
    ends: list[Callable[[], None]] = []

    def start(does: Callable[[socket.socket, bytes], None]) -> Talk:
        server = Server(tmp_path / "native", does)
        talk = Talk(server)
        ends.extend((talk.line.close, server.end))
        return talk

    yield start
    for end in ends:
        end()


def replies(line: socket.socket, first: bytes) -> None:
    """To everything that came first, then to whatever comes."""
    rest = first
    while True:
        packets, rest = unpacked(rest)
        for packet in packets:
            line.sendall(packed(Command.REPLY, packet.tag, 7))
        more = line.recv(65536)
        if not more:
            return
        rest += more


def test_it_shows_version_and_cookie_and_says_its_name(begin: Begin) -> None:
    said: list[bytes] = []

    def listens(line: socket.socket, first: bytes) -> None:
        said.append(first)
        replies(line, first)

    talk = begin(listens)
    assert talk.line.settle(2)
    (auth, *_), _ = unpacked(said[0])
    assert (auth.command, auth.values) == (Command.AUTH, (19, bytes(256)))


def test_an_answer_goes_to_who_asked(begin: Begin) -> None:
    talk = begin(replies)
    answers: list[object] = []
    talk.line.ask(Command.SUBSCRIBE, 8, answered=answers.append)
    assert talk.line.settle(2)
    assert answers == [(7,)]


def test_a_stream_that_changes_is_told(begin: Begin, qtbot: QtBot) -> None:
    talk = begin(lambda line, _: line.sendall(packed(Command.SUBSCRIBE_EVENT, 0xFFFFFFFF, 3, 1)))
    qtbot.waitUntil(lambda: talk.changes == 1)


def test_a_server_that_does_not_let_us_in_is_lost(begin: Begin) -> None:
    talk = begin(lambda line, _: line.sendall(packed(Command.ERROR, 1, 1)))
    assert not talk.line.settle(2)
    assert talk.lost == ["the sound server is lost: it does not let us in"]


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (b"\xff" * 20, "it sent a packet of 4294967295 bytes"),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", "it sent a packet of"),
    ],
)
def test_a_server_that_speaks_something_else_is_lost(sent: bytes, why: str, begin: Begin, qtbot: QtBot) -> None:
    talk = begin(lambda line, _: line.sendall(sent))
    qtbot.waitUntil(lambda: len(talk.lost) == 1)
    assert talk.lost[0].startswith(f"the sound server is lost: {why}")


def test_a_server_that_hangs_costs_no_more_than_the_patience(begin: Begin) -> None:
    talk = begin(lambda _line, _first: None)
    assert not talk.line.settle(0.05)
    assert talk.lost == []


def test_where_nobody_listens_it_says_where(tmp_path: Path) -> None:
    with pytest.raises(
        UnansweredError, match=f"the sound server cannot be reached at {tmp_path}/pulse/native"
    ) as refused:
        SoundServer({"XDG_RUNTIME_DIR": str(tmp_path)}, lambda: None, lambda _: None)
    assert refused.value.hopeful


@pytest.mark.parametrize(
    ("environ", "path"),
    [
        ({"PULSE_SERVER": "unix:/run/p"}, "/run/p"),
        ({"PULSE_SERVER": "{abc}unix:/run/p tcp:far:4713"}, "/run/p"),
        ({"PULSE_SERVER": "/run/p"}, "/run/p"),
        ({"PULSE_RUNTIME_PATH": "/run/pulse"}, "/run/pulse/native"),
        ({"XDG_RUNTIME_DIR": "/run/user/7"}, "/run/user/7/pulse/native"),
    ],
)
def test_the_server_is_looked_for_where_its_programs_do(environ: dict[str, str], path: str) -> None:
    assert place(environ) == Path(path)


@pytest.mark.parametrize("environ", [{}, {"PULSE_SERVER": "tcp:far:4713", "XDG_RUNTIME_DIR": "/run"}])
def test_a_server_that_is_not_here_is_not_asked_for_ever(environ: dict[str, str]) -> None:
    with pytest.raises(UnansweredError) as refused:
        place(environ)
    assert not refused.value.hopeful
