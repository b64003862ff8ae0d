"""The postures a movement starts from: their angles, and where the feet and the hands are planted.

Tables only; `solve` makes a body of them. Angles and signs as in `channels`; metres, x forward, y up, z to the right.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.figure.channels import Angles, both_sides


class Base(StrEnum):
    STANDING = "standing"
    WALL = "wall"
    SEATED = "seated"
    WALKING = "walking"


class Hold(StrEnum):
    """What the hands rest on; FREE arms go by their angles."""

    FREE = "free"
    THIGHS = "thighs"
    CHEST = "chest"


class Prop(StrEnum):
    MAT = "mat"
    CHAIR = "chair"
    WALL = "wall"


@dataclass(frozen=True, slots=True)
class Ground:
    """angles: the base posture. foot: ankle's x and z of the right foot; toe_out: degrees. props: what stands there."""

    angles: Angles
    foot: tuple[float, float]
    toe_out: float
    props: tuple[Prop, ...]


SEAT: Final = 0.400
"""Height of the chair's seat, metres."""
SIT: Final = 0.104
"""Height of the hip joints above what one sits on, metres."""
WALL_X: Final = -0.235
"""Where the wall stands, metres."""

_ARMS: Final = {"shoulder.abd": 8.0, "elbow.flex": 10.0, "forearm.rot": 50.0, "wrist.ext": -4.0, "shoulder.rot": 12.0}
_STANDING: Final = both_sides(_ARMS)
_SEATED: Final = both_sides(
    {"pelvis.tilt": -5.0, "lumbar.flex": 5.0, "hip.flex": 85.0, "knee.flex": 90.0, **_ARMS}
    | {"shoulder.flex": 20.0, "elbow.flex": 60.0}
)
_WALKING: Final = both_sides({**_ARMS, "elbow.flex": 20.0})

GROUND: Final[dict[Base, Ground]] = {
    Base.STANDING: Ground(_STANDING, (0.0, 0.105), 7.0, (Prop.MAT,)),
    Base.WALL: Ground(_STANDING, (-0.085, 0.105), 5.0, (Prop.WALL,)),
    Base.SEATED: Ground(_SEATED, (0.405, 0.120), 6.0, (Prop.CHAIR,)),
    Base.WALKING: Ground(_WALKING, (0.0, 0.062), 4.0, (Prop.MAT,)),
}
