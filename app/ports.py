"""What the engine and the windows ask of the outside, as Protocols. Nothing here knows Qt, SQL or a real clock."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from app.core.events import Event
from app.core.inputs import Now
from app.core.state import State


class HistoryRefusedError(Exception):
    """The history could not take what was to be saved; the message says what, where and the way out."""


class HistorySlowError(HistoryRefusedError):
    """The history has not taken it yet, and no window shall wait for it any longer; it may take it still."""


class Clock(Protocol):
    def now(self) -> Now:
        """Both clocks, in whole seconds."""
        ...


class Alarm(Protocol):
    def set(self, t: int | None) -> None:
        """Wake the engine at `t` (suspend-aware seconds), in place of whatever was set before; None: not at all."""
        ...


class History(Protocol):
    def load(self) -> State | None:
        """The state as last saved, or None where there is none."""
        ...

    def save(self, events: Sequence[Event], state: State) -> None:
        """Put events and the state they lead to on disk, in one transaction, before returning; `Saved` alone, soon.

        Raises HistoryRefusedError, or HistorySlowError where it takes long; then the same events are given again with
        the next save, in front of the others, and none of them is stored twice.
        """
        ...


class Listener(Protocol):
    def __call__(self, events: Sequence[Event], state: State, now: Now) -> None:
        """Told after the events are saved."""
        ...


class NoSurfaceError(Exception):
    """No surface can be had; the message says where and why. hopeful: whether asking again later may help."""

    def __init__(self, reason: str, *, hopeful: bool = True) -> None:
        super().__init__(reason)
        self.hopeful = hopeful


class Surface(Protocol):
    """A picture of ours in the corner of a screen, where no window of ours may choose its place.

    Sizes and places are pixels of the desktop; `pixels` and `ratio` say of what size the picture is to be.
    """

    def resize(self, size: tuple[int, int]) -> None: ...

    @property
    def ready(self) -> bool:
        """Whether a picture can be put now: the last one has been seen."""
        ...

    @property
    def pixels(self) -> tuple[int, int]: ...

    @property
    def ratio(self) -> float:
        """Pixels of the picture in one of the desktop."""
        ...

    def put(self, picture: bytes | bytearray | memoryview) -> None:
        """Show `pixels`, in rows, each a word of alpha, red, green and blue multiplied by alpha. Only while ready."""
        ...

    def close(self) -> None:
        """Take it off the screen and let go of everything. Closing twice does nothing."""
        ...


class Painted(Protocol):
    """Whoever paints a surface and is pointed at on it. Told from the loop alone, never from within a call to it."""

    def wanted(self) -> None:
        """A new picture is wanted: the first, or one at another ratio."""
        ...

    def seen(self) -> None:
        """The next picture can be put."""
        ...

    def pointed(self, x: float, y: float) -> bool:
        """The pointer is here; whether there is something to click."""
        ...

    def left(self) -> None:
        """The pointer has gone."""
        ...

    def pressed(self, *, down: bool) -> None:
        """The main button goes down or up where the pointer is."""
        ...

    def gone(self, why: str) -> None:
        """The surface is lost and closed; the sentence says why. Said at most once."""
        ...


class SurfaceFor(Protocol):
    def __call__(self, painted: Painted, size: tuple[int, int], edge: int) -> Surface:
        """A surface of this size. edge: so much all around is shadow and takes no click. Raises NoSurfaceError."""
        ...
