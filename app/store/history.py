"""The history on disk: saves facts and the state they lead to, and gives them back. Decides nothing, retries nothing.

Saving and reading may happen in different threads; saving in one at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import tzinfo
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.core.events import Event
from app.core.memory import ForgottenError, from_json, to_json
from app.core.records import BreakRecord, MovementRecord, PromptRecord, SpanRecord
from app.core.state import State
from app.store import reading
from app.store.facts import Ledger, playing_from, playing_text, write
from app.store.moments import utc_text
from app.store.opening import open_engine
from app.store.refusals import is_refusal, refusal
from app.store.tables import SCHEMA, StateRow

STATE_ROW = 1


class SqlHistory:
    """One open history. Every time in and out is whole epoch seconds."""

    def __init__(self, engine: Engine, path: Path, zone: tzinfo) -> None:
        """As `open_history` calls it. zone: whose offset is written beside each UTC time."""
        self._engine = engine
        self._path = path
        self._zone = zone
        self._ledger: Ledger | None = None

    def load(self) -> State | None:
        """The state as last saved, or None where there is none. Raises HistoryRefusedError."""
        with self._session("could not be read") as session:
            row = session.get(StateRow, STATE_ROW)
            if row is None:
                return None
            try:
                state = from_json(row.json)
            except ForgottenError as error:
                raise refusal(self._path, "could not be read", error) from error
            self._ledger = Ledger(state.wall, state.launched, playing_from(row.playing))
            return state

    def save(self, events: Sequence[Event], state: State) -> None:
        """Put events and the state they lead to on disk, in one transaction, synced before returning.

        Raises HistoryRefusedError; then nothing of it was stored, and the same events may be saved again later.
        """
        if self._ledger is None:
            self.load()
        before = self._ledger or Ledger(state.wall, state.launched)
        with self._session("could not be saved") as session:
            after = write(session, events, before, self._zone)
            session.merge(
                StateRow(
                    id=STATE_ROW,
                    json=to_json(state),
                    playing=playing_text(after.playing),
                    saved_utc=utc_text(state.t + state.wall),
                    schema=SCHEMA,
                )
            )
            session.commit()
        self._ledger = after

    def spans(self, from_at: int, to_at: int) -> list[SpanRecord]:
        """Finished spans that share a second with [from_at, to_at), in the order they happened."""
        with self._session("could not be read") as session:
            return reading.spans(session, from_at, to_at)

    def breaks(self, from_at: int, to_at: int) -> list[BreakRecord]:
        """Breaks that began in [from_at, to_at), the withdrawn ones marked, in the order they ended."""
        with self._session("could not be read") as session:
            return reading.breaks(session, from_at, to_at)

    def prompts_shown(self, from_at: int, to_at: int) -> list[PromptRecord]:
        """Each time a prompt came on screen in [from_at, to_at), in order."""
        with self._session("could not be read") as session:
            return reading.prompts_shown(session, from_at, to_at)

    def recent_movements(self, limit: int) -> list[MovementRecord]:
        """The last `limit` movements performed in breaks that are over, the newest first."""
        with self._session("could not be read") as session:
            return reading.recent_movements(session, limit)

    def close(self) -> None:
        """Let go of the file; its log is folded in."""
        self._engine.dispose()

    @contextmanager
    def _session(self, what: str) -> Iterator[Session]:
        try:
            with Session(self._engine) as session:
                yield session
        except DBAPIError as error:
            if is_refusal(error):
                raise refusal(self._path, what, error) from error
            raise


def open_history(path: Path, zone: tzinfo) -> SqlHistory:
    """Open the history at `path`, created or migrated where needed. Raises HistoryRefusedError with one sentence."""
    return SqlHistory(open_engine(path), path, zone)
