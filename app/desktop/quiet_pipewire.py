"""Cameras in use and screens that are shared, by PipeWire: each flow of pictures from one program to another is a link.

Hears changes; asks nothing. What programs take from the screen without PipeWire, as on X11, nobody tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from app.desktop.api import Lost
from app.desktop.pipewire import PipeWire, Thing
from app.desktop.seen import NOTHING, Seen, Sign, TellSeen, unseen

NODE, LINK = "PipeWire:Interface:Node", "PipeWire:Interface:Link"
_CAMERAS = ("v4l2_", "libcamera_")
"""How the names of nodes begin that a camera stands behind."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where pictures come from: a camera, or else a screen."""

    camera: bool


def source(properties: Mapping[str, str]) -> Source | None:
    """What this node gives; None where it gives no pictures."""
    kind = properties.get("media.class", "").casefold()
    if "video" not in kind or "input" in kind or "sink" in kind:
        return None
    name = properties.get("node.name", "")
    role = properties.get("media.role", "").casefold()
    return Source(role == "camera" or "device.id" in properties or name.startswith(_CAMERAS))


def signs(sources: Mapping[int, Source], givers: Iterable[int]) -> frozenset[Sign]:
    """givers: the nodes that links come from."""
    used = [sources[number] for number in givers if number in sources]
    return frozenset(Sign.CAMERA if one.camera else Sign.SCREEN_SHARING for one in used)


class Pictures:
    """The flows of pictures between programs."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._tell: TellSeen = unseen
        self._pipewire: PipeWire | None = None
        self._sources: dict[int, Source] = {}
        self._links: dict[int, int] = {}

    def start(self, tell: TellSeen, lost: Lost) -> None:
        self._tell, self._sources, self._links = tell, {}, {}
        self._pipewire = PipeWire(self._environ, self._came, self._went, partial(self._gone, lost))

    def settle(self, patience: float) -> None:
        if self._pipewire is not None:
            self._pipewire.settle(patience)

    def looks(self) -> bool:
        return False

    def look(self) -> None:
        """PipeWire says when a flow begins and ends."""

    def says(self) -> str:
        found = self._signs()
        camera = "a camera is in use" if Sign.CAMERA in found else "no camera is in use"
        screen = "the screen is shared" if Sign.SCREEN_SHARING in found else "no screen is shared"
        return f"{camera}, {screen} through it"

    def missing(self) -> str:
        return ""

    def stop(self) -> None:
        if self._pipewire is not None:
            self._pipewire.close()
            self._pipewire = None

    def _came(self, thing: Thing) -> None:
        if thing.kind == NODE and (found := source(thing.properties)) is not None:
            self._sources[thing.number] = found
            self._say()
        elif thing.kind == LINK:
            giver = thing.properties.get("link.output.node", "")
            if giver.isdecimal():
                self._links[thing.number] = int(giver)
                self._say()

    def _went(self, number: int) -> None:
        if self._sources.pop(number, None) is not None or self._links.pop(number, None) is not None:
            self._say()

    def _gone(self, lost: Lost, reason: str) -> None:
        self.stop()
        lost(reason)

    def _signs(self) -> frozenset[Sign]:
        return signs(self._sources, self._links.values())

    def _say(self) -> None:
        found = self._signs()
        self._tell(Seen(signs=found) if found else NOTHING)
