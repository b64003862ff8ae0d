"""The history as the app knows it: saved in a thread of its own, read where it is asked. Decides nothing.

No window ever waits for the disk: a save that takes too long goes on by itself, and the engine goes on without it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, wait
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import tzinfo
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Final

from app.core.events import Event
from app.core.memory import ForgottenError
from app.core.notes import Saved
from app.core.records import BreakRecord, MovementRecord, PromptRecord, SpanRecord
from app.core.state import State
from app.ports import HistoryRefusedError, HistorySlowError
from app.store import reading
from app.store.connecting import for_reading
from app.store.file import HistoryFile
from app.store.refusals import PassingError, refusal
from app.store.writer import Writer

PATIENCE: Final = 0.25
"""Seconds a save may take before the app goes on without it."""

SLOW: Final = 3.0
"""Seconds after which a save that still goes on is said to be refused."""

LEAVING: Final = 5.0
"""Seconds that saving and closing may take together when the app is quit."""


Later = Callable[[Callable[[], None]], None]
"""Has a call made when the loop has nothing else to do."""


def at_once(call: Callable[[], None]) -> None:
    """A `Later` without a loop."""
    call()


@dataclass(frozen=True, slots=True)
class _Saving:
    """A save under way. events: how many it stores. since: when it began, by a clock of its own."""

    events: int
    done: Future[None]
    since: float


class SqlHistory:
    """One history, from `open_history`; made by hand it can only be read. Times in and out are whole epoch seconds."""

    def __init__(self, path: Path, zone: tzinfo, later: Later = at_once) -> None:
        """zone: whose offset is written beside each UTC time. later: calls when the loop has nothing else to do."""
        self._path = path
        self._later = later
        self._kept: State | None = None
        self._file = HistoryFile(path, zone)
        self._writer = Writer("history")
        self._saving: _Saving | None = None
        self._last: Future[None] | None = None
        self._until: float | None = None
        self._said: list[str] = []

    @property
    def said(self) -> tuple[str, ...]:
        """What a person should know of the opening: a backup in the place of a damaged file, a disk that refuses."""
        return tuple(self._said)

    def load(self) -> State | None:
        """The state as last saved; None where there is none, or none that can be read (then `said` says so).

        Raises HistoryRefusedError where the history is open and yet cannot be read.
        """
        try:
            return self._file.load()
        except ForgottenError as error:
            self._say(
                f"What Supple remembered in {self._path} could not be read ({error}): the prompt clock begins anew. "
                "All that the history holds is kept."
            )
        except HistoryRefusedError:
            if self._file.is_open:
                raise
        return None

    def save(self, events: Sequence[Event], state: State) -> None:
        """Put events and the state they lead to on disk, in one transaction, synced before returning.

        Raises HistoryRefusedError where the disk does not take it; HistorySlowError where it has not done so within
        250 ms, at once where an earlier save still goes on. Then the same events are to be given again with the next
        save, in front of the others; what was stored meanwhile is not stored twice.

        That a span goes on (`Saved` alone) shows nobody anything: it is stored soon after returning, as waiting and
        getting in one another's way cost wake-ups, once a minute all day. Where it is refused the next save is waited
        for and says so.
        """
        if self._saving is not None:
            stored = self._saving.events
            self._await(self._saving, 0)
            events = events[stored:]
        if events and _well(self._last) and all(isinstance(event, Saved) for event in events):
            self._kept = state
            self._later(self._store_kept)
            return
        self._kept = None
        done = self._last = self._writer.do(partial(self._file.save, events, state))
        self._saving = _Saving(len(events), done, monotonic())
        self._await(self._saving, PATIENCE)

    def settle(self) -> None:
        """Wait, a quarter of a second at most, for what was not waited for; whether it was refused the next save says.

        For when the process may be ended any moment.
        """
        self._store_kept()
        if self._last is not None:
            wait((self._last,), PATIENCE)

    def leave(self) -> None:
        """The app is being quit, no window waits any more: saving and closing may take five seconds together."""
        self._until = monotonic() + LEAVING

    def close(self) -> bool:
        """Let go of the file; its log is folded in. False where the disk did not let it be done in time."""
        self._writer.do(self._file.close)
        return self._writer.end(self._left(LEAVING))

    def back_up(self, folder: Path, now_utc: int, done: Callable[[str | None], None], *, every: int = 0) -> None:
        """Make a verified copy in `folder`, in the history's thread; keeps the seven newest.

        done: is called in that thread, with the sentence of a refusal or None. every: none is made where the last one
        is not as many seconds old.
        """
        self._writer.do(partial(self._back_up, folder, now_utc, every, done))

    def spans(self, from_at: int, to_at: int) -> list[SpanRecord]:
        """Finished spans that share a second with [from_at, to_at), in the order they happened."""
        with self._reading() as db:
            return reading.spans(db, from_at, to_at)

    def breaks(self, from_at: int, to_at: int) -> list[BreakRecord]:
        """Breaks that began in [from_at, to_at), the withdrawn ones marked, in the order they ended."""
        with self._reading() as db:
            return reading.breaks(db, from_at, to_at)

    def prompts_shown(self, from_at: int, to_at: int) -> list[PromptRecord]:
        """Each time a prompt came on screen in [from_at, to_at), in order."""
        with self._reading() as db:
            return reading.prompts_shown(db, from_at, to_at)

    def movements(self, from_at: int, to_at: int) -> list[MovementRecord]:
        """Movements whose end lies in [from_at, to_at), in the order they were performed."""
        with self._reading() as db:
            return reading.movements(db, from_at, to_at)

    def recent_movements(self, limit: int) -> list[MovementRecord]:
        """The last `limit` (200 at most) movements of breaks that are over, the newest first; reads no disk."""
        return list(self._file.recent[:limit])

    def open(self) -> None:
        """As `open_history` calls it."""
        try:
            recovered = self._file.open()
        except PassingError as refused:
            recovered = f"{refused} Until then Supple prompts all the same, and stores what happens when it can."
        except HistoryRefusedError:
            self._file.close()
            raise
        if recovered is not None:
            self._say(recovered)

    def _store_kept(self) -> None:
        if self._kept is not None:
            self._last = self._writer.do(partial(self._file.save, (), self._kept))
            self._kept = None

    def _say(self, sentence: str) -> None:
        if sentence not in self._said:
            self._said.append(sentence)

    def _await(self, saving: _Saving, patience: float) -> None:
        """Wait for the save under way and forget it when it is over."""
        try:
            saving.done.result(self._left(patience))
        except TimeoutError:
            kind = HistorySlowError if monotonic() - saving.since < SLOW else PassingError
            raise kind(
                f"The history {self._path} does not answer: the disk is slow. What happens is kept in memory. "
                "See that the disk is connected."
            ) from None
        except HistoryRefusedError:
            self._saving = None
            raise
        self._saving = None

    def _left(self, patience: float) -> float:
        return patience if self._until is None else max(0.0, self._until - monotonic())

    def _back_up(self, folder: Path, now_utc: int, every: int, done: Callable[[str | None], None]) -> None:
        from app.store.backup import backup, made_within  # noqa: PLC0415 - wanted once a day

        try:
            if not made_within(self._path, folder, now_utc, every):
                backup(self._path, folder, now_utc)
        except HistoryRefusedError as refused:
            done(str(refused))
        else:
            done(None)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(for_reading(self._path)) as db:
                yield db
        except sqlite3.Error as error:
            raise refusal(self._path, "could not be read", error) from error


def _well(save: Future[None] | None) -> bool:
    """Whether it is over and was not refused."""
    return save is not None and save.done() and save.exception() is None


def open_history(path: Path, zone: tzinfo, later: Later = at_once) -> SqlHistory:
    """Open the history at `path`: made, migrated or recovered where needed; zone: its offset is written with each time.

    A disk that refuses for now is no hindrance, and a damaged file gives way to its last good backup: `said` tells.
    Raises HistoryRefusedError with one sentence for what is newer, foreign, or in use by another Supple.
    """
    history = SqlHistory(path, zone, later)
    history.open()
    return history
