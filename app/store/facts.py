"""Facts -> rows. Each function writes into an open transaction; what is committed, and when, is not its affair."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import tzinfo

from app.core import events as e
from app.core import notes as n
from app.core.terms import Side
from app.store import statements as sql
from app.store.moments import offset_minutes, utc_text

log = logging.getLogger(__name__)


class UnfitError(Exception):
    """An event that fits none of the rows there are: a fault of ours."""


@dataclass(frozen=True, slots=True)
class Done:
    """A movement performed in the break that plays. at: epoch seconds."""

    movement: str
    repetitions: int
    seconds: int
    at: int
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Playing:
    """The guided break that plays, kept until its row can be written whole. here: it began in this run of the app."""

    planned: int
    done: tuple[Done, ...] = ()
    here: bool = True


@dataclass(frozen=True, slots=True)
class Ledger:
    """What must be known of earlier events to write the next. wall: epoch seconds less `t`; launched: `t` of it."""

    wall: int
    launched: int
    playing: Playing | None = None


def playing_text(playing: Playing | None) -> str | None:
    """For the state's row."""
    if playing is None:
        return None
    return json.dumps({"planned": playing.planned, "done": [asdict(each) for each in playing.done]})


def playing_from(text: str | None) -> Playing | None:
    """What `playing_text` wrote in an earlier run."""
    if text is None:
        return None
    read = json.loads(text)
    return Playing(read["planned"], tuple(Done(**each) for each in read["done"]), here=False)


def write(db: sqlite3.Connection, events: Sequence[e.Event], ledger: Ledger, zone: tzinfo) -> Ledger:
    """Write the rows of `events`, which are in order; returns the ledger after them.

    An event that breaks a rule of the tables is a fault of ours: it alone is left out, and the log says so. Else it
    would keep everything after it out of the history for good.
    """
    for event in events:
        db.execute("SAVEPOINT one")
        try:
            ledger = _write(db, event, ledger, zone)
        except (sqlite3.IntegrityError, UnfitError):
            db.execute("ROLLBACK TO one")
            log.exception("a fault of Supple: %s could not be stored and was left out", type(event).__name__)
        db.execute("RELEASE one")
    return ledger


def _write(db: sqlite3.Connection, event: e.Event, ledger: Ledger, zone: tzinfo) -> Ledger:
    at = event.t + ledger.wall
    match event:
        case n.Launched():
            return replace(ledger, wall=event.wall, launched=event.t)
        case n.WallSet():
            return replace(ledger, wall=event.wall)
        case e.BreakStarted():
            return replace(ledger, playing=Playing(event.planned))
        case e.MovementPerformed():
            return _performed(db, event, ledger, zone)
        case e.BreakEnded():
            _break(db, event, ledger, zone)
            return ledger if event.kind is None else replace(ledger, playing=None)
        case e.BreakWithdrawn():
            _withdraw(db, event)
        case e.SpanClosed():
            _span(db, event, ledger, zone)
        case e.Prompted():
            row = {"shown_utc": utc_text(at), "cause": event.cause, "gone_utc": None, "why": None}
            db.execute(sql.ADD_PROMPT, row | {"offset_minutes": offset_minutes(at, zone)})
        case e.PromptGone():
            _prompt_gone(db, event, at)
        case e.Held():
            row = {"at_utc": utc_text(at), "reason": event.reason}
            db.execute(sql.ADD_HOLD, row | {"offset_minutes": offset_minutes(at, zone)})
        case e.Paused():
            db.execute(sql.END_PAUSE, {"now_utc": utc_text(at)})  # a new pause takes the place of the old
            _pause(db, event, at, zone)
        case e.Unpaused():
            db.execute(sql.END_PAUSE, {"now_utc": utc_text(at)})
        case _:
            pass  # a note, or the heads-up: no row
    return ledger


def _span(db: sqlite3.Connection, event: e.SpanClosed, ledger: Ledger, zone: tzinfo) -> None:
    seconds = event.end - event.begin
    row = {
        "activity": event.activity,
        "how": event.how,
        "began_utc": utc_text(event.begin_at),
        "ended_utc": utc_text(event.begin_at + seconds),
        "seconds": seconds,
        "offset_minutes": offset_minutes(event.begin_at, zone),
        "launched": event.begin == ledger.launched,
    }
    db.execute(sql.ADD_SPAN, row)


def _break(db: sqlite3.Connection, event: e.BreakEnded, ledger: Ledger, zone: tzinfo) -> None:
    began = event.t + ledger.wall if event.began_at is None else event.began_at
    playing = None if event.kind is None else ledger.playing
    row = {
        "outcome": event.outcome,
        "kind": event.kind,
        "seated": None if event.kind is None else event.seated,
        "planned": None if playing is None else playing.planned,
        "seconds": event.seconds,
        "began_utc": utc_text(began),
        "ended_utc": utc_text(began + _lasted(event, playing)),
        "offset_minutes": offset_minutes(began, zone),
        "withdrawn": False,
    }
    its_id = db.execute(sql.ADD_BREAK, row).lastrowid
    for done in () if playing is None else playing.done:
        _movement(db, its_id, done, zone)


def _lasted(event: e.BreakEnded, playing: Playing | None) -> int:
    """Seconds from begin to end, the time paused by hand included; one that was cut off ended with its length."""
    seconds = event.seconds or 0
    if playing is None or not playing.here or event.began is None:
        return seconds
    return max(seconds, event.t - event.began)


def _performed(db: sqlite3.Connection, event: e.MovementPerformed, ledger: Ledger, zone: tzinfo) -> Ledger:
    done = Done(event.movement, event.repetitions, event.seconds, event.t + ledger.wall, event.side)
    if ledger.playing is not None:
        return replace(ledger, playing=replace(ledger.playing, done=(*ledger.playing.done, done)))
    (last,) = db.execute(sql.LAST_GUIDED).fetchone()
    _movement(db, last, done, zone)  # the last movement may be over in the second in which its break is
    return ledger


def _movement(db: sqlite3.Connection, break_id: int | None, done: Done, zone: tzinfo) -> None:
    row = {
        "break_id": break_id,
        "movement": done.movement,
        "side": done.side,
        "repetitions": done.repetitions,
        "seconds": done.seconds,
        "at_utc": utc_text(done.at),
        "offset_minutes": offset_minutes(done.at, zone),
    }
    db.execute(sql.ADD_MOVEMENT, row)


def _withdraw(db: sqlite3.Connection, event: e.BreakWithdrawn) -> None:
    which = {"natural": e.Outcome.NATURAL, "natural_began_utc": utc_text(event.began_at)}
    if db.execute(sql.WITHDRAW, which).rowcount != 1:
        raise UnfitError("there is no natural break that began then")


def _prompt_gone(db: sqlite3.Connection, event: e.PromptGone, at: int) -> None:
    if db.execute(sql.END_PROMPT, {"gone_utc": utc_text(at), "why": event.why}).rowcount != 1:
        raise UnfitError("there is no prompt that could be gone")


def _pause(db: sqlite3.Connection, event: e.Paused, at: int, zone: tzinfo) -> None:
    until = event.until_at
    if until is None and event.until is not None:
        until = at + event.until - event.t
    row = {
        "what": event.what,
        "began_utc": utc_text(at),
        "until_utc": None if until is None else utc_text(until),
        "ended_utc": None,
        "offset_minutes": offset_minutes(at, zone),
    }
    db.execute(sql.ADD_PAUSE, row)
