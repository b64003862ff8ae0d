from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desktop.pulse_wire import Command, Given, Packet, PulseError, packed, unpacked, values

TEXT = st.text(st.characters(exclude_characters="\0", codec="utf-8"))
VALUES = st.one_of(st.integers(0, 2**32 - 1), TEXT, st.binary(), st.none(), st.dictionaries(TEXT, TEXT, max_size=3))


@given(st.lists(VALUES, max_size=5), st.integers(0, 80))
def test_what_is_packed_comes_out_again_however_it_is_cut(given_values: list[Given], cut: int) -> None:
    data = packed(Command.REPLY, 7, *given_values) + packed(Command.ERROR, 8)
    first, rest = unpacked(data[:cut])
    second, rest = unpacked(rest + data[cut:])
    assert first + second == [Packet(Command.REPLY, 7, tuple(given_values)), Packet(Command.ERROR, 8, ())]
    assert rest == b""


def test_every_kind_of_value_of_the_protocol_is_read() -> None:
    body = (
        b"L\0\0\0\7"  # a number
        b"B\5"  # a small one
        b"10"  # yes and no
        b"U\0\0\0\0\0\0\0\1"  # microseconds
        b"r\xff\xff\xff\xff\xff\xff\xff\xff"  # a signed one
        b"a\3\2\0\0\xac\x44"  # how sound is sampled
        b"m\2\1\2"  # channels
        b"v\1\0\0\1\0"  # volumes
        b"V\0\1\0\0"
        b"N"
    )
    assert values(body) == (
        *(7, 5, True, False, 1, -1),
        *(b"\x03\x02\x00\x00\xacD", b"\1\2", b"\0\0\1\0", 65536, None),
    )


@pytest.mark.parametrize(
    "body",
    [b"?", b"L\0\0", b"tabc", b"x\0\0\0\5ab", b"v\2\0\0", b"P", b"PL\0\0\0\1", b"Ptkey\0L\0\0\0\1N"],
)
def test_a_packet_that_cannot_be_read_says_so(body: bytes) -> None:
    with pytest.raises(PulseError):
        values(body)


def test_a_packet_without_a_command_says_so() -> None:
    with pytest.raises(PulseError, match="without a command"):
        unpacked(struct.pack(">IIQI", 1, 0xFFFFFFFF, 0, 0) + b"N")


def test_a_packet_longer_than_any_is_refused_before_it_has_come() -> None:
    with pytest.raises(PulseError, match="a packet of 4294967295 bytes"):
        unpacked(b"\xff" * 20)


def test_sound_between_the_commands_is_passed_over() -> None:
    sound = struct.pack(">IIQI", 4, 0, 0, 0) + b"\1\2\3\4"
    assert unpacked(sound + packed(Command.REPLY, 1)) == ([Packet(Command.REPLY, 1, ())], b"")


@given(st.binary(max_size=200))
def test_no_bytes_at_all_do_more_than_be_refused(data: bytes) -> None:
    try:
        _, rest = unpacked(data)
    except PulseError:
        return
    assert data.endswith(rest)
