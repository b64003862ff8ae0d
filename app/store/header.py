"""What the first bytes of a file tell before SQLite may touch it: ours, another's, empty, damaged, or newer than us."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.plain_file import open_plain
from app.ports import HistoryRefusedError
from app.store.refusals import DamagedError

SCHEMA: Final = 2
"""Stands in the file's header as `user_version`; each migration adds one."""

APPLICATION: Final = 0x53757050
"""Stands in the file's header as `application_id`: the letters "SupP"."""

_MAGIC: Final = b"SQLite format 3\0"
_HEADER_BYTES: Final = 100


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes of a file of SQLite say (sqlite.org/fileformat.html)."""

    schema: int
    application: int


def read_header(path: Path, schema: int = SCHEMA) -> Header | None:
    """The header of an existing history; None for an empty file. Refuses what is not ours or newer than `schema`.

    Migrations commit without WAL, so these bytes are never behind what the file holds. Raises DamagedError for what is
    no database, HistoryRefusedError for what must be left untouched, OSError.
    """
    with open_plain(path) as file:
        head = file.read(_HEADER_BYTES)
    if not head:
        return None
    if len(head) < _HEADER_BYTES or not head.startswith(_MAGIC):
        raise DamagedError(f"The history {path} could not be opened: it is damaged, or no history of Supple.")
    header = Header(int.from_bytes(head[60:64], "big"), int.from_bytes(head[68:72], "big"))
    if header.application != APPLICATION:
        raise HistoryRefusedError(
            f"{path} could not be opened: it is a database of another program. Move it away; Supple begins its own."
        )
    refuse_newer(path, header.schema, schema)
    return header


def refuse_newer(path: Path, found: int, schema: int = SCHEMA) -> None:
    """Refuse a format that this app does not know yet."""
    if found > schema:
        raise HistoryRefusedError(
            f"The history {path} was written by a newer Supple (its format is {found}, this one knows {schema}); "
            "it was left untouched. Install the newer Supple again."
        )
