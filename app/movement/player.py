"""Plays a plan: what to do, to say and to show at any second of it. Pure; the seconds played are told, never read.

Commands change a `PlayerState`; `playing` looks at it. A break paused by hand just plays no seconds.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from app.figure.channels import Side
from app.figure.course import Turn, lead
from app.figure.motion import Motion
from app.movement.ahead import step_at, turn_at
from app.movement.catalogue import Catalogue
from app.movement.comfort import WHOLE_RANGE, Comfort, within
from app.movement.compose import Plan, Set, alternative
from app.movement.motion import motion_of
from app.movement.movement import Movement, Posture, Words
from app.movement.variety import FROM, Variety, vary

SMALLEST, LARGEST, STEP = 0.4, 1.0, 0.15
"""The amplitude's range, and how much one command changes it."""
SLOWEST, FASTEST, PACE = 0.6, 1.4, 0.2

DIFFERENT = "A little different each time."
"""Said once a break, when the first repetition comes that is not like the one before."""

_TICK = 1e-6
_QUICK, _READ = 3.0, 6.0
"""Seconds: repetitions shorter than the one keep each line for the other."""
_EASING = 1.2
"""Seconds in which a new amplitude is reached."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A set that is over, or one side of it. repetitions: begun and ended; seconds: played, shared by repetitions."""

    movement: str
    repetitions: int
    seconds: int
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class PlayerState:
    """at: seconds into the set (setting up included) when `since` seconds of the break were played.

    The amplitude goes from `amplitude_before` to `amplitude` from `amplitude_since` on. seed: of the variation.
    comfort: how far this person goes.
    """

    plan: Plan
    seed: int = 0
    comfort: Comfort = WHOLE_RANGE
    index: int = 0
    at: float = 0.0
    since: float = 0.0
    began: float = 0.0
    tempo: float = 1.0
    amplitude: float = LARGEST
    amplitude_before: float = LARGEST
    amplitude_since: float = 0.0
    finished: tuple[Finished, ...] = ()
    over: bool = False


@dataclass(frozen=True, slots=True)
class Playing:
    """One moment. t, side, amplitude, repetitions: what to pose the figure at; repetition: on this side, from 1.

    caption: what to do now, in one line; aside: what is said in its place once. seconds_left: of the break.
    set_fraction: 0 to 1. coming: the movement that follows.
    """

    set_index: int
    movement: Movement
    phase: str
    repetition: int
    repetitions: int
    side: Side | None
    caption: str
    notice: str
    breath: str
    t: float
    amplitude: float
    seconds_left: float
    set_fraction: float
    coming: Movement | None
    over: bool = False
    aside: str = ""
    comfort: Comfort = WHOLE_RANGE

    @property
    def next_name(self) -> str:
        return self.coming.name if self.coming is not None else ""


def start(plan: Plan, seed: int = 0, comfort: Comfort = WHOLE_RANGE) -> PlayerState:
    """A break from its beginning. seed: another one each break, for the variation of its repetitions."""
    return PlayerState(plan, seed, comfort)


def advance(state: PlayerState, seconds: float) -> PlayerState:
    """The state after `seconds` of the break were played: sets that ended meanwhile are finished."""
    while not state.over:
        end = state.since + (state.plan.sets[state.index].seconds - state.at) / state.tempo
        if seconds < end - _TICK:
            break
        state = _ended(state, end)
    return state


def playing(state: PlayerState, seconds: float) -> Playing:
    """What is so after `seconds` of the break were played; commands given later are not in `state` yet."""
    state = advance(state, seconds)
    current, later = state.plan.sets[state.index], state.plan.sets[state.index + 1 :]
    into = current.seconds if state.over else _into(state, seconds)
    motion, variety = _motion(state, current), _variety(state)
    t = variety.written(into - lead(motion))
    turn = turn_at(motion, current.repetitions, t)
    phase, words = _words(current, motion, turn, t)
    left = (current.seconds - into) + sum(each.seconds for each in later)
    return Playing(
        set_index=state.index,
        movement=current.movement,
        phase=phase,
        repetition=turn.number,
        repetitions=current.repetitions,
        side=turn.side,
        caption=words.do,
        notice=words.notice,
        breath=words.breath,
        t=t,
        amplitude=_amplitude(state, seconds) * variety.size(t),
        seconds_left=left / state.tempo,
        set_fraction=into / current.seconds,
        coming=later[0].movement if later else None,
        over=state.over,
        aside=DIFFERENT if _differs_first(state, turn, t) else "",
        comfort=state.comfort,
    )


def _motion(state: PlayerState, current: Set) -> Motion:
    return within(motion_of(current.movement), state.comfort)


def _variety(state: PlayerState) -> Variety:
    """Of the set that plays: another one for each place in the break."""
    current = state.plan.sets[state.index]
    return vary(_motion(state, current), current.repetitions, state.seed * 97 + state.index)


def _differs_first(state: PlayerState, turn: Turn, t: float) -> bool:
    """Whether this is the break's first repetition that is varied."""
    varied = [place for place, each in enumerate(state.plan.sets) if _is_varied(each)]
    first = state.index == varied[0] if varied else False
    return first and turn.number == FROM and turn.side != "left" and t >= turn.start


def _is_varied(each: Set) -> bool:
    return each.repetitions >= FROM and motion_of(each.movement).ramp


def finished(state: PlayerState, seconds: float) -> tuple[Finished, ...]:
    """Every set that was over after `seconds`, oldest first, sided ones once a side; not the one under way."""
    return advance(state, seconds).finished


def under_way(state: PlayerState, seconds: float) -> tuple[Finished, ...]:
    """The set that plays, as far as it went; empty before its first repetition has ended and after the break."""
    state = advance(state, seconds)
    return () if state.over else _so_far(state, seconds)


def smaller(state: PlayerState, seconds: float) -> PlayerState:
    return _sized(state, seconds, state.amplitude - STEP)


def larger(state: PlayerState, seconds: float) -> PlayerState:
    return _sized(state, seconds, state.amplitude + STEP)


def slower(state: PlayerState, seconds: float) -> PlayerState:
    return _paced(state, seconds, state.tempo - PACE)


def faster(state: PlayerState, seconds: float) -> PlayerState:
    return _paced(state, seconds, state.tempo + PACE)


def next_set(state: PlayerState, seconds: float) -> PlayerState:
    """On to the next movement, where there is one; what was done of this one counts if a repetition was ended."""
    state = advance(state, seconds)
    return state if state.over or _is_last(state) else _ended(state, seconds)


def again(state: PlayerState, seconds: float) -> PlayerState:
    """This movement from its setting up."""
    state = advance(state, seconds)
    if state.over:
        return state
    kept = (*state.finished, *_so_far(state, seconds))
    return replace(state, at=0.0, since=seconds, began=seconds, finished=kept)


def something_else(state: PlayerState, seconds: float, catalogue: Catalogue) -> PlayerState:
    """Another movement in the place of this one, from its setting up; the same where there is no other."""
    state = advance(state, seconds)
    changed = alternative(state.plan, state.index, catalogue)
    return state if state.over or changed is state.plan else replace(again(state, seconds), plan=changed)


def _ended(state: PlayerState, seconds: float) -> PlayerState:
    kept = (*state.finished, *_so_far(state, seconds))
    if _is_last(state):
        return replace(state, finished=kept, over=True)
    return replace(state, index=state.index + 1, at=0.0, since=seconds, began=seconds, finished=kept)


def _is_last(state: PlayerState) -> bool:
    return state.index + 1 == len(state.plan.sets)


def _so_far(state: PlayerState, seconds: float) -> tuple[Finished, ...]:
    """The set that plays, the side that came first before the other; their seconds add up to those played."""
    current = state.plan.sets[state.index]
    t = _variety(state).written(_into(state, seconds) - lead(_motion(state, current))) + _TICK
    ended = Counter(turn.side for turn in _variety(state).turns if turn.start + current.movement.cycle <= t)
    left, count, done = round(seconds - state.began), ended.total(), []
    for side, repetitions in ended.items():
        share = round(left * repetitions / count)
        left, count = left - share, count - repetitions
        done.append(Finished(current.movement.id, repetitions, share, side))
    return tuple(done)


def _into(state: PlayerState, seconds: float) -> float:
    return state.at + (seconds - state.since) * state.tempo


def _sized(state: PlayerState, seconds: float, amplitude: float) -> PlayerState:
    state = advance(state, seconds)
    kept = round(min(LARGEST, max(SMALLEST, amplitude)), 2)
    return replace(state, amplitude=kept, amplitude_before=_amplitude(state, seconds), amplitude_since=seconds)


def _paced(state: PlayerState, seconds: float, tempo: float) -> PlayerState:
    state = advance(state, seconds)
    kept = round(min(FASTEST, max(SLOWEST, tempo)), 2)
    return replace(state, at=_into(state, seconds), since=seconds, tempo=kept)


def _amplitude(state: PlayerState, seconds: float) -> float:
    u = min(1.0, max(0.0, (seconds - state.amplitude_since) / _EASING))
    eased = u * u * u * (10 + u * (-15 + 6 * u))
    return state.amplitude_before + (state.amplitude - state.amplitude_before) * eased


def _change_said(movement: Movement) -> str:
    if movement.posture is Posture.SIDE_LYING:
        return "Turn over onto your other side."
    return "Now the other way round." if movement.ways else "Now the other side."


def _words(current: Set, motion: Motion, turn: Turn, t: float) -> tuple[str, Words]:
    """The name of the phase at `t` and what is said in it; setting up and changing sides are phases of their own."""
    movement = current.movement
    if t < 0:
        lines, whole = movement.setup, lead(motion)
        line = lines[min(len(lines) - 1, int((t + whole) / whole * len(lines)))] if lines else movement.name
        return "setting up", Words("setting up", line, "", "")
    if t < turn.start:
        return "changing sides", Words("changing sides", _change_said(movement), "", "")
    step = step_at(motion, t, current.repetitions)
    number = step.number if step is not None else len(movement.phases) - 1
    if movement.cycle < _QUICK:  # steps: nobody reads a line a step
        number = int(t / _READ) % len(movement.phases)
        return movement.phases[number].name, movement.phases[number].words(left=turn.side == "left")
    words = movement.phases[number].words(left=turn.side == "left")
    return words.name, words
