"""Cursor themes made for the test: which file is taken, which picture of it, and what is none."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from app.desktop.cursor_files import PICTURE, cursor, read


def picture(size: int, colour: int, *, kind: int = PICTURE, says: int | None = None) -> bytes:
    """One picture, a square of one colour whose spot is at 1, 2."""
    side = size if says is None else says
    return struct.pack("<9I", 36, kind, size, 1, side, side, 1, 2, 50) + struct.pack("<I", colour) * size * size


def file(*pictures: bytes) -> bytes:
    """A file of these pictures."""
    place, table = 16 + 12 * len(pictures), b""
    for each in pictures:
        _, kind, size = struct.unpack_from("<3I", each)
        table += struct.pack("<3I", kind, size, place)
        place += len(each)
    return struct.pack("<4s3I", b"Xcur", 16, 0x10000, len(pictures)) + table + b"".join(pictures)


Put = Callable[..., None]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Put a pointer of one colour into a theme."""

    def _put(theme: str, name: str, colour: int, *, inherits: str = "") -> None:
        folder = tmp_path / theme / "cursors"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(file(picture(24, colour)))
        if inherits:
            (tmp_path / theme / "index.theme").write_text(f"[Icon Theme]\nName=x\nInherits = {inherits}\n")

    return _put


def colour(found: object) -> int | None:
    pixels = getattr(found, "pixels", b"")
    return struct.unpack_from("<I", pixels)[0] if pixels else None


def test_the_picture_nearest_to_the_size_is_taken() -> None:
    data = file(picture(24, 1), picture(32, 2), picture(48, 3))
    found = read(data, 30)
    assert found is not None
    assert (found.size, found.spot, colour(found)) == ((32, 32), (1, 2), 2)
    assert len(found.pixels) == 4 * 32 * 32


def test_a_theme_that_is_set_comes_before_the_default(put: Put, tmp_path: Path) -> None:
    put("default", "pointer", 1)
    put("mine", "pointer", 2)
    environ = {"XCURSOR_PATH": str(tmp_path)}
    assert colour(cursor(("pointer",), environ)) == 1
    assert colour(cursor(("pointer",), environ | {"XCURSOR_THEME": "mine"})) == 2


def test_what_a_theme_lacks_is_taken_from_those_it_names(put: Put, tmp_path: Path) -> None:
    put("mine", "other", 1, inherits="gone, parent")
    put("parent", "hand2", 2, inherits="mine")
    environ = {"XCURSOR_PATH": f"/nowhere:{tmp_path}", "XCURSOR_THEME": "mine"}
    assert colour(cursor(("pointer", "hand2"), environ)) == 2
    assert cursor(("nothing",), environ) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Xcur",
        b"nothing of the kind",
        file(picture(24, 1))[:-1],
        file(picture(24, 1, says=100_000)),
        file(picture(24, 1, says=0)),
        file(picture(24, 1, kind=7)),
    ],
    ids=["empty", "cut off", "another", "short", "huge", "of no size", "no picture"],
)
def test_what_is_no_pointer_is_passed_over(data: bytes, put: Put, tmp_path: Path) -> None:
    put("default", "second", 5)
    (tmp_path / "default" / "cursors" / "first").write_bytes(data)
    environ = {"XCURSOR_PATH": str(tmp_path), "XCURSOR_SIZE": "nonsense"}
    assert colour(cursor(("first", "second"), environ)) == 5
