"""Purposeful variation (2.4 of the domain): from the third repetition on each is a little larger or smaller, quicker or
slower, by a seed. A set still lasts as long as planned. Pure.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.figure.channels import WHOLE
from app.figure.course import Turn, turns
from app.figure.limits import cap
from app.figure.motion import Motion

FROM = 3
"""The first repetition, on each side, that differs."""
SIZE, TEMPO = 0.10, 0.15
"""How far size and tempo differ at most, in shares."""


@dataclass(frozen=True, slots=True, eq=False)
class Variety:
    """One set as it is played. turns: as written; begins: when each begins as played, on the set's line of time.

    sizes, lengths: by turn, in shares of what is written.
    """

    cycle: float
    turns: tuple[Turn, ...]
    begins: tuple[float, ...]
    sizes: tuple[float, ...]
    lengths: tuple[float, ...]

    def written(self, t: float) -> float:
        """The second of the movement as written that is played at `t`; smooth up to the acceleration."""
        place = bisect_right(self.begins, t) - 1
        if place < 0:
            return t
        begin, length = self.begins[place], self.lengths[place] * self.cycle
        u = (t - begin) / length
        if u >= 1.0:
            return self.turns[place].start + self.cycle + (t - begin - length)
        return self.turns[place].start + (t - begin) + (self.cycle - length) * _eased(u)

    def size(self, t: float) -> float:
        """How large the movement is at this second as written; a new size is reached in the first half of its turn."""
        place = bisect_right([turn.start for turn in self.turns], t) - 1
        if place < 0:
            return 1.0
        before = self.sizes[place - 1] if place else 1.0
        u = min(1.0, (t - self.turns[place].start) / (self.cycle / 2))
        return before + (self.sizes[place] - before) * _eased(u)


@lru_cache(maxsize=32)
def vary(motion: Motion, repetitions: int, seed: int) -> Variety:
    """The variation of one set; steps, which have no small beginning either, stay even."""
    every = turns(motion, repetitions)
    if not motion.ramp or repetitions < FROM:
        even = (1.0,) * len(every)
        return Variety(motion.cycle, every, tuple(turn.start for turn in every), even, even)
    chance = random.Random(seed)  # noqa: S311 # a play of movement, no secret
    room, count = _room(motion), repetitions - FROM + 1
    sizes = [chance.uniform(1.0 - SIZE, room) for _ in range(count)]
    lengths = [1.0 / (1.0 + chance.uniform(-TEMPO, TEMPO)) for _ in range(count)]
    mean = sum(lengths) / count
    by_number = [(1.0, 1.0)] * (FROM - 1) + [(size, long / mean) for size, long in zip(sizes, lengths, strict=True)]
    own = [by_number[turn.number - 1] for turn in every]
    begins = tuple(_begins(motion.cycle, every, [long for _, long in own]))
    return Variety(motion.cycle, every, begins, tuple(size for size, _ in own), tuple(long for _, long in own))


def _begins(cycle: float, every: tuple[Turn, ...], lengths: list[float]) -> Iterator[float]:
    """When each turn begins if every one has its own length and the pauses between them stay."""
    later = 0.0
    for turn, length in zip(every, lengths, strict=True):
        yield turn.start + later
        later += (length - 1.0) * cycle


def _room(motion: Motion) -> float:
    """How large the movement may be made, up to 1 and SIZE, before a joint meets its cap."""
    room = 1.0 + SIZE
    for key in motion.keys:
        for channel, value in key.angles.items():
            base = motion.rest.get(channel, 0.0)
            if channel in WHOLE or abs(value - base) < _TINY:
                continue
            low, high = cap(channel)
            room = min(room, ((high if value > base else low) - base) / (value - base))
    return max(1.0, room)


_TINY = 1e-6


def _eased(u: float) -> float:
    return u * u * u * (10 + u * (-15 + 6 * u))
