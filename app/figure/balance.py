"""Where the body's weight is, and whether what it stands on lies under it. Metres."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from app.figure.body import Body, Frame
from app.figure.trunk import ENDS
from app.figure.vec import Vec, add, apply, between, scaled

_Point = tuple[float, float]

_LIMBS = (
    ("upper_arm", "forearm", 0.028, 0.436),
    ("forearm", "hand", 0.022, 0.48),
    ("thigh", "shank", 0.100, 0.433),
    ("shank", "foot", 0.0465, 0.433),
    ("foot", "toes", 0.0145, 0.50),
)
"""A limb's part, what follows it, its share of the body's mass, and where along it that lies.

After Winter, Biomechanics and Motor Control of Human Movement.
"""
_HEAD, _TRUNK, _PELVIC = 0.081, 0.497, 0.30
_IN_HEAD, _IN_TRUNK = (0.014, 0.05, 0.0), (0.05, 0.0, 0.0)
_SOLE = ((-0.058, -0.026), (-0.058, 0.026), (0.125, -0.040), (0.125, 0.040), (0.170, -0.030), (0.170, 0.030))
_KNEE = 0.05


def centre_of_mass(body: Body) -> Vec:
    head = body.frames["head"]
    spots = [(_HEAD, add(head.at, apply(head.turn, _IN_HEAD)))]
    low = body.spine[:17]
    trunk = scaled(add(*_pair([add(bone.at, apply(bone.turn, _IN_TRUNK)) for bone in low])), 1 / len(low))
    spots.append((_TRUNK, between(trunk, body.frames["pelvis"].at, _PELVIC)))
    for end, _ in ENDS:
        for part, after, share, along in _LIMBS:
            spots.append((share, between(body.frames[part + end].at, body.frames[after + end].at, along)))
    whole = sum(share for share, _ in spots)
    x, y, z = (sum(share * at[i] for share, at in spots) / whole for i in range(3))
    return (x, y, z)


def margin(body: Body) -> float | None:
    """How far inside its support the centre of mass is, below 0 outside; None where nothing planted holds it up."""
    ground = [point for name in body.planted for point in _footprint(body, name)]
    x, _, z = centre_of_mass(body)
    return _inside(ground, (x, z)) if len(ground) > 2 else None  # noqa: PLR2004 # a line holds nothing up


def _pair(points: Sequence[Vec]) -> tuple[Vec, Vec]:
    """The points added up, as two."""
    half = len(points) // 2
    sums = [
        (sum(p[0] for p in part), sum(p[1] for p in part), sum(p[2] for p in part))
        for part in (points[:half], points[half:])
    ]
    return sums[0], sums[1]


def _footprint(body: Body, name: str) -> list[_Point]:
    kind, end = name[:-2], name[-2:]
    match kind:
        case "foot":
            foot = body.frames[f"foot{end}"]
            lifted = body.pose.angles.get(f"heel.lift{end}", 0.0) > 1.0
            return [_flat(foot, x, z) for x, z in (_SOLE[2:] if lifted else _SOLE)]
        case "knee":
            shin = (body.frames[f"shank{end}"].at, body.frames[f"toes{end}"].at)
            return [(at[0] + dx, at[2] + dz) for at in shin for dx, dz in ((_KNEE, -_KNEE), (_KNEE, _KNEE), (0.0, 0.0))]
        case _:
            hand = body.frames[f"hand{end}"]
            tips = (apply(hand.turn, (0.0, -y, z)) for y in (0.02, 0.16) for z in (-0.035, 0.035))
            return [(hand.at[0] + tip[0], hand.at[2] + tip[2]) for tip in tips]


def _flat(foot: Frame, x: float, z: float) -> _Point:
    at = add(foot.at, apply(foot.turn, (x, 0.0, z)))
    return (at[0], at[2])


def _inside(points: Sequence[_Point], spot: _Point) -> float:
    """The distance from the nearest edge of the points' hull."""
    ring = _hull(points)
    nearest = float("inf")
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        dx, dy = b[0] - a[0], b[1] - a[1]
        nearest = min(nearest, (dx * (spot[1] - a[1]) - dy * (spot[0] - a[0])) / (hypot(dx, dy) or 1.0))
    return nearest


def _hull(points: Sequence[_Point]) -> list[_Point]:
    """Anticlockwise."""

    def half(row: Sequence[_Point]) -> list[_Point]:
        ring: list[_Point] = []
        for x, y in row:
            while len(ring) > 1 and _left(ring[-2], ring[-1], (x, y)) <= 0:
                ring.pop()
            ring.append((x, y))
        return ring[:-1]

    ordered = sorted(set(points))
    return half(ordered) + half(ordered[::-1])


def _left(a: _Point, b: _Point, c: _Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
