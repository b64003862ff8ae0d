"""The reference model's sitting, up and standing: inputs, gaps, locks, absences, guided breaks and pauses."""

from __future__ import annotations

from app.core import inputs as i
from tests.simulate.memory import SITTING, UNKNOWN, UP, Absence, Break, Memory, Offer, Pause
from tests.simulate.prompting import fold, gone, hold, restart

OFFER_SECONDS = 600


def touch(m: Memory, t: int, *, returns: bool = True) -> None:
    """An input."""
    if m.world.shut:
        return
    m.run.last_input = m.run.gap_from = t
    if m.run.up and not m.run.playing and returns:
        end_up(m, t)


# ---- deadlines ----------------------------------------------------------------------------------------------------


def judge(m: Memory, t: int) -> None:
    """What time alone makes of the state, in the order of the rules."""
    run = m.run
    if run.playing and t - run.playing.start >= run.playing.planned:
        end_break(m, t)
    if run.shut_from is not None and _open(m) and t - run.shut_from >= m.settings.sitting.min_break:
        go_up(m, t, run.shut_from, "measured")
    gap, limit = _gap_over(m), _limit_over(m)
    if m.world.shut:
        return
    if gap is not None and gap <= t:
        go_up(m, t, run.gap_from, "inferred")
    elif limit is not None and limit <= t:
        reach_limit(m, t, limit)


def judge_late(m: Memory, t: int) -> None:
    """A lock too short to be a break is over: what was not judged meanwhile is, in the order it came due."""
    if not _open(m):
        return
    gap, limit = _gap_over(m), _limit_over(m)
    if limit is not None and limit <= t and (gap is None or limit < gap):
        reach_limit(m, t, limit)
        gap = _gap_over(m)
    if gap is not None and gap <= t:
        go_up(m, t, m.run.gap_from, "inferred")


def _open(m: Memory) -> bool:
    """No state of a higher rank hides locks and gaps."""
    return not m.paused() and m.run.playing is None and m.run.up is None


def _gap_over(m: Memory) -> int | None:
    """When the gap will have been long enough to be up."""
    counts = not m.world.media and not m.world.idle_unknown and _open(m)
    return m.run.gap_from + m.settings.sitting.away_after if counts else None


def _limit_over(m: Memory) -> int | None:
    return None if m.run.standing is None else m.run.standing + m.settings.sitting.standing_limit


def reach_limit(m: Memory, t: int, limit: int) -> None:
    m.rewrite(limit, t, UNKNOWN if m.world.idle_unknown else SITTING, "measured")
    m.run.gap_from = limit
    sit_down(m, t, limit)


# ---- up, standing, absence ----------------------------------------------------------------------------------------


def go_up(m: Memory, t: int, begin: int, how: str) -> None:
    """Back-dated to `begin`."""
    m.rewrite(begin, t, UP, how)
    m.run.up = how
    if m.run.standing is None:
        _begin_absence(m, begin, stood=False)
    m.run.standing = None
    gone(m, t, "natural")


def _begin_absence(m: Memory, begin: int, *, stood: bool) -> None:
    m.run.absence, m.run.offer = Absence(begin, stood), None


def _end_absence(m: Memory, t: int, end: int, *, offered: bool) -> None:
    absence, m.run.absence = m.run.absence, None
    if absence is None:
        return
    if end - absence.begin >= m.settings.sitting.min_break:
        m.say(t, "break_ended", outcome="natural", seconds=end - absence.begin)
    if offered and not absence.stood:
        m.run.offer = Offer(absence.begin, end, m.restarted, m.due, m.heads_said)


def end_up(m: Memory, t: int, *, offered: bool = True) -> None:
    m.run.up = None
    _end_absence(m, t, t, offered=offered)
    _upright_over(m, t)


def sit_down(m: Memory, t: int, end: int) -> None:
    """A standing ended at `end`, which may turn out later."""
    m.run.standing = None
    _end_absence(m, t, end, offered=False)
    if not _upright_over(m, end):
        fold(m, t)


def _upright_over(m: Memory, end: int) -> bool:
    """Up and standing ended: whether it was long enough to restart the prompt clock."""
    long = m.upright(end) >= m.settings.sitting.min_break
    m.run.began_again = end
    if long:
        restart(m, end)
    return long


def stand(m: Memory, t: int) -> None:
    """An input, but no return."""
    if m.run.playing or m.paused() or m.run.standing is not None:
        touch(m, t)
        return
    gone(m, t, "answered")
    touch(m, t, returns=False)
    m.run.up, m.run.standing = None, t
    if m.run.absence:
        m.run.absence.stood = True
    else:
        _begin_absence(m, t, stood=True)


def sat_elsewhere(m: Memory, t: int) -> None:
    offer, m.run.offer = m.run.offer, None
    if offer is None or t - offer.end > OFFER_SECONDS:
        return
    m.rewrite(offer.begin, offer.end, SITTING, "declared")
    m.say(t, "break_withdrawn", seconds=offer.end - offer.begin)
    m.restarted = offer.restarted
    m.due, m.heads_said = m.due or offer.due, m.heads_said or offer.heads_said
    m.snoozes, m.snoozed_until = 0, None
    if m.run.prompt != "shown":
        m.run.prompt, m.run.round = "none", None


# ---- guided breaks ------------------------------------------------------------------------------------------------


def start(m: Memory, t: int, do: i.Start) -> None:
    if m.run.playing or m.paused():
        touch(m, t)
        return
    gone(m, t, "answered")
    touch(m, t)
    stood, m.run.standing = m.run.standing is not None, None
    _end_absence(m, t, t, offered=False)
    m.run.offer = None
    if do.seated and not _upright_over(m, t) and stood:
        fold(m, t)
    breaks = m.settings.breaks
    planned = {"move": breaks.move, "walk": breaks.walk, "tiny": breaks.tiny}[do.kind]
    m.run.playing = Break(do.kind.value, do.seated, t, planned)
    m.say(t, "break_started", kind=do.kind.value)


def outcome(over: Break, played: int) -> str:
    return "completed" if played * 10 >= over.planned * 6 else "partial"


def end_break(m: Memory, t: int, *, rest: bool = True) -> None:
    """rest: after an upright break it is up until the next input."""
    over, m.run.playing = m.run.playing, None
    if over is None:
        return
    played = t - over.start
    how = outcome(over, played)
    m.say(t, "break_ended", outcome=how, kind=over.kind, seconds=played)
    if how == "completed" or played >= m.settings.sitting.min_break:
        restart(m, t)
    else:
        fold(m, t)
    if over.seated:
        measure_again(m, t)
    elif rest and (m.world.shut or not m.world.idle_unknown):
        m.run.up = "confirmed"
    else:
        _upright_over(m, t)


# ---- pauses -------------------------------------------------------------------------------------------------------


def pause(m: Memory, t: int, do: i.Pause) -> None:
    was, everything = m.paused(), do.what is i.PauseWhat.EVERYTHING
    if everything and not was:
        stop_all(m, t)
    m.pause = Pause(do.what.value, None if do.minutes is None else t + 60 * do.minutes)
    m.say(t, "paused", what=m.pause.what, until=m.pause.until)
    if was and not everything:
        measure_again(m, t)
    if everything and m.run.prompt == "shown":
        hold(m, t, "paused", "round")


def stop_all(m: Memory, t: int) -> None:
    """A guided break, a standing and an absence end, by a pause of everything or by quitting."""
    end_break(m, t, rest=False)
    if m.run.up:
        end_up(m, t, offered=False)
    if m.run.standing is not None:
        sit_down(m, t, t)
    m.run.offer = None


def measure_again(m: Memory, t: int) -> None:
    """Neither gap nor lock reaches back behind `t`."""
    m.run.gap_from = t
    m.run.shut_from = t if m.world.shut else None


def end_pause(m: Memory, t: int) -> None:
    if m.pause is None:
        return
    m.say(t, "resumed", what=m.pause.what)
    was, m.pause = m.paused(), None
    if was:
        measure_again(m, t)
