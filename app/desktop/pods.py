"""PipeWire's native protocol as bytes: messages, and the values in them ("plain old data"). Pure, and knows no object.

Numbers are in the machine's own order; each value carries its size and kind and is padded to eight bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

_HEAD = struct.Struct("=IIII")
"""The object; the number of the method or event above the size of what follows; a sequence number; how many files."""
_POD = struct.Struct("=II")
_SIZE = 0xFF_FFFF
_STEP = 8


class Kind(IntEnum):
    NONE = 1
    BOOL = 2
    ID = 3
    INT = 4
    LONG = 5
    STRING = 8
    STRUCT = 14


Pod = int | str | bool | bytes | None | tuple["Pod", ...]
"""A value; bytes are the body of one of a kind we need not read."""


class PodError(Exception):
    """What came is not of this protocol."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an object said: `number` counts the events of its interface."""

    target: int
    number: int
    values: tuple[Pod, ...]


def packed(target: int, number: int, sequence: int, *values: Pod) -> bytes:
    """One message to an object of the server."""
    body = put(values)
    return _HEAD.pack(target, number << 24 | len(body), sequence, 0) + body


def unpacked(data: bytes) -> tuple[list[Said], bytes]:
    """The messages that came whole, and the rest. Raises PodError where one cannot be read."""
    said: list[Said] = []
    at = 0
    while len(data) - at >= _HEAD.size:
        target, word, _, _ = _HEAD.unpack_from(data, at)
        end = at + _HEAD.size + (word & _SIZE)
        if len(data) < end:
            break
        values, _ = take(data[:end], at + _HEAD.size)  # a footer may follow, which only its own kind of client needs
        if not isinstance(values, tuple):
            raise PodError("a message that is no struct")
        said.append(Said(target, word >> 24, values))
        at = end
    return said, data[at:]


def texts(values: Mapping[str, str]) -> tuple[Pod, ...]:
    """A dictionary as the protocol has it: how many pairs, and the pairs."""
    return (len(values), *(word for pair in values.items() for word in pair))


def pairs(value: Pod) -> dict[str, str]:
    """The dictionary in such a struct; empty where there is none."""
    words = value[1:] if isinstance(value, tuple) else ()
    return {str(key): str(text) for key, text in zip(words[::2], words[1::2], strict=False)}


def put(value: Pod) -> bytes:
    """One value. Raises PodError for raw bytes, which are only read."""
    match value:
        case None:
            return _put(Kind.NONE, b"")
        case bool():
            return _put(Kind.BOOL, struct.pack("=i", value))
        case int():
            return _put(Kind.INT, struct.pack("=i", value))
        case str():
            return _put(Kind.STRING, value.encode() + b"\0")
        case tuple():
            return _put(Kind.STRUCT, b"".join(put(one) for one in value))
        case bytes():
            raise PodError("raw bytes are only read")


def _put(kind: Kind, body: bytes) -> bytes:
    return _POD.pack(len(body), kind) + body + b"\0" * (-len(body) % _STEP)


def take(data: bytes, at: int) -> tuple[Pod, int]:
    """The value that begins at `at`, and where the next one does. Raises PodError."""
    if len(data) - at < _POD.size:
        raise PodError("a value that is cut off")
    size, kind = _POD.unpack_from(data, at)
    begin = at + _POD.size
    body, after = data[begin : begin + size], begin + size + -size % _STEP
    if len(body) < size:
        raise PodError("a value that is cut off")
    try:
        return _read(kind, body), after
    except (struct.error, UnicodeDecodeError) as error:
        raise PodError(f"a value that cannot be read ({error})") from error


def _read(kind: int, body: bytes) -> Pod:
    match kind:
        case Kind.NONE:
            return None
        case Kind.BOOL:
            return bool(struct.unpack_from("=i", body)[0])
        case Kind.INT | Kind.ID:
            return int(struct.unpack_from("=i" if kind == Kind.INT else "=I", body)[0])
        case Kind.LONG:
            return int(struct.unpack_from("=q", body)[0])
        case Kind.STRING:
            return body.rstrip(b"\0").decode("utf-8", "replace")
        case Kind.STRUCT:
            found: list[Pod] = []
            at = 0
            while at < len(body):
                value, at = take(body, at)
                found.append(value)
            return tuple(found)
        case _:
            return body
