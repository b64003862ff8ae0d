"""The channels a movement file may key, their signs and how they mirror. Names and numbers only.

Degrees, or centimetres where the name says Cm; 0 is relaxed upright standing. Positive means: bent forward, to the
right, turned right, right side higher, out to the side, turned inward, palm or sole turned towards the back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

Side = Literal["left", "right"]
Angles = Mapping[str, float]
"""Channel -> value. A limb channel ends in .L or .R; a missing one is 0."""

TRUNK: Final = (
    "pelvis.tilt",
    "pelvis.roll",
    "pelvis.yaw",
    "pelvis.shiftRightCm",
    "pelvis.shiftForwardCm",
    *(f"{region}.{way}" for region in ("lumbar", "thoracic", "cervical") for way in ("flex", "side", "rot")),
    "head.glideCm",
)
LIMB: Final = (
    "scapula.protract",
    "scapula.elevateCm",
    "shoulder.flex",
    "shoulder.abd",
    "shoulder.hadd",
    "shoulder.rot",
    "elbow.flex",
    "forearm.rot",
    "wrist.ext",
    "hip.flex",
    "hip.abd",
    "hip.rot",
    "knee.flex",
    "ankle.df",
    "heel.lift",
    "hand.onThigh",
    "leg.free",
    "foot.forwardCm",
    "hand.onFloor",
    "hand.forwardCm",
    "hand.outCm",
    "hand.upCm",
    "hand.turn",
    "hand.roll",
)
"""Each exists as NAME.L and NAME.R; NAME means both.

heel.lift: degrees the foot rolls over its ball. hand.onThigh: from 0 (free) to 1, how far the hand lies on the outside
of its thigh. leg.free: 0 planted as the base says, to 1, by its angles. foot.forwardCm: where it is planted.
hand.onFloor: 0 by the arm's angles, to 1, planted; the hand's other channels say where and how: degrees its fingers
point inward, and degrees it is rolled from palm down over the thumb (0) to palm up (180).
"""

INNER: Final = ("breath", "stride", "base.roll")
"""Set by the motion itself, not by files: breath 0 (out) to 1 (in), stride 0 (standing) to 1 (walking).

base.roll: 90 lying on the left side, 0 on the back, -90 on the right side.
"""

SPINAL: Final = frozenset(
    f"{region}.{way}" for region in ("lumbar", "thoracic", "cervical") for way in ("flex", "side", "rot")
)
"""What is shared out over the vertebrae."""

_TURNS_AROUND: Final = frozenset(
    {"pelvis.roll", "pelvis.yaw", "pelvis.shiftRightCm", "base.roll"}
    | {f"{region}.{way}" for region in ("lumbar", "thoracic", "cervical") for way in ("side", "rot")}
)
_OTHER: Final = {".L": ".R", ".R": ".L"}

WHOLE: Final = frozenset(
    {"breath", "base.roll"}
    | {f"{name}{end}" for name in ("hand.onThigh", "hand.onFloor", "hand.roll", "leg.free") for end in _OTHER}
)
"""Channels that a smaller movement keeps whole: a hand lies on the thigh or does not."""

SIDED: Final = frozenset(f"{name}{end}" for name in LIMB for end in (".L", ".R"))
KNOWN: Final = frozenset(TRUNK) | frozenset(LIMB) | SIDED


def both_sides(angles: Angles) -> dict[str, float]:
    """The same angles with every limb channel named by its side; what names a side wins over what means both."""
    spread = {f"{name}{end}": value for name, value in angles.items() if name in LIMB for end in _OTHER}
    return spread | {name: value for name, value in angles.items() if name not in LIMB}


def mirrored(angles: Angles) -> dict[str, float]:
    """The same pose seen in a mirror: right and left swapped, turns and bends to the side the other way."""
    return {
        (name[:-2] + _OTHER[name[-2:]] if name[-2:] in _OTHER else name): -value if name in _TURNS_AROUND else value
        for name, value in angles.items()
    }
