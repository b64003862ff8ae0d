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
)
"""Each exists as NAME.L and NAME.R; NAME means both.

heel.lift: degrees the foot rolls over its ball. hand.onThigh: from 0 (free) to 1, how far the hand lies on the outside
of its thigh.
"""

INNER: Final = ("breath", "stride")
"""Set by the motion itself, not by files: breath 0 (out) to 1 (in), stride 0 (standing) to 1 (walking)."""

_TURNS_AROUND: Final = frozenset(
    {"pelvis.roll", "pelvis.yaw", "pelvis.shiftRightCm"}
    | {f"{region}.{way}" for region in ("lumbar", "thoracic", "cervical") for way in ("side", "rot")}
)
_OTHER: Final = {".L": ".R", ".R": ".L"}

WHOLE: Final = frozenset({"breath", "hand.onThigh.L", "hand.onThigh.R"})
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
