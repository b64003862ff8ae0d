"""Copies of the history: made with SQLite's own backup, looked through, and only then given their name.

Works beside a running app. Never touches the history itself, nor a backup it did not make.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from app.ports import HistoryRefusedError
from app.store import beside
from app.store.header import read_header
from app.store.refusals import DamagedError, refusal

KEPT: Final = 7
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_STAMP_PATTERN: Final = "[0-9]" * 8 + "T" + "[0-9]" * 6 + "Z"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was looked through and found whole. saved: when its last save was, UTC text; "" before any."""

    path: Path
    saved: str


def backup(path: Path, folder: Path, now_utc: int) -> Path:
    """Copy the history at `path` into `folder`, named by `now_utc` (epoch seconds); keeps the seven newest.

    Returns the copy, a file of its own that was opened again and found whole. Raises HistoryRefusedError; then the
    earlier backups are all still there.
    """
    made = copy_to(path, folder / f"{path.stem}-{stamp(now_utc)}{path.suffix}")
    others = sorted(each for each in _copies(path, folder) if each != made)
    try:
        for old in others[: -(KEPT - 1)]:
            old.unlink(missing_ok=True)
    except OSError as error:
        raise refusal(path, f"was backed up to {made}, but an old backup could not be removed", error) from error
    return made


def made_within(path: Path, folder: Path, now_utc: int, seconds: int) -> bool:
    """Whether `folder` has a backup of the history at `path` that is younger than that, by its name."""
    since, now = (f"{path.stem}-{stamp(at)}{path.suffix}" for at in (now_utc - seconds, now_utc))
    return any(since < each.name <= now for each in _copies(path, folder))


def stamp(at: int) -> str:
    """Epoch seconds as they stand in the name of a file, UTC."""
    return datetime.fromtimestamp(at, UTC).strftime(_STAMP)


def copy_to(path: Path, target: Path) -> Path:
    """A verified copy of the history at `path` as `target`, which appears whole or not at all."""
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        _copy(path, part)
        _sound(part)
        _sync(part, os.O_RDWR)
        part.replace(target)
        if os.name == "posix":  # so that the new name outlives a power cut; Windows has no such thing to sync
            _sync(target.parent, os.O_RDONLY)
    except (OSError, sqlite3.Error) as error:
        raise refusal(path, f"could not be copied to {target.parent}", error) from error
    except DamagedError as error:
        raise DamagedError(
            f"The history {path} could not be copied to {target.parent}: {error} The earlier backups were kept."
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def newest_good(path: Path) -> Backup | None:
    """The backup of the history at `path` that goes furthest, of those that are ours and whole; None: there is none."""
    good = [
        found for each in beside.backups(path).glob(f"{path.stem}-*{path.suffix}") if (found := _looked_through(each))
    ]
    return max(good, key=lambda each: (each.saved, each.path.name), default=None)


def _copies(path: Path, folder: Path) -> Iterator[Path]:
    return folder.glob(f"{path.stem}-{_STAMP_PATTERN}{path.suffix}")


def _looked_through(path: Path) -> Backup | None:
    try:
        return Backup(path, _sound(path)) if read_header(path) else None
    except (OSError, sqlite3.Error, HistoryRefusedError):
        return None  # it is no good: another one may be


def _copy(path: Path, part: Path) -> None:
    with (
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(part)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, with no log beside it


def _sound(path: Path) -> str:
    """When the copy at `path` was last saved; raises DamagedError where it is not whole."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise DamagedError(f"the copy is damaged ({str(found).splitlines()[0]}).")
        saved = copy.execute("SELECT saved_utc FROM state").fetchone()
    return "" if saved is None else str(saved[0])


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
