"""The wire format of Wayland: requests as bytes, bytes as events. Pure, and knows no interface.

Numbers are words of 32 bits in the machine's own order; texts and arrays carry their length and are padded to words.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

_HEAD = struct.Struct("=IHH")
"""The object, the number of the request or event, the length of the whole message in bytes."""

_WORD = struct.Struct("=I")
_FIXED = 256
"""Parts of one in a fixed-point number."""


class WireError(Exception):
    """What came is no Wayland message."""


@dataclass(frozen=True, slots=True)
class Message:
    """What an object said, or was told: `number` counts the events, or the requests, of its interface from 0."""

    target: int
    number: int
    body: bytes


def packed(target: int, number: int, *arguments: int | str | bytes) -> bytes:
    """One message: numbers (negative ones too), texts, arrays. A file goes beside the bytes and is none of these."""
    body = b"".join(_argument(each) for each in arguments)
    return _HEAD.pack(target, number, _HEAD.size + len(body)) + body


def unpacked(data: bytes) -> tuple[list[Message], bytes]:
    """The messages that came whole, and the rest. Raises WireError where no message can begin so."""
    messages: list[Message] = []
    at = 0
    while len(data) - at >= _HEAD.size:
        target, number, length = _HEAD.unpack_from(data, at)
        if length < _HEAD.size:
            raise WireError(f"a message of {length} bytes, which is less than its head")
        if len(data) - at < length:
            break
        messages.append(Message(target, number, data[at + _HEAD.size : at + length]))
        at += length
    return messages, data[at:]


def fixed(number: float) -> int:
    """A fixed-point number as it is sent: 24 bits before the point and 8 behind it."""
    return round(number * _FIXED)


class Reader:
    """Takes the arguments of a message one after the other; each step raises WireError at its end."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._at = 0

    def uint(self) -> int:
        return int(_WORD.unpack(self._take(_WORD.size))[0])

    def sint(self) -> int:
        number = self.uint()
        return number - (1 << 32) if number >> 31 else number

    def fixed(self) -> float:
        return self.sint() / _FIXED

    def array(self) -> bytes:
        length = self.uint()
        taken = self._take(length)
        self._take(-length % _WORD.size)
        return taken

    def text(self) -> str:
        return self.array().removesuffix(b"\0").decode("utf-8", "replace")

    def _take(self, length: int) -> bytes:
        taken = self._body[self._at : self._at + length]
        if len(taken) < length:
            raise WireError("a message ends before its arguments do")
        self._at += length
        return taken


def _argument(argument: int | str | bytes) -> bytes:
    if isinstance(argument, int):
        return _WORD.pack(argument & 0xFFFFFFFF)
    data = argument.encode() + b"\0" if isinstance(argument, str) else argument
    return _WORD.pack(len(data)) + data + b"\0" * (-len(data) % _WORD.size)
