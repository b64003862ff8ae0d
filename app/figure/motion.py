"""What a movement asks of the body over time: keys and how to go from one to the next. Values only.

`course` lays the keys out on a line of time, `pose` looks at a moment of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.figure.bases import Base, Hold
from app.figure.channels import Angles


class Ease(StrEnum):
    """REST: comes to rest at every key (minimum jerk). FLOW: rests only where it turns back. SWING: as a pendulum."""

    REST = "rest"
    FLOW = "flow"
    SWING = "swing"


class Breath(StrEnum):
    """What the ribs do on the way to a key. FREE: they come and go on their own."""

    IN = "in"
    OUT = "out"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Key:
    """A pose to be in after so many seconds. angles: every channel that is not 0, sides named.

    via: what some channels pass through on the way, without stopping: the share of the seconds, and their values.
    """

    seconds: float
    angles: Angles
    lungs: Breath
    via: tuple[tuple[float, Angles], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Motion:
    """One repetition on the right side, and how the body is held. sides: 1 or 2. Compared by identity."""

    base: Base
    rest: Angles
    keys: tuple[Key, ...]
    ease: Ease = Ease.REST
    lag: float = 0.0
    hands: Hold = Hold.FREE
    sides: int = 1
    alternate: bool = False
    ramp: bool = True

    @property
    def cycle(self) -> float:
        """Seconds of one repetition on one side."""
        return sum(key.seconds for key in self.keys)
