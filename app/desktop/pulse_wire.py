"""The wire format of PulseAudio's native protocol: packets and the values in them. Pure, and knows few commands.

Numbers are big-endian; every value is preceded by one byte that says what it is. PipeWire speaks it too.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum

VERSION = 19
"""Of the protocol, the one we speak: the first whose streams say whether they are corked (PulseAudio 0.9.22)."""

_HEAD = struct.Struct(">IIQI")
"""Length of what follows, the channel (CONTROL for commands), an offset and flags, both for sound alone."""
_CONTROL = 0xFFFF_FFFF
_LONGEST = 16 << 20
"""Bytes; the servers cut their packets off at 16 MiB."""
NOBODY = 0xFFFF_FFFF
"""The number of what is not there."""

Given = int | str | bytes | dict[str, str] | None
"""What we send: numbers, texts, raw bytes, properties, the text that is none."""
Value = int | str | bytes | bool | dict[str, str] | None


class Command(IntEnum):
    """The few we ask, and what comes."""

    ERROR = 0
    REPLY = 2
    AUTH = 8
    SET_CLIENT_NAME = 9
    GET_SOURCE_INFO = 23
    GET_SINK_INPUT_INFO_LIST = 30
    GET_SOURCE_OUTPUT_INFO_LIST = 32
    SUBSCRIBE = 35
    SUBSCRIBE_EVENT = 66


class PulseError(Exception):
    """What came is not of this protocol."""


@dataclass(frozen=True, slots=True)
class Packet:
    """A command, the tag that a reply has of its question, and what goes with it."""

    command: int
    tag: int
    values: tuple[Value, ...]


def packed(command: Command, tag: int, *values: Given) -> bytes:
    """One packet to the server."""
    body = b"".join(_put(value) for value in (int(command), tag, *values))
    return _HEAD.pack(len(body), _CONTROL, 0, 0) + body


def unpacked(data: bytes) -> tuple[list[Packet], bytes]:
    """The packets that came whole, and the rest. Raises PulseError where no packet can begin so."""
    packets: list[Packet] = []
    at = 0
    while len(data) - at >= _HEAD.size:
        length, channel, _, _ = _HEAD.unpack_from(data, at)
        if length > _LONGEST:
            raise PulseError(f"a packet of {length} bytes")
        end = at + _HEAD.size + length
        if len(data) < end:
            break
        if channel == _CONTROL:
            packets.append(_packet(values(data[at + _HEAD.size : end])))
        at = end
    return packets, data[at:]


def values(body: bytes) -> tuple[Value, ...]:
    """Every value in a packet. Raises PulseError where it ends within one, or one is of a kind we do not know."""
    found: list[Value] = []
    at = 0
    try:
        while at < len(body):
            value, at = _take(body, at)
            found.append(value)
    except (struct.error, IndexError, ValueError) as error:
        raise PulseError(f"a packet that cannot be read ({error})") from error
    return tuple(found)


def _packet(found: tuple[Value, ...]) -> Packet:
    match found:
        case (int() as command, int() as tag, *rest):
            return Packet(command, tag, tuple(rest))
        case _:
            raise PulseError("a packet without a command")


def _put(value: Given) -> bytes:
    match value:
        case None:
            return b"N"
        case int():
            return b"L" + struct.pack(">I", value)
        case str():
            return b"t" + value.encode() + b"\0"
        case bytes():
            return b"x" + struct.pack(">I", len(value)) + value
        case dict():
            return b"P" + b"".join(_put(key) + _property(text) for key, text in value.items()) + b"N"


def _property(text: str) -> bytes:
    data = text.encode() + b"\0"
    return b"L" + struct.pack(">I", len(data)) + _put(data)


_FIXED = {b"L": ">I", b"B": ">B", b"R": ">Q", b"r": ">q", b"U": ">Q", b"T": ">Q", b"V": ">I"}


def _take(body: bytes, at: int) -> tuple[Value, int]:
    """The value that begins at `at`, and where the next one does."""
    kind, at = body[at : at + 1], at + 1
    if (form := _FIXED.get(kind)) is not None:
        return int(struct.unpack_from(form, body, at)[0]), at + struct.calcsize(form)
    match kind:
        case b"t":
            end = body.index(b"\0", at)
            return body[at:end].decode("utf-8", "replace"), end + 1
        case b"N":
            return None, at
        case b"1" | b"0":
            return kind == b"1", at
        case b"x":
            (length,) = struct.unpack_from(">I", body, at)
            return _cut(body, at + 4, length)
        case b"a":  # format, channels, rate
            return _cut(body, at, 6)
        case b"m":  # as many bytes as channels
            return _cut(body, at + 1, body[at])
        case b"v":  # as many volumes as channels
            return _cut(body, at + 1, 4 * body[at])
        case b"P":
            return _properties(body, at)
        case _:
            raise ValueError(f"a value of kind {kind!r}")


def _cut(body: bytes, at: int, length: int) -> tuple[bytes, int]:
    if at + length > len(body):
        raise ValueError("a value ends before it should")
    return body[at : at + length], at + length


def _properties(body: bytes, at: int) -> tuple[dict[str, str], int]:
    found: dict[str, str] = {}
    while True:
        key, at = _take(body, at)
        if key is None:
            return found, at
        _, at = _take(body, at)
        data, at = _take(body, at)
        match key, data:
            case str(), bytes():
                found[key] = data.removesuffix(b"\0").decode("utf-8", "replace")
            case _:
                raise ValueError("a list of properties without keys")
