"""One connection to PulseAudio, or to PipeWire in its stead, on Qt's loop: questions out, answers and events in.

Knows no stream. No thread, no polling, and nothing is played or recorded over it.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from app.desktop.api import Lost, UnansweredError
from app.desktop.pulse_wire import VERSION, Command, Given, Packet, PulseError, Value, packed, unpacked
from app.desktop.stream import Stream, connected

COOKIE = 256
"""Bytes; a server on this machine takes the user for one instead."""

Answered = Callable[[Sequence[Value]], None]
Failed = Callable[[], None]


def place(environ: Mapping[str, str]) -> Path:
    """The server's socket on this machine. Raises UnansweredError where there can be none."""
    named = environ.get("PULSE_SERVER", "")
    for word in named.split():
        path = word.rsplit("}", 1)[-1].removeprefix("unix:")
        if path.startswith("/"):
            return Path(path)
    if named:
        raise UnansweredError(f"the sound server is not on this machine (PULSE_SERVER is {named})", hopeful=False)
    if folder := environ.get("PULSE_RUNTIME_PATH"):
        return Path(folder, "native")
    if folder := environ.get("XDG_RUNTIME_DIR"):
        return Path(folder, "pulse", "native")
    raise UnansweredError("no sound server can be found: XDG_RUNTIME_DIR is not set", hopeful=False)


class SoundServer:
    """A connection of its own; `lost` is called once if it breaks, `changed` when a stream has come, gone or changed.

    Raises UnansweredError where there is no server.
    """

    def __init__(self, environ: Mapping[str, str], changed: Callable[[], None], lost: Lost) -> None:
        self._stream = Stream(connected(place(environ), "the sound server"), self._take, self._broken)
        self._changed, self._lost = changed, lost
        self._rest = b""
        self._tag = 0
        self._waiting: dict[int, tuple[Answered, Failed]] = {}
        self.ask(Command.AUTH, VERSION, _cookie(environ), failed=self._refused)
        self.ask(Command.SET_CLIENT_NAME, {"application.name": "Supple", "application.id": "supple"})

    def ask(
        self,
        command: Command,
        *values: Given,
        answered: Answered | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Ask without waiting; one of the two is called later."""
        self._tag += 1
        self._waiting[self._tag] = (answered or _nothing, failed or _nothing_failed)
        how = _introduced if command is Command.AUTH else socket.socket.sendall
        self._stream.send(packed(command, self._tag, *values), how)

    def settle(self, patience: float) -> bool:
        """Work through what comes until nothing we asked is open, for so many seconds at most; whether all came."""
        return self._stream.work(lambda: not self._waiting, patience)

    def close(self) -> None:
        """Closing twice does nothing."""
        self._stream.close()
        self._waiting.clear()

    def _take(self, data: bytes) -> None:
        try:
            packets, self._rest = unpacked(self._rest + data)
        except PulseError as error:
            self._stream.give_up(f"it sent {error}")
            return
        for packet in packets:
            self._dispatch(packet)

    def _dispatch(self, packet: Packet) -> None:
        if not self._stream.open:
            return
        match packet.command:
            case Command.REPLY:
                answered, _ = self._waiting.pop(packet.tag, (_nothing, _nothing_failed))
                answered(packet.values)
            case Command.ERROR:
                _, failed = self._waiting.pop(packet.tag, (_nothing, _nothing_failed))
                failed()
            case Command.SUBSCRIBE_EVENT:
                self._changed()
            case _:  # nothing else is meant for who has no stream
                pass

    def _refused(self) -> None:
        self._stream.give_up("it does not let us in")

    def _broken(self, why: str) -> None:
        self._waiting.clear()
        self._lost(f"the sound server is lost: {why}")


def _introduced(line: socket.socket, data: bytes) -> None:
    """Send it with who we are, by which the server knows its own user; macOS has no such thing, nor the server."""
    if sys.platform == "linux":
        who = struct.pack("=3i", os.getpid(), os.getuid(), os.getgid())
        sent = line.sendmsg([data], [(socket.SOL_SOCKET, socket.SCM_CREDENTIALS, who)])
        data = data[sent:]
    line.sendall(data)


def _cookie(environ: Mapping[str, str]) -> bytes:
    """What the user's programs show; zeros where it cannot be read, which a server on this machine does not mind."""
    config = environ.get("XDG_CONFIG_HOME") or f"{environ.get('HOME', '/')}/.config"
    path = Path(environ.get("PULSE_COOKIE") or f"{config}/pulse/cookie")
    try:
        found = path.read_bytes()
    except OSError:
        found = b""
    return found if len(found) == COOKIE else bytes(COOKIE)


def _nothing(_values: Sequence[Value]) -> None:
    """For answers that say no more than that they came."""


def _nothing_failed() -> None:
    """For questions whose failure is told by what does not come."""
