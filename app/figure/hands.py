"""Where hands are planted: on the body, or on the floor. Marks only; `arms` bends the arms to them."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, exp, log, radians, sqrt

from app.figure.bases import GROUND, Hold
from app.figure.body import Frame
from app.figure.channels import Angles
from app.figure.contact import Mark
from app.figure.pose import Pose
from app.figure.skeleton import FOREARM, PALM, UPPER_ARM
from app.figure.vec import (
    Mat,
    Vec,
    about_x,
    about_y,
    add,
    along,
    apply,
    axis,
    dot,
    mixed,
    scaled,
    sub,
    turn,
    unit,
)

_FAR = 30.0
_PALM_UP = 0.018
"""So much lower a wrist lies palm up: it is nearer the back of the hand, metres."""
_ON_THIGH, _BESIDE_THIGH = (0.060, 0.012), (0.078, 0.015)
"""A hand on the thigh: out from its bone, and to the outside; beside it: out, and to the front. Metres."""
_CREASE = (0.3, 1.0)
"""A hand in the crease of a hip: how far its place and how far its turn go with the thigh, the rest with the pelvis."""
_INWARD, _OVER, _FRONTWARD = 14.0, 48.0, 35.0
"""Degrees: how far fingers on a thigh point inward; how far from its outside to its front a hand lies on it, so that
its back is seen and not its edge, and one beside it."""
_HIGHEST, _LOWEST, _LOWEST_BESIDE = 0.05, 0.26, 0.34
"""Where on the thigh a wrist may lie, so that fingers end at the knee, and where beside it: metres from the hip."""
_Spot = tuple[Vec, Vec, Vec]
_ON_BODY: Mapping[Hold, tuple[str, Mapping[str, _Spot]]] = {
    Hold.CHEST: (
        "chest",
        {
            ".R": ((0.146, -0.032, -0.056), (0.82, 0.20, -0.54), (-0.50, 0.10, -0.86)),
            ".L": ((0.188, -0.048, 0.044), (0.82, 0.20, 0.54), (-0.50, 0.28, 0.82)),
        },
    ),
    Hold.HIPS: (
        "pelvis",
        {
            ".R": ((0.002, 0.070, 0.150), (0.66, 0.05, 0.75), (0.45, -0.60, -0.66)),
            ".L": ((0.002, 0.070, -0.150), (0.66, 0.05, -0.75), (0.45, -0.60, 0.66)),
        },
    ),
    Hold.BACK: (
        "pelvis",
        {
            ".R": ((-0.070, 0.110, 0.112), (-0.80, 0.10, 0.59), (-0.20, -0.95, -0.22)),
            ".L": ((-0.070, 0.110, -0.112), (-0.80, 0.10, -0.59), (-0.20, -0.95, 0.22)),
        },
    ),
}
"""A hand on the body, in that bone's frame: where its wrist lies on the skin, the skin's normal, its fingers' way."""


def hand_on_floor(pose: Pose, end: str, side: float) -> Mark:
    """On its mark, moved and turned as its channels say."""

    def channel(name: str) -> float:
        return pose.angles.get(f"hand.{name}{end}", 0.0)

    x, z = GROUND[pose.motion.base].hand
    out = z + channel("outCm") / 100
    roll = channel("roll")
    high = PALM - _PALM_UP * (1 - cos(radians(roll))) / 2
    at = (x + channel("forwardCm") / 100, high + channel("upCm") / 100, side * out)
    fingers = about_y(side * channel("turn"))
    flat = _hand(axis(fingers, 0), (0.0, 1.0, 0.0))
    return Mark(at, turn(flat, about_y(side * roll)))


def hand_on_body(frames: Mapping[str, Frame], hold: Hold, end: str) -> Mark:
    """Resting on chest, hips or back, and going with them."""
    name, spots = _ON_BODY[hold]
    bone, (at, normal, fingers) = frames[name], spots[end]
    place = lies = bone.turn
    if hold is Hold.HIPS:  # in the crease of belly and thigh: its fingers point into it, however far it is folded
        place, lies = (mixed(bone.turn, frames[f"thigh{end}"].turn, share) for share in _CREASE)
    out = apply(lies, unit(normal))
    return Mark(along(add(bone.at, apply(place, at)), out, PALM), _hand(apply(lies, unit(fingers)), out))


def hand_on_thigh(angles: Angles, thigh: Frame, shoulder: Vec, end: str, side: float) -> Mark:
    """Over the front of the thigh: the hand slides to where the arm, bent as its elbow is keyed, meets it."""
    out, aside = _ON_THIGH
    beside = scaled(axis(thigh.turn, 2), side * aside)
    normal = apply(turn(thigh.turn, about_y(side * _OVER)), (0.0, 0.0, side))
    return _along_thigh(angles, thigh, shoulder, end, (normal, out, beside, side * _INWARD, _LOWEST))


def hand_beside_thigh(angles: Angles, thigh: Frame, shoulder: Vec, end: str, side: float) -> Mark:
    """On the outside of the thigh, sliding down it as the trunk bends over."""
    ahead = scaled(axis(thigh.turn, 0), _BESIDE_THIGH[1])
    normal = apply(turn(thigh.turn, about_y(side * _FRONTWARD)), (0.0, 0.0, side))
    return _along_thigh(angles, thigh, shoulder, end, (normal, _BESIDE_THIGH[0], ahead, 0.0, _LOWEST_BESIDE))


_Line = tuple[Vec, float, Vec, float, float]
"""The surface's normal, its distance from the bone, a shift along it, degrees fingers point inward, the lowest end."""


def _along_thigh(angles: Angles, thigh: Frame, shoulder: Vec, end: str, line: _Line) -> Mark:
    normal, out, shift, inward, lowest = line
    down = scaled(axis(thigh.turn, 1), -1.0)
    top = add(thigh.at, add(scaled(normal, out + PALM), shift))
    bent = radians(angles.get(f"elbow.flex{end}", 0.0))
    arm = UPPER_ARM**2 + FOREARM**2 + 2 * UPPER_ARM * FOREARM * cos(bent)
    away = sub(shoulder, top)
    middle = dot(away, down)
    inside = arm - (dot(away, away) - middle * middle)
    place = along(top, down, _within(middle + sqrt(_above_zero(inside, 0.004)), _HIGHEST, lowest))
    fingers = turn(thigh.turn, about_x(inward))
    return Mark(place, _hand(scaled(axis(fingers, 1), -1.0), normal))


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
