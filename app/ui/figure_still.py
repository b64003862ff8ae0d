"""Reduced motion: of every phase only the pose it leads to, for as long as the phase lasts. Pure."""

from __future__ import annotations

from dataclasses import replace

from app.figure.course import turns
from app.figure.motion import Motion
from app.movement.ahead import step_at, turn_at
from app.ui.figure_moment import Moment

_BEFORE_THE_END = 1e-3
"""Seconds: the end itself belongs to the next phase already."""


def still_of(moment: Moment, motion: Motion) -> Moment:
    """The moment whose picture stands for all of its phase."""
    step = step_at(motion, moment.t, moment.repetitions, moment.side)
    if step is not None:
        return replace(moment, t=step.end - _BEFORE_THE_END)
    if moment.repetitions is None:
        return moment
    if moment.t < 0:
        return replace(moment, t=-1e9)
    turn = turn_at(motion, moment.repetitions, moment.t)
    last = turns(motion, moment.repetitions)[-1]
    return replace(moment, t=turn.start if turn is not last else last.start + motion.cycle - _BEFORE_THE_END)


def same_still(a: Moment, b: Moment, motion: Motion) -> bool:
    """Whether two moments of a movement have the same picture in reduced motion."""
    one, two = still_of(a, motion), still_of(b, motion)
    return (one.t, one.side, one.amplitude) == (two.t, two.side, two.amplitude)
