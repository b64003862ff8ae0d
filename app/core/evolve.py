"""The fold: state and event in, state out. It decides nothing; whether an event may happen is the rules' affair."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.core import fold_desk, fold_prompt, fold_sitting
from app.core import notes as n
from app.core.events import Event
from app.core.state import Folds, Span, State, activity_of, counting, counts, off_seat

FOLDS: Final[Folds] = {**fold_desk.FOLDS, **fold_sitting.FOLDS, **fold_prompt.FOLDS}
"""One small function an event; an event without one changes nothing but the time."""


def evolve(state: State, event: Event) -> State:
    """The state after `event`; the prompt clock, the spans and the run of up and standing follow from it."""
    t = event.t
    if counting(state) and t > state.clock_at:
        state = replace(state, clock=state.clock + t - state.clock_at, clock_at=t, t=t)
    elif t != state.t or t != state.clock_at:
        state = replace(state, clock_at=t, t=t)
    after = _folded(state, event)
    if not after.running:
        return after
    return _relabelled(after, event.end if isinstance(event, n.SatDown) else t)


def _folded(state: State, event: Event) -> State:
    fold = FOLDS.get(type(event))
    return state if fold is None else fold(state, event)


def _relabelled(state: State, begin: int) -> State:
    """With a span of its own for the activity of now, where it is not the open one's."""
    activity, how = activity_of(state)
    spans = state.spans
    if spans and spans[-1].activity is activity and spans[-1].how is how:
        return state
    spans = tuple(span for span in spans if span.begin < begin)
    if not (spans and spans[-1].activity is activity and spans[-1].how is how):
        spans = (*spans, Span(activity, how, begin, begin + state.wall))
    run_from, run_before = state.run_from, state.run_before
    if not off_seat(activity):
        run_before = run_before if run_from is None else (run_from, begin)
        run_from = None
    elif run_from is None:
        run_from = run_before[0] if run_before is not None and run_before[1] == begin else begin
    late = state.t - begin if counts(activity) else 0
    return replace(state, spans=spans, run_from=run_from, run_before=run_before, clock=state.clock + late)
