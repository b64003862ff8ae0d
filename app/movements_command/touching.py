"""From the contacts a movement names to the bones whose skin may lie in what it touches."""

from __future__ import annotations

from app.figure.bases import Hold
from app.movement.movement import Movement

_TRUNK = ("pelvis", *(f"v{number}" for number in range(17)), "clavicle.R", "clavicle.L", "armpit.R", "armpit.L")
_SEAT = ("pelvis", "hip.R", "hip.L", "thigh.R", "thigh.L")
_WHOLE = {
    "pelvis_chair": _SEAT,
    "pelvis_floor": _SEAT,
    "thighs_floor": ("thigh.R", "thigh.L", "knee.R", "knee.L"),
    "back_floor": (*_TRUNK, "hip.R", "hip.L"),
    "upper_back_floor": (*_TRUNK, "hip.R", "hip.L"),
    "back_wall": (*_TRUNK, "hip.R", "hip.L", "head"),
    "head_floor": ("head", *(f"v{number}" for number in range(17, 24))),
    "foot_alternating": ("foot.R", "foot.L", "toes.R", "toes.L"),
}
_SIDED = {
    "hand": ("hand", "fingers"),
    "forearm": ("hand", "forearm", "elbow"),
    "foot": ("foot", "toes"),
    "forefoot": ("foot", "toes"),
    "toes": ("toes",),
    "knee": ("knee", "shank"),
    "shin": ("knee", "shank"),
    "hip": ("hip", "thigh"),
    "side": ("clavicle", "armpit", "upper_arm", "elbow"),
}


def touching(movement: Movement) -> frozenset[str]:
    """The frames that the movement's named contacts, and what its hands rest on, let touch."""
    frames: set[str] = set()
    for contact in movement.contacts:
        kind, *where = contact.split("_")
        if contact in _WHOLE:
            frames.update(_WHOLE[contact])
        elif kind in _SIDED and where:
            frames.update(f"{bone}.{where[0]}" for bone in _SIDED[kind])
    if any(contact.startswith("side") for contact in movement.contacts):
        frames.update(_TRUNK)
    if movement.rig.hands is not Hold.FREE:
        frames.update(("hand.R", "hand.L", "fingers.R", "fingers.L"))
    return frozenset(_both_where_sided(frames) if movement.sides > 1 else frames)


def _both_where_sided(frames: set[str]) -> set[str]:
    """A movement of two sides is written once, for the right one: its mirror image touches with the other limb."""
    other = {".R": ".L", ".L": ".R"}
    return frames | {name[:-2] + other[name[-2:]] for name in frames if name[-2:] in other}
