"""A reference for the replay: the rules of behaviour by brute force, second by second.

Every second is an entry in a list, and what turns out later rewrites entries. Of the app only the trace's reader and
its values are used, so that a fault of the rules is not repeated here.
"""

from __future__ import annotations

from collections import Counter

from app.core import inputs as i
from app.simulate.trace import Happening, Trace
from tests.simulate.memory import OFF, SITTING, STANDING, UP, Cut, Memory, Row, Run
from tests.simulate.prompting import fold, gone, look_at_reasons, restart, step
from tests.simulate.sitting import (
    end_break,
    end_pause,
    end_up,
    judge,
    judge_late,
    outcome,
    pause,
    sat_elsewhere,
    sit_down,
    stand,
    start,
    stop_all,
    touch,
)

LEAST = 60
"""Seconds that make a bout, and that end one."""


def rows_of(trace: Trace) -> list[Row]:
    """What a replay of the trace prints, the spans just before the summary."""
    m = Memory(trace)
    happenings = list(trace.happenings)
    for t in range(trace.end + 1):
        if m.running:
            _deadlines(m, t)
        while happenings and happenings[0].t == t:
            _happen(m, t, happenings.pop(0))
        if m.running:
            if any(begin <= t <= until for begin, until in m.streams):
                touch(m, t)
            while step(m, t):
                pass
            if t < trace.end:
                m.note(t)
    _sum_up(m)
    return m.rows


def _deadlines(m: Memory, t: int) -> None:
    if m.pause and m.pause.until == t:
        end_pause(m, t)
    judge(m, t)
    step(m, t)


# ---- what happens -------------------------------------------------------------------------------------------------


def _happen(m: Memory, t: int, it: Happening) -> None:
    match it.event:
        case "launch":
            touch(m, t) if m.running else _launch(m, t)
        case "crash" if m.running:
            _crash(m, t)
        case "input":
            m.streams.append((t, it.number))
        case "clock":
            m.world.wall += it.number
        case "quit" if m.running:
            _quit(m, t)
        case "command" if m.running and isinstance(it.given, i.Command):
            _obey(m, t, it.given)
        case _:
            _observe(m, t, it.given)
    if m.running:
        look_at_reasons(m, t)


def _observe(m: Memory, t: int, seen: i.Input | None) -> None:
    world = m.world
    was = (world.locked, world.asleep)
    match seen:
        case i.Locked() | i.Unlocked():
            world.locked = isinstance(seen, i.Locked)
        case i.Suspended() | i.Resumed():
            world.asleep = isinstance(seen, i.Suspended)
        case i.MediaOn(why) if why not in world.media:
            world.media.append(why)
        case i.MediaOff(why) if why in world.media:
            world.media.remove(why)
            m.run.gap_from = m.run.gap_from if world.media else t
        case i.QuietOn(why) if why not in world.quiet:
            world.quiet.append(why)
        case i.QuietOff(why) if why in world.quiet:
            world.quiet.remove(why)
        case i.IdleUnknown() if not world.idle_unknown:
            world.idle_unknown = True
            _stop_guessing(m, t)
        case i.IdleKnown() if world.idle_unknown:
            world.idle_unknown = False
            m.run.gap_from = t
        case _:
            pass
    if m.running and (world.locked, world.asleep) != was:
        _shut_or_open(m, t, shut=any(was), unlocks=isinstance(seen, i.Unlocked))


def _shut_or_open(m: Memory, t: int, *, shut: bool, unlocks: bool) -> None:
    """shut: it was."""
    if m.world.shut and not shut:
        m.run.shut_from = t
    if m.world.shut:
        return
    judge_late(m, t)
    m.run.shut_from = None
    _stop_guessing(m, t)
    m.run.shown_since = t
    if unlocks:
        touch(m, t)


def _stop_guessing(m: Memory, t: int) -> None:
    """When the idle backend has failed, an `up` ends, unless locked or asleep."""
    if m.running and m.world.idle_unknown and m.run.up and not m.run.playing and not m.world.shut:
        end_up(m, t)


def _obey(m: Memory, t: int, do: i.Command) -> None:
    if m.world.shut and not isinstance(do, i.Pause | i.Resume | i.Leave):
        return
    match do:
        case i.Start():
            start(m, t, do)
            return
        case i.Stand():
            stand(m, t)
            return
        case i.Leave():
            end_break(m, t)
        case _:
            pass
    touch(m, t)
    match do:
        case i.Sit() if m.run.standing is not None:
            sit_down(m, t, t)
        case i.Snooze(minutes):
            _snooze(m, t, minutes)
        case i.Skip():
            _skip(m, t)
        case i.Pause():
            pause(m, t, do)
        case i.Resume():
            end_pause(m, t)
        case i.SatElsewhere():
            sat_elsewhere(m, t)
        case _:
            pass


def _snooze(m: Memory, t: int, minutes: int) -> None:
    if not m.is_due(t) or m.run.playing or m.snoozes >= m.settings.prompting.snooze_limit:
        return
    gone(m, t, "answered")
    m.snoozes += 1
    m.run.prompt, m.snoozed_until, m.run.round = "snoozed", t + 60 * minutes, None


def _skip(m: Memory, t: int) -> None:
    if not m.is_due(t) or m.run.playing:
        return
    gone(m, t, "answered")
    m.say(t, "break_ended", outcome="skipped")
    restart(m, t)
    m.run.offer = None


# ---- the app's own life -------------------------------------------------------------------------------------------


def _launch(m: Memory, t: int) -> None:
    m.run = Run(t, began_again=t, gap_from=t, shut_from=t if m.world.shut else None)
    m.running = True
    m.launches.append(t)
    if m.pause and m.pause.until is not None and m.pause.until <= t:
        end_pause(m, t)
    _go_on(m, t)
    touch(m, t)


def _go_on(m: Memory, t: int) -> None:
    """Where the prompt clock stands after a quit or crash."""
    cut, m.cut = m.cut, None
    if cut is None:
        restart(m, t)
        return
    m.rows += [{"t": t, **row} for row in cut.rows]
    if cut.restarts or t - cut.t >= m.settings.sitting.away_after:
        if m.due and not cut.busy:
            m.say(t, "break_ended", outcome="missed")
        restart(m, t)
    elif cut.folds:
        fold(m, t)
    elif m.snoozed_until is not None:
        m.run.prompt = "snoozed"


def _quit(m: Memory, t: int) -> None:
    gone(m, t, "quit")
    m.cut = Cut(t, busy=m.run.playing is not None or m.run.absence is not None)
    stop_all(m, t)
    m.is_due(t)
    m.running = False


def _crash(m: Memory, t: int) -> None:
    run, least = m.run, m.settings.sitting.min_break
    cut = m.cut = Cut(t, busy=run.playing is not None or run.absence is not None)
    cut.restarts = m.upright(t) >= least
    if run.playing:
        played = t - run.playing.start
        how = outcome(run.playing, played)
        cut.rows.append({"event": "break_ended", "outcome": how, "kind": run.playing.kind, "seconds": played})
        cut.restarts = how == "completed" or played >= least or (cut.restarts and not run.playing.seated)
    elif run.absence and t - run.absence.begin >= least:
        cut.rows.append({"event": "break_ended", "outcome": "natural", "seconds": t - run.absence.begin})
    cut.folds = cut.busy and not cut.restarts
    m.is_due(t)
    m.running = False


# ---- figures ------------------------------------------------------------------------------------------------------


def _sum_up(m: Memory) -> None:
    end = m.trace.end
    for begin, to, state, how in _spans(m):
        m.say(end, "span", **{"state": state, "from": begin, "to": to, "how": how})
    breaks = Counter(str(row["outcome"]) for row in m.rows if row["event"] == "break_ended")
    breaks["natural"] -= sum(row["event"] == "break_withdrawn" for row in m.rows)
    prompts = sum(row["event"] == "prompt" for row in m.rows)
    seconds = Counter(state for state in m.state if state != OFF)
    m.say(end, "summary", seconds=dict(seconds), bouts=_bouts(m), breaks=dict(+breaks), prompts=prompts)


def _spans(m: Memory) -> list[tuple[int, int, str, str]]:
    """From, to, state and how; joined where they touch."""
    found: list[tuple[int, int, str, str]] = []
    for t, (state, how) in enumerate(zip(m.state, m.how, strict=True)):
        if state == OFF:
            continue
        touches = bool(found) and found[-1][1:] == (t, state, how)
        begin = found.pop()[0] if touches else t
        found.append((begin, t + 1, state, how))
    return found


def _bouts(m: Memory) -> int:
    bouts = sat = away = 0
    for t, state in enumerate([*m.state, OFF]):
        if t in m.launches or state not in (SITTING, UP, STANDING) or (state == SITTING and away >= LEAST):
            bouts += sat >= LEAST
            sat = away = 0
        if state == SITTING:
            sat, away = sat + 1, 0
        else:
            away += 1
    return bouts
