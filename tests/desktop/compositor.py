"""A compositor played by a thread: it offers what it is told to, and notes what it is asked. For tests."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from app.desktop.wire import Message, Reader, packed, unpacked


class Compositor:
    """Takes one client. heard: the requests beyond registry and syncs; bound: what object has which interface."""

    def __init__(self, folder: Path, offers: Sequence[tuple[str, int]]) -> None:
        self.environ = {"WAYLAND_DISPLAY": str(folder / "wayland-7")}
        self.offers, self.heard, self.bound = dict(enumerate(offers, 1)), list[Message](), dict[int, str]()
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(self.environ["WAYLAND_DISPLAY"])
        self._door.listen()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def say(self, target: int, number: int, *arguments: int | str | bytes) -> None:
        self.line.sendall(packed(target, number, *arguments))

    def end(self) -> None:
        for each in (self._door, getattr(self, "line", self._door)):
            with contextlib.suppress(OSError):  # the client has gone before
                each.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._door.close()

    def _serve(self) -> None:
        try:
            self.line, _ = self._door.accept()
        except OSError:  # the end came before anybody did
            return
        rest = b""
        with self.line, contextlib.suppress(ConnectionError):  # the client has gone without a word
            while data := self.line.recv(65536):
                messages, rest = unpacked(rest + data)
                for message in messages:
                    self._answer(message, Reader(message.body))

    def _answer(self, message: Message, arguments: Reader) -> None:
        match message.target, message.number:
            case 1, 0:
                number = arguments.uint()
                self.say(number, 0, 0)
                self.say(1, 1, number)
            case 1, 1:
                for name, (interface, version) in self.offers.items():
                    self.say(2, 0, name, interface, version)
            case 2, 0:
                _, interface, _, number = arguments.uint(), arguments.text(), arguments.uint(), arguments.uint()
                self.bound[number] = interface
            case _:
                self.heard.append(message)


class Room(Protocol):
    """A compositor and whoever talks with it."""

    def end(self) -> None: ...


R = TypeVar("R", bound=Room)


def rooms(build: Callable[..., R]) -> Iterator[Callable[..., R]]:
    """For a fixture: makes rooms of what a compositor offers, and ends them all."""
    made: list[R] = []

    def make(*offers: tuple[str, int]) -> R:
        made.append(build(*offers))
        return made[-1]

    yield make
    for each in made:
        each.end()
