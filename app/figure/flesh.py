"""One body's surface as arrays, ready to be placed on a skeleton and projected. Knows what is drawn as one piece.

Imports numpy, so import it when a figure is first drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from app.figure.bases import Hold
from app.figure.body import Body, Frame
from app.figure.clay import Clay, Cloth, Tube
from app.figure.flesh_limbs import KNUCKLES, arms, legs
from app.figure.flesh_trunk import bones, head, neck, trunk
from app.figure.person import FIRST, Hair, Person
from app.figure.trunk import ENDS
from app.figure.vec import about_z, add, apply, mixed, turn

Array = NDArray[np.float64]
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Grain:
    """How finely outlines are drawn. corners: of a projected hull; cap: points of a tube's round end."""

    corners: int
    cap: int


COARSE, MIDDLE, FINE = Grain(20, 6), Grain(24, 7), Grain(32, 9)

_MEMBERS = 5
_WIDER, _FORWARD = (1.040, 1.0, 1.030), 0.005
"""What a full breath does to the ribs: half axes, and how far forward they go (metres)."""
_FOLLOWING = 0.25
"""How far the armpit turns with the arm."""
_HANGING, _LAID = 26.0, 3.0
"""Degrees by which fingers are bent."""
_REACHING = (120.0, 40.0)
"""Degrees an arm is raised forward from which its fingers begin to straighten, and over how many more they do."""
_OPENED = (75.0, 15.0)
"""The same of an arm that is raised and opened behind the chest."""


@dataclass(frozen=True, slots=True, eq=False)
class Flesh:
    """Ellipsoids (N), hulls (H), and tubes as pairs of neighbours (P).

    frames: names; frame_of (N,), centres and axes (N, 3). members (H, 5). left, right (P,): a pair's ellipsoids.
    first, last (T,): each tube's first and last pair. gather: the outlines of all tubes as rows of the points of pairs.
    starts: which points begin a polygon, hulls first. bounds: from where to where each piece's polygons go.
    """

    frames: tuple[str, ...]
    frame_of: Rows
    centres: Array
    axes: Array
    members: Rows
    left: Rows
    right: Rows
    first: Rows
    last: Rows
    gather: Rows
    starts: NDArray[np.bool_]
    bounds: dict[tuple[str, Cloth], list[tuple[int, int]]]
    names: dict[str, int]
    ribs: Rows
    solid: int
    """How many ellipsoids are body; the rest are bones."""
    hair: Hair
    grain: Grain


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """Where every ellipsoid is: centres (N, 3), half axes as columns (N, 3, 3), metres in the world."""

    centres: Array
    axes: Array


@cache
def flesh(person: Person = FIRST, grain: Grain = FINE) -> Flesh:
    """A person's body, made once for each grain."""
    clay = Clay(person.build)
    trunk(clay)
    neck(clay)
    arms(clay)
    legs(clay)
    head(clay)
    solid = len(clay.ellipsoids)
    bones(clay)
    return _compiled(clay, solid, person.hair, grain)


def place(shape: Flesh, body: Body) -> Placed:
    """The surface on a solved body, ribs widened by its breath."""
    spots = [_frame(body, name) for name in shape.frames]
    turns = _array([spot.turn for spot in spots]).reshape(-1, 3, 3).take(shape.frame_of, 0)
    at = _array([spot.at for spot in spots]).reshape(-1, 3).take(shape.frame_of, 0)
    axes, centres = shape.axes, shape.centres
    breath = body.pose.angles.get("breath", 0.0)
    if breath:
        axes, centres = axes.copy(), centres.copy()
        axes[shape.ribs] *= 1.0 + (np.array(_WIDER) - 1.0) * breath
        centres[shape.ribs, 0] += _FORWARD * breath
    return Placed(np.einsum("nij,nj->ni", turns, centres) + at, turns * axes[:, None, :])


def _array(rows: Sequence[tuple[float, ...]]) -> Array:
    """All their numbers in a row: three times as quick as an array of tuples."""
    return np.fromiter(chain.from_iterable(rows), np.float64, len(rows) * len(rows[0]))


def piece(shape: Flesh, wanted: Sequence[tuple[str, Cloth]]) -> Rows:
    """The rows of the points of all polygons of the wanted parts."""
    bounds = [span for key in wanted for span in shape.bounds.get(key, [])]
    return np.concatenate([np.arange(low, high) for low, high in bounds]) if bounds else np.zeros(0, np.intp)


def _frame(body: Body, name: str) -> Frame:
    """A bone's frame, a vertebra's, or one halfway over a joint."""
    frames = body.frames
    if name in frames:
        return frames[name]
    joint, _, side = name.partition(".")
    share = 0.5
    match joint:
        case "fingers":
            return _fingers(body, frames[f"hand.{side}"], side)
        case "hip":
            upper, lower = frames["pelvis"], frames[f"thigh.{side}"]
        case "knee":
            upper, lower = frames[f"thigh.{side}"], frames[f"shank.{side}"]
        case "armpit":
            upper, lower, share = frames["chest"], frames[f"upper_arm.{side}"], _FOLLOWING
        case "elbow":
            upper, lower = frames[f"upper_arm.{side}"], frames[f"forearm.{side}"]
        case _:
            return body.spine[int(name[1:])]
    return Frame(mixed(upper.turn, lower.turn, share), lower.at)


def _fingers(body: Body, hand: Frame, side: str) -> Frame:
    """From the knuckles on: bent as those of a hand that hangs, straight where it rests on something or reaches up."""
    angles, free = body.pose.angles, body.pose.motion.hands is Hold.FREE
    laid = max(angles.get(f"hand.onFloor.{side}", 0.0), angles.get(f"hand.onThigh.{side}", 0.0)) if free else 1.0
    raised, opened = (angles.get(f"shoulder.{way}.{side}", 0.0) for way in ("flex", "hadd"))
    reaching = (raised - _REACHING[0]) / _REACHING[1]
    behind = min((at - _OPENED[0]) / _OPENED[1] for at in (raised, -opened))
    straight = max(laid, reaching, behind) if free else laid
    curl = _HANGING + (_LAID - _HANGING) * max(0.0, min(1.0, straight))
    return Frame(turn(hand.turn, about_z(curl)), add(hand.at, apply(hand.turn, KNUCKLES)))


def _compiled(clay: Clay, solid: int, hair: Hair, grain: Grain) -> Flesh:
    frames = tuple(dict.fromkeys(each.frame for each in clay.ellipsoids))
    lengths = np.array([len(tube.members) - 1 for tube in clay.tubes])
    after = np.cumsum(lengths)
    gather, tubes = _gathered(clay.tubes, after, grain.cap)
    bounds = _bounds(clay, tubes, grain.corners)
    starts = np.zeros(len(clay.hulls) * grain.corners + len(gather), np.bool_)
    starts[[low for spans in bounds.values() for low, _ in spans]] = True
    return Flesh(
        frames=frames,
        frame_of=np.array([frames.index(each.frame) for each in clay.ellipsoids]),
        centres=np.array([each.centre for each in clay.ellipsoids]),
        axes=np.array([each.axes for each in clay.ellipsoids]),
        members=np.array([(*hull.members, *hull.members[-1:] * (_MEMBERS - len(hull.members))) for hull in clay.hulls]),
        left=np.array([number for tube in clay.tubes for number in tube.members[:-1]]),
        right=np.array([number for tube in clay.tubes for number in tube.members[1:]]),
        first=after - lengths,
        last=after - 1,
        gather=gather,
        starts=starts,
        bounds=bounds,
        names=clay.names,
        ribs=np.array([clay.names[f"T{number}{end}"] for number in range(3, 12) for end, _ in ENDS]),
        solid=solid,
        hair=hair,
        grain=grain,
    )


def _bounds(
    clay: Clay, tubes: Sequence[tuple[int, int]], corners: int
) -> dict[tuple[str, Cloth], list[tuple[int, int]]]:
    """From where to where each piece's polygons go: hulls first, then the tubes' outlines."""
    bounds: dict[tuple[str, Cloth], list[tuple[int, int]]] = {}
    for number, hull in enumerate(clay.hulls):
        bounds.setdefault((hull.part, hull.cloth), []).append((number * corners, (number + 1) * corners))
    offset = len(clay.hulls) * corners
    for tube, (low, high) in zip(clay.tubes, tubes, strict=True):
        bounds.setdefault((tube.part, tube.cloth), []).append((offset + low, offset + high))
    return bounds


def _gathered(tubes: Sequence[Tube], after: NDArray[np.int_], points: int) -> tuple[Rows, list[tuple[int, int]]]:
    """The order in which the points of a tube's pairs make its outline: left side, end, right side back, beginning.

    Blocks of P rows, as `outline` fills them: left and right tangent points at both ends of each pair, two arc points
    on either side of each bend; then the ends and the beginnings of all tubes.
    """
    pairs = int(after[-1])
    rows: list[int] = []
    bounds: list[tuple[int, int]] = []
    for tube, end in enumerate(after.tolist()):
        begin, low = end - (len(tubes[tube].members) - 1), len(rows)
        sides = []
        for block in (0, 1):
            side = []
            for pair in range(begin, end):
                side += [2 * block * pairs + pair, (2 * block + 1) * pairs + pair]
                if pair < end - 1:
                    side += [(4 + 2 * block) * pairs + pair, (5 + 2 * block) * pairs + pair]
            sides.append(side)
        cap = 8 * pairs + tube * points
        rows += sides[0] + list(range(cap, cap + points)) + sides[1][::-1]
        cap += len(tubes) * points
        rows += list(range(cap, cap + points))
        bounds.append((low, len(rows)))
    return np.array(rows), bounds
