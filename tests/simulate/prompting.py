"""The reference model's prompt: reasons, holds, folds, rounds, snoozes. Sitting and breaks tell it what happened."""

from __future__ import annotations

from tests.simulate.memory import STANDING, UP, Memory, Round


def restart(m: Memory, since: int) -> None:
    """The prompt clock stood at 0 at `since`."""
    m.restarted = since
    m.due = m.heads_said = False
    m.snoozes, m.snoozed_until = 0, None
    m.run.prompt, m.run.round = "none", None


def fold(m: Memory, t: int) -> None:
    """What ended without restarting the clock leaves a due break's prompt folded; a round without one begins."""
    if not m.is_due(t):
        return
    if m.run.round is None or m.run.prompt == "badge":
        m.run.round = Round(None)
    m.run.round.folds = 1
    m.run.prompt, m.run.folded_since, m.snoozed_until = "folded", t, None


def gone(m: Memory, t: int, why: str) -> None:
    if m.run.prompt == "shown":
        m.say(t, "prompt_gone", why=why)
        m.run.prompt = "none"


def hold(m: Memory, t: int, reason: str, coming: str) -> None:
    gone(m, t, "held")
    m.say(t, "held", reason=reason)
    m.run.prompt, m.run.coming, m.run.free_since = "held", coming, None
    if coming != "round":
        m.run.round = None


def outside(m: Memory, t: int) -> bool:
    week = m.settings.hours.week
    if not any(week):
        return False
    local = m.local(t)
    minute = local.hour * 60 + local.minute
    today, yesterday = week[local.weekday()], week[local.weekday() - 1]
    by_day = any(begin <= minute < end for begin, end in today if begin < end)
    before_midnight = any(begin <= minute for begin, end in today if begin > end)
    after_midnight = any(minute < end for begin, end in yesterday if begin > end)
    return not (by_day or before_midnight or after_midnight)


def reason(m: Memory, t: int, coming: str) -> str | None:
    """Why a prompt is held back; only a new round counts to the day's number."""
    if m.pause:
        return "paused"
    if outside(m, t):
        return "outside_hours"
    if m.world.quiet:
        return m.world.quiet[0]
    if coming == "new" and m.rounds[day(m, t)] >= m.settings.prompting.max_prompts_per_day:
        return "daily_limit"
    return None


def day(m: Memory, t: int) -> str:
    return m.local(t).date().isoformat()


def look_at_reasons(m: Memory, t: int) -> None:
    """A reason that begins takes the prompt off the screen; one that is there keeps the wait from beginning."""
    run = m.run
    why = reason(m, t, "round") if run.prompt == "shown" and not m.world.shut else None
    if why:
        hold(m, t, why, "round")
    if run.prompt == "held" and reason(m, t, run.coming):
        run.free_since = None
    elif run.prompt == "held" and run.free_since is None:
        run.free_since = t


def somebody(m: Memory, t: int) -> bool:
    if m.world.shut or m.now()[0] == UP:
        return False
    near = m.run.last_input is not None and t - m.run.last_input <= m.settings.sitting.present_within
    return near or bool(m.world.media) or m.world.idle_unknown


def may_come(m: Memory, t: int) -> bool:
    """Whether a prompt or heads-up may, as far as no reason holds it."""
    busy = m.run.playing is not None or m.now()[0] in (UP, STANDING)
    return not busy and t >= m.run.launched + m.settings.prompting.session_grace and somebody(m, t)


def step(m: Memory, t: int) -> bool:
    """Let the prompt do one thing that is due. Whether it did."""
    look_at_reasons(m, t)
    if m.is_due(t):
        return _moves(m, t)
    soon = m.clock(t) >= m.settings.prompting.interval - m.settings.prompting.heads_up
    if not soon or m.heads_said or not may_come(m, t) or reason(m, t, "new"):
        return False
    m.heads_said = True
    m.say(t, "heads_up")
    return True


def _moves(m: Memory, t: int) -> bool:
    run, times = m.run, m.settings.prompting
    match run.prompt:
        case "none":
            return _come(m, t, "due", "new")
        case "folded":
            return t - run.folded_since >= times.again_after and _come(m, t, "again", "round")
        case "snoozed":
            return m.snoozed_until is not None and t >= m.snoozed_until and _come(m, t, "snooze_over", "snooze")
        case "badge":
            assert run.round
            return m.clock(t, run.round.first) >= times.interval and _come(m, t, "due", "new")
        case "held":
            free = run.free_since is not None and t - run.free_since >= times.quiet_grace
            return free and _come(m, t, "held_over", run.coming)
        case _:
            return _lose_patience(m, t)


def _come(m: Memory, t: int, cause: str, coming: str) -> bool:
    if not may_come(m, t):
        return False
    why = reason(m, t, coming)
    if why:
        hold(m, t, why, coming)
        return True
    m.say(t, "prompt", cause=cause)
    m.run.prompt, m.run.shown_since, m.snoozed_until = "shown", t, None
    if coming != "round" or m.run.round is None:
        m.run.round = Round(t)
    elif m.run.round.first is None:
        m.run.round.first = t
    if coming == "new":
        m.rounds[day(m, t)] += 1
    return True


def _lose_patience(m: Memory, t: int) -> bool:
    if m.world.shut or t - m.run.shown_since < m.settings.prompting.prompt_patience:
        return False
    assert m.run.round
    gone(m, t, "folded")
    m.run.round.folds += 1
    m.run.prompt, m.run.folded_since = ("folded" if m.run.round.folds == 1 else "badge"), t
    return True
