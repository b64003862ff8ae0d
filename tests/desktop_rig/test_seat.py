from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.desktop_rig import seat


@dataclass
class Noted:
    """Devices that note what they are to do."""

    done: list[tuple[object, ...]] = field(default_factory=list)

    def move(self, x: int, y: int) -> None:
        self.done.append(("move", x, y))

    def button(self, code: int, *, down: bool) -> None:
        self.done.append(("button", code, down))

    def scroll(self, steps: int) -> None:
        self.done.append(("scroll", steps))

    def key(self, code: int, *, down: bool) -> None:
        self.done.append(("key", code, down))


@pytest.mark.parametrize(
    ("sentence", "done"),
    [
        ("move 10 20", [("move", 10, 20)]),
        ("click", [("button", 0x110, True), ("button", 0x110, False)]),
        ("click right", [("button", 0x111, True), ("button", 0x111, False)]),
        ("scroll -2", [("scroll", -2)]),
        ("key ctrl+c", [("key", 29, True), ("key", 46, True), ("key", 46, False), ("key", 29, False)]),
        ("type A", [("key", 42, True), ("key", 30, True), ("key", 30, False), ("key", 42, False)]),
        ("sleep 0", []),
    ],
)
def test_each_sentence_becomes_what_hands_do(sentence: str, done: list[tuple[object, ...]]) -> None:
    devices = Noted()
    seat.perform(sentence.split(), devices)
    assert devices.done == done


def test_what_is_asked_from_outside_is_done_in_its_order_and_what_fails_is_said(tmp_path: Path) -> None:
    devices, door = Noted(), tmp_path / "seat"
    threading.Thread(target=seat.serve, args=(door, devices), daemon=True).start()
    while not door.exists():
        time.sleep(0.01)
    seat.ask(door, [["move", "1", "2"], ["scroll", "3"]])
    with pytest.raises(RuntimeError, match="no such input: jump 3"):
        seat.ask(door, [["jump", "3"]])
    assert devices.done == [("move", 1, 2), ("scroll", 3)]
