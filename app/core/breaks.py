"""Guided breaks, skips, pauses, and the app's own coming and going: behaviour 3 (pause, restart) and 4."""

from __future__ import annotations

from typing import assert_never

from app.core import events as e
from app.core import notes as n
from app.core.events import Outcome, Why
from app.core.hours import next_edge, outside
from app.core.inputs import BreakKind, Launch, Now, Pause, PauseWhat, Start
from app.core.settings import Breaks
from app.core.sitting import close_all_spans, end_absence, note_input
from app.core.state import Farewell, Guided, Phase, State, paused_everything
from app.core.turn import Config, Turn

COMPLETED_SHARE = 60
"""Per cent of the planned seconds that make a break completed."""
HELD_AT_MOST = 600
"""Seconds of pause by hand after which a break ends itself."""


def planned(breaks: Breaks, kind: BreakKind) -> int:
    """The settings' length of a kind, in seconds."""
    match kind:
        case BreakKind.MOVE:
            return breaks.move
        case BreakKind.WALK:
            return breaks.walk
        case BreakKind.TINY:
            return breaks.tiny
        case _:
            assert_never(kind)


def start(turn: Turn, t: int, command: Start) -> None:
    """Start a guided break; nothing while one plays or everything is paused."""
    if turn.state.guided is not None or paused_everything(turn.state):
        return
    if turn.state.prompt.phase is Phase.SHOWN:
        turn.emit(e.PromptGone(t, Why.ANSWERED))
    end_absence(turn, t, t, offered=False)
    breaks = turn.config.settings.breaks
    seconds = command.planned if command.planned is not None else planned(breaks, command.kind)
    turn.emit_ending(e.BreakStarted(t, command.kind, command.seated or breaks.seated, seconds))


def guided_due(state: State) -> int | None:
    """When the guided break ends by itself."""
    guided = state.guided
    if guided is None:
        return None
    if guided.held_since is not None:
        return guided.held_since + HELD_AT_MOST
    return guided.began + guided.held + guided.planned


def end_guided(turn: Turn, t: int) -> None:
    """The guided break ends: played through, left, lost, or cut short by what ends it."""
    guided = turn.state.guided
    if guided is None:
        return
    ended = _ended(guided, t, t)
    turn.emit_ending(ended)
    if _restarts(ended, turn.config):
        turn.emit(n.ClockRestarted(t, since=t))
    else:
        turn.fold_if_due(t)


def _ended(guided: Guided, t: int, until: int) -> e.BreakEnded:
    seconds = guided.played(until)
    outcome = Outcome.COMPLETED if seconds * 100 >= guided.planned * COMPLETED_SHARE else Outcome.PARTIAL
    return e.BreakEnded(t, outcome, guided.kind, seconds, guided.began, guided.began_at, guided.seated)


def _restarts(ended: e.BreakEnded, config: Config) -> bool:
    return ended.outcome is Outcome.COMPLETED or (ended.seconds or 0) >= config.settings.sitting.min_break


def hold(turn: Turn, t: int, *, held: bool) -> None:
    """Pause the guided break by hand, or let it go on."""
    guided = turn.state.guided
    if guided is not None and (guided.held_since is not None) != held:
        turn.emit(n.BreakHeld(t) if held else n.BreakContinued(t))


def skip(turn: Turn, t: int) -> None:
    """Skip the break that is due."""
    state = turn.state
    if not turn.due(t) or state.guided is not None:
        return
    if state.prompt.phase is Phase.SHOWN:
        turn.emit(e.PromptGone(t, Why.ANSWERED))
    turn.emit(e.BreakEnded(t, Outcome.SKIPPED, began=t, began_at=t + state.wall))
    if state.offer is not None:
        turn.emit(n.OfferVoided(t))
    turn.emit(n.ClockRestarted(t, since=t))


def snooze(turn: Turn, t: int, minutes: int) -> None:
    """Put the due break off."""
    state = turn.state
    if not turn.due(t) or state.guided is not None or state.snoozes >= turn.config.settings.prompting.snooze_limit:
        return
    if state.prompt.phase is Phase.SHOWN:
        turn.emit(e.PromptGone(t, Why.ANSWERED))
    turn.emit(n.Snoozed(t, until=t + 60 * minutes))


def pause(turn: Turn, t: int, command: Pause) -> None:
    """Pause prompts or everything; a new pause takes the place of the old."""
    until = None if command.minutes is None else t + 60 * command.minutes
    if command.until_at is not None:
        until = command.until_at - turn.state.wall
    paused = e.Paused(t, command.what, until, command.until_at)
    if command.what is PauseWhat.PROMPTS:
        turn.emit_ending(paused)
        return
    end_guided(turn, t)
    end_absence(turn, t, t, offered=False)
    shown = turn.state.prompt.phase is Phase.SHOWN
    standing = turn.state.standing_from is not None
    if shown:
        turn.emit(e.PromptGone(t, Why.HELD))
    turn.emit_ending(paused)
    if shown:
        turn.emit(e.Held(t, "paused"))
    elif standing:
        turn.fold_if_due(t)


def resume(turn: Turn, t: int) -> None:
    """The pause, where one is on, ends."""
    if turn.state.pause is not None:
        turn.emit(e.Unpaused(t, turn.state.pause.what))


def note_hours(turn: Turn, t: int) -> None:
    """Look at the working hours anew."""
    hours, zone, at = turn.config.settings.hours, turn.config.zone, t + turn.state.wall
    edge = next_edge(hours, at, zone)
    turn.emit(n.HoursNoted(t, outside(hours, at, zone), None if edge is None else t + edge - at))


def quit_app(turn: Turn, t: int) -> None:
    """The app is quit, in order; quitting is an input."""
    busy = turn.state.guided is not None or turn.state.absence is not None
    note_input(turn, t)
    end_guided(turn, t)
    end_absence(turn, t, t, offered=False)
    if turn.state.prompt.phase is Phase.SHOWN:
        turn.emit(e.PromptGone(t, Why.QUIT))
    run_from = turn.state.run_from
    if run_from is not None and t - run_from >= turn.config.settings.sitting.min_break:
        turn.emit(n.ClockRestarted(t, since=t))
    elif turn.state.standing_from is not None:
        turn.fold_if_due(t)
    turn.emit(n.Left(t, busy))
    close_all_spans(turn, t, t)


def launch(turn: Turn, now: Now, command: Launch) -> None:
    """The app starts. What was cut off by a crash is stored and judged now; the prompt clock goes on or restarts."""
    state, t = turn.state, now.t
    farewell = state.farewell
    was_due = turn.due(state.t) and farewell is not None
    restarts, folds = _judge_cut_off(turn, t, farewell)
    if farewell is None or t - farewell.t >= turn.config.settings.sitting.away_after:
        restarts = True
    if was_due and restarts and farewell is not None and not farewell.busy:
        turn.emit(e.BreakEnded(t, Outcome.MISSED, began=farewell.t, began_at=farewell.at))
    turn.emit(n.Launched(t, command.world, now.at - t, command.boot))
    if restarts:
        turn.emit(n.ClockRestarted(t, since=t))
    elif folds:
        turn.fold_if_due(t)
    held = turn.state.pause
    if held is not None and held.until is not None and held.until <= t:
        turn.emit(e.Unpaused(t, held.what))
    note_hours(turn, t)


def _judge_cut_off(turn: Turn, t: int, farewell: Farewell | None) -> tuple[bool, bool]:
    """What a crash cut off, stored: whether it restarts the prompt clock, and whether it leaves the prompt folded."""
    state, restarts, folds = turn.state, False, False
    if farewell is None or not farewell.crashed:
        return restarts, folds
    if state.run_from is not None:
        restarts = farewell.t - state.run_from >= turn.config.settings.sitting.min_break
        folds = state.standing_from is not None
    if state.guided is not None:
        ended = _ended(state.guided, t, farewell.t)
        restarts, folds = restarts or _restarts(ended, turn.config), True
        turn.emit(ended)
    end_absence(turn, t, farewell.t, offered=False)
    close_all_spans(turn, t, farewell.t)
    return restarts, folds
