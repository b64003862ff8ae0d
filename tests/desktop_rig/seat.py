"""A mouse and a keyboard for a desktop that has none: a program holds them, and does what others ask of it.

What stands for the hardware is `seat_sway` or `seat_gnome`; here are the words and the way they come.
"""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from tests.desktop_rig.keys import BUTTONS, chord

STROKE = 0.02
PRESS = 0.05
"""Seconds a key and a button stay down."""


class Devices(Protocol):
    def move(self, x: int, y: int) -> None: ...

    def button(self, code: int, *, down: bool) -> None: ...

    def scroll(self, steps: int) -> None: ...

    def key(self, code: int, *, down: bool) -> None: ...


def ask(path: Path, sentences: Sequence[Sequence[str]], limit: float = 20.0) -> None:
    """Have this done and wait for it. Raises RuntimeError with what went wrong."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(limit)
        line.connect(str(path))
        line.sendall(json.dumps(sentences).encode())
        line.shutdown(socket.SHUT_WR)
        answer = _all(line).decode()
    if answer != "done":
        raise RuntimeError(f"the seat: {answer}")


def serve(path: Path, devices: Devices) -> None:
    """Hold the devices until the process is ended."""
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(path))
        door.listen()
        while True:
            line, _ = door.accept()
            with line:
                try:
                    for sentence in json.loads(_all(line)):
                        perform(sentence, devices)
                except (ValueError, OSError, RuntimeError) as error:
                    line.sendall(str(error).encode())
                else:
                    line.sendall(b"done")


def perform(sentence: Sequence[str], devices: Devices) -> None:
    """One sentence as `Desk.input` takes it. Raises ValueError."""
    match list(sentence):
        case ["move", x, y]:
            devices.move(int(x), int(y))
        case ["click"]:
            perform(["click", "left"], devices)
        case ["click", button] if button in BUTTONS:
            for down in (True, False):
                devices.button(BUTTONS[button], down=down)
                time.sleep(PRESS)
        case ["scroll", steps]:
            devices.scroll(int(steps))
        case ["key", *names] if names:
            for name in names:
                _press(name, devices)
        case ["type", *texts]:
            for letter in " ".join(texts):
                _press(letter, devices)
        case ["sleep", seconds]:
            time.sleep(float(seconds))
        case _:
            raise ValueError(f"no such input: {' '.join(sentence)}")


def _press(name: str, devices: Devices) -> None:
    codes = chord(name)
    for code in codes:
        devices.key(code, down=True)
    time.sleep(STROKE)
    for code in reversed(codes):
        devices.key(code, down=False)
    time.sleep(STROKE)


def _all(line: socket.socket) -> bytes:
    return b"".join(iter(lambda: line.recv(65536), b""))
