"""Sitting, up, standing, unknown: what inputs, locks, gaps and words of a person make of the state."""

from __future__ import annotations

from app.core import events as e
from app.core import notes as n
from app.core.events import Activity, How, Outcome, Why
from app.core.state import Phase, State, lock_pending, paused_everything
from app.core.turn import Config, Turn

OFFER_LASTS = 600
"""Seconds after an absence within which "I sat elsewhere" applies."""


def note_input(turn: Turn, t: int, *, flow: bool = False) -> None:
    """An input: a single one, or the first of a flow. While locked or asleep there are none."""
    desk = turn.state.desk
    if desk.away:
        return
    if flow and not desk.flowing:
        turn.emit(n.FlowBegan(t))
    elif not flow and (desk.last_input, desk.gap_from) != (t, t):
        turn.emit(n.InputNoted(t))
    if turn.state.up is not None:
        come_back(turn, t)


def come_back(turn: Turn, t: int) -> None:
    """`up` ends, by an input or because nobody can tell any more."""
    turn.emit_ending(n.CameBack(t))
    end_absence(turn, t, t, offered=True)


def end_absence(turn: Turn, t: int, end: int, *, offered: bool) -> None:
    """The absence, where one is on, ended at `end`: a natural break if it was long enough."""
    absence = turn.state.absence
    if absence is None:
        return
    seconds = end - absence.begin
    if seconds >= turn.config.settings.sitting.min_break:
        turn.emit(
            e.BreakEnded(t, Outcome.NATURAL, seconds=seconds, began=absence.begin, began_at=absence.begin_at)
        )  # fmt: skip
    turn.emit(n.AbsenceEnded(t, end, offered=offered and absence.only_up))


def go_up(turn: Turn, t: int, how: How, begin: int) -> None:
    """Locked, asleep or without input for long enough: up since `begin`."""
    turn.emit(n.WentUp(t, how, begin, turn.due(t - 1)))
    if turn.state.prompt.phase is Phase.SHOWN:
        turn.emit(e.PromptGone(t, Why.NATURAL))


def stand(turn: Turn, t: int) -> None:
    """A person says "I am standing"."""
    state = turn.state
    if state.guided is not None or paused_everything(state) or state.standing_from is not None:
        note_input(turn, t)
        return
    turn.emit(n.InputNoted(t))
    if state.prompt.phase is Phase.SHOWN:
        turn.emit(e.PromptGone(t, Why.ANSWERED))
    turn.emit(n.Stood(t))


def sit_down(turn: Turn, t: int, end: int, *, limit: bool) -> None:
    """A person says "I am sitting", or standing reached its limit at `end`."""
    if turn.state.standing_from is None:
        return
    restarts = len(turn.events)
    turn.emit_ending(n.SatDown(t, end, limit=limit), end)
    end_absence(turn, t, end, offered=False)
    if not any(isinstance(event, n.ClockRestarted) for event in turn.events[restarts:]):
        turn.fold_if_due(t)


def sat_elsewhere(turn: Turn, t: int) -> None:
    """A person says "I sat elsewhere": the absence on offer was sitting, and its natural break none."""
    offer = turn.state.offer
    if offer is None or t - offer.end > OFFER_LASTS:
        return
    seconds = offer.end - offer.begin
    if seconds >= turn.config.settings.sitting.min_break:
        turn.emit(e.BreakWithdrawn(t, seconds, offer.begin, offer.begin_at))
    turn.emit(n.SatAllAlong(t))


def note_idle(turn: Turn, t: int, *, unknown: bool) -> None:
    """The idle backend failed or recovered."""
    if turn.state.desk.idle_unknown != unknown:
        turn.emit(n.IdleNoted(t, unknown))
        end_what_nobody_can_tell(turn, t)


def end_what_nobody_can_tell(turn: Turn, t: int) -> None:
    """An `up` ends where the idle backend has failed, unless locked or asleep."""
    state = turn.state
    if state.up is not None and state.desk.idle_unknown and not state.desk.away:
        come_back(turn, t)


def note_lock(turn: Turn, t: int, *, locked: bool) -> None:
    """Locked or unlocked; unlocking is an input."""
    if turn.state.desk.locked == locked:
        return
    pending = lock_pending(turn.state)
    turn.emit(n.LockNoted(t, locked))
    if not locked:
        _end_away(turn, t, pending=pending)
        note_input(turn, t)


def note_sleep(turn: Turn, t: int, *, asleep: bool) -> None:
    """Asleep or awake; waking is no input."""
    if turn.state.desk.asleep == asleep:
        return
    pending = lock_pending(turn.state)
    turn.emit(n.SleepNoted(t, asleep))
    if not asleep:
        _end_away(turn, t, pending=pending)


def _end_away(turn: Turn, t: int, *, pending: bool) -> None:
    """Neither locked nor asleep any more. pending: it was too short to be `up`, so it is as if it had not been."""
    if turn.state.desk.away:
        return
    if pending:
        _judge_late(turn, t)
    end_what_nobody_can_tell(turn, t)
    if turn.state.prompt.phase is Phase.SHOWN:
        turn.emit(n.PatienceRenewed(t))


def _judge_late(turn: Turn, t: int) -> None:
    """What was not judged while locked: the gap and the standing limit, in the order in which they came due."""
    for _ in range(2):
        gap, limit = gap_due(turn.state, turn.config), limit_due(turn.state, turn.config)
        if gap is not None and gap <= t and (limit is None or gap <= limit):
            go_up(turn, t, How.INFERRED, turn.state.desk.gap_from)
        elif limit is not None and limit <= t:
            sit_down(turn, t, limit, limit=True)


def judge(turn: Turn, t: int) -> None:
    """The deadlines of sitting at `t`, in the order of behaviour 2 (guided breaks before them are `breaks`' affair)."""
    state, config = turn.state, turn.config
    lock = lock_due(state, config)
    if lock is not None and lock <= t and state.desk.away_from is not None:
        go_up(turn, t, How.MEASURED, state.desk.away_from)
    gap = gap_due(turn.state, config)
    if gap is not None and gap <= t:
        go_up(turn, t, How.INFERRED, turn.state.desk.gap_from)
    limit = limit_due(turn.state, config)
    if limit is not None and limit <= t:
        sit_down(turn, t, limit, limit=True)
    offer = offer_due(turn.state)
    if offer is not None and offer <= t:
        turn.emit(n.OfferVoided(t))


def lock_due(state: State, config: Config) -> int | None:
    """When a lock or sleep becomes `up`."""
    if not lock_pending(state) or state.desk.away_from is None:
        return None
    return state.desk.away_from + config.settings.sitting.min_break


def gap_due(state: State, config: Config) -> int | None:
    """When a gap without input becomes `up`."""
    desk = state.desk
    if desk.away or desk.flowing or desk.media or desk.idle_unknown:
        return None
    if state.up is not None or state.guided is not None or paused_everything(state):
        return None
    return desk.gap_from + config.settings.sitting.away_after


def limit_due(state: State, config: Config) -> int | None:
    """When standing ends by itself."""
    if state.standing_from is None or state.desk.away:
        return None
    return state.standing_from + config.settings.sitting.standing_limit


def offer_due(state: State) -> int | None:
    """When "I sat elsewhere" can no longer be said."""
    return None if state.offer is None else state.offer.end + OFFER_LASTS + 1


def close_spans(turn: Turn, t: int) -> None:
    """Give away the spans that can no longer change."""
    state = turn.state
    if len(state.spans) < 2:  # noqa: PLR2004  the open one and one before it
        return
    limit = t
    if lock_pending(state) and state.desk.away_from is not None:
        limit = min(limit, state.desk.away_from)
    if state.offer is not None:
        limit = min(limit, state.offer.begin)
    if state.spans[-1].activity in (Activity.SITTING, Activity.STANDING):
        limit = min(limit, state.desk.gap_from)
    for event in _closed(state, t, [span.begin for span in state.spans[1:] if span.begin < limit]):
        turn.emit(event)


def close_all_spans(turn: Turn, t: int, end: int) -> None:
    """The app ends, or ended, at `end`: nothing of it can change any more."""
    for event in open_spans(turn.state, t, end):
        turn.emit(event)


def open_spans(state: State, t: int, end: int) -> list[e.SpanClosed]:
    """All spans that may still change, as they would be closed if everything stopped at `end`."""
    return _closed(state, t, [*(span.begin for span in state.spans[1:]), end])


def _closed(state: State, t: int, ends: list[int]) -> list[e.SpanClosed]:
    return [
        e.SpanClosed(t, span.activity, span.how, span.begin, end, span.begin_at)
        for span, end in zip(state.spans, ends, strict=False)
        if span.begin < end
    ]
