from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.remote.lines import LONGEST, MalformedError, from_line, to_line

plain = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=50)
content = st.dictionaries(st.text(max_size=10).filter(lambda key: key != "supple"), plain, max_size=5)


@given(content)
def test_a_line_comes_back_as_it_was(said: dict[str, object]) -> None:
    assert from_line(to_line(said)) == said


@given(content)
def test_the_version_comes_first_and_the_line_ends_once(said: dict[str, object]) -> None:
    line = to_line(said)
    assert line.startswith(b'{"supple": 1')
    assert line.count(b"\n") == 1


@given(st.binary(max_size=200))
def test_garbage_is_malformed_and_nothing_worse(line: bytes) -> None:
    with pytest.raises(MalformedError):
        from_line(line)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"{}",
        b"[1]",
        b'{"do": "status"}',
        b'{"supple": 2}',
        b'{"supple": true}',
        b'{"supple": "1"}',
        b'{"supple": 1',
        b"[" * 60_000,
        b'{"supple": ' + b"1" * 10_000 + b"}",
        b'{"supple": 1, "a": "' + b"x" * LONGEST + b'"}',
        b"GET / HTTP/1.1",
    ],
)
def test_what_is_none_of_our_lines_is_refused_in_a_sentence(line: bytes) -> None:
    with pytest.raises(MalformedError) as refused:
        from_line(line)
    assert str(refused.value).endswith(".")
    assert len(str(refused.value)) < 200


def test_bytes_of_a_file_name_that_are_no_text_spoil_no_answer() -> None:
    assert from_line(to_line({"says": "bad\udcffname"})) == {"says": "bad?name"}
