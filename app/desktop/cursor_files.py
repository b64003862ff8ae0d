"""The pointer's pictures in the desktop's cursor theme, read from its files (Xcursor): for compositors without names.

Only the first picture of a moving one. Draws nothing.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SHARED = "~/.local/share/icons:~/.icons:/usr/share/icons:/usr/share/pixmaps"
"""Where themes are, unless XCURSOR_PATH says otherwise."""
FALLBACK, USUAL_SIZE = "default", 24
LARGEST = 512
"""Pixels beyond which no picture of a pointer is believed."""
PICTURE = 0xFFFD0002
_HEAD, _ENTRY, _IMAGE = struct.Struct("<4s3I"), struct.Struct("<3I"), struct.Struct("<9I")


@dataclass(frozen=True, slots=True)
class CursorPicture:
    """size, and the point of it that points, in pixels. pixels: rows of words of premultiplied ARGB."""

    size: tuple[int, int]
    spot: tuple[int, int]
    pixels: bytes


def cursor(names: tuple[str, ...], environ: Mapping[str, str]) -> CursorPicture | None:
    """The first of these names that the theme has, in the size that is set; None where it has none."""
    told = environ.get("XCURSOR_SIZE", "")
    size = int(told) if told.isdecimal() and 0 < int(told) <= LARGEST else USUAL_SIZE
    folders = [Path(each).expanduser() for each in (environ.get("XCURSOR_PATH") or SHARED).split(":") if each]
    themes = list(_themes(environ.get("XCURSOR_THEME") or FALLBACK, folders))
    for theme in themes:
        for name in names:
            try:
                found = read(Path(theme, "cursors", name).read_bytes(), size)
            except (OSError, ValueError, struct.error):  # not there, or none: the next may be
                continue
            if found is not None:
                return found
    return None


def read(data: bytes, size: int) -> CursorPicture | None:
    """The picture nearest to this size in a file. Raises ValueError or struct.error where it is no such file."""
    magic, head, _, count = _HEAD.unpack_from(data)
    if magic != b"Xcur":
        raise ValueError("this is no cursor file")
    entries = [_ENTRY.unpack_from(data, head + at * _ENTRY.size) for at in range(min(count, LARGEST))]
    pictures = [(abs(nominal - size), place) for kind, nominal, place in entries if kind == PICTURE]
    if not pictures:
        return None
    place = min(pictures)[1]
    head, *_, width, height, x, y, _delay = _IMAGE.unpack_from(data, place)
    pixels = data[place + head : place + head + 4 * width * height]
    if not 0 < width <= LARGEST or not 0 < height <= LARGEST or len(pixels) < 4 * width * height:
        raise ValueError(f"a pointer of {width} x {height} pixels")
    return CursorPicture((width, height), (x, y), pixels)


def _themes(first: str, folders: list[Path]) -> Iterator[Path]:
    """The theme's folders, then those of the themes it takes the rest from, each once."""
    waiting, done = [first, FALLBACK], set[str]()
    while waiting:
        name = waiting.pop(0)
        if name in done:
            continue
        done.add(name)
        for folder in (folder / name for folder in folders):
            yield folder
            waiting[:0] = _inherited(folder / "index.theme")


def _inherited(index: Path) -> list[str]:
    try:
        lines = index.read_text("utf-8", "replace").splitlines()
    except OSError:  # most of the folders have no such theme
        return []
    told = next((line.partition("=")[2] for line in lines if line.replace(" ", "").startswith("Inherits=")), "")
    return [each.strip() for each in told.replace(";", ",").split(",") if each.strip()]
