"""Folds of what the machine told and of the app's coming and going. They decide nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.core import notes as n
from app.core.state import (
    NEVER,
    Desk,
    Farewell,
    Folds,
    Phase,
    Prompt,
    Showing,
    State,
)


def _launched(state: State, event: n.Launched) -> State:
    t, world = event.t, event.world
    away = world.locked or world.asleep
    desk = Desk(
        locked=world.locked,
        asleep=world.asleep,
        media=world.media,
        quiet=world.quiet,
        idle_unknown=world.idle_unknown,
        last_input=NEVER if away else t,
        gap_from=t,
        away_from=t if away else None,
    )
    return replace(
        state,
        running=True,
        launched=t,
        wall=event.wall,
        boot=event.boot,
        desk=desk,
        up=None,
        standing_from=None,
        guided=None,
        spans=(),
        run_from=None,
        run_before=None,
        absence=None,
        offer=None,
        prompt=_anew(state.prompt),
    )


def _anew(prompt: Prompt) -> Prompt:
    """All about the prompt begins anew, but a snooze whose prompt has not been shown yet."""
    if prompt.phase is Phase.SNOOZED or (prompt.phase is Phase.HELD and prompt.showing is Showing.SNOOZE):
        return Prompt(Phase.SNOOZED, Showing.SNOOZE, since=prompt.since, number=prompt.number)
    return Prompt(number=prompt.number)


def _cut_off(state: State, event: n.CutOff) -> State:
    busy = state.guided is not None or state.absence is not None
    return _gone(state, Farewell(event.t, event.t + state.wall, crashed=True, busy=busy))


def _left(state: State, event: n.Left) -> State:
    return _gone(state, Farewell(event.t, event.t + state.wall, crashed=False, busy=event.busy))


def _gone(state: State, farewell: Farewell) -> State:
    return replace(state, running=False, farewell=farewell)


def _wall_set(state: State, event: n.WallSet) -> State:
    pause = state.pause
    if pause is not None and pause.until_at is not None:
        pause = replace(pause, until=pause.until_at - event.wall)
    return replace(state, wall=event.wall, pause=pause)


def _hours_noted(state: State, event: n.HoursNoted) -> State:
    return replace(state, outside=event.outside, edge=event.edge)


def _lock_noted(state: State, event: n.LockNoted) -> State:
    return _away(state, replace(state.desk, locked=event.locked), event.t)


def _sleep_noted(state: State, event: n.SleepNoted) -> State:
    return _away(state, replace(state.desk, asleep=event.asleep), event.t)


def _away(state: State, desk: Desk, t: int) -> State:
    if desk.away and not state.desk.away:
        desk = replace(blinded(desk, t), away_from=t)
    elif not desk.away:
        desk = replace(desk, away_from=None)
    return replace(state, desk=desk)


def blinded(desk: Desk, t: int) -> Desk:
    """Whether inputs keep coming has to be told anew."""
    return replace(desk, flowing=False, last_input=t, gap_from=max(desk.gap_from, t)) if desk.flowing else desk


def _flow_began(state: State, event: n.FlowBegan) -> State:
    return replace(state, desk=replace(state.desk, flowing=True, last_input=event.t, gap_from=event.t))


def _flow_ended(state: State, event: n.FlowEnded) -> State:
    desk = state.desk
    last, gap = max(desk.last_input, event.since), max(desk.gap_from, event.since)
    return replace(state, desk=replace(desk, flowing=False, last_input=last, gap_from=gap))


def _input_noted(state: State, event: n.InputNoted) -> State:
    return replace(state, desk=replace(state.desk, last_input=event.t, gap_from=event.t))


def _toggled(reasons: tuple[str, ...], reason: str, *, on: bool) -> tuple[str, ...]:
    rest = tuple(each for each in reasons if each != reason)
    return (*rest, reason) if on else rest


def _media_noted(state: State, event: n.MediaNoted) -> State:
    media = _toggled(state.desk.media, event.reason, on=event.on)
    desk = replace(state.desk, media=media)
    return replace(state, desk=desk if media else gap_counts_from(desk, event.t))


def gap_counts_from(desk: Desk, t: int) -> Desk:
    return replace(desk, gap_from=max(desk.gap_from, t))


def _quiet_noted(state: State, event: n.QuietNoted) -> State:
    return replace(state, desk=replace(state.desk, quiet=_toggled(state.desk.quiet, event.reason, on=event.on)))


def _idle_noted(state: State, event: n.IdleNoted) -> State:
    desk = replace(state.desk, idle_unknown=event.unknown)
    return replace(state, desk=desk if event.unknown else gap_counts_from(desk, event.t))


def anchored(desk: Desk, t: int) -> Desk:
    """Neither a gap nor a lock reaches back behind `t`."""
    return replace(gap_counts_from(desk, t), away_from=t if desk.away else None)


FOLDS: Final[Folds] = {
    n.Launched: _launched,
    n.CutOff: _cut_off,
    n.Left: _left,
    n.WallSet: _wall_set,
    n.HoursNoted: _hours_noted,
    n.FlowBegan: _flow_began,
    n.FlowEnded: _flow_ended,
    n.InputNoted: _input_noted,
    n.LockNoted: _lock_noted,
    n.SleepNoted: _sleep_noted,
    n.MediaNoted: _media_noted,
    n.QuietNoted: _quiet_noted,
    n.IdleNoted: _idle_noted,
}
