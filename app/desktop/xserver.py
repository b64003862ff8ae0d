"""One connection to an X server, for its idle counter and alarms on it. Tells nobody anything: `idle_x11` does.

The only module that knows xcffib, which is imported when a server is first asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from app.desktop.api import UnansweredError
from app.desktop.parse import counters

COUNTER = "IDLETIME"
KEYS = "DEVICEIDLETIME 3"
"""The idle time of the keyboard alone: 3 is the number that every X server gives to the one all keyboards make up."""
VERSION = (3, 1)
T = TypeVar("T")


class XError(Exception):
    """The server answered with an error, or is gone."""


class XServer:
    """A connection of its own; raises UnansweredError where there is none or the server keeps no idle time.

    wanted: the counters to ask, of which the first that it keeps is taken.
    """

    def __init__(self, display: str, wanted: tuple[str, ...] = (COUNTER,)) -> None:
        try:
            import xcffib  # noqa: PLC0415 (first used here, and the app is to start where it does not load)
            import xcffib.sync  # noqa: PLC0415
            import xcffib.xproto  # noqa: PLC0415 (a connection wants it loaded)
        except (ImportError, OSError) as error:
            raise UnansweredError(
                f"X11 cannot be asked: xcffib does not load ({error})",
                "libxcb: sudo apt install libxcb1",
                hopeful=False,
            ) from error
        # Any: its modules carry no types
        self._xcffib: Any = xcffib
        self._sync: Any = xcffib.sync
        self._connection: Any = None
        self._wanted = wanted
        try:
            self._connection = self._asked(lambda: self._xcffib.connect(display=display))
            self._extension: Any = self._asked(lambda: self._connection(self._sync.key))
            self._counter = self._asked(self._find)
        except (XError, LookupError, ValueError) as error:
            self.close()
            raise UnansweredError(f"the X server {display} does not tell the idle time: {error}") from error

    def fileno(self) -> int:
        return int(self._asked(self._connection.get_file_descriptor))

    def idle(self) -> int:
        """Milliseconds since the last input of its kind, by a clock that stands still while the machine sleeps."""
        return _whole(self._asked(lambda: self._extension.QueryCounter(self._counter).reply()).counter_value)

    def alarm(self, milliseconds: int, *, rising: bool) -> int:
        """Ring each time the idle time rises to so much, or falls to it or below; the alarm's number."""
        sync = self._sync
        test = sync.TESTTYPE.PositiveTransition if rising else sync.TESTTYPE.NegativeTransition
        fields = sync.CA.Counter | sync.CA.ValueType | sync.CA.Value | sync.CA.TestType | sync.CA.Delta | sync.CA.Events
        absolute, no_delta, with_events = sync.VALUETYPE.Absolute, (0, 0), 1
        number = int(self._asked(self._connection.generate_id))
        values = [self._counter, absolute, (0, milliseconds), test, no_delta, with_events]
        self._asked(lambda: self._extension.CreateAlarm(number, fields, values))
        self._asked(self._connection.flush)
        return number

    def silence(self, alarm: int) -> None:
        self._asked(lambda: self._extension.DestroyAlarm(alarm))
        self._asked(self._connection.flush)

    def rang(self) -> tuple[int, int] | None:
        """The next alarm that has rung: its number and the idle time then, in milliseconds. Does not wait."""
        while (event := self._asked(self._connection.poll_for_event)) is not None:
            if isinstance(event, self._sync.AlarmNotifyEvent) and event.state != self._sync.ALARMSTATE.Destroyed:
                return int(event.alarm), _whole(event.counter_value)
        return None

    def close(self) -> None:
        if self._connection is not None:
            self._connection.disconnect()
            self._connection = None

    def _find(self) -> int:
        self._extension.Initialize(*VERSION).reply()
        request = self._extension.ListSystemCounters()
        raw = self._connection.wait_for_reply(request.sequence)
        found = counters(bytes(self._xcffib.ffi.buffer(raw.cdata, raw.known_max)))
        for name in self._wanted:
            if name in found:
                return found[name]
        raise LookupError(f"it has no counter {' or '.join(self._wanted)}, only {', '.join(sorted(found))}")

    def _asked(self, ask: Callable[[], T]) -> T:
        try:
            return ask()
        except self._xcffib.XcffibException as error:
            raise XError(str(error) or type(error).__name__) from error


def _whole(number: Any) -> int:  # noqa: ANN401 (an INT64 of xcffib)
    return int(number.hi) << 32 | int(number.lo)
