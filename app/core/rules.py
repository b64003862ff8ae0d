"""The rules of Supple, as one function: `decide`, from state and input to events.

The machine tells what is so (inputs come or have gone, locked, asleep, media, quiet), a person says what only a person
knows (I am standing, pause, skip), and time passes. Out of that come the spans of sitting, standing and up, the one
prompt of a due break, and breaks with their outcomes.

Time first, then the input: everything that came due up to `now.t` happens before the input is applied, each at its own
second. Within one second the order is: ends of pauses and edges of working hours; the deadlines of the state (guided
break, lock, gap, standing limit); one step of the prompt; the inputs as they are told; and, when woken after them,
whatever these have made due (`settle`). So an early, late or doubled wake changes nothing.

Sitting can be taken back: a gap becomes `up` from where it began, a lock from its first moment. Until that is certain
a span stays in the state (`spans`), and the prompt clock is corrected with it. The rules stand in `sitting`,
`prompting` and `breaks`; `evolve` folds events; `due` says when time alone will next matter.
"""

from __future__ import annotations

from typing import assert_never

from app.core import events as e
from app.core import inputs as i
from app.core import notes as n
from app.core.breaks import (
    end_guided,
    guided_due,
    hold,
    launch,
    note_hours,
    pause,
    quit_app,
    resume,
    skip,
    snooze,
    start,
)
from app.core.prompting import look_at_reasons, prompt_due, step
from app.core.sitting import (
    close_spans,
    gap_due,
    judge,
    limit_due,
    lock_due,
    note_idle,
    note_input,
    note_lock,
    note_sleep,
    offer_due,
    sat_elsewhere,
    sit_down,
    stand,
)
from app.core.state import State
from app.core.turn import Config, Turn

STEPS = 50
"""More steps than any second can need."""


def decide(state: State, given: i.Input, now: i.Now, config: Config) -> tuple[e.Event, ...]:
    """The events that follow from `given` at `now`; `evolve` folds them into the next state.

    A `Wake` also settles what the inputs told before it in the same second have made due.
    """
    turn = Turn(state, config)
    if state.running:
        t = max(now.t, state.t)
        _advance(turn, t)
        if abs(now.at - now.t - turn.state.wall) >= config.drift:
            turn.emit(n.WallSet(t, now.at - now.t))
            note_hours(turn, t)
        _take(turn, t, given)
        if turn.state.running and not isinstance(given, i.Wake):
            look_at_reasons(turn, t)
        if turn.events and turn.events[-1].t == t and not isinstance(given, i.Save):
            close_spans(turn, t)
    elif isinstance(given, i.Launch):
        launch(turn, i.Now(max(now.t, state.t), now.at), given)
    return tuple(turn.events)


def due(state: State, config: Config) -> int | None:
    """The second at which time alone will next matter, or None while it cannot."""
    if not state.running:
        return None
    times = (
        None if state.pause is None else state.pause.until,
        state.edge,
        guided_due(state),
        lock_due(state, config),
        gap_due(state, config),
        limit_due(state, config),
        offer_due(state),
        prompt_due(state, config),
    )
    return min((each for each in times if each is not None), default=None)


def _advance(turn: Turn, t: int) -> None:
    """Let everything that came due before `t`, and the deadlines at `t` itself, happen; each second once."""
    if t <= turn.state.t:
        return
    while True:
        when = due(turn.state, turn.config)
        if when is None or when > t:
            return
        when = max(when, turn.state.t)
        before = len(turn.events)
        _deadlines(turn, when)
        if when == t:
            return
        _settle(turn, when)
        if len(turn.events) == before:
            return  # a fault of ours: the engine says so and looks again later
        close_spans(turn, when)


def _deadlines(turn: Turn, t: int) -> None:
    """One pass over the deadlines of second `t`, in their order."""
    state = turn.state
    if state.pause is not None and state.pause.until is not None and state.pause.until <= t:
        resume(turn, t)
    if state.edge is not None and state.edge <= t:
        note_hours(turn, t)
    guided = guided_due(turn.state)
    if guided is not None and guided <= t:
        end_guided(turn, t)
    judge(turn, t)
    step(turn, t)


def _settle(turn: Turn, t: int) -> None:
    """Repeat until nothing more follows at `t`."""
    for _ in range(STEPS):
        before = len(turn.events)
        _deadlines(turn, t)
        if len(turn.events) == before:
            return


def _take(turn: Turn, t: int, given: i.Input) -> None:
    """Apply one input."""
    match given:
        case i.Wake():
            _settle(turn, t)
        case i.Launch():
            note_input(turn, t)
        case i.Quit():
            quit_app(turn, t)
        case i.Configured():
            note_hours(turn, t)
        case i.Save():
            turn.emit(n.Saved(t))
        case (
            i.InputSeen() | i.InputGone() | i.Locked() | i.Unlocked() | i.Suspended() | i.Resumed() | i.MediaOn()
            | i.MediaOff() | i.QuietOn() | i.QuietOff() | i.IdleUnknown() | i.IdleKnown() | i.Performed()
        ):  # fmt: skip
            _observe(turn, t, given)
        case _:
            _obey(turn, t, given)


def _observe(turn: Turn, t: int, seen: i.Observation) -> None:
    desk = turn.state.desk
    match seen:
        case i.InputSeen():
            note_input(turn, t, flow=True)
        case i.InputGone(since):
            if not desk.away and (desk.flowing or since > desk.last_input):
                turn.emit(n.FlowEnded(t, min(since, t)))
        case i.Locked():
            note_lock(turn, t, locked=True)
        case i.Unlocked():
            note_lock(turn, t, locked=False)
        case i.Suspended():
            note_sleep(turn, t, asleep=True)
        case i.Resumed():
            note_sleep(turn, t, asleep=False)
        case i.MediaOn(reason) | i.MediaOff(reason):
            on = isinstance(seen, i.MediaOn)
            if (reason in desk.media) != on:
                turn.emit(n.MediaNoted(t, reason, on))
        case i.QuietOn(reason) | i.QuietOff(reason):
            on = isinstance(seen, i.QuietOn)
            if (reason in desk.quiet) != on:
                turn.emit(n.QuietNoted(t, reason, on))
        case i.IdleUnknown() | i.IdleKnown():
            note_idle(turn, t, unknown=isinstance(seen, i.IdleUnknown))
        case i.Performed(movement, repetitions, seconds, side):
            turn.emit(e.MovementPerformed(t, movement, repetitions, seconds, side))
        case _:
            assert_never(seen)


def _obey(turn: Turn, t: int, command: i.Command) -> None:
    """A command is an input; while locked or asleep only pause, resume and leave act, and none is one."""
    away = turn.state.desk.away
    match command:
        case i.Stand() if not away:
            stand(turn, t)
            return
        case i.Leave():
            end_guided(turn, t)
            note_input(turn, t)
            return
        case _:
            note_input(turn, t)
    match command:
        case i.Pause():
            pause(turn, t, command)
        case i.Resume():
            resume(turn, t)
        case _ if away:
            return
        case i.Start():
            start(turn, t, command)
        case i.HoldBreak() | i.ContinueBreak():
            hold(turn, t, held=isinstance(command, i.HoldBreak))
        case i.Snooze(minutes):
            snooze(turn, t, minutes)
        case i.Skip():
            skip(turn, t)
        case i.Sit():
            sit_down(turn, t, t, limit=False)
        case i.SatElsewhere():
            sat_elsewhere(turn, t)
        case i.Stand() | i.Leave():
            return
        case _:
            assert_never(command)
