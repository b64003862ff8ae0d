"""Where feet and knees are planted, and how the pelvis stands on them: marks and places, no limbs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import radians, sin, sqrt

from app.figure.bases import GROUND, Base
from app.figure.body import Frame
from app.figure.channels import Angles
from app.figure.gait import footing
from app.figure.limbs import LEG, soft_reach
from app.figure.pose import Pose
from app.figure.skeleton import ANKLE_HIGH, BALL, KNEE_HIGH, SHANK, THIGH
from app.figure.trunk import ENDS, hip, thigh_turn
from app.figure.vec import Mat, Vec, about_y, about_z, add, along, apply, axis, scaled, sub, turn


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a foot's ankle, a knee or a hand's wrist is to be, and how it is turned. toes: degrees they bend back."""

    at: Vec
    turn: Mat
    toes: float = 0.0


_LEG = THIGH + SHANK
_GIVES, _NOTHING = 7, 1e-12
"""Times the pelvis gives way where the legs do not reach."""


def feet(pose: Pose) -> dict[str, Mark]:
    """The marks of both feet; walking ones move back with the ground."""
    ground = GROUND[pose.motion.base]
    marks = {}
    for end, side in ENDS:
        x, z = ground.foot
        heading = about_y(-side * ground.toe_out)
        if pose.motion.base is Base.WALKING:
            step = footing(pose.step + (0.5 if side > 0 else 0.0), pose.angles.get("stride", 0.0))
            marks[end] = Mark((x + step.x, step.y, side * z), turn(heading, about_z(step.pitch)), step.toes)
            continue
        lift = pose.angles.get(f"heel.lift{end}", 0.0)
        flat = (x + pose.angles.get(f"foot.forwardCm{end}", 0.0) / 100, ANKLE_HIGH, side * z)
        ball = add(flat, apply(heading, BALL))
        rolled = turn(heading, about_z(-lift))
        marks[end] = Mark(sub(ball, apply(rolled, BALL)), rolled, lift)
    return marks


def knees(pose: Pose) -> dict[str, Vec]:
    """Where both knees are planted."""
    x, z = GROUND[pose.motion.base].foot
    return {end: (x, KNEE_HIGH, side * z) for end, side in ENDS}


def planted(angles: Angles, end: str) -> float:
    """How much of a leg's weight its mark carries, 0 to 1."""
    return 1.0 - angles.get(f"leg.free{end}", 0.0)


def over_feet(angles: Angles, pelvis: Frame, marks: Mapping[str, Mark]) -> Vec:
    """Over the planted feet as the legs' own angles say; its height from the lower heel."""
    places, weights = [], []
    for end, side in ENDS:
        thigh = thigh_turn(angles, pelvis.turn, end, side)
        shank = turn(thigh, about_z(-angles.get(f"knee.flex{end}", 0.0)))
        ankle = along(along(hip(pelvis, side), axis(thigh, 1), -THIGH), axis(shank, 1), -SHANK)
        flat = (marks[end].at[0], ANKLE_HIGH, marks[end].at[2])
        weights.append(planted(angles, end) ** _STEPPING)
        places.append(scaled(sub(flat, sub(ankle, pelvis.at)), weights[-1]))
    return add(scaled(add(*places), 1.0 / max(sum(weights), _LEAST)), (pelvis.at[0], 0.0, pelvis.at[2]))


def over_knees(angles: Angles, pelvis: Frame, pitch: float, marks: Mapping[str, Vec]) -> Vec:
    """Over the planted knees: the thighs lean as hips and pelvis are keyed, and keep their length.

    A knee on its way from the floor carries nothing, so that the hips stay over the other one.
    """
    weights = {end: planted(angles, end) ** _LIFTING + _LEAST for end, _ in ENDS}
    whole = sum(weights.values())
    back = sum(weights[end] * (marks[end][0] - THIGH * sin(_lean(angles, pitch, end))) for end, _ in ENDS) / whole
    high = 0.0
    for end, side in ENDS:
        rolled, mark = hip(pelvis, side), marks[end]
        away = (back + rolled[0] - mark[0]) ** 2 + (rolled[2] - mark[2]) ** 2
        high += weights[end] * (mark[1] + sqrt(max(_LEAST, THIGH**2 - away)) - (rolled[1] - pelvis.at[1])) / whole
    return (back + pelvis.at[0], high, pelvis.at[2])


def _lean(angles: Angles, pitch: float, end: str) -> float:
    """How far a thigh leans forward from upright, radians, if hip and pelvis are as keyed."""
    return radians(angles.get(f"hip.flex{end}", 0.0) - pitch - angles.get("pelvis.tilt", 0.0))


_LIFTING, _STEPPING = 40, 6
"""How soon a knee, or a foot, that leaves the floor carries nothing."""


def give_way(pelvis: Frame, marks: Mapping[str, Mark], angles: Angles) -> Vec:
    """How the pelvis moves so that both planted feet are within reach: feet never slide."""
    lines = [
        (sub(marks[end].at, hip(pelvis, side)), 0.6 * held)
        for end, side in ENDS
        if (held := planted(angles, end)) > 0.0
    ]
    moved = (0.0, 0.0, 0.0)
    for _ in range(_GIVES):
        x = y = z = 0.0
        for line, share in lines:
            lx, ly, lz = sub(line, moved)
            far = sqrt(lx * lx + ly * ly + lz * lz)
            pull = share * (far - soft_reach(far, _LEG, LEG)) / far
            x, y, z = x + lx * pull, y + ly * pull, z + lz * pull
        moved = (moved[0] + x, moved[1] + y, moved[2] + z)
        if x * x + y * y + z * z < _NOTHING:
            break
    return moved


_LEAST = 1e-4
