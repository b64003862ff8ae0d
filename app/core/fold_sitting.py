"""Folds of sitting, up, standing, guided breaks and pauses. They decide nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.core import events as e
from app.core import notes as n
from app.core.events import Activity, How
from app.core.fold_desk import anchored, blinded, gap_counts_from
from app.core.inputs import PauseWhat
from app.core.state import (
    Absence,
    Folds,
    Guided,
    Hold,
    Offer,
    Phase,
    Prompt,
    Span,
    State,
    counts,
    off_seat,
)


def _went_up(state: State, event: n.WentUp) -> State:
    """Back-dated: what the spans since `begin` counted towards the next prompt is taken back."""
    begin, before = event.begin, state.spans
    ends = [span.begin for span in before[1:]] + [event.t]
    counted = sum(
        max(0, end - max(span.begin, begin)) for span, end in zip(before, ends, strict=True) if counts(span.activity)
    )
    kept = tuple(span for span in before if span.begin < begin)
    at_begin = kept[-1] if kept else before[0]
    run_from = state.run_from if kept and off_seat(at_begin.activity) and state.run_from is not None else begin
    absence = state.absence
    clock = max(0, state.clock - counted)
    if absence is None:
        absence = Absence(begin, begin + state.wall, only_up=True)
        state = replace(state, absence_clock=(clock, state.said))
    kept = (*kept, Span(Activity.UP, event.how, begin, begin + state.wall))
    return replace(
        state,
        up=event.how,
        due=state.due or event.due,
        standing_from=None,
        spans=kept,
        run_from=run_from,
        absence=absence,
        clock=clock,
        offer=None,
    )


def _came_back(state: State, _event: n.CameBack) -> State:
    return replace(state, up=None)


def _stood(state: State, event: n.Stood) -> State:
    absence = state.absence
    if absence is None:
        absence = Absence(event.t, event.t + state.wall, only_up=False)
    return replace(
        state, up=None, standing_from=event.t, absence=replace(absence, only_up=False), offer=None
    )  # fmt: skip


def _sat_down(state: State, event: n.SatDown) -> State:
    desk = gap_counts_from(state.desk, event.end) if event.limit else state.desk
    return replace(state, standing_from=None, desk=desk)


def _absence_ended(state: State, event: n.AbsenceEnded) -> State:
    absence, (clock, said) = state.absence, state.absence_clock
    offer = None
    if absence is not None and event.offered:
        offer = Offer(absence.begin, absence.begin_at, event.end, clock, said)
    return replace(state, absence=None, offer=offer)


def _offer_voided(state: State, _event: n.OfferVoided) -> State:
    return replace(state, offer=None)


def _sat_all_along(state: State, _event: n.SatAllAlong) -> State:
    offer = state.offer
    if offer is None:
        return state
    spans = tuple(
        replace(span, activity=Activity.SITTING, how=How.DECLARED)
        if span.activity is Activity.UP and offer.begin <= span.begin < offer.end
        else span
        for span in state.spans
    )
    more = offer.clock + offer.end - offer.begin
    prompt = Prompt(number=state.prompt.number)
    if state.prompt.phase is Phase.SHOWN:
        prompt = replace(state.prompt, round_clock=(state.prompt.round_clock or 0) + more)
    return replace(
        state,
        spans=spans,
        clock=more + state.clock,
        said=offer.said or state.said,
        snoozes=0,
        prompt=prompt,
        offer=None,
    )


def _break_started(state: State, event: e.BreakStarted) -> State:
    guided = Guided(event.kind, event.seated, event.planned, event.t, event.t + state.wall)
    return replace(state, guided=guided, standing_from=None, offer=None)


def _break_ended(state: State, event: e.BreakEnded) -> State:
    guided = state.guided
    if event.kind is None or guided is None:
        return state
    if not state.running:
        return replace(state, guided=None)
    desk = state.desk
    if guided.seated:
        desk = anchored(desk, event.t)
        return replace(state, guided=None, desk=desk)
    ends_here = desk.idle_unknown and not desk.away
    return replace(state, guided=None, up=None if ends_here else How.CONFIRMED, desk=blinded(desk, event.t))


def _break_held(state: State, event: n.BreakHeld) -> State:
    return replace(state, guided=state.guided and replace(state.guided, held_since=event.t))


def _break_continued(state: State, event: n.BreakContinued) -> State:
    guided = state.guided
    if guided is None or guided.held_since is None:
        return state
    return replace(state, guided=replace(guided, held=guided.held + event.t - guided.held_since, held_since=None))


def _paused(state: State, event: e.Paused) -> State:
    desk = state.desk
    if state.pause is not None and state.pause.what is PauseWhat.EVERYTHING:
        desk = anchored(desk, event.t)
    pause = Hold(event.what, event.until, event.until_at)
    if event.what is PauseWhat.EVERYTHING:
        return replace(state, pause=pause, up=None, standing_from=None, offer=None)
    return replace(state, pause=pause, desk=desk)


def _unpaused(state: State, event: e.Unpaused) -> State:
    desk = anchored(state.desk, event.t) if event.what is PauseWhat.EVERYTHING else state.desk
    return replace(state, pause=None, desk=desk)


def _span_closed(state: State, event: e.SpanClosed) -> State:
    return replace(state, spans=tuple(span for span in state.spans if span.begin != event.begin))


FOLDS: Final[Folds] = {
    e.BreakStarted: _break_started,
    e.BreakEnded: _break_ended,
    e.SpanClosed: _span_closed,
    e.Paused: _paused,
    e.Unpaused: _unpaused,
    n.WentUp: _went_up,
    n.CameBack: _came_back,
    n.Stood: _stood,
    n.SatDown: _sat_down,
    n.AbsenceEnded: _absence_ended,
    n.OfferVoided: _offer_voided,
    n.SatAllAlong: _sat_all_along,
    n.BreakHeld: _break_held,
    n.BreakContinued: _break_continued,
}
