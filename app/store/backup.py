"""Copies of the history: made with SQLite's own backup, looked through, and only then given their name.

Works beside a running app. Never touches the history itself, nor a backup it did not make.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from app.ports import HistoryRefusedError
from app.store.refusals import refusal

KEPT: Final = 7
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_STAMP_PATTERN: Final = "[0-9]" * 8 + "T" + "[0-9]" * 6 + "Z"


def backup(path: Path, folder: Path, now_utc: int) -> Path:
    """Copy the history at `path` into `folder`, named by `now_utc` (epoch seconds); keeps the seven newest.

    Returns the copy, a file of its own that was opened again and found whole. Raises HistoryRefusedError; then the
    earlier backups are all still there.
    """
    stamp = datetime.fromtimestamp(now_utc, UTC).strftime(_STAMP)
    made = copy_to(path, folder / f"{path.stem}-{stamp}{path.suffix}")
    others = sorted(each for each in folder.glob(f"{path.stem}-{_STAMP_PATTERN}{path.suffix}") if each != made)
    for old in others[: -(KEPT - 1)]:
        old.unlink(missing_ok=True)
    return made


def copy_to(path: Path, target: Path) -> Path:
    """A verified copy of the history at `path` as `target`, which appears whole or not at all."""
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        _copy(path, part)
        _verify(path, part)
        part.replace(target)
        _sync_folder(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise refusal(path, f"could not be backed up to {target.parent}", error) from error
    finally:
        if target.parent.is_dir():
            part.unlink(missing_ok=True)
    return target


def _copy(path: Path, part: Path) -> None:
    with (
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(part)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, with no log beside it


def _verify(path: Path, part: Path) -> None:
    with closing(sqlite3.connect(f"{part.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise HistoryRefusedError(
            f"The history {path} could not be backed up: its copy is damaged ({str(found).splitlines()[0]}). "
            "The earlier backups were kept."
        )
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """So that the new name outlives a power cut; Windows has no such thing to sync."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
