from __future__ import annotations

import struct

import pytest

from app.desktop.parse import counters


def reply(*named: tuple[int, str]) -> bytes:
    """A reply to ListSystemCounters as an X server lays it out."""
    body = b""
    for number, name in named:
        one = struct.pack("=IiIH", number, 0, 4, len(name)) + name.encode()
        body += one + b"\0" * (-len(one) % 4)
    return struct.pack("=BxHIi20x", 1, 7, len(body) // 4, len(named)) + body


def test_each_counter_has_its_number() -> None:
    told = reply((1302, "DEVICEIDLETIME 7"), (62, "IDLETIME"), (61, "SERVERTIME"))
    assert counters(told) == {"DEVICEIDLETIME 7": 1302, "IDLETIME": 62, "SERVERTIME": 61}


@pytest.mark.parametrize("name", ["A", "AB", "ABC", "ABCD", "ABCDE"])
def test_names_of_any_length_leave_the_next_one_in_its_place(name: str) -> None:
    assert counters(reply((1, name), (2, "IDLETIME"))) == {name: 1, "IDLETIME": 2}


def test_a_server_without_counters_has_none() -> None:
    assert counters(reply()) == {}


@pytest.mark.parametrize("kept", [10, 31, 40, 50])
def test_a_reply_that_is_cut_off_is_named_as_such(kept: int) -> None:
    with pytest.raises(ValueError, match="cut off"):
        counters(reply((62, "IDLETIME"))[:kept])
