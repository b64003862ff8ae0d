"""PipeWire's wire on a server that is played by a thread. `test_quiet_pipewire` has a real one."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.api import UnansweredError
from app.desktop.pipewire import CORE, PONG, REGISTRY, PipeWire, Thing, place
from app.desktop.pods import Said, packed, texts, unpacked


class Server:
    """Takes one client; says what it is told to and keeps what it hears."""

    def __init__(self, folder: Path) -> None:
        self.environ = {"XDG_RUNTIME_DIR": str(folder)}
        self.heard: list[Said] = []
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(str(folder / "pipewire-0"))
        self._door.listen()
        self._here = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def say(self, target: int, number: int, *values: object) -> None:
        self._here.wait(5)
        self._line.sendall(packed(target, number, 0, *values))  # type: ignore[arg-type]

    def raw(self, data: bytes) -> None:
        self._here.wait(5)
        self._line.sendall(data)

    def _serve(self) -> None:
        self._line, _ = self._door.accept()
        self._here.set()
        rest = b""
        with self._line:
            while data := self._line.recv(65536):
                said, rest = unpacked(rest + data)
                self.heard += said

    def end(self) -> None:
        self._thread.join()
        self._door.close()


class Talk:
    """came, went, lost: what the connection told."""

    def __init__(self, server: Server) -> None:
        self.came: list[Thing] = []
        self.went: list[int] = []
        self.lost: list[str] = []
        self.line = PipeWire(server.environ, self.came.append, self.went.append, self.lost.append)


@pytest.fixture
def both(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[Server, Talk]]:
    server = Server(tmp_path)
    talk = Talk(server)
    yield server, talk
    talk.line.close()
    server.end()


Both = tuple[Server, Talk]


def test_it_greets_and_asks_for_all_there_is(both: Both, qtbot: QtBot) -> None:
    server, talk = both
    qtbot.waitUntil(lambda: len(server.heard) == 4)
    assert [(one.target, one.number) for one in server.heard] == [(0, 1), (1, 2), (0, 5), (0, 2)]
    server.say(CORE, 1, 0, 0)
    assert talk.line.settle(2)


def test_things_come_with_their_properties_and_go(both: Both, qtbot: QtBot) -> None:
    server, talk = both
    server.say(REGISTRY, 0, 31, 7, "PipeWire:Interface:Node", 3, texts({"node.name": "camera"}))
    server.say(REGISTRY, 1, 31)
    qtbot.waitUntil(lambda: talk.went == [31])
    assert talk.came == [Thing(31, "PipeWire:Interface:Node", {"node.name": "camera"})]


def test_a_ping_is_answered(both: Both, qtbot: QtBot) -> None:
    server, _ = both
    server.say(CORE, 2, 0, 17)
    qtbot.waitUntil(lambda: Said(CORE, PONG, (0, 17)) in server.heard)


@pytest.mark.parametrize(
    ("target", "number", "values", "why"),
    [
        (CORE, 3, (0, 1, -1, "no permission"), "it said no permission"),
        (REGISTRY, 0, ("?",), "it described something in a way we cannot read"),
        (REGISTRY, 1, (None,), "it took something away in a way we cannot read"),
    ],
)
def test_a_server_that_refuses_or_confuses_us_is_lost(
    both: Both, qtbot: QtBot, target: int, number: int, values: tuple[object, ...], why: str
) -> None:
    server, talk = both
    server.say(target, number, *values)
    qtbot.waitUntil(lambda: talk.lost == [f"PipeWire is lost: {why}"])


def test_an_error_of_another_object_and_news_of_others_do_not_matter(both: Both) -> None:
    server, talk = both
    server.say(CORE, 3, 7, 1, -1, "gone")
    server.say(CORE, 0, 0)
    server.say(CORE, 1, 0, 0)
    assert talk.line.settle(2)
    assert talk.lost == []


def test_a_server_that_speaks_something_else_is_lost(both: Both, qtbot: QtBot) -> None:
    server, talk = both
    server.raw(b"\0" * 40)
    qtbot.waitUntil(lambda: len(talk.lost) == 1)
    assert talk.lost[0].startswith("PipeWire is lost: it sent a value that")


@pytest.mark.parametrize(
    ("environ", "path"),
    [
        ({"XDG_RUNTIME_DIR": "/run/user/7"}, "/run/user/7/pipewire-0"),
        ({"XDG_RUNTIME_DIR": "/run/user/7", "PIPEWIRE_RUNTIME_DIR": "/run/pw"}, "/run/pw/pipewire-0"),
        ({"XDG_RUNTIME_DIR": "/run/user/7", "PIPEWIRE_REMOTE": "other"}, "/run/user/7/other"),
        ({"PIPEWIRE_REMOTE": "/run/pw/socket"}, "/run/pw/socket"),
    ],
)
def test_the_server_is_looked_for_where_its_programs_do(environ: dict[str, str], path: str) -> None:
    assert place(environ) == Path(path)


def test_without_a_folder_it_is_not_asked_for_ever() -> None:
    with pytest.raises(UnansweredError) as refused:
        place({})
    assert not refused.value.hopeful
