"""Folds of the prompt and its clock. They decide nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.core import events as e
from app.core import notes as n
from app.core.state import (
    Folds,
    Phase,
    Prompt,
    Showing,
    State,
    clock_of,
    counting,
)

DAYS_KEPT = 4
"""Local days whose counted rounds are remembered."""


def _prompted(state: State, event: e.Prompted) -> State:
    before = state.prompt
    rounds = _counted(state.rounds, event.day) if before.showing is Showing.NEW else state.rounds
    fresh = before.showing in (Showing.NEW, Showing.SNOOZE) or before.round_clock is None
    prompt = Prompt(
        Phase.SHOWN,
        Showing.BACK if before.showing is Showing.BACK else Showing.FIRST,
        since=event.t,
        round_open=True,
        round_clock=clock_of(state, event.t) if fresh else before.round_clock,
        number=before.number + 1,
    )
    return replace(state, prompt=prompt, rounds=rounds)


def _counted(rounds: tuple[tuple[str, int], ...], day: str) -> tuple[tuple[str, int], ...]:
    before = dict(rounds).get(day, 0)
    return (*(each for each in rounds if each[0] != day), (day, before + 1))[-DAYS_KEPT:]


def _prompt_gone(state: State, event: e.PromptGone) -> State:
    prompt = state.prompt
    match event.why:
        case e.Why.FOLDED if prompt.showing is Showing.BACK:
            prompt = replace(prompt, phase=Phase.BADGE, showing=Showing.NEW, round_open=False)
        case e.Why.FOLDED:
            prompt = replace(prompt, phase=Phase.FOLDED, showing=Showing.BACK, since=event.t)
        case e.Why.HELD:
            prompt = replace(prompt, phase=Phase.HELD, free_since=None)
        case e.Why.ANSWERED | e.Why.NATURAL | e.Why.QUIT:
            prompt = replace(prompt, phase=Phase.NONE, showing=Showing.NEW)
    return replace(state, prompt=prompt)


def _held(state: State, _event: e.Held) -> State:
    return replace(state, prompt=replace(state.prompt, phase=Phase.HELD, free_since=None))


def _hold_freed(state: State, event: n.HoldFreed) -> State:
    return replace(state, prompt=replace(state.prompt, free_since=event.t))


def _hold_bound(state: State, _event: n.HoldBound) -> State:
    return replace(state, prompt=replace(state.prompt, free_since=None))


def _snoozed(state: State, event: n.Snoozed) -> State:
    prompt = Prompt(Phase.SNOOZED, Showing.SNOOZE, since=event.until, number=state.prompt.number)
    return replace(state, prompt=prompt, snoozes=state.snoozes + 1)


def _folded(state: State, event: n.Folded) -> State:
    before = state.prompt
    prompt = Prompt(
        Phase.FOLDED,
        Showing.BACK,
        since=event.t,
        round_open=True,
        round_clock=before.round_clock if before.round_open else None,
        number=before.number,
    )
    return replace(state, prompt=prompt)


def _patience_renewed(state: State, event: n.PatienceRenewed) -> State:
    return replace(state, prompt=replace(state.prompt, since=event.t))


def _clock_restarted(state: State, event: n.ClockRestarted) -> State:
    clock = event.t - event.since if counting(state) else 0
    return replace(state, clock=clock, said=False, due=False, snoozes=0, prompt=Prompt(number=state.prompt.number))


def _heads_up(state: State, _event: e.HeadsUp) -> State:
    return replace(state, said=True)


FOLDS: Final[Folds] = {
    e.HeadsUp: _heads_up,
    e.Prompted: _prompted,
    e.PromptGone: _prompt_gone,
    e.Held: _held,
    n.ClockRestarted: _clock_restarted,
    n.Snoozed: _snoozed,
    n.Folded: _folded,
    n.PatienceRenewed: _patience_renewed,
    n.HoldFreed: _hold_freed,
    n.HoldBound: _hold_bound,
}
