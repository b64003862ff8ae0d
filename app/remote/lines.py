"""The language of the local socket: one JSON object a line, the protocol's version first, one answer to one request.

Bytes to values and back; no socket is opened here, and nothing is ever unpickled.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

PROTOCOL = 1
LONGEST = 64 * 1024
"""Bytes of a line, its end included. A longer one is refused unread."""


class MalformedError(Exception):
    """A line that is none of ours; the message says what is wrong with it."""


def to_line(content: Mapping[str, object]) -> bytes:
    """One line with the version in front and its end behind. What is no text (some names of files) becomes "?"."""
    line = json.dumps({"supple": PROTOCOL, **content}, ensure_ascii=False, allow_nan=False)
    return line.encode(errors="replace") + b"\n"


def from_line(line: bytes) -> dict[str, object]:
    """The content of one line, without the version. Raises MalformedError."""
    if len(line) > LONGEST:
        raise MalformedError(f"The line is longer than {LONGEST} bytes.")
    try:
        content = json.loads(line.decode())
    except (ValueError, RecursionError) as error:
        raise MalformedError("The line is no JSON.") from error
    if not isinstance(content, dict):
        raise MalformedError("The line is no JSON object.")
    version = content.pop("supple", None)
    if version is True or version != PROTOCOL:
        said = "no version" if version is None else f"version {version}"[:40]
        raise MalformedError(f"The line has {said} of the protocol, and this is version {PROTOCOL}. Restart Supple.")
    return content
