"""What a figure is asked to show. A value, so that it can be named before anything heavy is imported."""

from __future__ import annotations

from dataclasses import dataclass

from app.figure.channels import Side
from app.figure.person import FIRST, Person
from app.movement.comfort import WHOLE_RANGE, Comfort
from app.movement.movement import Movement


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """t: seconds after the first repetition began.

    repetitions: of the set on each side, played with its setting up, small beginning and change of sides; None: one
    repetition of `side` at full size, again and again. amplitude: 0.4 to 1.1. comfort: the person's own range. still:
    only the poses at the ends of the phases, each for the whole of its phase (reduced motion). person: who does it.
    """

    movement: Movement
    t: float
    side: Side | None = None
    amplitude: float = 1.0
    repetitions: int | None = None
    comfort: Comfort = WHOLE_RANGE
    still: bool = False
    person: Person = FIRST
