"""One connection to PipeWire on Qt's loop, to hear what objects there are: nodes, links and their properties.

Knows no meaning of any. No thread, no polling, and nothing is played, recorded or changed over it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.desktop.api import Lost, UnansweredError
from app.desktop.pods import Pod, PodError, packed, pairs, texts, unpacked
from app.desktop.stream import Stream, connected

VERSION = 3
"""Of the protocol and of its registry, since PipeWire 0.3."""

CORE, CLIENT, REGISTRY = 0, 1, 2
"""The first two objects are there from the beginning."""
HELLO, SYNC, PONG, GET_REGISTRY = 1, 2, 3, 5
"""Methods of the core."""
UPDATE_PROPERTIES = 2
"""A method of the client."""
DONE, PING, ERROR = (CORE, 1), (CORE, 2), (CORE, 3)
GLOBAL, GLOBAL_REMOVE = (REGISTRY, 0), (REGISTRY, 1)


@dataclass(frozen=True, slots=True)
class Thing:
    """What there is under one number. kind: such as `PipeWire:Interface:Node`."""

    number: int
    kind: str
    properties: Mapping[str, str]


def place(environ: Mapping[str, str]) -> Path:
    """The server's socket. Raises UnansweredError where there can be none."""
    name = environ.get("PIPEWIRE_REMOTE") or "pipewire-0"
    folder = environ.get("PIPEWIRE_RUNTIME_DIR") or environ.get("XDG_RUNTIME_DIR")
    if name.startswith("/"):
        return Path(name)
    if not folder:
        raise UnansweredError("PipeWire cannot be found: XDG_RUNTIME_DIR is not set", hopeful=False)
    return Path(folder, name)


class PipeWire:
    """A connection of its own. came, went: told of each thing; lost: called once if the connection breaks.

    Raises UnansweredError where there is no server.
    """

    def __init__(
        self,
        environ: Mapping[str, str],
        came: Callable[[Thing], None],
        went: Callable[[int], None],
        lost: Lost,
    ) -> None:
        self._stream = Stream(connected(place(environ), "PipeWire"), self._take, self._broken)
        self._came, self._went, self._lost = came, went, lost
        self._rest = b""
        self._sequence = 0
        self._done = False
        self._heard: dict[tuple[int, int], Callable[[tuple[Pod, ...]], None]] = {
            DONE: self._done_with,
            PING: self._pinged,
            ERROR: self._refused,
            GLOBAL: self._global,
            GLOBAL_REMOVE: self._removed,
        }
        self._send(CORE, HELLO, VERSION)
        self._send(CLIENT, UPDATE_PROPERTIES, texts({"application.name": "Supple", "application.id": "supple"}))
        self._send(CORE, GET_REGISTRY, VERSION, REGISTRY)
        self._send(CORE, SYNC, CORE, 0)

    def settle(self, patience: float) -> bool:
        """Work through what comes until all that there is was told, for so many seconds at most; whether it was."""
        return self._stream.work(lambda: self._done, patience)

    def close(self) -> None:
        """Closing twice does nothing."""
        self._stream.close()

    def _send(self, target: int, number: int, *values: Pod) -> None:
        self._stream.send(packed(target, number, self._sequence, *values))
        self._sequence += 1

    def _take(self, data: bytes) -> None:
        try:
            said, self._rest = unpacked(self._rest + data)
        except PodError as error:
            self._stream.give_up(f"it sent {error}")
            return
        for one in said:
            if self._stream.open:
                self._heard.get((one.target, one.number), _unheard)(one.values)

    def _done_with(self, _values: tuple[Pod, ...]) -> None:
        self._done = True

    def _pinged(self, values: tuple[Pod, ...]) -> None:
        self._send(CORE, PONG, *values[:2])

    def _refused(self, values: tuple[Pod, ...]) -> None:
        """Of the core itself; for other objects it only says that they are gone."""
        match values:
            case (int() as number, _, _, str() as why, *_) if number == CORE:
                self._stream.give_up(f"it said {why}")
            case _:
                pass

    def _global(self, values: tuple[Pod, ...]) -> None:
        match values:
            case (int() as number, _, str() as kind, _, properties, *_):
                self._came(Thing(number, kind, pairs(properties)))
            case _:
                self._stream.give_up("it described something in a way we cannot read")

    def _removed(self, values: tuple[Pod, ...]) -> None:
        match values:
            case (int() as number, *_):
                self._went(number)
            case _:
                self._stream.give_up("it took something away in a way we cannot read")

    def _broken(self, why: str) -> None:
        self._lost(f"PipeWire is lost: {why}")


def _unheard(_values: tuple[Pod, ...]) -> None:
    """Of objects every client has."""
