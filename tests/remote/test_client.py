from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.remote.client import NoAnswerError, NotRunningError, ask
from app.remote.lines import LONGEST, to_line


@contextmanager
def somebody(address: Path, *parts: bytes, hang: bool = False) -> Iterator[None]:
    """Another program at that address: takes a line, says the parts, and leaves (or stays without a word)."""
    over = threading.Event()
    door = socket.socket(socket.AF_UNIX)
    door.bind(str(address))
    door.listen()

    def talk() -> None:
        with door.accept()[0] as visitor:
            visitor.recv(LONGEST)
            for part in parts:
                visitor.sendall(part)
            if hang:
                over.wait(20)

    thread = threading.Thread(target=talk)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        door.close()


def test_nobody_there_is_not_running(tmp_path: Path) -> None:
    with pytest.raises(NotRunningError):
        ask(str(tmp_path / "supple.sock"), {"do": "status"})


def test_a_socket_left_by_a_crash_is_not_running(tmp_path: Path) -> None:
    address = tmp_path / "supple.sock"
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(address))
    assert address.exists()
    with pytest.raises(NotRunningError):
        ask(str(address), {"do": "status"})


def test_an_answer_may_come_in_pieces(tmp_path: Path) -> None:
    line = to_line({"says": "Grüße"})
    with somebody(tmp_path / "s", *(line[n : n + 1] for n in range(len(line))), hang=True):
        assert ask(str(tmp_path / "s"), {"do": "status"}) == {"says": "Grüße"}


def test_who_never_answers_is_given_up_and_named(tmp_path: Path) -> None:
    with somebody(tmp_path / "s", hang=True), pytest.raises(NoAnswerError, match=str(tmp_path / "s")):
        ask(str(tmp_path / "s"), {"do": "status"}, timeout=0.2)


@pytest.mark.parametrize("answer", [b"", b"\n", b"hello\n", b'{"supple": 2}\n', b"x" * (LONGEST + 10)])
def test_who_speaks_another_language_is_named(tmp_path: Path, answer: bytes) -> None:
    with somebody(tmp_path / "s", answer), pytest.raises(NoAnswerError, match=str(tmp_path / "s")):
        ask(str(tmp_path / "s"), {"do": "status"})


@pytest.mark.parametrize("what", ["a folder", "a file", "a link"])
def test_what_stands_in_the_place_of_the_socket_is_named_with_the_way_out(tmp_path: Path, what: str) -> None:
    address = tmp_path / "s"
    match what:
        case "a folder":
            address.mkdir()
        case "a file":
            address.touch()
        case _:
            address.symlink_to(tmp_path / "nowhere")
    with pytest.raises(NoAnswerError) as said:
        ask(str(address), {"do": "status"})
    assert str(said.value) == (
        f"Supple cannot be reached: {what} stands in the place of its socket {address}. "
        "Move it away and restart Supple."
    )


def test_a_link_to_a_socket_left_by_a_crash_is_not_running(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(tmp_path / "left"))
    (tmp_path / "s").symlink_to(tmp_path / "left")
    with pytest.raises(NotRunningError):
        ask(str(tmp_path / "s"), {"do": "status"})
