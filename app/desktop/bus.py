"""One D-Bus connection on Qt's loop: jeepney's messages behind a QSocketNotifier. No thread, no polling.

Knows nothing of what is asked over it. Every step that blocks has a time limit.
"""

from __future__ import annotations

import itertools
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageFlag,
    MessageType,
    Parser,
    new_method_call,
)
from jeepney.auth import AuthenticationError
from jeepney.bus import get_connectable_addresses
from jeepney.io.blocking import prep_socket

from app.desktop.api import Lost, UnansweredError
from app.desktop.stream import PATIENCE as CONNECTING
from app.desktop.stream import Stream

PATIENCE = 2.0
"""Seconds to wait for answers at start."""

Body = tuple[object, ...]
"""The arguments of a message as jeepney reads them; a variant is a pair of its signature and its value."""

Answered = Callable[[Body], None]
Failed = Callable[[str], None]


class Which(StrEnum):
    SYSTEM = "system"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Place:
    """Whom to ask: a name on the bus, one of its objects, one of that object's interfaces."""

    name: str
    path: str
    interface: str


DAEMON = Place("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
MISSING = {
    Which.SYSTEM: "the system bus: sudo apt install dbus",
    Which.SESSION: "a session bus: sudo apt install dbus-user-session, then log in again",
}
PROPERTIES = "org.freedesktop.DBus.Properties"
ABSENT = ("org.freedesktop.DBus.Error.NameHasNoOwner", "org.freedesktop.DBus.Error.ServiceUnknown")
"""The errors of asking a name that nobody has."""


@dataclass(frozen=True, slots=True)
class _Listener:
    interface: str
    member: str
    path: str | None
    first: str | None
    within: str | None
    heard: Answered

    def wants(self, fields: Mapping[object, object], body: Body) -> bool:
        return (
            fields.get(HeaderFields.interface) == self.interface
            and fields.get(HeaderFields.member) == self.member
            and self.path in (None, fields.get(HeaderFields.path))
            and (self.first is None or body[:1] == (self.first,))
            and (self.within is None or str(body[:1][0] if body else "").startswith(f"{self.within}."))
        )


def addresses(which: Which, environ: Mapping[str, str]) -> list[str]:
    """The sockets at which this bus may be found, the likeliest first; empty where nothing names any."""
    runtime = environ.get("XDG_RUNTIME_DIR")
    usual = {
        Which.SYSTEM: "unix:path=/run/dbus/system_bus_socket",
        Which.SESSION: f"unix:path={runtime}/bus" if runtime else "",
    }
    named = environ.get(f"DBUS_{which.upper()}_BUS_ADDRESS") or usual[which]
    try:
        return list(get_connectable_addresses(named)) if named else []
    except (ValueError, RuntimeError):  # no address at all, or none of a kind that jeepney can reach
        return []


class Bus:
    """A connection to one of the two buses; `lost` is called once if it breaks."""

    def __init__(self, which: Which, environ: Mapping[str, str], lost: Lost) -> None:
        """Connect, or raise UnansweredError."""
        self.which = which
        self._lost = lost
        self._stream = Stream(_connect(which, addresses(which, environ)), self._take, self._broken)
        self._parser = Parser()
        self._serials = itertools.count(1)
        self._waiting: dict[int, tuple[Answered, Failed]] = {}
        self._listeners: list[_Listener] = []
        self.call(DAEMON, "Hello", answered=_nothing)

    def call(
        self,
        place: Place,
        method: str,
        signature: str = "",
        arguments: Body = (),
        *,
        answered: Answered,
        failed: Failed | None = None,
        starts: bool = False,
    ) -> None:
        """Ask without waiting; one of the two is called later. starts: also a service that does not run yet.

        failed takes the name of the error, such as `org.freedesktop.DBus.Error.NameHasNoOwner`.
        """
        address = DBusAddress(place.path, place.name, place.interface)
        message = new_method_call(address, method, signature or None, arguments)
        if not starts:
            message.header.flags |= MessageFlag.no_auto_start
        serial = next(self._serials)
        self._waiting[serial] = (answered, failed or _nothing_failed)
        self._stream.send(message.serialise(serial=serial))

    def listen(
        self,
        place: Place,
        member: str,
        heard: Answered,
        *,
        path: bool = True,
        first: str | None = None,
        within: str | None = None,
    ) -> None:
        """Hear a signal from now on. A place without a name: from anybody. path: only of this object.

        first: only with this as its first argument. within: only with a name below this one as its first argument.
        """
        rule = MatchRule(
            type="signal",
            sender=place.name or None,
            interface=place.interface,
            member=member,
            path=place.path if path else None,
        )
        if first is not None:
            rule.add_arg_condition(0, first)
        if within is not None:
            rule.add_arg_condition(0, within, kind="namespace")
        # The daemon compares the sender, whose own name stands in the message in place of the one we know.
        where = place.path if path else None
        self._listeners.append(_Listener(place.interface, member, where, first, within, heard))
        self.call(DAEMON, "AddMatch", "s", (rule.serialise(),), answered=_nothing)

    def watch(self, name: str, changed: Callable[[bool], None]) -> None:
        """Tell from now on when somebody takes this name (True) or nobody has it any more (False)."""
        self.listen(DAEMON, "NameOwnerChanged", lambda body: changed(bool(body[2])), first=name)

    def settle(self, patience: float = PATIENCE) -> bool:
        """Work through what comes until nothing we asked is open, for at most `patience` seconds; whether all came."""
        return self._stream.work(lambda: not self._waiting, patience)

    def close(self) -> None:
        """Closing twice does nothing."""
        self._stream.close()
        self._waiting.clear()
        self._listeners.clear()

    def _take(self, data: bytes) -> None:
        self._parser.add_data(data)
        while self._stream.open and (message := self._parser.get_next_message()) is not None:
            self._dispatch(message)

    def _dispatch(self, message: Message) -> None:
        fields = message.header.fields
        match message.header.message_type:
            case MessageType.method_return:
                answered, _ = self._waiting.pop(fields.get(HeaderFields.reply_serial), (_nothing, _nothing_failed))
                answered(message.body)
            case MessageType.error:
                _, failed = self._waiting.pop(fields.get(HeaderFields.reply_serial), (_nothing, _nothing_failed))
                failed(fields.get(HeaderFields.error_name, "an error without a name"))
            case MessageType.signal:
                for listener in [one for one in self._listeners if one.wants(fields, message.body)]:
                    listener.heard(message.body)
            case _:  # nobody has anything to call here
                pass

    def _broken(self, why: str) -> None:
        self.close()
        self._lost(f"the {self.which} bus is lost: {why}")


def value(variant: object) -> object:
    """What stands in a variant; anything else as it is."""
    return variant[1] if isinstance(variant, tuple) and len(variant) == 2 else variant  # noqa: PLR2004


def _connect(which: Which, places: list[str]) -> socket.socket:
    why = "no address of it is known"
    for place in places:
        try:
            found: socket.socket = prep_socket(place, timeout=CONNECTING)
        except (OSError, AuthenticationError) as error:
            why = str(error) or type(error).__name__
        else:
            return found
    raise UnansweredError(f"the {which} bus cannot be reached: {why}", MISSING[which])


def _nothing(_body: Body) -> None:
    """For answers that say no more than that they came."""


def _nothing_failed(_error: str) -> None:
    """For questions of which a failure is told by what does not come."""
