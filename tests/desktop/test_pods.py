from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desktop.pods import Kind, Pod, PodError, Said, packed, pairs, put, take, texts, unpacked

TEXT = st.text(st.characters(exclude_characters="\0", codec="utf-8"))
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**31), 2**31 - 1), TEXT),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=8,
)


@given(st.lists(VALUES, max_size=4), st.integers(0, 120))
def test_what_is_packed_comes_out_again_however_it_is_cut(values: list[Pod], cut: int) -> None:
    data = packed(2, 5, 0, *values) + packed(0, 1, 1, 7)
    first, rest = unpacked(data[:cut])
    second, rest = unpacked(rest + data[cut:])
    assert first + second == [Said(2, 5, tuple(values)), Said(0, 1, (7,))]
    assert rest == b""


def test_the_other_numbers_of_the_protocol_are_read() -> None:
    assert take(struct.pack("=IIq", 8, Kind.LONG, -7), 0) == (-7, 16)
    assert take(struct.pack("=III4x", 4, Kind.ID, 2**32 - 1), 0) == (2**32 - 1, 16)


def test_a_value_of_a_kind_we_need_not_read_is_its_bytes() -> None:
    rectangle = struct.pack("=IIII", 8, 10, 640, 480)
    assert take(rectangle, 0) == (rectangle[8:], 16)
    with pytest.raises(PodError, match="only read"):
        put(b"abc")


def test_a_footer_behind_the_values_is_passed_over() -> None:
    body = put((7,)) + put((1, 2))
    message = struct.pack("=IIII", 0, 1 << 24 | len(body), 0, 0) + body
    assert unpacked(message) == ([Said(0, 1, (7,))], b"")


def test_a_dictionary_is_a_struct_of_pairs_with_their_number_before_them() -> None:
    assert texts({"node.name": "camera", "device.id": "7"}) == (2, "node.name", "camera", "device.id", "7")
    assert pairs(texts({"node.name": "camera"})) == {"node.name": "camera"}
    assert pairs((1, "a key without a text")) == {}
    assert pairs(None) == {}


@pytest.mark.parametrize(
    "body", [b"", b"\1", struct.pack("=II", 40, Kind.STRUCT), struct.pack("=II", 0, Kind.INT), put(7), put("text")]
)
def test_a_message_that_cannot_be_read_says_so(body: bytes) -> None:
    with pytest.raises(PodError):
        unpacked(struct.pack("=IIII", 0, len(body), 0, 0) + body)


@given(st.binary(max_size=200))
def test_no_bytes_at_all_do_more_than_be_refused(data: bytes) -> None:
    try:
        _, rest = unpacked(data)
    except PodError:
        return
    assert data.endswith(rest)
