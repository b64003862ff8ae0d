"""What the body's surface is modelled with: ellipsoids on bones, hulls and tubes over them. The shapes stand in tables.

A hull is the convex hull of up to five ellipsoids, a tube the skin over a row of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.figure.person import Build
from app.figure.vec import Vec


class Cloth(StrEnum):
    """What a piece is made of, in the order in which they are laid on one another."""

    SKIN = "skin"
    LEGS = "legs"
    TOP = "top"
    HAIR = "hair"
    BONE = "bone"


@dataclass(frozen=True, slots=True)
class Ellipsoid:
    """frame: what it moves with. centre and half axes in that frame, metres."""

    frame: str
    centre: Vec
    axes: Vec


@dataclass(frozen=True, slots=True)
class Hull:
    part: str
    cloth: Cloth
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tube:
    part: str
    cloth: Cloth
    members: tuple[int, ...]


@dataclass(slots=True)
class Clay:
    """A body being modelled: pieces are added, none is ever changed. names: of single ellipsoids."""

    build: Build = field(default_factory=Build)
    ellipsoids: list[Ellipsoid] = field(default_factory=list)
    hulls: list[Hull] = field(default_factory=list)
    tubes: list[Tube] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)

    def ball(self, frame: str, centre: Vec, axes: Vec | float, name: str = "") -> int:
        """Add an ellipsoid (a sphere where `axes` is one number); its number."""
        x, y, z = axes if isinstance(axes, tuple) else (axes, axes, axes)
        wide, (right, up, ahead) = self.build.width(frame), centre
        self.ellipsoids.append(Ellipsoid(frame, (right * wide, up, ahead * wide), (x * wide, y, z * wide)))
        if name:
            self.names[name] = len(self.ellipsoids) - 1
        return len(self.ellipsoids) - 1

    def hull(self, part: str, cloth: Cloth, *members: int | str) -> None:
        self.hulls.append(Hull(part, cloth, self._numbers(members)))

    def tube(self, part: str, cloth: Cloth, members: Sequence[int | str]) -> None:
        self.tubes.append(Tube(part, cloth, self._numbers(members)))

    def row(self, part: str, cloth: Cloth, members: Sequence[int | str]) -> None:
        """Hulls of three neighbours each: for flat sections, whole from any side."""
        for first in range(0, len(members) - 1, 2):
            self.hull(part, cloth, *members[first : first + 3])

    def _numbers(self, members: Sequence[int | str]) -> tuple[int, ...]:
        return tuple(self.names[each] if isinstance(each, str) else each for each in members)


def profile(at: Sequence[float], values: Sequence[float], x: float) -> float:
    """A smooth curve through the values at their places (Catmull-Rom)."""
    last = len(at) - 1
    i = next((i for i in range(last) if x <= at[i + 1]), last - 1)

    def slope(j: int) -> float:
        a, b = max(j - 1, 0), min(j + 1, last)
        return (values[b] - values[a]) / (at[b] - at[a])

    span = at[i + 1] - at[i]
    t = (x - at[i]) / span
    rise, fall = t * t * (3 - 2 * t), t * (1 - t)
    return values[i] + (values[i + 1] - values[i]) * rise + span * fall * ((1 - t) * slope(i) - t * slope(i + 1))
