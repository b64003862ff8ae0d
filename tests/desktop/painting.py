"""Somebody who would paint a surface, and keeps what it is told; and the arguments of a message as numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.desktop.wire import Message, Reader


@dataclass
class Painting:
    """told: everything, in its order. hand: what it says of the place that is pointed at."""

    told: list[object] = field(default_factory=list)
    gone_because: list[str] = field(default_factory=list)
    hand: bool = True

    def wanted(self) -> None:
        self.told.append("wanted")

    def seen(self) -> None:
        self.told.append("seen")

    def pointed(self, x: float, y: float) -> bool:
        self.told.append((x, y))
        return self.hand

    def left(self) -> None:
        self.told.append("left")

    def pressed(self, *, down: bool) -> None:
        self.told.append("down" if down else "up")

    def gone(self, why: str) -> None:
        self.gone_because.append(why)


def numbers(message: Message) -> list[int]:
    """Its words, one after the other."""
    reader = Reader(message.body)
    return [reader.uint() for _ in range(len(message.body) // 4)]
