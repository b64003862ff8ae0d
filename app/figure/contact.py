"""Where the body meets what is around it: the pelvis on its legs, seat or wall, and the marks of feet and hands.

Positions only; `solve` makes the limbs of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, exp, log, radians, sin, sqrt

from app.figure.bases import GROUND, SEAT, SIT, WALL_X, Base
from app.figure.body import Frame
from app.figure.channels import Angles
from app.figure.gait import footing, pelvis_rise
from app.figure.limbs import soft_reach
from app.figure.pose import Pose
from app.figure.skeleton import ANKLE_HIGH, BALL, FOREARM, PALM, SHANK, THIGH, UPPER_ARM
from app.figure.trunk import ENDS, hip
from app.figure.vec import (
    Mat,
    Vec,
    about_x,
    about_y,
    about_z,
    add,
    along,
    apply,
    axis,
    dot,
    length,
    scaled,
    sub,
    turn,
    unit,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a foot's ankle or a hand's wrist is to be, and how it is turned. toes: degrees they bend back."""

    at: Vec
    turn: Mat
    toes: float = 0.0


_LEG = THIGH + SHANK
_ROCKER = 0.045
"""How far the pelvis rolls over its sit bones, metres a radian."""
_SIT_BONE, _SMOOTH = 0.060, 0.02
_GIVES = 7
"""Times the pelvis gives way where the legs do not reach."""
_BACK = ((8, 0.034), (9, 0.034), (10, 0.037), (11, 0.038), (12, 0.038), (13, 0.036), (14, 0.034))
"""Vertebra and how far its back surface lies behind it, metres: what rests against a wall."""
_SHARP, _FAR = 200.0, 30.0
_ON_THIGH, _BESIDE_THIGH = (0.072, 0.012), (0.078, 0.015)
"""A hand on the thigh: out from its bone, and to the outside; beside it: out, and to the front. Metres."""
_INWARD = 14.0
_HIGHEST, _LOWEST = 0.05, 0.25
"""Where on the thigh a wrist may lie, metres from the hip."""
_CHEST_HAND: Mapping[str, tuple[Vec, Vec, Vec]] = {
    ".R": ((0.128, -0.020, -0.050), (0.92, 0.10, -0.38), (-0.22, 0.42, -0.88)),
    ".L": ((0.146, -0.055, 0.040), (0.92, 0.10, 0.38), (-0.22, 0.42, 0.88)),
}
"""A hand on the other shoulder, in the chest's frame: where its palm lies, the surface's normal, its fingers' way."""


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
        flat = (x, ANKLE_HIGH, side * z)
        ball = add(flat, apply(heading, BALL))
        rolled = turn(heading, about_z(-lift))
        marks[end] = Mark(sub(ball, apply(rolled, BALL)), rolled, lift)
    return marks


def pelvis_place(pose: Pose, rotation: Mat, marks: Mapping[str, Mark]) -> Vec:
    """Where the middle between the hip joints is."""
    get = pose.angles.get
    shift = (get("pelvis.shiftForwardCm", 0.0) / 100, 0.0, get("pelvis.shiftRightCm", 0.0) / 100)
    match pose.motion.base:
        case Base.SEATED:
            tipped = radians(get("pelvis.tilt", 0.0) - pose.motion.rest.get("pelvis.tilt", 0.0))
            lean = sqrt(sin(radians(get("pelvis.roll", 0.0))) ** 2 + _SMOOTH**2) - _SMOOTH
            return add((_ROCKER * tipped, SEAT + SIT + _SIT_BONE * lean, 0.0), shift)
        case Base.WALKING:
            stride = get("stride", 0.0)
            high = ANKLE_HIGH + soft_reach(_LEG, _LEG) + pelvis_rise(pose.step, stride)
            return add((0.0, high, 0.012 * stride * cos(6.2831853 * (pose.step - 0.30))), shift)
        case Base.STANDING | Base.WALL:
            return _on_legs(pose.angles, Frame(rotation, shift), marks)


def against_wall(spine: Sequence[Frame]) -> float:
    """How far the body has to move along x until its back rests against the wall, metres."""
    backs = [add(spine[place].at, scaled(axis(spine[place].turn, 0), -behind))[0] for place, behind in _BACK]
    nearest = min(backs)
    return WALL_X - (nearest - log(sum(exp(-_SHARP * (x - nearest)) for x in backs) / len(backs)) / _SHARP)


def give_way(pelvis: Frame, marks: Mapping[str, Mark]) -> Vec:
    """How the pelvis moves so that both planted feet are within reach: feet never slide."""
    moved = (0.0, 0.0, 0.0)
    for _ in range(_GIVES):
        pulls = []
        for end, side in ENDS:
            line = sub(marks[end].at, add(hip(pelvis, side), moved))
            far = length(line)
            pulls.append(scaled(line, 0.6 * (far - soft_reach(far, _LEG)) / far))
        moved = add(moved, add(*pulls))
    return moved


def hand_on_thigh(angles: Angles, thigh: Frame, shoulder: Vec, end: str, side: float) -> Mark:
    """On top of the thigh: the hand slides to where the arm, bent as its elbow is keyed, meets it."""
    out, aside = _ON_THIGH
    beside = scaled(axis(thigh.turn, 2), side * aside)
    return _along_thigh(angles, thigh, shoulder, end, (axis(thigh.turn, 0), out, beside, side * _INWARD))


def hand_beside_thigh(angles: Angles, thigh: Frame, shoulder: Vec, end: str, side: float) -> Mark:
    """On the outside of the thigh, sliding down it as the trunk bends over."""
    ahead = scaled(axis(thigh.turn, 0), _BESIDE_THIGH[1])
    normal = scaled(axis(thigh.turn, 2), side)
    return _along_thigh(angles, thigh, shoulder, end, (normal, _BESIDE_THIGH[0], ahead, 0.0))


def _along_thigh(angles: Angles, thigh: Frame, shoulder: Vec, end: str, line: tuple[Vec, float, Vec, float]) -> Mark:
    """line: the surface's normal, its distance from the bone, a shift along it, degrees the fingers point inward."""
    normal, out, shift, inward = line
    down = scaled(axis(thigh.turn, 1), -1.0)
    top = add(thigh.at, add(scaled(normal, out + PALM), shift))
    bent = radians(angles.get(f"elbow.flex{end}", 0.0))
    arm = UPPER_ARM**2 + FOREARM**2 + 2 * UPPER_ARM * FOREARM * cos(bent)
    away = sub(shoulder, top)
    middle = dot(away, down)
    inside = arm - (dot(away, away) - middle * middle)
    place = along(top, down, _within(middle + sqrt(_above_zero(inside, 0.004)), _HIGHEST, _LOWEST))
    fingers = turn(thigh.turn, about_x(inward))
    return Mark(place, _hand(scaled(axis(fingers, 1), -1.0), normal))


def hand_on_chest(chest: Frame, end: str) -> Mark:
    """The hand rests on the other shoulder, arms crossed."""
    place, normal, fingers = (apply(chest.turn, unit(v) if number else v) for number, v in enumerate(_CHEST_HAND[end]))
    return Mark(along(add(chest.at, place), normal, PALM), _hand(fingers, normal))


def _on_legs(angles: Angles, pelvis: Frame, marks: Mapping[str, Mark]) -> Vec:
    """Over the feet as the legs' own angles say, the mean of both; its height from the lower heel."""
    get, places = angles.get, []
    for end, side in ENDS:
        flex, out = get(f"hip.flex{end}", 0.0), get(f"hip.abd{end}", 0.0)
        thigh = turn(pelvis.turn, turn(about_x(-side * out), about_z(flex)))
        shank = turn(thigh, about_z(-get(f"knee.flex{end}", 0.0)))
        ankle = along(along(hip(pelvis, side), axis(thigh, 1), -THIGH), axis(shank, 1), -SHANK)
        flat = (marks[end].at[0], ANKLE_HIGH, marks[end].at[2])
        places.append(sub(flat, sub(ankle, pelvis.at)))
    return add(scaled(add(*places), 0.5), (pelvis.at[0], 0.0, pelvis.at[2]))


def _hand(fingers: Vec, normal: Vec) -> Mat:
    """The hand's frame: fingers along -y, the palm facing against `normal`."""
    y = scaled(unit(fingers), -1.0)
    x = unit(along(scaled(normal, -1.0), y, dot(normal, y)))
    z = (x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0])
    return (x[0], y[0], z[0], x[1], y[1], z[1], x[2], y[2], z[2])


def _above_zero(value: float, softness: float) -> float:
    """`value`, but smoothly never below 0."""
    return value if value > _FAR * softness else softness * log(1 + exp(value / softness))


def _within(value: float, low: float, high: float) -> float:
    """`value`, smoothly kept between `low` and `high`."""
    return high - _above_zero(high - (low + _above_zero(value - low, 0.012)), 0.012)
