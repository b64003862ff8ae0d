"""What the arrow follows: the way of that part of the body which a movement is about. Arrays only; paints nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import atan2, cos, hypot, inf, pi, sin

import numpy as np

from app.figure.body import Body, Frame
from app.figure.camera import Camera
from app.figure.flesh import Array
from app.figure.vec import Vec, add, apply, axis, dot
from app.movement.movement import Movement, Plane, Region, Track
from app.ui.figure_beside import Part

_LEAST, _LIMB = 0.07, 0.10
"""What moves less, metres, has no arrow; head and limbs, where the movement is for others."""
_TIPS = 0.02
"""What a pelvis that a file names has to tip, metres."""
_ROLLS, _ROUND, _ASIDE = 0.1, 0.62, 0.14
"""The sine of the least roll that is told as an arc round the hips, half of that arc, radians, and metres by which it
may be moved."""
_AROUND_HIPS = ((-2.0, 0.19), (-2.5, 0.20), (-0.15, 0.175))
"""Arcs round the hips, under the tail, behind it and before the belly: where its middle lies, radians up from straight
ahead, and its radius, metres."""
_LYING_BACK, _OVER_BELLY = 0.7, (0.10, 0.18)
"""How far the pelvis of one who lies on the back faces up at least, and the arc over the belly that comes first then:
behind the thighs it would say to lift."""
_HIPS_HIGH = 0.03
"""Their centre above the hips, metres."""
_LEAST_TURN = 14.0
_RING, _LOWER, _TILT = 0.31, 0.06, 0.06
"""Radius of the arc of a turn, how far it lies below the shoulders, metres, and how it leans towards the viewer."""
_SWEEP = (0.20, 1.40)
"""From where to where it goes, radians from the viewer."""
_UPRIGHT = 0.8

_Point = tuple[str, Vec]
_SHOWN: dict[Region, Track] = {
    Region.HIPS: Track.HIPS,
    Region.PELVIS: Track.PELVIS,
    Region.LUMBAR: Track.BACK,
    Region.THORACIC: Track.BACK,
    Region.CERVICAL: Track.HEAD,
    Region.SHOULDERS: Track.HAND,
    Region.LEGS: Track.FOOT,
}
"""By what part of the body a movement for a region is shown, where its file names none."""
_LIMBS = (Track.HAND, Track.FOOT, Track.KNEE)
_HIPS: _Point = ("pelvis", (0.0, 0.0, 0.0))
_SEAT: _Point = ("pelvis", (-0.10, -0.13, 0.0))
_CREST: _Point = ("pelvis", (-0.15, 0.17, 0.0))
_BELLY: _Point = ("pelvis", (0.13, 0.16, 0.0))
_BACK: _Point = ("v8", (-0.06, 0.0, 0.0))
_SKULL: _Point = ("head", (0.02, 0.16, 0.0))
_POINTS: dict[Track, tuple[_Point, ...]] = {
    Track.HIPS: (_HIPS,),
    Track.PELVIS: (_CREST,),
    Track.BACK: (_BACK,),
    Track.HEAD: (_SKULL,),
    Track.HAND: (("hand.R", (0.0, -0.10, 0.0)), ("hand.L", (0.0, -0.10, 0.0))),
    Track.KNEE: (("shank.R", (0.05, 0.0, 0.0)), ("shank.L", (0.05, 0.0, 0.0))),
    Track.FOOT: (("foot.R", (0.05, -0.03, 0.0)), ("foot.L", (0.05, -0.03, 0.0))),
}
"""Frame (a vertebra's as v and its number), and a point of the body there."""
_AROUND: dict[Track, Part] = {
    Track.HIPS: ("pelvis", "hip", "thigh"),
    Track.PELVIS: ("pelvis", "hip"),
    Track.BACK: tuple(f"v{number}" for number in range(17)),
    Track.HEAD: ("head", *(f"v{number}" for number in range(18, 24))),
    Track.HAND: ("hand", "fingers", "forearm", "elbow", "upper_arm"),
    Track.KNEE: ("knee", "thigh", "shank"),
    Track.FOOT: ("foot", "toes", "shank"),
}
"""What flesh a part is, by its frames' names; a limb's is that of its own side."""


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """row (LOOKS, 2): where a part goes, pixels. part: what of the flesh it is; empty for the whole body's turn.

    swings: whether it is hips, whose way bends over the feet and not around the body. most: metres by which it may be
    moved, to find room. level: whether only to the sides.
    """

    row: Array
    part: Part = ()
    swings: bool = False
    most: float = inf
    level: bool = False


def told_in(movement: Movement, number: int) -> Movement:
    """The movement with what the arrow follows in this one of its phases."""
    named = movement.phases[number].arrow
    return movement if named is Track.MOST else replace(movement, rig=replace(movement.rig, arrow=named))


def ways(movement: Movement, bodies: Sequence[Body], looking: Camera) -> Iterator[Way]:
    """What the arrow may follow, what suits the movement best first."""
    named = movement.rig.arrow
    if turns(movement, bodies):
        yield from _round_the_chest(bodies, looking)
    elif named is Track.PELVIS:
        yield from _tipping(bodies, looking)
    elif named in (Track.HIPS, Track.BACK, Track.HEAD, *_LIMBS):
        yield from _longest((named,), bodies, looking, _LEAST)
        yield from _longest((Track.HAND,), bodies, looking, _LIMB)
    elif named is Track.MOST:
        if movement.planes[0] is Plane.SAGITTAL:
            for region in movement.regions[:2]:
                if region in _SHOWN:
                    yield from _longest((_SHOWN[region],), bodies, looking, _LEAST)
            yield from _longest((Track.HEAD,), bodies, looking, _LIMB)
        yield from _longest(_LIMBS, bodies, looking, _LIMB)


def _longest(tracks: Sequence[Track], bodies: Sequence[Body], looking: Camera, least: float) -> Iterator[Way]:
    """The longest way of these parts, if it is long enough; that of the hips is told at the bottom."""
    found = [
        Way(_seen([_on(body, name, at) for body in bodies], looking), _part(track, name), track is Track.HIPS)
        for track in tracks
        for name, at in _POINTS.get(track, ())
    ]
    longest = max(found, key=lambda way: far(way.row), default=None)
    if longest is not None and far(longest.row) > least * looking.scale:
        if longest.swings:
            longest = replace(longest, row=longest.row + _seen([_on(bodies[0], *_SEAT)], looking) - longest.row[0])
        yield longest


def _tipping(bodies: Sequence[Body], looking: Camera) -> Iterator[Way]:
    """Round the hips the way they roll, or where the belly goes."""
    rolling = list(_rolling(bodies))
    if rolling:
        yield from (Way(_seen(row, looking), most=_ASIDE) for row in rolling)
        return
    seen = _seen([_on(body, *_BELLY) for body in bodies], looking)
    if far(seen) > _TIPS * looking.scale:
        yield Way(seen, (*_AROUND[Track.PELVIS], "thigh", *_AROUND[Track.BACK][:6]))


def _rolling(bodies: Sequence[Body]) -> Iterator[list[Vec]]:
    """Arcs round the hips, the way the pelvis rolls; larger than it is, as it is little."""
    seen = [body.frames["pelvis"] for body in bodies]
    halfway, last = seen[len(seen) // 2], seen[-1]
    first = next((bone for bone in seen if abs(_tucks(bone, last)) >= _ROLLS), None)  # who steps tips on the way
    if first is None:
        return
    tucks = _tucks(first, last)
    lies = axis(first.turn, 0)[1] > _LYING_BACK
    facing = halfway.turn if lies else first.turn  # from the groin to the navel, there and back
    for middle, radius in (_OVER_BELLY, *_AROUND_HIPS) if lies else _AROUND_HIPS:
        ends = np.linspace(-_ROUND, _ROUND, len(bodies)) * np.sign(tucks) + middle
        places = ((radius * cos(at), _HIPS_HIGH + radius * sin(at), 0.0) for at in ends.tolist())
        yield [add(last.at, apply(facing, place)) for place in places]


def _tucks(first: Frame, last: Frame) -> float:
    """The sine of how far a pelvis tips back."""
    return dot(axis(last.turn, 0), axis(first.turn, 1))


def _part(track: Track, frame: str) -> Part:
    _, dot, end = frame.partition(".")
    return tuple(name + dot + end for name in _AROUND[track])


def _on(body: Body, name: str, at: Vec) -> Vec:
    """A point fixed to a bone, or to vertebra number n as `vn`."""
    bone = body.frames[name] if name in body.frames else body.spine[int(name[1:])]
    return add(bone.at, apply(bone.turn, at))


def turns(movement: Movement, bodies: Sequence[Body]) -> bool:
    """Whether it is a turn that is shown, at the shoulders."""
    named = movement.rig.arrow
    return named is Track.TURN or (named is Track.MOST and movement.planes[0] is Plane.TRANSVERSE and _upright(bodies))


def _seen(row: Sequence[Vec], looking: Camera) -> Array:
    places: Array = looking.project(np.array(row))[0]
    return places


def far(row: Array) -> float:
    """From its beginning to its end, pixels."""
    return hypot(*(row[-1] - row[0]).tolist())


def _upright(bodies: Sequence[Body]) -> bool:
    return all(axis(body.frames["chest"].turn, 1)[1] > _UPRIGHT for body in (bodies[0], bodies[-1]))


def _round_the_chest(bodies: Sequence[Body], looking: Camera) -> Iterator[Way]:
    """An arc beside the shoulder to whose side the face goes, level with it; none for a small turn."""
    headings = [_heading(body) for body in bodies]
    turned = headings[-1] - headings[0]
    if abs(turned) < _LEAST_TURN * pi / 180:
        return
    viewer = atan2(-looking.axes[2][2], looking.axes[2][0])
    behind = cos((headings[0] + headings[-1]) / 2 - viewer) < 0
    x, _, z = bodies[0].frames["chest"].at
    high = bodies[0].frames["upper_arm.R"].at[1] - _LOWER
    row = []
    for share in np.linspace(*_SWEEP, len(bodies)).tolist():
        told = viewer + behind * pi + np.sign(turned) * share
        row.append((x + _RING * cos(told), high - _RING * _TILT * cos(told - viewer), z - _RING * sin(told)))
    yield Way(_seen(row, looking), level=True)


def _heading(body: Body) -> float:
    x, _, z = axis(body.frames["chest"].turn, 0)
    return atan2(-z, x)
