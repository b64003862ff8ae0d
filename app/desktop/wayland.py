"""One connection to a Wayland compositor: what it offers, objects by number, requests out and events in.

Knows no interface but the display's and the registry's. No thread, no polling; every step that blocks has a limit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.desktop.api import Lost, UnansweredError
from app.desktop.channel import Channel
from app.desktop.stream import connected
from app.desktop.wire import Message, Reader, packed

PATIENCE = 2.0
"""Seconds to wait for answers at start."""

DISPLAY, REGISTRY = 1, 2
"""The two objects every connection begins with."""

Heard = Callable[[int, Reader], None]
"""Takes the number of an event of one object, and its arguments."""


@dataclass(frozen=True, slots=True)
class Global:
    """What the compositor offers under this name: an interface in a version."""

    name: int
    interface: str
    version: int


@dataclass(frozen=True, slots=True)
class _Watch:
    interface: str
    came: Callable[[Global], None]
    went: Callable[[Global], None]


def place(environ: Mapping[str, str]) -> Path | None:
    """The compositor's socket; None where nothing says in which folder it would be."""
    name, folder = environ.get("WAYLAND_DISPLAY") or "wayland-0", environ.get("XDG_RUNTIME_DIR")
    if name.startswith("/"):
        return Path(name)
    return Path(folder, name) if folder else None


class Wayland:
    """A connection of its own; `lost` is called once if it breaks."""

    def __init__(self, environ: Mapping[str, str], lost: Lost) -> None:
        """Connect, or raise UnansweredError. What is offered is known after `settle`."""
        self._lost = lost
        self._globals: dict[int, Global] = {}
        self._watches: list[_Watch] = []
        self._heard: dict[int, Heard] = {DISPLAY: self._on_display, REGISTRY: self._on_registry}
        self._free: list[int] = []
        self._fresh = REGISTRY + 1
        self._channel = Channel(connected(_known(place(environ)), "the Wayland compositor"), self._hand_on, self._break)
        self.send(DISPLAY, 1, REGISTRY)

    # ---- what is offered ---------------------------------------------------------------------------------------

    def offers(self, interface: str) -> Global | None:
        """One of what it offers of this interface."""
        return next((each for each in self._globals.values() if each.interface == interface), None)

    def watch(self, interface: str, came: Callable[[Global], None], went: Callable[[Global], None]) -> None:
        """Tell of everything of this interface: what is there at once, and later what comes and goes."""
        self._watches.append(_Watch(interface, came, went))
        for each in [one for one in self._globals.values() if one.interface == interface]:
            came(each)

    # ---- objects and requests ----------------------------------------------------------------------------------

    def bind(self, offered: Global, version: int, heard: Heard) -> int:
        """An object for what is offered, in this version at most; its number."""
        number = self.create(heard)
        self.send(REGISTRY, 0, offered.name, offered.interface, min(version, offered.version), number)
        return number

    def create(self, heard: Heard) -> int:
        """The number of an object that the next request is to create; fresh ones may leave no gap."""
        number = self._free.pop() if self._free else self._fresh
        self._fresh += number == self._fresh
        self._heard[number] = heard
        return number

    def adopt(self, number: int, heard: Heard) -> None:
        """Hear an object that the compositor has made, and named in an event of another one."""
        self._heard[number] = heard

    def destroy(self, number: int, request: int) -> None:
        """Destroy the object by this request of it; it is heard no more."""
        self._heard[number] = unheard
        self.send(number, request)

    def send(self, target: int, request: int, *arguments: int | str | bytes, files: Sequence[int] = ()) -> None:
        """Tell an object something. files: go along, and are closed once they have gone."""
        self._channel.send(packed(target, request, *arguments), files)

    def sync(self, then: Callable[[], None]) -> None:
        """Call `then` when the compositor has worked through all that was sent so far."""
        self.send(DISPLAY, 0, self.create(lambda _number, _arguments: then()))

    def settle(self, patience: float = PATIENCE) -> bool:
        """Work through what comes until all that was sent is answered, for at most so many seconds; whether it is."""
        done: list[bool] = []
        self.sync(lambda: done.append(True))
        return self._channel.work(lambda: bool(done), patience)

    def close(self) -> None:
        """Closing twice does nothing; the compositor lets go of everything of ours by itself."""
        self._channel.close()
        self._heard.clear()
        self._watches.clear()

    # ---- what comes --------------------------------------------------------------------------------------------

    def _hand_on(self, message: Message) -> None:
        self._heard.get(message.target, unheard)(message.number, Reader(message.body))

    def _on_display(self, number: int, arguments: Reader) -> None:
        if number == 0:
            target, code, text = arguments.uint(), arguments.uint(), arguments.text()
            self._channel.give_up(f"it refused what was asked of object {target}: {text} (code {code})")
        elif number == 1:
            gone = arguments.uint()
            self._heard.pop(gone, None)
            self._free.append(gone)

    def _on_registry(self, number: int, arguments: Reader) -> None:
        name = arguments.uint()
        if number == 0:
            told = self._globals[name] = Global(name, arguments.text(), arguments.uint())
            for watch in [one for one in self._watches if one.interface == told.interface]:
                watch.came(told)
        elif (gone := self._globals.pop(name, None)) is not None:
            for watch in [one for one in self._watches if one.interface == gone.interface]:
                watch.went(gone)

    def _break(self, why: str) -> None:
        self.close()
        self._lost(f"the Wayland compositor is lost: {why}")


def unheard(_number: int, _arguments: Reader) -> None:
    """For objects that are destroyed, or say nothing that is needed."""


def _known(where: Path | None) -> Path:
    if where is None:
        raise UnansweredError("the Wayland compositor cannot be reached: XDG_RUNTIME_DIR is not set")
    return where
