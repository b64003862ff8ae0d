"""One connection to an X server, for the window in front. Tells nobody anything: `quiet_window_x11` does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from app.desktop.api import UnansweredError
from app.desktop.xserver import XError

T = TypeVar("T")
_WORDS = 256
"""Words of four bytes that a property may have: more than any of these needs."""
ACTIVE, STATE, FULL = "_NET_ACTIVE_WINDOW", "_NET_WM_STATE", "_NET_WM_STATE_FULLSCREEN"
PROCESS, CLASS, CHECK = "_NET_WM_PID", "WM_CLASS", "_NET_SUPPORTING_WM_CHECK"


@dataclass(frozen=True, slots=True)
class Front:
    """The window in front. number: 0 where there is none. names: its program's, as the window has them."""

    number: int = 0
    full: bool = False
    names: frozenset[str] = frozenset()
    process: int | None = None


class XWindows:
    """A connection of its own; raises UnansweredError where there is none."""

    def __init__(self, display: str) -> None:
        try:
            import xcffib  # noqa: PLC0415 (first used here, and the app is to start where it does not load)
            import xcffib.xproto  # noqa: PLC0415
        except (ImportError, OSError) as error:
            raise UnansweredError(
                f"X11 cannot be asked: xcffib does not load ({error})",
                "libxcb: sudo apt install libxcb1",
                hopeful=False,
            ) from error
        # Any: its modules carry no types
        self._xcffib: Any = xcffib
        self._proto: Any = xcffib.xproto
        self._connection: Any = None
        self._followed = 0
        try:
            self._connection = self._asked(lambda: self._xcffib.connect(display=display))
            self._root = int(self._connection.get_setup().roots[0].root)
            self._atoms = {
                name: self._atom(name) for name in (ACTIVE, STATE, FULL, PROCESS, CLASS, CHECK)
            }  # fmt: skip
            self._follow(self._root, self._proto.EventMask.PropertyChange)
        except XError as error:
            self.close()
            raise UnansweredError(f"the X server {display} does not tell which window is in front: {error}") from error

    def fileno(self) -> int:
        return int(self._asked(self._connection.get_file_descriptor))

    def told_by_manager(self) -> bool:
        """Whether a window manager runs that says which window is in front."""
        return bool(self._numbers(self._root, CHECK))

    def front(self) -> Front:
        """The window in front now; from here on it is followed, and the one before no more."""
        number = next(iter(self._numbers(self._root, ACTIVE)), 0)
        if number != self._followed:
            for window, mask in ((self._followed, 0), (number, self._proto.EventMask.StructureNotify)):
                if window:
                    self._follow(window, mask)
            self._followed = number
        raw = self._raw(number, CLASS) if number else None
        if raw is None:
            return Front()
        names = (part.decode("utf-8", "replace") for part in raw.split(b"\0"))
        return Front(
            number,
            self._atoms[FULL] in self._numbers(number, STATE),
            frozenset(name for name in names if name),
            next(iter(self._numbers(number, PROCESS)), None),
        )

    def stirred(self) -> bool:
        """Take all that came; whether another window is in front, or the one that is has changed its shape."""
        stirred = False
        while (event := self._asked(self._connection.poll_for_event)) is not None:
            if isinstance(event, self._proto.PropertyNotifyEvent):
                stirred |= event.atom in (self._atoms[ACTIVE], self._atoms[CHECK])
            else:
                stirred = True
        return stirred

    def close(self) -> None:
        if self._connection is not None:
            self._connection.disconnect()
            self._connection = None

    def _atom(self, name: str) -> int:
        return int(self._asked(lambda: self._connection.core.InternAtom(False, len(name), name).reply()).atom)

    def _follow(self, window: int, mask: int) -> None:
        """A window that is gone is not followed, and nothing is to be said about it."""
        try:
            self._asked(
                lambda: self._connection.core.ChangeWindowAttributesChecked(
                    window, self._proto.CW.EventMask, [mask]
                ).check()
            )  # fmt: skip
        except XError:
            if window == self._root:
                raise
            self._alive()

    def _raw(self, window: int, name: str) -> bytes | None:
        """What a property holds; None where the window is gone, of which some managers go on telling."""
        try:
            reply = self._asked(
                lambda: self._connection.core.GetProperty(
                    False, window, self._atoms[name], self._proto.GetPropertyType.Any, 0, _WORDS
                ).reply()
            )  # fmt: skip
        except XError:
            self._alive()
            return None
        return bytes(reply.value.buf())

    def _alive(self) -> None:
        """Raise XError if it was the server that went, and not a window."""
        self._asked(self._connection.invalid)

    def _numbers(self, window: int, name: str) -> tuple[int, ...]:
        raw = self._raw(window, name) or b""
        return tuple(int.from_bytes(raw[at : at + 4], sys.byteorder) for at in range(0, len(raw) - 3, 4))

    def _asked(self, ask: Callable[[], T]) -> T:
        try:
            return ask()
        except self._xcffib.XcffibException as error:
            raise XError(str(error) or type(error).__name__) from error
