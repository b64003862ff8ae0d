from __future__ import annotations

import contextlib
import gc
import json
import random
import resource
import signal
import socket
import stat
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from app.remote.client import NotRunningError, ask
from app.remote.lines import LONGEST
from app.remote.server import Server, ServeRefusedError

T = TypeVar("T")


@pytest.fixture
def address(tmp_path: Path) -> str:
    return str(tmp_path / "supple.sock")


@pytest.fixture
def heard() -> list[dict[str, object]]:
    return []


@pytest.fixture
def server(qtbot: QtBot, address: str, heard: list[dict[str, object]]) -> Iterator[Server]:
    def answer(request: dict[str, object]) -> dict[str, object]:
        heard.append(request)
        return {"schema": 1, "code": 0, "echo": request}

    door = Server(address, answer)
    yield door
    door.close()


def meanwhile(qtbot: QtBot, act: Callable[[], T]) -> T:
    """What a visitor gets in a thread of its own, while Qt's loop runs in this one."""
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(act)
        qtbot.waitUntil(future.done, timeout=10_000)
        return future.result()


def visit(address: str) -> socket.socket:
    visitor = socket.socket(socket.AF_UNIX)
    # waits, 10 s at most, where the line before the door is full: with Python's own timeout it would fail at once
    visitor.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", 10, 0))
    visitor.connect(address)
    visitor.settimeout(10)
    return visitor


def said(address: str, *parts: bytes) -> bytes:
    with visit(address) as visitor:
        for part in parts:
            visitor.sendall(part)
        answer = b""
        while part := visitor.recv(LONGEST):
            answer += part
        return answer


@pytest.mark.usefixtures("server")
def test_a_request_is_answered(qtbot: QtBot, address: str) -> None:
    answer = meanwhile(qtbot, lambda: ask(address, {"do": "status", "text": "Grüße"}))
    assert answer == {"schema": 1, "code": 0, "echo": {"do": "status", "text": "Grüße"}}


@pytest.mark.usefixtures("server")
def test_of_those_who_have_left_nothing_is_kept(qtbot: QtBot, address: str) -> None:
    before = sockets()
    for _ in range(3):
        meanwhile(qtbot, lambda: ask(address, {"do": "status"}))
    qtbot.waitUntil(lambda: sockets() <= before)


def sockets() -> int:
    gc.collect()
    return sum(type(each) is QLocalSocket for each in gc.get_objects())


@pytest.mark.usefixtures("server")
def test_only_its_user_can_open_the_socket(address: str) -> None:
    assert stat.S_IMODE(Path(address).stat().st_mode) & 0o077 == 0


@pytest.mark.usefixtures("server")
def test_a_line_that_comes_in_pieces_is_one_request(qtbot: QtBot, address: str, heard: list[dict[str, object]]) -> None:
    line = b'{"supple": 1, "do": "status"}\n'
    meanwhile(qtbot, lambda: said(address, *(line[n : n + 1] for n in range(len(line)))))
    assert heard == [{"do": "status"}]


@pytest.mark.usefixtures("server")
def test_two_requests_on_one_visit_are_answered_once(
    qtbot: QtBot, address: str, heard: list[dict[str, object]]
) -> None:
    answer = meanwhile(qtbot, lambda: said(address, b'{"supple": 1, "do": "skip"}\n{"supple": 1, "do": "skip"}\n'))
    assert heard == [{"do": "skip"}]
    assert answer.count(b"\n") == 1


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("line", [b"\n", b"\x00\xff\n", b"{}\n", b"GET / HTTP/1.1\r\n\r\n", b'{"supple": 9}\n'])
def test_garbage_is_answered_with_a_sentence_and_reaches_nobody(
    qtbot: QtBot, address: str, line: bytes, heard: list[dict[str, object]]
) -> None:
    answer = json.loads(meanwhile(qtbot, lambda: said(address, line)))
    assert (answer["supple"], answer["code"]) == (1, 2)
    assert answer["says"].endswith(".")
    assert heard == []


@pytest.mark.usefixtures("server")
def test_a_line_without_end_is_cut_off_and_others_are_answered(qtbot: QtBot, address: str) -> None:
    def endless() -> None:
        with visit(address) as visitor:
            for _ in range(1600):
                visitor.sendall(b"x" * LONGEST)

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises((BrokenPipeError, ConnectionResetError)):
        meanwhile(qtbot, endless)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # kB, of 100 MB
    assert meanwhile(qtbot, lambda: ask(address, {"do": "status"}))["code"] == 0


@pytest.mark.usefixtures("server")
def test_two_hundred_silent_visitors_keep_nobody_waiting(qtbot: QtBot, address: str) -> None:
    def crowd() -> list[socket.socket]:
        return [visit(address) for _ in range(200)]

    visitors = meanwhile(qtbot, crowd)
    try:
        assert meanwhile(qtbot, lambda: ask(address, {"do": "status"}))["code"] == 0
    finally:
        for visitor in visitors:
            visitor.close()


@pytest.mark.usefixtures("server")
def test_two_hundred_requests_at_once_are_all_answered(qtbot: QtBot, address: str) -> None:
    def crowd() -> list[object]:
        with ThreadPoolExecutor(50) as pool:
            return list(pool.map(lambda n: ask(address, {"n": n}, timeout=10)["echo"], range(200)))

    assert meanwhile(qtbot, crowd) == [{"n": n} for n in range(200)]


@pytest.mark.usefixtures("server")
def test_who_leaves_in_the_middle_of_a_line_leaves_nothing_behind(
    qtbot: QtBot, address: str, server: Server, heard: list[dict[str, object]]
) -> None:
    def half() -> None:
        with visit(address) as visitor:
            visitor.sendall(b'{"supple": 1, "do": "qu')

    meanwhile(qtbot, half)
    qtbot.waitUntil(lambda: not server._visitors)
    assert heard == []


def garbage(seed: int) -> bytes:
    """Half a request, a request with bytes exchanged, or bytes alone; most of them without an end."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    line = bytearray(b'{"supple": 1, "do": "status", "minutes": [1, {"deep": null}], "text": "Gr\xc3\xbc\xc3\x9fe"}\n')
    match seed % 3:
        case 0:
            return bytes(line[: chance.randrange(len(line))])
        case 1:
            for _ in range(chance.randrange(1, 9)):
                line[chance.randrange(len(line))] = chance.randrange(256)
            return bytes(line)
        case _:
            return chance.randbytes(chance.randrange(LONGEST + 100))


@pytest.mark.usefixtures("server")
def test_three_hundred_kinds_of_garbage_hold_nobody_up(
    qtbot: QtBot, address: str, server: Server, heard: list[dict[str, object]]
) -> None:
    def throw() -> None:
        for seed in range(300):
            # it may have been answered, and sent home, before it has said all
            with visit(address) as visitor, contextlib.suppress(OSError):
                visitor.sendall(garbage(seed))
                visitor.shutdown(socket.SHUT_WR)

    meanwhile(qtbot, throw)
    qtbot.waitUntil(lambda: not server._visitors)
    assert all(isinstance(request, dict) for request in heard)
    assert meanwhile(qtbot, lambda: ask(address, {"do": "status"}))["code"] == 0


@pytest.mark.usefixtures("server")
def test_two_hundred_visitors_with_garbage_at_once_are_each_answered_or_sent_home(qtbot: QtBot, address: str) -> None:
    def throw(number: int) -> bytes:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            return said(address, f"{number} is no request\n".encode())
        return b""

    def crowd() -> list[bytes]:
        with ThreadPoolExecutor(50) as pool:
            return list(pool.map(throw, range(200)))

    answers = [json.loads(answer) for answer in meanwhile(qtbot, crowd) if answer]
    assert {answer["code"] for answer in answers} == {2}
    assert meanwhile(qtbot, lambda: ask(address, {"do": "status"}))["code"] == 0


def test_who_never_reads_a_long_answer_keeps_nobody_waiting_and_is_sent_home(
    qtbot: QtBot, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.remote.server._PATIENCE", 300)
    long = "x" * 10_000_000
    server = Server(address, lambda request: {"code": 0, "says": long if request.get("do") == "long" else "short"})
    with visit(address) as deaf:
        deaf.sendall(b'{"supple": 1, "do": "long"}\n')
        qtbot.waitUntil(lambda: any(visitor._answered for visitor in server._visitors))
        assert meanwhile(qtbot, lambda: ask(address, {"do": "status"}))["says"] == "short"
        qtbot.waitUntil(lambda: not server._visitors)
    server.close()


def test_who_says_nothing_is_sent_home(qtbot: QtBot, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.remote.server._PATIENCE", 50)
    server = Server(address, dict)
    assert meanwhile(qtbot, lambda: said(address)) == b""
    assert meanwhile(qtbot, lambda: said(address, b'{"supple": 1')) == b""
    assert not server._visitors
    server.close()


def test_a_mistake_in_answering_ends_the_visit_and_is_not_hidden(qtbot: QtBot, address: str) -> None:
    def wrong(_: dict[str, object]) -> dict[str, object]:
        raise ZeroDivisionError

    server = Server(address, wrong)
    with qtbot.captureExceptions() as seen:
        assert meanwhile(qtbot, lambda: said(address, b'{"supple": 1}\n')) == b""
    assert [kind for kind, _, _ in seen] == [ZeroDivisionError]
    server.close()


def test_after_closing_nobody_is_there(server: Server, address: str) -> None:
    server.close()
    with pytest.raises(NotRunningError):
        ask(address, {"do": "status"})
    assert not Path(address).exists()


CRASHES = """
import sys
from PySide6.QtCore import QCoreApplication
from app.remote.server import Server
application = QCoreApplication([])
server = Server(sys.argv[1], dict)
print("open", flush=True)
application.exec()
"""


def test_a_socket_left_by_a_crash_is_taken_over(qtbot: QtBot, address: str) -> None:
    first = subprocess.Popen([sys.executable, "-c", CRASHES, address], stdout=subprocess.PIPE, text=True)
    assert first.stdout is not None
    assert first.stdout.readline() == "open\n"
    first.send_signal(signal.SIGKILL)
    first.communicate()
    assert Path(address).exists()
    second = Server(address, lambda _: {"code": 0})
    assert meanwhile(qtbot, lambda: ask(address, {}))["code"] == 0
    second.close()


def test_where_no_socket_can_be_opened_the_sentence_names_it(qtbot: QtBot, tmp_path: Path) -> None:
    address = str(tmp_path / "nowhere" / "supple.sock")
    with pytest.raises(ServeRefusedError, match=address):
        Server(address, dict)
