"""Epoch seconds <-> what stands in the file: UTC in SQLite's own form, which sorts as text and any tool understands."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import Final

_FORM: Final = "%Y-%m-%d %H:%M:%S"


def utc_text(at: int) -> str:
    """Epoch seconds as `2026-03-02 08:00:00`, UTC."""
    return datetime.fromtimestamp(at, UTC).strftime(_FORM)


def epoch(text: str) -> int:
    """What `utc_text` wrote, as epoch seconds."""
    return int(datetime.strptime(text, _FORM).replace(tzinfo=UTC).timestamp())


def offset_minutes(at: int, zone: tzinfo) -> int:
    """Local time less UTC at that moment, in whole minutes."""
    offset = datetime.fromtimestamp(at, zone).utcoffset()
    return 0 if offset is None else int(offset.total_seconds() // 60)


def local_text(text: str, zone: tzinfo) -> str:
    """What `utc_text` wrote, as people read it: `2026-03-02 09:00`, local time."""
    return datetime.fromtimestamp(epoch(text), zone).strftime("%Y-%m-%d %H:%M")
