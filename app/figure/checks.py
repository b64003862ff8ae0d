"""Measures a motion: do bones keep their length, planted feet their place, joints their range, and is it smooth?

Figures only; what is too much stands in the tests and in the movements' check. Metres, degrees, seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import dist

from app.figure.bases import Base, Hold
from app.figure.body import Body
from app.figure.channels import INNER, Side, mirrored
from app.figure.gait import STEP_LENGTH
from app.figure.limits import beyond
from app.figure.measured import solved_angles
from app.figure.motion import Motion
from app.figure.pose import Bend, pose
from app.figure.skeleton import CLAVICLE, FOREARM, HEEL, NAMES, SHANK, SPINE, THIGH, UPPER_ARM
from app.figure.solve import solve
from app.figure.vec import Vec, add, apply, sub

Moment = Callable[[float], Body]
"""The body at a second of a loop."""

SAMPLES = 240
"""Moments looked at in one loop."""

_LIMBS = (
    ("hip", "knee", THIGH),
    ("knee", "ankle", SHANK),
    ("shoulder", "elbow", UPPER_ARM),
    ("elbow", "wrist", FOREARM),
)
_ENDS = (".R", ".L")


def at(motion: Motion, side: Side | None = None) -> Moment:
    """The solved body of a motion's loop."""
    return lambda t: solve(pose(motion, t, side=side))


def loop(moment: Moment, period: float, samples: int = SAMPLES) -> list[Body]:
    return [moment(period * number / samples) for number in range(samples)]


def bone_error(body: Body) -> float:
    """By how many metres the worst bone is too long or too short."""
    joints = body.joints()
    errors = [
        abs(dist(joints[f"{upper}{end}"], joints[f"{lower}{end}"]) - long)
        for upper, lower, long in _LIMBS
        for end in _ENDS
    ]
    errors += [abs(dist(joints[f"sternum{end}"], joints[f"shoulder{end}"]) - CLAVICLE) for end in _ENDS]
    above = [*(joints[name] for name in NAMES[1:]), joints["head"]]
    errors += [abs(dist(joints[bone.name], top) - bone.height) for bone, top in zip(SPINE, above, strict=True)]
    return max(errors)


def drift(bodies: Sequence[Body]) -> float:
    """How far what is planted moves, metres: against the floor, or walking against ground that goes back evenly.

    Whoever wants a hand or a foot elsewhere has to lift it; from where it comes down it is planted anew.
    """
    if bodies[0].pose.motion.base is Base.WALKING:
        return max(_walking_drift(bodies, end) for end in _ENDS)
    worst, stood = 0.0, dict[str, Vec]()
    for body in bodies:
        stood = {name: kept for name, kept in stood.items() if name in body.planted}
        for name in body.planted:
            here = planted_point(body, name)
            worst = max(worst, dist(here, stood.setdefault(name, here)))
    return worst


def planted_point(body: Body, name: str) -> Vec:
    """Where the wrist, knee or ball of the foot is that stands on the floor."""
    return body.frames[_PLANTED[name[:-2]] + name[-2:]].at


def missed(bodies: Sequence[Body]) -> float:
    """How far a planted hand or foot lies from its mark at most, metres."""
    return max(abs(far) for body in bodies for far in body.missed.values())


def too_far(body: Body) -> Iterator[tuple[str, float]]:
    """Each solved joint that is beyond its cap, and by how much."""
    for channel, value in {**body.pose.angles, **solved_angles(body)}.items():
        if channel not in INNER and beyond(channel, value) > _TINY:
            yield channel, beyond(channel, value)


def kink(moment: Moment, period: float, *, open_ended: bool = False) -> float:
    """Peak acceleration at 240 Hz over that at 120 Hz: 1 is smooth, 2 a jump in speed, 4 in place.

    open_ended: the end need not meet the beginning.
    """
    peaks = []
    for rate in (_RATE, 2 * _RATE):
        count = round(period * rate)
        bodies = loop(moment, period, count)
        peaks.append(_peak(bodies, period / count, 1 if open_ended else 0))
    return peaks[1] / max(peaks[0], _TINY)


def closure(moment: Moment, period: float) -> tuple[float, float]:
    """How far the end of a loop lies from its beginning: metres, and metres a second."""
    step = 1e-4
    first, last = _places(moment(0.0)), _places(moment(period - 1e-9))
    after, before = _places(moment(step)), _places(moment(period - step))
    apart = max(dist(a, b) for a, b in zip(first, last, strict=True))
    speeds = [dist(sub(b, a), sub(a, c)) / step for a, b, c in zip(first, after, before, strict=True)]
    return apart, max(speeds)


def mirror_error(right: Body, left: Body, *, arms: bool = True) -> float:
    """How far the body on one side is from the mirror image of the other, metres; `arms` may be left out."""
    other = left.joints()
    worst = 0.0
    for name, (x, y, z) in right.joints().items():
        twin = name[:-1] + {"R": "L", "L": "R"}[name[-1]] if name.endswith(_ENDS) else name
        if arms or name[:-2] not in {"elbow", "wrist"}:
            worst = max(worst, dist((x, y, -z), other[twin]))
    return worst


def mirrored_error(motion: Motion, t: float) -> float:
    """How far the mirrored pose is from the reflected body at `t`, metres; crossed arms, of which one is on top, but
    for those.
    """
    right = pose(motion, t, side="right" if motion.sides > 1 else None)
    bends = tuple(Bend(bend.flex, -bend.side, -bend.turn) for bend in right.bends)
    step = (right.step + 0.5) % 1.0 if motion.base is Base.WALKING else right.step
    left = replace(right, angles=mirrored(right.angles), bends=bends, step=step)
    return mirror_error(solve(right), solve(left), arms=motion.hands is not Hold.CHEST)


_TINY, _RATE = 1e-9, 120
_PLANTED = {"hand": "hand", "knee": "shank", "foot": "toes"}


def _places(body: Body) -> list[Vec]:
    return [*body.joints().values()]


def _peak(bodies: Sequence[Body], step: float, ends: int) -> float:
    """The greatest acceleration of any joint, from three moments in a row round the loop; `ends` are left out."""
    places = [_places(body) for body in bodies]
    peak = 0.0
    for number in range(ends, len(places) - ends):
        before, here, after = places[number - 1], places[number], places[(number + 1) % len(places)]
        for a, b, c in zip(before, here, after, strict=True):
            peak = max(peak, dist(sub(c, b), sub(b, a)))
    return peak / (step * step)


def _walking_drift(bodies: Sequence[Body], end: str) -> float:
    """The sole's lowest point, while it stands, seen from ground that moves back two steps a loop."""
    ground = []
    for body in bodies:
        foot = body.frames[f"foot{end}"]
        heel, ball = add(foot.at, apply(foot.turn, HEEL)), body.frames[f"toes{end}"].at
        flat = abs(heel[1] - (ball[1] - _BALL_HIGH)) < _FLAT
        if flat and ball[1] < _BALL_HIGH + _FLAT:
            step = body.pose.step + (0.5 if end == ".R" else 0.0)
            ground.append(ball[0] + 2 * STEP_LENGTH * (step % 1.0))
    return max(ground) - min(ground) if ground else 0.0


_BALL_HIGH, _FLAT = 0.018, 0.001
"""The ball of the foot above the sole, and how level a sole counts as flat, metres."""
