"""The one prompt of a due break: behaviour 3. When it is shown, folded, held and shown again."""

from __future__ import annotations

from datetime import timedelta

from app.core import events as e
from app.core import notes as n
from app.core.events import Cause, Why
from app.core.hours import day_begins, local_day
from app.core.state import Phase, Showing, State, clock_of, counting, off_seat, present
from app.core.turn import Config, Turn

CAUSES = {
    Phase.NONE: Cause.DUE,
    Phase.BADGE: Cause.DUE,
    Phase.FOLDED: Cause.AGAIN,
    Phase.SNOOZED: Cause.SNOOZE_OVER,
    Phase.HELD: Cause.HELD_OVER,
}
DAILY_LIMIT = "daily_limit"


def reason(state: State, config: Config, t: int) -> str | None:
    """Why the prompt that would come next is held back at `t`, or None: the first reason that applies."""
    if state.pause is not None:
        return "paused"
    if state.outside:
        return "outside_hours"
    if state.desk.quiet:
        return state.desk.quiet[0]
    if state.prompt.showing is Showing.NEW and _rounds_today(state, config, t) >= _most(config):
        return DAILY_LIMIT
    return None


def _most(config: Config) -> int:
    return config.settings.prompting.max_prompts_per_day


def _rounds_today(state: State, config: Config, t: int) -> int:
    if not state.rounds:
        return 0
    return dict(state.rounds).get(local_day(t + state.wall, config.zone).isoformat(), 0)


def blocked(state: State, t: int, config: Config) -> bool:
    """Whether nothing may come at `t`: up, standing, locked, in a guided break, in the first minutes, or to nobody."""
    return (
        state.guided is not None
        or off_seat(state.spans[-1].activity)
        or t < state.launched + config.settings.prompting.session_grace
        or not present(state, t, config.settings.sitting.present_within)
    )


def step(turn: Turn, t: int) -> None:
    """What the prompt does at `t`: at most one change, and the heads-up."""
    _say_heads_up(turn, t)
    state, config = turn.state, turn.config
    match state.prompt.phase:
        case Phase.SHOWN:
            _look_after_shown(turn, t)
        case Phase.HELD:
            _look_after_held(turn, t)
        case _:
            ripe = ripe_at(state, config)
            if ripe is not None and ripe <= t and not blocked(state, t, config):
                why = reason(state, config, t)
                if why is None:
                    _show(turn, t)
                else:
                    turn.emit(e.Held(t, why))


def _show(turn: Turn, t: int) -> None:
    day = local_day(t + turn.state.wall, turn.config.zone).isoformat()
    turn.emit(e.Prompted(t, CAUSES[turn.state.prompt.phase], day))


def look_at_reasons(turn: Turn, t: int) -> None:
    """A reason to hold begins or ends: at once, but for a prompt on screen while locked or asleep."""
    state, config = turn.state, turn.config
    why = reason(state, config, t)
    if state.prompt.phase is Phase.SHOWN and not state.desk.away and why is not None:
        turn.emit(e.PromptGone(t, Why.HELD))
        turn.emit(e.Held(t, why))
    elif state.prompt.phase is Phase.HELD and (why is None) != (state.prompt.free_since is not None):
        turn.emit(n.HoldFreed(t) if why is None else n.HoldBound(t))


def _look_after_shown(turn: Turn, t: int) -> None:
    look_at_reasons(turn, t)
    state, patience = turn.state, turn.config.settings.prompting.prompt_patience
    if state.prompt.phase is Phase.SHOWN and not state.desk.away and t >= state.prompt.since + patience:
        turn.emit(e.PromptGone(t, Why.FOLDED))


def _look_after_held(turn: Turn, t: int) -> None:
    look_at_reasons(turn, t)
    free_since, grace = turn.state.prompt.free_since, turn.config.settings.prompting.quiet_grace
    if free_since is not None and t >= free_since + grace and not blocked(turn.state, t, turn.config):
        _show(turn, t)


def _say_heads_up(turn: Turn, t: int) -> None:
    at = heads_up_at(turn.state, turn.config)
    if at is not None and at <= t and clock_of(turn.state, t) < turn.config.settings.prompting.interval:
        turn.emit(e.HeadsUp(t))


# ---- when time alone will next matter ---------------------------------------------------------------------------


def ripe_at(state: State, config: Config) -> int | None:
    """When the time of the next showing comes, whatever else stands against it; None: by no time alone."""
    prompt, prompting = state.prompt, config.settings.prompting
    match prompt.phase:
        case Phase.NONE:
            return _clock_reaches(state, prompting.interval)
        case Phase.BADGE:
            return _clock_reaches(state, (prompt.round_clock or 0) + prompting.interval)
        case Phase.FOLDED:
            return prompt.since + prompting.again_after
        case Phase.SNOOZED:
            return prompt.since
        case Phase.HELD:
            return None if prompt.free_since is None else prompt.free_since + prompting.quiet_grace
        case Phase.SHOWN:
            return None


def _clock_reaches(state: State, seconds: int) -> int | None:
    missing = seconds - state.clock
    if missing <= 0:
        return state.clock_at
    return state.clock_at + missing if counting(state) else None


def _unblocked_from(state: State, config: Config, t: int) -> int | None:
    """The first second from `t` on at which nothing stands against a prompt, as far as time alone can tell."""
    t = max(t, state.launched + config.settings.prompting.session_grace)
    return None if blocked(state, t, config) else t


def heads_up_at(state: State, config: Config) -> int | None:
    """When the heads-up is to be said; None: not by time alone, or not at all."""
    prompting = config.settings.prompting
    if state.said or prompting.heads_up <= 0 or state.prompt.phase is not Phase.NONE:
        return None
    ripe = _clock_reaches(state, max(0, prompting.interval - prompting.heads_up))
    if ripe is None:
        return None
    at = _unblocked_from(state, config, max(ripe, state.t))
    why = None if at is None else reason(state, config, at)
    if at is not None and why == DAILY_LIMIT:
        day = _new_day(state, config, at)
        at = None if day is None else _unblocked_from(state, config, day)
        why = None
    return at if why is None else None


def prompt_due(state: State, config: Config) -> int | None:
    """When time alone will next change the prompt or say the heads-up."""
    times = [_change_due(state, config)]
    heads_up = heads_up_at(state, config)
    if heads_up is not None and clock_of(state, heads_up) < config.settings.prompting.interval:
        times.append(heads_up)
    return min((each for each in times if each is not None), default=None)


def _change_due(state: State, config: Config) -> int | None:
    prompt = state.prompt
    if prompt.phase is Phase.SHOWN:
        return None if state.desk.away else prompt.since + config.settings.prompting.prompt_patience
    if prompt.phase is Phase.HELD and prompt.free_since is None:
        return _new_day(state, config, state.t) if reason(state, config, state.t) == DAILY_LIMIT else None
    ripe = ripe_at(state, config)
    return None if ripe is None else _unblocked_from(state, config, max(ripe, state.t))


def _new_day(state: State, config: Config, t: int) -> int | None:
    """The next local midnight with which a day begins that has prompts left; None: no day ever has."""
    if _most(config) <= 0:
        return None
    day, used = local_day(t + state.wall, config.zone), dict(state.rounds)
    while used.get(day.isoformat(), 0) >= _most(config):
        day += timedelta(days=1)
    return day_begins(day, config.zone) - state.wall
