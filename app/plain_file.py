"""Files that a person may have put there, opened and read as TOML: whatever it is, nobody waits for it for ever.

Knows nothing of what they mean.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path
from typing import Any, BinaryIO, Final

_DEEPEST: Final = 100
"""Dots in a key. Nothing here has more than two, and Python takes a gigabyte to read some thousand."""


def open_plain(path: Path) -> BinaryIO:
    """The file, to be read. Raises OSError, for what is no file too."""
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    mode = os.fstat(number).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(number, "rb")
    os.close(number)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    raise OSError(errno.EINVAL, "it is no file", str(path))


class NoTomlError(ValueError):
    """It is no TOML that can be read; the message is the reason, a clause."""


def toml_of(text: str) -> dict[str, Any]:
    """What a text says. Raises NoTomlError, also for what would take Python gigabytes to read."""
    import tomllib  # noqa: PLC0415 - who only opens a file does without

    for number, line in enumerate(text.splitlines(), start=1):
        if line.count(".") > _DEEPEST and _is_deep(line):
            raise NoTomlError(f"a key has too many parts (line {number})")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NoTomlError(str(error)) from error
    except RecursionError as error:
        raise NoTomlError("it is nested too deeply") from error


def _is_deep(line: str) -> bool:
    """Whether a key in it has more parts than any of ours; a text or a comment may have dots."""
    bare = re.sub(r""""[^"]*"|'[^']*'""", "", line).partition("#")[0]
    return any(part.count(".") > _DEEPEST for part in re.split(r"[,=\[\]{}]", "".join(bare.split())))
