"""A virtual mouse and keyboard on a wlroots compositor:  python -m tests.desktop_rig.seat_sway SOCKET WIDTH HEIGHT."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path

from app.desktop.wire import Reader, fixed, packed, unpacked
from tests.desktop_rig.keys import MASKS
from tests.desktop_rig.seat import serve

DISPLAY, REGISTRY = 1, 2
POINTERS, KEYBOARDS = "zwlr_virtual_pointer_manager_v1", "zwp_virtual_keyboard_manager_v1"
KEYMAP = b"""xkb_keymap { xkb_keycodes { include "evdev+aliases(qwerty)" }; xkb_types { include "complete" };
xkb_compat { include "complete" }; xkb_symbols { include "pc+us+inet(evdev)" }; };\0"""
WHEEL = 15
"""What compositors take one notch of a wheel for."""


class WaylandDevices:
    """Both devices on a connection of its own; every act waits until the compositor has taken it."""

    def __init__(self, path: str, size: tuple[int, int]) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(path)
        self._size = size
        self._inbox = b""
        self._last = REGISTRY
        self._globals: dict[str, int] = {}
        self._held = 0
        self._send(DISPLAY, 1, REGISTRY)
        self._sync()
        seat, pointers, keyboards = (self._bind(name) for name in ("wl_seat", POINTERS, KEYBOARDS))
        self._pointer, self._keyboard = self._new(), self._new()
        self._send(pointers, 0, seat, self._pointer)
        self._send(keyboards, 0, seat, self._keyboard)
        self._map_keys()
        self._sync()

    def move(self, x: int, y: int) -> None:
        for before in (1, 0):  # a move to where it stands already is none
            self._send(self._pointer, 1, _now(), max(x - before, 0), y, *self._size)
            self._frame()

    def button(self, code: int, *, down: bool) -> None:
        self._send(self._pointer, 2, _now(), code, down)
        self._frame()

    def scroll(self, steps: int) -> None:
        self._send(self._pointer, 7, _now(), 0, fixed(WHEEL * steps), steps)
        self._frame()

    def key(self, code: int, *, down: bool) -> None:
        self._send(self._keyboard, 1, _now(), code, down)
        if code in MASKS:
            self._held = self._held | MASKS[code] if down else self._held & ~MASKS[code]
            self._send(self._keyboard, 2, self._held, 0, 0, 0)
        self._sync()

    def _frame(self) -> None:
        self._send(self._pointer, 4)
        self._sync()

    def _map_keys(self) -> None:
        file = os.memfd_create("keymap")
        os.write(file, KEYMAP)
        socket.send_fds(self._socket, [packed(self._keyboard, 0, 1, len(KEYMAP))], [file])
        os.close(file)

    def _new(self) -> int:
        self._last += 1
        return self._last

    def _bind(self, interface: str) -> int:
        number = self._new()
        self._send(REGISTRY, 0, self._globals[interface], interface, 1, number)
        return number

    def _send(self, target: int, request: int, *arguments: int | str) -> None:
        self._socket.sendall(packed(target, request, *arguments))

    def _sync(self) -> None:
        number = self._new()
        self._send(DISPLAY, 0, number)
        while True:
            data = self._socket.recv(65536)
            if not data:
                sys.exit("the compositor went away")
            messages, self._inbox = unpacked(self._inbox + data)
            for message in messages:
                arguments = Reader(message.body)
                if (message.target, message.number) == (DISPLAY, 0):
                    sys.exit(f"the compositor refused: object {arguments.uint()}, code {arguments.uint()}")
                if (message.target, message.number) == (REGISTRY, 0):
                    name = arguments.uint()
                    self._globals[arguments.text()] = name
            if any(message.target == number for message in messages):
                return


def _now() -> int:
    return int(time.monotonic() * 1000)


if __name__ == "__main__":
    serve(Path(sys.argv[1]), WaylandDevices(os.environ["WAYLAND_DISPLAY"], (int(sys.argv[2]), int(sys.argv[3]))))
