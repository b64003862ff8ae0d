"""A damaged history gives way to its last good backup. The damaged file is kept, under another name."""

from __future__ import annotations

from datetime import tzinfo
from itertools import chain, count
from pathlib import Path

from app.store import beside
from app.store.backup import copy_to, newest_good, stamp
from app.store.moments import local_text
from app.store.refusals import refusal


def recover(path: Path, zone: tzinfo) -> str:
    """Set the history at `path` aside and put the last good backup in its place; one sentence on what was done.

    Without any good backup nothing stands at `path` then. Raises HistoryRefusedError; then nothing is lost, and the
    same may be tried again.
    """
    good = newest_good(path)
    if good is not None:
        copy_to(good.path, beside.restored(path))  # first, for it needs room
    aside = set_aside(path)
    what = f"The history {path} was damaged. It was set aside as {aside.name}"
    if good is None:
        return f"{what}; there is no good backup of it, so a new history begins."
    put_back(path)
    return f"{what}, and its backup {good.path.name} took its place{_until(good.saved, zone)}."


def set_aside(path: Path) -> Path:
    """Give the file and what stands beside it another name, with the date of its last change in it; returns it."""
    try:
        date = stamp(int(path.stat().st_mtime))
        names = (f"{path.stem}-damaged-{date}{more}{path.suffix}" for more in chain([""], map("-{}".format, count(2))))
        aside = next(place for name in names if not (place := path.with_name(name)).exists())
        for log in beside.logs(path):
            log.replace(log.with_name(log.name.replace(path.name, aside.name, 1)))
        path.replace(aside)
    except OSError as error:
        raise refusal(path, "is damaged and could not be set aside", error) from error
    return aside


def _until(saved_utc: str, zone: tzinfo) -> str:
    return f": what happened after {local_text(saved_utc, zone)} is missing" if saved_utc else ""


def put_back(path: Path) -> None:
    """Put what a recovery has fetched in its place, also where a crash came between. Raises OSError."""
    if not path.exists() and beside.restored(path).exists():
        beside.restored(path).replace(path)
