"""Reads what systems answer in forms no library reads for us. Pure: bytes and values in, values out."""

from __future__ import annotations

import struct

_COUNT = struct.Struct("=8xI20x")
"""The head of a reply to ListSystemCounters, 32 bytes: how many counters follow it."""

_COUNTER = struct.Struct("=IiIH")
"""One counter: its number, its resolution (two halves), the length of its name. The name follows, then padding."""


def counters(reply: bytes) -> dict[str, int]:
    """The counters an X server keeps, by name, from the raw reply to ListSystemCounters (X Synchronization 3.1).

    Written here because xcffib pads the names wrongly and fails on them. Raises ValueError where the reply is cut off.
    """
    found: dict[str, int] = {}
    try:
        (count,) = _COUNT.unpack_from(reply)
        offset = _COUNT.size
        for _ in range(count):
            number, _high, _low, length = _COUNTER.unpack_from(reply, offset)
            begin = offset + _COUNTER.size
            name = reply[begin : begin + length]
            if len(name) < length:
                raise ValueError("the X server's list of counters is cut off in a name")
            found[name.decode("latin-1")] = number
            offset += (_COUNTER.size + length + 3) & ~3
    except struct.error as error:
        raise ValueError(f"the X server's list of counters is cut off: {error}") from error
    return found
