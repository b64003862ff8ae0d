"""Where a walking foot is: on ground that moves back at constant speed, as on the spot. Pure numbers, no skeleton.

A foot's way is exact where it stands (heel, sole, ball on the moving ground) and joined through the air by a
polynomial that keeps position, speed and acceleration.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi, radians, sin

from app.figure.skeleton import ANKLE_HIGH, BALL

STEP_LENGTH = 0.51
"""Metres from one heel strike to the next at full stride."""

_STANCE, _FLAT_FROM, _HEEL_OFF = 0.60, 0.10, 0.43
"""Shares of two steps: when the foot leaves the ground, lies flat, and begins to roll over its ball."""
_LANDING, _LEAVING = 16.0, -50.0
"""The foot's pitch (toes up positive) when it lands and when it leaves, degrees."""
_HEEL_BACK = 0.045
_LIFT = 0.065
"""How high a foot is taken over the ground on its way, metres; soon after it left."""
_AHEAD = 0.245
"""How far before the hips the foot lands, metres."""
_TICK = 1e-4


@dataclass(frozen=True, slots=True)
class Footing:
    """The ankle (metres, x from under the hips) and the foot's pitch; toes: how far they bend back, degrees."""

    x: float
    y: float
    pitch: float
    toes: float


def footing(step: float, stride: float) -> Footing:
    """step: 0 at this foot's heel strike, 1 at its next. stride: 0 (stands) to 1 (walks)."""
    step %= 1.0
    pitch = _pitch(step) * stride
    if step <= _STANCE:
        x, y = _planted(step, stride)
        return Footing(x, y, pitch, max(0.0, -pitch) * (step > _FLAT_FROM))
    u = (step - _STANCE) / (1.0 - _STANCE)
    x = _joined(lambda s: _planted(s, stride)[0], u)
    y = _joined(lambda s: _planted(s, stride)[1], u) + _lifted(u) * stride
    return Footing(x, y, pitch, max(0.0, -pitch) * (1 - _eased(min(1.0, u / 0.6))))


def pelvis_rise(step: float, stride: float) -> float:
    """How far the pelvis lies below standing height, metres: lowest while both feet are down."""
    return -stride * (0.015 + 0.013 * cos(4 * pi * (step + 0.01)))


def gone(t: float, cycle: float, gather: float) -> float:
    """How far the ground has moved back at full stride `t` seconds after the first step began, metres.

    cycle: seconds of two steps. gather: seconds before the first, in which the ground comes to its speed.
    """
    speed = 2 * STEP_LENGTH / cycle
    if t >= 0.0:
        return speed * t
    u = max(0.0, 1.0 + t / gather)
    return speed * gather * (u * u * u * u * (2.5 + u * (-3 + u)) - 0.5)


def _planted(step: float, stride: float) -> tuple[float, float]:
    """The ankle of a foot that stands; `step` may lie before 0 and after the stance, for the joints of the way."""
    ground = stride * (_AHEAD - 2 * STEP_LENGTH * step)
    pitch = radians(_pitch(step, held=True) * stride)
    if step < (_FLAT_FROM + _HEEL_OFF) / 2:  # rolls over its heel
        px, py = -_HEEL_BACK, -ANKLE_HIGH
    else:  # rolls over its ball
        px, py = BALL[0], BALL[1]
    turned = (px * cos(pitch) - py * sin(pitch), px * sin(pitch) + py * cos(pitch))
    return ground + px - turned[0], ANKLE_HIGH + py - turned[1]


def _pitch(step: float, *, held: bool = False) -> float:
    """held: as if the foot stayed where it landed or left, to have slopes at the ends of the stance."""
    if step < _FLAT_FROM:
        return _LANDING * (1 - _eased((max(step, 0.0) if held else step) / _FLAT_FROM))
    if step < _HEEL_OFF:
        return 0.0
    if step <= _STANCE or held:
        return _LEAVING * _eased(min(1.0, (step - _HEEL_OFF) / (_STANCE - _HEEL_OFF)))
    return _LEAVING + (_LANDING - _LEAVING) * _eased((step - _STANCE) / (1 - _STANCE))


def _lifted(u: float) -> float:
    return _LIFT * 64 * (u * (1 - u)) ** 3 * (2 - 2 * u)


def _eased(u: float) -> float:
    return u * u * u * (10 + u * (-15 + 6 * u))


def _joined(way: Callable[[float], float], u: float) -> float:
    """From the end of the stance to the next landing, keeping position, speed and acceleration at both ends."""
    span = 1.0 - _STANCE
    (p0, v0, a0), (p1, v1, a1) = _state(way, _STANCE), _state(way, 0.0)
    v0, v1, a0, a1 = v0 * span, v1 * span, a0 * span * span, a1 * span * span
    d = p1 - p0 - v0 - a0 / 2
    e, f = v1 - v0 - a0, a1 - a0
    c3, c4, c5 = 10 * d - 4 * e + f / 2, -15 * d + 7 * e - f, 6 * d - 3 * e + f / 2
    return p0 + u * (v0 + u * (a0 / 2 + u * (c3 + u * (c4 + u * c5))))


def _state(way: Callable[[float], float], step: float) -> tuple[float, float, float]:
    before, here, after = way(step - _TICK), way(step), way(step + _TICK)
    return here, (after - before) / (2 * _TICK), (after - 2 * here + before) / (_TICK * _TICK)
