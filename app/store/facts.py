"""Facts -> rows. Each function adds to a session; what is committed, and when, is the history's affair."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import tzinfo

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.core import events as e
from app.core import notes as n
from app.store.moments import offset_minutes, utc_text
from app.store.tables import BreakRow, HoldRow, MovementRow, PauseRow, PromptRow, SpanRow


@dataclass(frozen=True, slots=True)
class Done:
    """A movement performed in the break that plays. at: epoch seconds."""

    movement: str
    repetitions: int
    seconds: int
    at: int


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


def write(session: Session, events: Sequence[e.Event], ledger: Ledger, zone: tzinfo) -> Ledger:
    """Add the rows of `events`, which are in order; returns the ledger after them."""
    for event in events:
        ledger = _write(session, event, ledger, zone)
    return ledger


def _write(session: Session, event: e.Event, ledger: Ledger, zone: tzinfo) -> Ledger:
    at = event.t + ledger.wall
    match event:
        case n.Launched():
            return replace(ledger, wall=event.wall, launched=event.t)
        case n.WallSet():
            return replace(ledger, wall=event.wall)
        case e.BreakStarted():
            return replace(ledger, playing=Playing(event.planned))
        case e.MovementPerformed():
            return _performed(session, event, ledger, zone)
        case e.BreakEnded():
            _break(session, event, ledger, zone)
            return ledger if event.kind is None else replace(ledger, playing=None)
        case e.BreakWithdrawn():
            _withdraw(session, event)
        case e.SpanClosed():
            _span(session, event, ledger, zone)
        case e.Prompted():
            session.add(PromptRow(shown_utc=utc_text(at), cause=event.cause, offset_minutes=offset_minutes(at, zone)))
        case e.PromptGone():
            _prompt_gone(session, event, at)
        case e.Held():
            session.add(HoldRow(at_utc=utc_text(at), reason=event.reason, offset_minutes=offset_minutes(at, zone)))
        case e.Paused():
            _pause_over(session, at)  # a new pause takes the place of the old
            _pause(session, event, at, zone)
        case e.Unpaused():
            _pause_over(session, at)
        case _:
            pass  # a note, or the heads-up: no row
    return ledger


def _span(session: Session, event: e.SpanClosed, ledger: Ledger, zone: tzinfo) -> None:
    seconds = event.end - event.begin
    session.add(
        SpanRow(
            activity=event.activity,
            how=event.how,
            began_utc=utc_text(event.begin_at),
            ended_utc=utc_text(event.begin_at + seconds),
            seconds=seconds,
            offset_minutes=offset_minutes(event.begin_at, zone),
            launched=event.begin == ledger.launched,
        )
    )


def _break(session: Session, event: e.BreakEnded, ledger: Ledger, zone: tzinfo) -> None:
    began = event.t + ledger.wall if event.began_at is None else event.began_at
    playing = None if event.kind is None else ledger.playing
    row = BreakRow(
        outcome=event.outcome,
        kind=event.kind,
        seated=None if event.kind is None else event.seated,
        planned=None if playing is None else playing.planned,
        seconds=event.seconds,
        began_utc=utc_text(began),
        ended_utc=utc_text(began + _lasted(event, playing)),
        offset_minutes=offset_minutes(began, zone),
    )
    session.add(row)
    session.flush()  # gives the row its id, also where it breaks a rule
    for done in () if playing is None else playing.done:
        session.add(_movement(row.id, done, zone))


def _lasted(event: e.BreakEnded, playing: Playing | None) -> int:
    """Seconds from begin to end, the time paused by hand included; one that was cut off ended with its length."""
    seconds = event.seconds or 0
    if playing is None or not playing.here or event.began is None:
        return seconds
    return max(seconds, event.t - event.began)


def _performed(session: Session, event: e.MovementPerformed, ledger: Ledger, zone: tzinfo) -> Ledger:
    done = Done(event.movement, event.repetitions, event.seconds, event.t + ledger.wall)
    if ledger.playing is not None:
        return replace(ledger, playing=replace(ledger.playing, done=(*ledger.playing.done, done)))
    last = session.scalars(select(func.max(BreakRow.id)).where(BreakRow.kind.is_not(None))).one()
    session.add(_movement(last, done, zone))  # the last movement may be over in the second in which its break is
    return ledger


def _movement(break_id: int, done: Done, zone: tzinfo) -> MovementRow:
    return MovementRow(
        break_id=break_id,
        movement=done.movement,
        repetitions=done.repetitions,
        seconds=done.seconds,
        at_utc=utc_text(done.at),
        offset_minutes=offset_minutes(done.at, zone),
    )


def _withdraw(session: Session, event: e.BreakWithdrawn) -> None:
    natural = (
        select(BreakRow)
        .where(BreakRow.outcome == e.Outcome.NATURAL, BreakRow.began_utc == utc_text(event.began_at))
        .order_by(BreakRow.id.desc())
        .limit(1)
    )
    session.scalars(natural).one().withdrawn = True


def _prompt_gone(session: Session, event: e.PromptGone, at: int) -> None:
    last = session.scalars(select(PromptRow).order_by(PromptRow.id.desc()).limit(1)).one()
    last.gone_utc = max(last.shown_utc, utc_text(at))  # the wall clock may have been set back meanwhile
    last.why = event.why


def _pause(session: Session, event: e.Paused, at: int, zone: tzinfo) -> None:
    until = event.until_at
    if until is None and event.until is not None:
        until = at + event.until - event.t
    session.add(
        PauseRow(
            what=event.what,
            began_utc=utc_text(at),
            until_utc=None if until is None else utc_text(until),
            offset_minutes=offset_minutes(at, zone),
        )
    )


def _pause_over(session: Session, at: int) -> None:
    """End the one that is on, by its planned end at the latest: what ended while the app was off is told at launch.

    A clock set back gives it no negative length.
    """
    now = utc_text(at)
    planned = func.min(now, func.coalesce(PauseRow.until_utc, now))
    session.execute(
        update(PauseRow)
        .where(PauseRow.ended_utc.is_(None))
        .values(ended_utc=func.max(PauseRow.began_utc, planned))
        .execution_options(synchronize_session=False)
    )
