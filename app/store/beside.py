"""What stands beside a history, by name. Names only: nothing is opened here."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_LOGS: Final = ("-wal", "-shm", "-journal")


def lock(path: Path) -> Path:
    """The file whose lock its one writer holds."""
    return path.with_name(path.name + "-lock")


def logs(path: Path) -> list[Path]:
    """SQLite's own files that are there."""
    return [each for end in _LOGS if (each := path.with_name(path.name + end)).exists()]


def backups(path: Path) -> Path:
    """The folder of its backups."""
    return path.parent / "backups"


def backed_up(path: Path) -> bool:
    """Whether there is any backup of it."""
    return any(backups(path).glob(f"{path.stem}-*{path.suffix}"))


def restored(path: Path) -> Path:
    """Where a backup waits until it can take the place of a damaged history."""
    return path.with_name(path.name + ".restored")


def put_back(path: Path) -> None:
    """Put what a recovery has fetched in its place, also where a crash came between. Raises OSError."""
    if not path.exists() and restored(path).exists():
        restored(path).replace(path)
