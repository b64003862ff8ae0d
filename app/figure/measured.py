"""What a body's joints came to, measured on its bones, whatever was keyed. Degrees, and centimetres where named so."""

from __future__ import annotations

from functools import lru_cache
from math import acos, atan2, degrees

from app.figure.bases import GROUND, Base
from app.figure.body import Body
from app.figure.motion import Breath, Key, Motion
from app.figure.pose import pose
from app.figure.solve import solve
from app.figure.trunk import ENDS, pelvis_turn
from app.figure.vec import Mat, Vec, axis, dot, inverse, scaled, turn

_TINY = 1e-9


def measured(body: Body) -> dict[str, float]:
    """Every channel: hips, knees, ankles, elbows and pelvis from the bones, the others as they were keyed and bent."""
    solved = {**body.pose.angles, **solved_angles(body)}
    solved["pelvis.tilt"] = pelvis_tilt(body)
    return solved


def solved_angles(body: Body) -> dict[str, float]:
    """What hips, knees, ankles and elbows came to."""
    angles = {}
    frames = body.frames
    for end, side in ENDS:
        thigh, shank, foot = (frames[f"{name}{end}"].turn for name in ("thigh", "shank", "foot"))
        x, y, z = scaled(axis(turn(inverse(frames["pelvis"].turn), thigh), 1), -1.0)
        angles[f"hip.flex{end}"] = degrees(atan2(x, -y))
        angles[f"hip.abd{end}"] = degrees(atan2(side * z, (x * x + y * y) ** 0.5))
        bent = between(axis(thigh, 1), axis(shank, 1))
        angles[f"knee.flex{end}"] = bent if dot(axis(thigh, 0), axis(shank, 1)) >= -_TINY else -bent
        ankle = turn(inverse(shank), foot)
        angles[f"ankle.df{end}"] = degrees(atan2(ankle[3], ankle[0]))
        upper, lower = frames[f"upper_arm{end}"].turn, frames[f"forearm{end}"].turn
        angles[f"elbow.flex{end}"] = between(axis(upper, 1), axis(lower, 1))
    return angles


def pelvis_tilt(body: Body) -> float:
    """How far the pelvis is tipped forward from where its base posture has it neutral."""
    neutral = _neutral(body.pose.motion.base, body.pose.angles.get("base.roll", 0.0))
    own = turn(inverse(neutral), body.frames["pelvis"].turn)
    return -degrees(atan2(own[3], own[4]))


def between(a: Vec, b: Vec) -> float:
    """The angle between two unit vectors."""
    return degrees(acos(max(-1.0, min(1.0, dot(a, b)))))


@lru_cache(maxsize=64)
def _neutral(base: Base, roll: float) -> Mat:
    """How the pelvis would be turned in the base posture if it were not tilted there: arms and legs have a say."""
    angles = dict(GROUND[base].angles)
    if "base.roll" in angles:
        angles["base.roll"] = roll
    still = Motion(base, angles, (Key(1.0, angles, Breath.OUT),), ramp=False)
    body = solve(pose(still, 0.0))
    return turn(body.frames["pelvis"].turn, inverse(pelvis_turn({"pelvis.tilt": angles.get("pelvis.tilt", 0.0)})))
