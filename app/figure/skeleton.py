"""The skeleton of one adult of 1.70 m: lengths, the 24 mobile vertebrae and their shares of a region's movement.

Numbers only. Metres and degrees; bone frames in neutral standing: x forward, y up, z to the body's right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

THIGH: Final = 0.418
SHANK: Final = 0.415
UPPER_ARM: Final = 0.288
FOREARM: Final = 0.250
CLAVICLE: Final = 0.158
HIP_APART: Final = 0.088
"""From the middle of the pelvis to a hip joint."""
ANKLE_HIGH: Final = 0.072
"""The ankle joint above the sole."""
KNEE_HIGH: Final = 0.050
"""The knee joint above the floor when it is knelt on."""
BALL: Final = (0.118, 0.018 - ANKLE_HIGH, 0.0)
"""The ball of the foot in the foot's frame (origin: the ankle)."""
TOE: Final = (0.052, -0.006, 0.0)
"""The tip of the toes, from the ball."""
HEEL: Final = (-0.045, -ANKLE_HIGH, 0.0)
PALM: Final = 0.030
"""The wrist joint above a flat palm."""
SACRUM: Final = (-0.040, 0.083, 0.0)
"""The top of the sacrum in the pelvis frame (origin: the middle between the hip joints)."""
STERNUM: Final = (0.086, -0.004, 0.022)
"""Where the right clavicle begins, in the chest's frame (origin: T4)."""


@dataclass(frozen=True, slots=True)
class Vertebra:
    """height: with its disc, metres. lean: in the neutral curve, degrees forward. Then its share of the region."""

    name: str
    region: str
    height: float
    lean: float
    flex: float
    side: float
    turn: float


# name, height, lean, then movement on the one below: flexion and extension, side bend, rotation (degrees of segmental
# range after White & Panjabi 1990, used as weights within a region only)
_TABLE: Final = (
    ("L5", 0.0360, 20, 17, 3, 1),
    ("L4", 0.0370, 13, 16, 6, 2),
    ("L3", 0.0370, 4, 15, 8, 2),
    ("L2", 0.0360, -4, 14, 6, 2),
    ("L1", 0.0340, -10, 12, 6, 2),
    ("T12", 0.0310, -14, 12, 8, 2),
    ("T11", 0.0280, -15, 12, 9, 2),
    ("T10", 0.0260, -14, 9, 7, 4),
    ("T9", 0.0250, -12, 6, 6, 6),
    ("T8", 0.0240, -8, 6, 6, 7),
    ("T7", 0.0230, -4, 6, 6, 7),
    ("T6", 0.0220, 0, 5, 6, 8),
    ("T5", 0.0210, 5, 4, 6, 8),
    ("T4", 0.0205, 10, 4, 6, 8),
    ("T3", 0.0200, 15, 4, 5, 8),
    ("T2", 0.0200, 19, 4, 6, 8),
    ("T1", 0.0200, 22, 4, 5, 9),
    ("C7", 0.0185, 23, 9, 4, 2),
    ("C6", 0.0175, 20, 17, 7, 6),
    ("C5", 0.0170, 15, 20, 8, 7),
    ("C4", 0.0170, 10, 20, 11, 7),
    ("C3", 0.0170, 6, 15, 11, 7),
    ("C2", 0.0200, 3, 10, 10, 3),
    ("C1", 0.0140, 0, 20, 5, 40),
)
_REGIONS: Final = {"L": "lumbar", "T": "thoracic", "C": "cervical"}


def _spine() -> tuple[Vertebra, ...]:
    sums = {
        letter: [sum(row[column] for row in _TABLE if row[0][0] == letter) for column in (3, 4, 5)]  # type: ignore[misc] # numbers from column 1
        for letter in _REGIONS
    }
    return tuple(
        Vertebra(
            name,
            _REGIONS[name[0]],
            height,
            lean,
            *(own / whole for own, whole in zip(ways, sums[name[0]], strict=True)),
        )
        for name, height, lean, *ways in _TABLE
    )


SPINE: Final = _spine()
"""From L5 up to C1."""
NAMES: Final = tuple(bone.name for bone in SPINE)
T4: Final = NAMES.index("T4")
"""The vertebra that carries the chest's frame."""
T1: Final = NAMES.index("T1")
