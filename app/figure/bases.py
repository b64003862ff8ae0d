"""The postures a movement starts from: their angles, how the trunk lies in the world, what is planted where.

Tables only; `solve` makes a body of them. Angles and signs as in `channels`; metres, x forward, y up, z to the right.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.figure.channels import Angles, both_sides


class Base(StrEnum):
    """EDGE: on the front of a chair, from where one rises. BRIDGE: on the back, the pelvis free to lift."""

    STANDING = "standing"
    WALL = "wall"
    SEATED = "seated"
    EDGE = "edge"
    WALKING = "walking"
    ALL_FOURS = "all-fours"
    KNEELING = "kneeling"
    SUPINE = "supine"
    BRIDGE = "bridge"
    PRONE = "prone"
    SIDE_LYING = "side-lying"


class Hold(StrEnum):
    """What the hands rest on; FREE arms go by their angles, or to the floor where `hand.onFloor` says so."""

    FREE = "free"
    THIGHS = "thighs"
    CHEST = "chest"
    HIPS = "hips"
    BACK = "back"


class Prop(StrEnum):
    MAT = "mat"
    TRACK = "track"
    LONG_MAT = "long-mat"
    CHAIR = "chair"
    WALL = "wall"
    PILLOW = "pillow"
    CUSHION = "cushion"


class Legs(StrEnum):
    """What holds the legs: feet or knees on their marks, or nothing but their angles."""

    FEET = "feet"
    KNEES = "knees"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Ground:
    """angles: the base posture. pitch: how far forward the neutral pelvis is tipped in the world, degrees.

    foot: x and z of the right ankle, or of the right knee where one kneels; toe_out: degrees. hand: x and z of the
    right wrist where it is planted on the floor. mat: from x to x and from z to z, where a long one lies.
    """

    angles: Angles
    foot: tuple[float, float]
    toe_out: float
    props: tuple[Prop, ...]
    pitch: float = 0.0
    legs: Legs = Legs.FEET
    hand: tuple[float, float] = (0.0, 0.0)
    mat: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)

    @property
    def lying(self) -> bool:
        """Whether the body is longer than high here, so that its picture wants to be wide."""
        return Prop.LONG_MAT in self.props


SEAT: Final = 0.400
"""Height of the chair's seat, metres."""
SEAT_X: Final = (-0.215, 0.205)
SEAT_Z: Final = (-0.205, 0.205)
SIT: Final = 0.104
"""Height of the hip joints above what one sits on, metres."""
WALL_X: Final = -0.235
"""Where the wall stands, metres."""
PILLOW_HIGH: Final = 0.085
CUSHION_X: Final = (-0.54, -0.26)
CUSHION_Z: Final = (-0.165, 0.165)
CUSHION_HIGH: Final = 0.05
"""Between the feet of who kneels, so high that the hips rest on it, metres."""

_ARMS: Final = {"shoulder.abd": 8.0, "elbow.flex": 10.0, "forearm.rot": 50.0, "wrist.ext": -4.0, "shoulder.rot": 12.0}
_STANDING: Final = both_sides(_ARMS)
_SEATED: Final = both_sides(
    {"pelvis.tilt": -5.0, "lumbar.flex": 5.0, "hip.flex": 85.0, "knee.flex": 90.0, **_ARMS}
    | {"shoulder.flex": 20.0, "elbow.flex": 60.0}
)
_EDGE: Final = {**_SEATED, **both_sides({"knee.flex": 105.0, "ankle.df": 15.0})}
_WALKING: Final = both_sides({**_ARMS, "elbow.flex": 20.0})
_ALL_FOURS: Final = both_sides(
    {"hip.flex": 90.0, "knee.flex": 90.0, "ankle.df": -40.0, "shoulder.flex": 90.0, "elbow.flex": 5.0}
    | {"forearm.rot": 60.0, "wrist.ext": 85.0, "hand.onFloor": 1.0}
)
_KNEELING: Final = both_sides({**_ARMS, "knee.flex": 90.0, "ankle.df": -40.0})
_SUPINE: Final = both_sides(
    {"hip.flex": 55.0, "knee.flex": 110.0, "ankle.df": -35.0}
    | {"shoulder.abd": 25.0, "elbow.flex": 10.0, "forearm.rot": 70.0, "hand.onFloor": 1.0}
)
_PRONE: Final = both_sides(
    {
        "hip.flex": 8.0,
        "knee.flex": 13.2,
        "ankle.df": -45.0,
        "shoulder.flex": 45.0,
        "shoulder.abd": 30.0,
        "elbow.flex": 100.0,
        "hand.onFloor": 1.0,
    }
    | {"forearm.rot": 60.0, "wrist.ext": 60.0}
)
_SIDE: Final = both_sides({"hip.flex": 80.0, "knee.flex": 90.0, "shoulder.flex": 90.0, "elbow.flex": 5.0}) | {
    "base.roll": 90.0
}
_ON_MAT: Final = (Prop.LONG_MAT,)
_BACK_MAT: Final = (-0.88, 0.86, -0.43, 0.43)

GROUND: Final[dict[Base, Ground]] = {
    Base.STANDING: Ground(_STANDING, (0.0, 0.105), 7.0, (Prop.MAT,)),
    Base.WALL: Ground(_STANDING, (-0.085, 0.105), 5.0, (Prop.WALL,)),
    Base.SEATED: Ground(_SEATED, (0.405, 0.120), 6.0, (Prop.CHAIR,)),
    Base.EDGE: Ground(_EDGE, (0.290, 0.120), 6.0, (Prop.CHAIR,)),
    Base.WALKING: Ground(_WALKING, (0.0, 0.080), 4.0, (Prop.TRACK,)),
    Base.ALL_FOURS: Ground(
        _ALL_FOURS, (-0.24, 0.092), 0.0, _ON_MAT, 90.0, Legs.KNEES, (0.24, 0.165), (-0.88, 0.66, -0.45, 0.45)
    ),
    Base.KNEELING: Ground(
        _KNEELING,
        (0.0, 0.246),
        0.0,
        (Prop.LONG_MAT, Prop.CUSHION),
        0.0,
        Legs.KNEES,
        (0.30, 0.165),
        (-0.66, 0.86, -0.43, 0.43),
    ),
    Base.SUPINE: Ground(_SUPINE, (0.585, 0.100), 4.0, _ON_MAT, -92.0, hand=(0.13, 0.34), mat=_BACK_MAT),
    Base.BRIDGE: Ground(_SUPINE, (0.585, 0.100), 4.0, _ON_MAT, -92.0, hand=(0.13, 0.34), mat=_BACK_MAT),
    Base.PRONE: Ground(_PRONE, (0.0, 0.100), 4.0, _ON_MAT, 90.0, Legs.FREE, (0.67, 0.32), (-1.08, 0.98, -0.60, 0.52)),
    Base.SIDE_LYING: Ground(
        _SIDE, (0.0, 0.0), 0.0, (Prop.LONG_MAT, Prop.PILLOW), 0.0, Legs.FREE, (0.50, 0.48), (-0.30, 0.72, -0.86, 0.86)
    ),
}
