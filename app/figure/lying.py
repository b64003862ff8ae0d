"""How the trunk lies or leans in the world: on the back, the front, a side, or on planted hands. Rigid moves only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import acos, atan2, cos, degrees, exp, hypot, log, radians, sqrt

from app.figure.body import Frame
from app.figure.channels import Angles
from app.figure.contact import Mark
from app.figure.pose import Bend
from app.figure.skeleton import FOREARM, T1, T4, UPPER_ARM
from app.figure.trunk import ENDS, neck, shoulder
from app.figure.vec import IDENTITY, Mat, Vec, about_y, about_z, add, apply, sub, turn

Spine = tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class _Pad:
    """A ball of flesh that may rest on the floor: its bone (a vertebra by number), middle and radius, metres."""

    bone: str | int
    at: Vec
    radius: float


_SACRUM = (_Pad("pelvis", (-0.022, 0.030, 0.0), 0.075), _Pad("pelvis", (-0.036, -0.030, 0.0), 0.075))
_RIBS = (
    *(_Pad(place, (0.0, 0.0, 0.0), 0.036) for place in range(7, 15)),
    *(_Pad(place, (0.0, 0.0, 0.0), 0.044) for place in (15, 16)),
)
_BELLY = (
    _Pad("pelvis", (0.010, 0.040, 0.0), 0.080),
    _Pad("pelvis", (0.010, -0.040, 0.0), 0.072),
    *(_Pad(place, (0.055, 0.0, 0.0), 0.084) for place in (0, 2, 4)),
)
_FLANKS = tuple(_Pad("pelvis", (0.010, y, side * 0.070), 0.078) for y in (-0.02, 0.03) for _, side in ENDS)
_SIDES = tuple(_Pad(f"clavicle{end}", (0.0, 0.0, side * 0.115), 0.046) for end, side in ENDS)
_SKULL = (
    _Pad("head", (-0.036, 0.030, 0.0), 0.048),
    _Pad("head", (0.014, 0.060, 0.0), 0.080),
    _Pad("head", (0.079, 0.060, 0.0), 0.034),
    _Pad("head", (0.109, 0.003, 0.0), 0.007),
)
_SHARP = 160.0
_LOOKS = 4
"""Times the trunk is rolled until both its ends rest; each leaves a tenth of what was missing."""
_SOFT = 0.012
_GIVES = 0.5
"""How much of a tilt of the pelvis the whole trunk takes back to stay flat; the waist takes the rest."""


def on_its_back(frames: Mapping[str, Frame], spine: Spine, *, lifts: bool) -> tuple[Mat, Vec]:
    """Rolls the trunk so that pelvis and ribs rest; where the pelvis `lifts`, the upper back alone does.

    The upper back stays where it is along the mat.
    """
    rolled = IDENTITY
    ends = (_SACRUM, _RIBS)
    if not lifts:
        rolled = _levelled(frames, spine, ends, _GIVES)
    low = _soft_low([_lowest(frames, spine, pad, rolled) for end in ends for pad in end])
    held = apply(rolled, spine[T4].at)
    return rolled, (-held[0] + _UPPER_BACK_X, -low[1], 0.0)


def on_its_side(frames: Mapping[str, Frame], spine: Spine) -> tuple[Mat, Vec]:
    """Rolls the trunk until hips and shoulders rest."""
    ends = ((*_FLANKS, *_SACRUM), (*_SIDES, *_RIBS))
    rolled = _levelled(frames, spine, ends, 1.0)
    low = _soft_low([_lowest(frames, spine, pad, rolled) for end in ends for pad in end])
    return rolled, (0.0, -low[1], 0.0)


def on_its_front(frames: Mapping[str, Frame], spine: Spine) -> Vec:
    """How far a body lying on its front is lifted, its pelvis at the origin."""
    low = _soft_low([_lowest(frames, spine, pad, IDENTITY) for pad in _BELLY])
    return (0.0, -low[1], 0.0)


def on_hands(frames: Mapping[str, Frame], hips: Vec, hands: Mapping[str, Mark], angles: Angles) -> Mat:
    """Tips the trunk about the hips until the planted arms, bent as their elbows are keyed, reach their marks.

    In closed form: the triangle of hips, shoulders and hands.
    """
    weights = {end: _carries(angles, end) if end in hands else 0.0 for end, _ in ENDS}
    whole = sum(weights.values())
    if whole <= 0.0:
        return IDENTITY
    x = y = gx = gy = short = 0.0
    for end, side in ENDS:
        if end not in hands:
            continue
        share = weights[end] / whole
        at, root = hands[end].at, shoulder(frames, end, side)
        bent = cos(radians(angles.get(f"elbow.flex{end}", 0.0)))
        arm = UPPER_ARM**2 + FOREARM**2 + 2 * UPPER_ARM * FOREARM * bent
        x, y = x + share * (at[0] - hips[0]), y + share * (at[1] - hips[1])
        gx, gy = gx + share * root[0], gy + share * root[1]
        short += share * sqrt(max(0.01, arm - (root[2] + hips[2] - at[2]) ** 2))
    far, trunk = hypot(x, y), hypot(gx, gy)
    corner = (trunk * trunk + far * far - short * short) / (2 * trunk * far)
    wanted = degrees(atan2(y, x)) + degrees(acos(max(-1.0, min(1.0, corner))))
    return about_z(wanted - degrees(atan2(gy, gx)))


def down_to_hands(frames: Mapping[str, Frame], hips: Vec, hands: Mapping[str, Mark], angles: Angles) -> Mat:
    """Bows the trunk about the hips as far as the straight arms need to reach their marks, and no farther."""
    pressing, planted = 0.0, 1.0
    for end, side in ENDS:
        if end not in hands:
            return IDENTITY
        at, root = hands[end].at, shoulder(frames, end, side)
        x, y = at[0] - hips[0], at[1] - hips[1]
        arm = sqrt(max(_SHORTEST, _REACH**2 - (root[2] + hips[2] - at[2]) ** 2))
        trunk, far = hypot(root[0], root[1]), hypot(x, y)
        corner = (trunk * trunk + far * far - arm * arm) / (2 * trunk * far)
        most = degrees(atan2(y, x)) + degrees(acos(max(-_NEARLY, min(_NEARLY, corner))))
        pressing += exp(min(_FAR, (degrees(atan2(root[1], root[0])) - most) / _GENTLY))
        planted *= angles.get(f"hand.onFloor{end}", 0.0)
    return about_z(-planted * _GENTLY * log(1 + pressing))


_REACH, _SHORTEST, _NEARLY = 0.995 * (UPPER_ARM + FOREARM), 0.04, 0.99
_GENTLY = 3.0
"""How softly the trunk begins to bow, degrees."""


def _carries(angles: Angles, end: str) -> float:
    """How much of the trunk a hand on the floor carries: the less, the farther it slid or the more it is lifted."""
    slid = hypot(angles.get(f"hand.forwardCm{end}", 0.0), angles.get(f"hand.outCm{end}", 0.0)) / _SLID
    lifted = angles.get(f"hand.upCm{end}", 0.0) / _LIFTED
    return angles.get(f"hand.onFloor{end}", 0.0) * exp(-slid * slid - lifted * lifted)


_SLID, _LIFTED = 12.0, 1.0
"""Centimetres after which a hand carries a third of what it did."""


def head_down(spine: Spine, bends: Sequence[Bend], *, lies: bool) -> float:
    """Degrees the neck bends besides, so that the head lies on the floor, or at least not below it."""
    below, extra = spine[T1], 0.0
    here = _head_high(neck(below, bends, 0.0)[-1])
    wanted = 0.0 if lies else _above_zero(here)
    if here - wanted > -_TINY and not lies:
        return 0.0
    for _ in range(_LOOKS):
        after = _head_high(neck(below, bends, extra + _STEP)[-1])
        slope = (after - here) / _STEP
        extra -= (here - wanted) * slope / (slope * slope + _LEVEL * _LEVEL)
        here = _head_high(neck(below, bends, extra)[-1])
    return extra


def moved(frames: Iterable[Frame], rolled: Mat, by: Vec) -> list[Frame]:
    """All these turned about the origin, then shifted; written out, for it is a fifth of what a pose takes."""
    dx, dy, dz = by
    if rolled is IDENTITY:
        return [Frame(frame.turn, (frame.at[0] + dx, frame.at[1] + dy, frame.at[2] + dz)) for frame in frames]
    a0, a1, a2, a3, a4, a5, a6, a7, a8 = rolled
    result = []
    for frame in frames:
        x, y, z = frame.at
        at = (a0 * x + a1 * y + a2 * z + dx, a3 * x + a4 * y + a5 * z + dy, a6 * x + a7 * y + a8 * z + dz)
        result.append(Frame(turn(rolled, frame.turn), at))
    return result


def _levelled(
    frames: Mapping[str, Frame], spine: Spine, ends: tuple[tuple[_Pad, ...], tuple[_Pad, ...]], share: float
) -> Mat:
    """A share of the roll across the trunk's own line after which both ends are equally high."""
    line = sub(spine[T4].at, frames["pelvis"].at)
    heading = degrees(atan2(line[2], line[0]))
    there, back = about_y(heading), about_y(-heading)
    angle, rolled = 0.0, IDENTITY
    for _ in range(_LOOKS):
        low, high = (_soft_low([_lowest(frames, spine, pad, rolled) for pad in pads]) for pads in ends)
        way = apply(there, sub(high, low))
        angle -= degrees(atan2(way[1], way[0]))
        rolled = turn(back, turn(about_z(angle), there))
    return turn(back, turn(about_z(angle * share), there))


def _lowest(frames: Mapping[str, Frame], spine: Spine, pad: _Pad, rolled: Mat) -> Vec:
    bone = spine[pad.bone] if isinstance(pad.bone, int) else frames[pad.bone]
    x, y, z = apply(rolled, add(bone.at, apply(bone.turn, pad.at)))
    return (x, y - pad.radius, z)


def _soft_low(points: Sequence[Vec]) -> Vec:
    """The lowest of the points, smoothly: what bears on the floor goes from one to the next without a jump."""
    least = min(point[1] for point in points)
    shares = [exp(-_SHARP * (point[1] - least)) for point in points]
    whole = sum(shares)
    x, y, z = (sum(point[i] * share for point, share in zip(points, shares, strict=True)) / whole for i in range(3))
    return (x, y, z)


def _head_high(head: Frame) -> float:
    """How high the head's lowest point lies."""
    low = _soft_low([_lowest({"head": head}, (), pad, IDENTITY) for pad in _SKULL])
    return low[1]


def _above_zero(value: float) -> float:
    return value if value > _FAR * _SOFT else _SOFT * log(1 + exp(value / _SOFT))


_FAR, _TINY, _STEP = 30.0, 1e-9, 0.5
_LEVEL = 3e-4
"""Metres a degree below which bending the neck does not move the head up or down."""
_UPPER_BACK_X = -0.34
"""Where along the mat the upper back lies, metres."""
