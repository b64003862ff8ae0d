"""How far each joint may go in a picture: caps below the normal adult range. Numbers and one question, no geometry."""

from __future__ import annotations

from typing import Final

CAPS: Final[dict[str, tuple[float, float]]] = {
    "pelvis.tilt": (
        -25,
        60,
    ),  # +-20 by itself; beyond, as the pitch of the whole trunk: a hinge, a bridge (-25 on its card)
    "pelvis.roll": (-15, 15),
    "pelvis.yaw": (-45, 45),
    "pelvis.shiftRightCm": (-12, 12),
    "pelvis.shiftForwardCm": (-15, 15),
    "lumbar.flex": (-20, 45),  # Troke 2005, Man Ther 10:198-206
    "lumbar.side": (-18, 18),  # Troke 2005
    "lumbar.rot": (-5, 5),  # White & Panjabi 1990
    "thoracic.flex": (-15, 25),  # Edmondston 2011, JOSPT (extension)
    "thoracic.side": (-20, 20),
    "thoracic.rot": (-35, 35),
    "cervical.flex": (-40, 40),  # AAOS
    "cervical.side": (-30, 30),  # AAOS
    "cervical.rot": (-60, 60),  # AAOS
    "head.glideCm": (-3, 3),
    "scapula.protract": (-20, 20),
    "scapula.elevateCm": (-3, 6),
    "shoulder.flex": (-45, 165),  # Soucie 2011, Haemophilia 17:500-507
    "shoulder.abd": (-30, 160),  # AAOS
    "shoulder.hadd": (-90, 110),  # ACSM
    "shoulder.rot": (-75, 60),  # AAOS: outward 75, inward 60
    "elbow.flex": (0, 125),  # AAOS
    "forearm.rot": (-80, 80),
    "wrist.ext": (-70, 85),  # 60 free, 85 planted
    "hip.flex": (-15, 118),  # AAOS
    "hip.abd": (-30, 35),  # AAOS
    "hip.rot": (-35, 35),  # AAOS
    "knee.flex": (0, 135),  # AAOS
    "ankle.df": (-45, 25),  # AAOS; Soucie 2011
    "heel.lift": (0, 60),
    "hand.onThigh": (0, 1),
    "leg.free": (0, 1),
    "foot.forwardCm": (-60, 60),
    "hand.onFloor": (0, 1),
    "hand.forwardCm": (-80, 80),
    "hand.outCm": (-80, 40),
    "hand.upCm": (0, 60),
    "hand.turn": (-60, 90),
    "hand.roll": (0, 180),
}
"""Channel (without its side) -> lowest and highest value, in its own unit."""


def cap(channel: str) -> tuple[float, float]:
    """The lowest and highest value of a channel, with or without its side."""
    return CAPS[channel[:-2] if channel[-2:] in (".L", ".R") else channel]


def beyond(channel: str, value: float) -> float:
    """How far `value` lies outside its cap; 0 inside."""
    low, high = cap(channel)
    return max(low - value, value - high, 0.0)
