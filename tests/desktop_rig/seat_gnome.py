"""Mouse and keyboard on GNOME by its remote desktop:  python -m tests.desktop_rig.seat_gnome SOCKET, or shot FILE."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.desktop_rig.seat import serve

REMOTE = "org.gnome.Mutter.RemoteDesktop"
BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
SHELL = DBusAddress("/org/gnome/Shell/Screenshot", "org.gnome.Shell", "org.gnome.Shell.Screenshot")
FAR = 100_000.0
"""Pixels by which the pointer is moved to be sure that it is in the corner."""


def call(
    bus: DBusConnection, place: DBusAddress, method: str, signature: str = "", *arguments: object
) -> tuple[object, ...]:
    reply = bus.send_and_get_reply(new_method_call(place, method, signature or None, arguments), timeout=15)
    if reply.header.message_type.name == "error":
        raise RuntimeError(f"{method}: {reply.body}")
    return tuple(reply.body)


class RemoteDevices:
    """Both devices in one session, which the shell may end: then in the next."""

    def __init__(self) -> None:
        self._bus = open_dbus_connection("SESSION")
        self._session: DBusAddress | None = None
        self._do("NotifyPointerMotionRelative", "dd", 1.0, 1.0)  # the seat gets its pointer and its keyboard now
        for down in (True, False):
            self.key(42, down=down)

    def move(self, x: int, y: int) -> None:
        for left, up in ((-FAR, -FAR), (-1.0, 0.0), (-FAR, 0.0)):  # to the edge of its monitor, then of the one beside
            self._do("NotifyPointerMotionRelative", "dd", left, up)
        time.sleep(0.03)
        self._do("NotifyPointerMotionRelative", "dd", float(x), float(y))

    def button(self, code: int, *, down: bool) -> None:
        self._do("NotifyPointerButton", "ib", code, down)

    def scroll(self, steps: int) -> None:
        self._do("NotifyPointerAxisDiscrete", "ui", 0, steps)

    def key(self, code: int, *, down: bool) -> None:
        self._do("NotifyKeyboardKeycode", "ub", code, down)

    def _do(self, method: str, signature: str, *arguments: object) -> None:
        if self._session is None:
            self._session = self._begin()
        try:
            call(self._bus, self._session, method, signature, *arguments)
        except RuntimeError:
            self._session = self._begin()
            call(self._bus, self._session, method, signature, *arguments)

    def _begin(self) -> DBusAddress:
        remote = DBusAddress(f"/{REMOTE.replace('.', '/')}", REMOTE, REMOTE)
        [path] = call(self._bus, remote, "CreateSession")
        session = DBusAddress(path, REMOTE, f"{REMOTE}.Session")
        call(self._bus, session, "Start")
        time.sleep(0.3)
        return session


def shot(path: Path) -> None:
    """A picture of the whole screen (PNG). The shell lets whoever has this name take one."""
    bus = open_dbus_connection("SESSION")
    call(bus, BUS, "RequestName", "su", "org.gnome.Screenshot", 0)
    call(bus, SHELL, "Screenshot", "bbs", True, False, str(path.absolute()))


if __name__ == "__main__":
    if sys.argv[1] == "shot":
        shot(Path(sys.argv[2]))
    else:
        serve(Path(sys.argv[1]), RemoteDevices())
