"""Where in a set a second lies: which repetition, and which phase of it, from when to when. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from app.figure.channels import Side
from app.figure.course import Turn, end, turns
from app.figure.motion import Motion


@dataclass(frozen=True, slots=True)
class Step:
    """The way from one pose to the next: the phase's number, and its seconds on the set's line of time."""

    number: int
    start: float
    end: float
    side: Side | None

    def share(self, t: float) -> float:
        """How much of it is over at `t`, 0 to 1."""
        return min(1.0, max(0.0, (t - self.start) / (self.end - self.start)))


def turn_at(motion: Motion, repetitions: int, t: float) -> Turn:
    """The repetition at `t`, or the one that is being made ready for."""
    every = turns(motion, repetitions)
    return [every[0], *(turn for turn in every if turn.ready <= t)][-1]


def step_at(motion: Motion, t: float, repetitions: int | None, side: Side | None = None) -> Step | None:
    """The phase under way; None while setting up, changing sides and after the end. repetitions: None for a loop."""
    if repetitions is None:
        start = t // motion.cycle * motion.cycle
    else:
        turn = turn_at(motion, repetitions, t)
        if not turn.start <= t < end(motion, repetitions):
            return None
        start, side = turn.start, turn.side
    for number, key in enumerate(motion.keys):
        if t < start + key.seconds or number == len(motion.keys) - 1:
            return Step(number, start, start + key.seconds, side)
        start += key.seconds
    return None
