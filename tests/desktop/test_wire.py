from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desktop.wire import Message, Reader, WireError, fixed, packed, unpacked

UINT = st.integers(0, 2**32 - 1)
ARGUMENTS = st.lists(UINT | st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=9), max_size=5)


def test_a_message_is_as_the_protocol_has_it() -> None:
    # wl_registry.bind(name 7, "wl_seat" version 5, object 4), word by word
    assert packed(2, 0, 7, "wl_seat", 5, 4) == struct.pack("=IIII8sII", 2, 32 << 16, 7, 8, b"wl_seat\0", 5, 4)


def test_texts_and_arrays_are_padded_to_whole_words() -> None:
    assert packed(1, 3, "abcd")[8:] == struct.pack("=I8s", 5, b"abcd\0\0\0\0")
    assert packed(1, 3, b"abcde")[8:] == struct.pack("=I8s", 5, b"abcde\0\0\0")


@given(UINT, st.integers(0, 65535), ARGUMENTS)
def test_what_is_packed_is_read_again(target: int, number: int, arguments: list[int | str]) -> None:
    [message], rest = unpacked(packed(target, number, *arguments))
    read = Reader(message.body)
    assert [read.text() if isinstance(each, str) else read.uint() for each in arguments] == arguments
    assert (message.target, message.number, rest) == (target, number, b"")


@given(st.lists(ARGUMENTS, min_size=1, max_size=4), st.data())
def test_however_the_bytes_are_cut_the_messages_are_the_same(
    all_of: list[list[int | str]], data: st.DataObject
) -> None:
    whole = b"".join(packed(9, at, *arguments) for at, arguments in enumerate(all_of))
    cut = data.draw(st.integers(0, len(whole)))
    first, rest = unpacked(whole[:cut])
    second, nothing = unpacked(rest + whole[cut:])
    assert (first + second, nothing) == unpacked(whole)


@given(st.binary(max_size=40))
def test_garbage_is_refused_or_waited_on_and_never_a_crash(garbage: bytes) -> None:
    try:
        messages, rest = unpacked(garbage)
    except WireError:
        return
    assert sum(8 + len(message.body) for message in messages) + len(rest) == len(garbage)


def test_numbers_below_zero_and_with_a_point_come_back() -> None:
    [message], _ = unpacked(packed(1, 0, -5, fixed(-1.5), fixed(2.25)))
    read = Reader(message.body)
    assert (read.sint(), read.fixed(), read.fixed()) == (-5, -1.5, 2.25)


def test_a_message_shorter_than_its_head_is_refused() -> None:
    with pytest.raises(WireError, match="a message of 4 bytes"):
        unpacked(struct.pack("=IHH", 1, 0, 4))


@pytest.mark.parametrize("body", [b"", b"\1\0\0", struct.pack("=I", 9) + b"short"])
def test_arguments_that_are_cut_off_are_named(body: bytes) -> None:
    with pytest.raises(WireError, match="ends before its arguments do"):
        Reader(body).text()


def test_a_text_that_is_no_utf_8_is_read_all_the_same() -> None:
    assert Reader(packed(1, 0, b"caf\xe9\0")[8:]).text() == "caf�"


def test_a_message_is_a_value() -> None:
    assert unpacked(packed(3, 1, 2))[0] == [Message(3, 1, struct.pack("=I", 2))]
