"""Where the trunk is in the world: on its feet, knees or seat, at a wall, or lying. One rigid move of it all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, exp, log, pi, radians, sin, sqrt
from typing import assert_never

from app.figure.bases import GROUND, SEAT, SIT, WALL_X, Base
from app.figure.body import Frame
from app.figure.contact import Mark, give_way, over_feet, over_knees
from app.figure.gait import pelvis_rise
from app.figure.limbs import soft_reach
from app.figure.lying import down_to_hands, on_hands, on_its_back, on_its_front, on_its_side
from app.figure.pose import Pose
from app.figure.skeleton import ANKLE_HIGH, SHANK, THIGH
from app.figure.vec import IDENTITY, Mat, Vec, add, axis, scaled

Move = tuple[Mat, Vec]
"""A turn about the middle between the hips, then a shift."""

_LEG = THIGH + SHANK
_ROCKER = 0.045
"""How far the pelvis rolls over its sit bones, metres a radian."""
_SIT_BONE, _SMOOTH = 0.060, 0.02
_LANDING = 0.012
"""How softly the pelvis meets a seat, metres."""
_BACK = ((8, 0.034), (9, 0.034), (10, 0.037), (11, 0.038), (12, 0.038), (13, 0.036), (14, 0.034))
"""Vertebra and how far its back surface lies behind it, metres: what rests against a wall."""
_SHARP, _FAR = 200.0, 30.0


Marks = tuple[Mapping[str, Mark], Mapping[str, Vec], Mapping[str, Mark]]
"""Of the feet, the knees, and of the hands on the floor."""


def placed(pose: Pose, frames: Mapping[str, Frame], spine: tuple[Frame, ...], all_marks: Marks) -> Move:
    """From a trunk whose hips are at the origin to where it is in the world."""
    marks, kneeling, hands = all_marks
    get, base = pose.angles.get, pose.motion.base
    shift = (get("pelvis.shiftForwardCm", 0.0) / 100, 0.0, get("pelvis.shiftRightCm", 0.0) / 100)
    pelvis = Frame(frames["pelvis"].turn, shift)
    match base:
        case Base.SEATED:
            return IDENTITY, add(_seated(pose), shift)
        case Base.WALKING:
            return _reaching(pose, pelvis, add(_walking(pose), shift), marks)
        case Base.STANDING | Base.EDGE:
            at = over_feet(pose.angles, pelvis, marks)
            return _reaching(pose, pelvis, _off_seat(at) if base is Base.EDGE else at, marks)
        case Base.WALL:
            at = over_feet(pose.angles, pelvis, marks)
            return _reaching(pose, pelvis, (at[0] + _to_wall(spine, at), at[1], at[2]), marks)
        case Base.ALL_FOURS:
            at = over_knees(pose.angles, pelvis, GROUND[base].pitch, kneeling)
            return on_hands(frames, at, hands, pose.angles), at
        case Base.KNEELING:
            at = over_knees(pose.angles, pelvis, GROUND[base].pitch, kneeling)
            return down_to_hands(frames, at, hands, pose.angles), at
        case Base.SUPINE | Base.BRIDGE:
            turned, at = on_its_back(frames, spine, lifts=base is Base.BRIDGE)
            return turned, add(at, shift)
        case Base.PRONE:
            return IDENTITY, add(on_its_front(frames, spine), shift)
        case Base.SIDE_LYING:
            turned, at = on_its_side(frames, spine)
            return turned, add(at, shift)
        case never:
            assert_never(never)


def _reaching(pose: Pose, pelvis: Frame, at: Vec, marks: Mapping[str, Mark]) -> Move:
    return IDENTITY, add(at, give_way(Frame(pelvis.turn, at), marks, pose.angles))


def _seated(pose: Pose) -> Vec:
    get = pose.angles.get
    tipped = radians(get("pelvis.tilt", 0.0) - pose.motion.rest.get("pelvis.tilt", 0.0))
    lean = sqrt(sin(radians(get("pelvis.roll", 0.0))) ** 2 + _SMOOTH**2) - _SMOOTH
    return (_ROCKER * tipped, SEAT + SIT + _SIT_BONE * lean, 0.0)


def _off_seat(at: Vec) -> Vec:
    """On the legs, but never below the seat: it takes the weight softly."""
    above = (at[1] - SEAT - SIT) / _LANDING
    high = above if above > _FAR else log(1 + exp(above))
    return (at[0], SEAT + SIT + _LANDING * high, at[2])


def _walking(pose: Pose) -> Vec:
    stride = pose.angles.get("stride", 0.0)
    high = ANKLE_HIGH + soft_reach(_LEG, _LEG) + pelvis_rise(pose.step, stride)
    return (0.0, high, 0.016 * stride * cos(2 * pi * (pose.step - 0.30)))


def _to_wall(spine: Sequence[Frame], at: Vec) -> float:
    """How far the body at `at` has to move along x until its back rests against the wall, metres."""
    backs = [at[0] + add(spine[place].at, scaled(axis(spine[place].turn, 0), -behind))[0] for place, behind in _BACK]
    nearest = min(backs)
    return WALL_X - (nearest - log(sum(exp(-_SHARP * (x - nearest)) for x in backs) / len(backs)) / _SHARP)
