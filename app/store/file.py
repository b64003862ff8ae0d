"""The file of the history as it is written: one save after the other, on one connection, made again when it is lost.

Waits for the disk, so it belongs into a thread of its own; used by one thread at a time. Decides nothing.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Final

from app.core import events as e
from app.core.events import Event
from app.core.memory import from_json, to_json
from app.core.records import MovementRecord
from app.core.state import State
from app.ports import HistoryRefusedError
from app.store import statements as sql
from app.store.connecting import SAVE_PATIENCE, alone, for_reading
from app.store.facts import Ledger, playing_from, playing_text, write
from app.store.header import SCHEMA
from app.store.moments import utc_text
from app.store.opening import START_PATIENCE, open_file
from app.store.reading import recent_movements
from app.store.refusals import DamagedError, PassingError, refusal

log = logging.getLogger(__name__)

STATE_ROW: Final = 1
RECENT: Final = 200
"""Movements performed lately that are kept in memory, so that a prompt never waits for the disk."""

_STAYS_OPEN: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL)
"""After these the connection is as good as before."""


class InUseError(HistoryRefusedError):
    """Another process writes this history."""


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A save of which it is not known whether it is stored: it failed while it was being committed."""

    events: int
    json: str
    after: Ledger


class HistoryFile:
    """One history on disk. recent: movements performed lately, the newest first; may be read by any thread."""

    def __init__(self, path: Path, zone: tzinfo) -> None:
        """zone: whose offset is written beside each UTC time."""
        self._path = path
        self._zone = zone
        self._lock: sqlite3.Connection | None = None
        self._db: sqlite3.Connection | None = None
        self._place: tuple[int, int] | None = None
        self._known = False
        self._ledger: Ledger | None = None
        self._doubts: tuple[_Doubt, ...] = ()
        self.recent: tuple[MovementRecord, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it could be opened."""
        return self._db is not None

    def open(self, patience: float = START_PATIENCE) -> str | None:
        """Open it, made where it never was; a sentence where a backup took its place. Raises HistoryRefusedError."""
        if self._lock is None:
            self._lock = self._claim()
        opened = open_file(self._path, self._zone, create=not self._known, patience=patience)
        self._db, self._known = opened.db, True
        self._place = self._where()
        self._look_back(opened.db)
        return opened.recovered

    def load(self) -> State | None:
        """The state as last saved, or None where there is none, by a connection of its own.

        Raises ForgottenError (`core/memory`) for one that this app does not understand, HistoryRefusedError.
        """
        try:
            with closing(for_reading(self._path, START_PATIENCE)) as db:
                row = db.execute(sql.GET_STATE).fetchone()
        except sqlite3.Error as error:
            raise refusal(self._path, "could not be read", error) from error
        if row is None:
            return None
        state = from_json(row[0])
        self._ledger = Ledger(state.wall, state.launched, playing_from(row[1]))
        return state

    def save(self, events: Sequence[Event], state: State) -> None:
        """Put events and the state they lead to on disk, in one transaction, synced before returning.

        Raises HistoryRefusedError; then nothing of it was stored, and the same events may be saved again later.
        """
        try:
            self._save(events, state)
        except HistoryRefusedError:
            raise
        except Exception as fault:
            if self._db is not None and self._db.in_transaction:
                self._db.execute("ROLLBACK")
            log.exception("a fault of Supple: a save failed")
            raise HistoryRefusedError(
                f"The history {self._path} could not be saved: {fault}. Restart Supple, and report this."
            ) from fault

    def close(self) -> None:
        """Let go of the file; its log is folded in."""
        for connection in (self._db, self._lock):
            if connection is not None:
                connection.close()
        self._db = self._lock = None

    def _claim(self) -> sqlite3.Connection:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = alone(self._path)
        except (OSError, sqlite3.Error) as error:
            raise refusal(self._path, "could not be opened", error) from error
        if lock is None:
            raise InUseError(f"The history {self._path} is in use by another Supple. Quit that one first.")
        return lock

    def _where(self) -> tuple[int, int] | None:
        """Which file it is: a removed or replaced one could be written to for ever, and nobody would find it again.

        None where somebody removed it: its folder is there, on the disk it was on.
        """
        try:
            found = self._path.stat()
        except OSError as error:
            if isinstance(error, FileNotFoundError) and self._place and self._disk() == self._place[0]:
                return None
            raise refusal(self._path, "could not be saved", error) from error
        return found.st_dev, found.st_ino

    def _disk(self) -> int | None:
        try:
            return self._path.parent.stat().st_dev
        except OSError:
            return None

    def _look_back(self, db: sqlite3.Connection) -> None:
        """Learn what the file holds that a save must know of."""
        try:
            self.recent = tuple(recent_movements(db, RECENT))
            row = db.execute(sql.GET_STATE).fetchone()
        except sqlite3.Error as error:
            raise refusal(self._path, "could not be read", error) from error
        self._doubts = tuple(each for each in self._doubts if row is not None and row[0] == each.json)[-1:]

    def _ready(self) -> sqlite3.Connection:
        place = self._where() if self._known else self._place
        if place != self._place:
            self._let_go()
        begun = self._begin_anew() if self._known and place is None else None
        if self._db is None:
            recovered = self.open(SAVE_PATIENCE) or begun
            if recovered is not None:
                raise PassingError(recovered)  # said; what waits comes again
        assert self._db is not None  # noqa: S101 - `open` has made it
        return self._db

    def _begin_anew(self) -> str:
        """Somebody removed the file, perhaps with all that stood beside it: the next opening makes it. Says so."""
        if self._lock is not None:
            self._lock.close()
        self._lock, self._known = None, False
        return f"The history {self._path} was removed, so a new one begins."

    def _save(self, events: Sequence[Event], state: State) -> None:
        db = self._ready()
        before, sure = self._ledger or Ledger(state.wall, state.launched), self._doubts
        for stored in sure:  # after all; its events come again, in front of the others
            events, before = events[stored.events :], stored.after
        json = to_json(state)
        try:
            db.execute("BEGIN IMMEDIATE")
            after = write(db, events, before, self._zone)
            db.execute(sql.PUT_STATE, _state_row(state, json, after))
            count = sum(stored.events for stored in sure) + len(events)
            self._doubts = (*sure, _Doubt(count, json, after))
            db.execute("COMMIT")
        except sqlite3.Error as error:
            if _code(error) in _STAYS_OPEN:
                self._doubts = sure
            raise self._failed(db, error) from error
        self._doubts, self._ledger = (), after
        if any(isinstance(event, e.BreakEnded | e.MovementPerformed) for event in events):
            self.recent = tuple(recent_movements(db, RECENT))

    def _failed(self, db: sqlite3.Connection, error: sqlite3.Error) -> HistoryRefusedError:
        """What a save that failed comes to; a file found damaged gives way to its backup at once."""
        if _code(error) in _STAYS_OPEN:
            if db.in_transaction:
                db.execute("ROLLBACK")
            if _code(error) == sqlite3.SQLITE_FULL:
                with suppress(sqlite3.Error):  # what is in the log may go into the file, and its room be used again
                    db.execute("PRAGMA wal_checkpoint(PASSIVE)")
        else:
            self._let_go()
        refused = refusal(self._path, "could not be saved", error)
        if not isinstance(refused, DamagedError):
            return refused
        from app.store.recovery import recover  # noqa: PLC0415 - few runs need it

        self._known = False  # without a backup it is made anew
        return PassingError(recover(self._path, self._zone))

    def _let_go(self) -> None:
        """Leave a connection that is of no use any more; what it cannot write it shall not keep."""
        if self._db is not None:
            with suppress(sqlite3.Error):
                self._db.close()
        self._db = None


def _code(error: sqlite3.Error) -> int:
    """The plain result code; 0 where there is none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _state_row(state: State, json: str, ledger: Ledger) -> dict[str, object]:
    return {
        "id": STATE_ROW,
        "json": json,
        "playing": playing_text(ledger.playing),
        "saved_utc": utc_text(state.t + state.wall),
        "schema": SCHEMA,
    }
