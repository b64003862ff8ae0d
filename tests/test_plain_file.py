from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from app.plain_file import NoTomlError, open_plain, toml_of

posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")


def test_a_file_is_opened_through_a_link_too(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"\r\n\x1a\0")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with open_plain(tmp_path / "link") as file:
        assert file.read() == b"\r\n\x1a\0"


@posix
def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "endless").symlink_to("/dev/zero")
    for name in ("pipe", "endless"):
        with pytest.raises(OSError, match="it is no file"):
            open_plain(tmp_path / name)
    with pytest.raises(IsADirectoryError):
        open_plain(tmp_path)


@posix
def test_nothing_is_left_open_by_a_refusal(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    before = os.open(os.devnull, os.O_RDONLY)
    os.close(before)
    with pytest.raises(OSError, match="no file"):
        open_plain(tmp_path / "pipe")
    after = os.open(os.devnull, os.O_RDONLY)
    os.close(after)
    assert after == before


@pytest.mark.parametrize(
    "text",
    [
        ".".join(["a"] * 20_000) + " = 1",
        "[" + " . ".join(["a"] * 20_000) + "]",
        "a = { " + ".".join(["'b'"] * 20_000) + " = 1 }",
    ],
)
def test_a_key_of_very_many_parts_is_refused_unread(text: str) -> None:
    with pytest.raises(NoTomlError, match=r"too many parts \(line 2\)"):
        toml_of(f"# fine\n{text}\n")


def test_texts_numbers_and_comments_may_have_many_dots() -> None:
    dots, numbers = "a." * 500, ", ".join(["0.5"] * 500)
    assert toml_of(f"# {dots}\na = '{dots}'  # {dots}\nb = [{numbers}]\n") == {"a": dots, "b": [0.5] * 500}


def test_what_is_nested_beyond_reading_is_said() -> None:
    with pytest.raises(NoTomlError, match="nested too deeply"):
        toml_of("a = " + "[" * 20_000)
