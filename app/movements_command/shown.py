"""Whether a movement shows what it claims: its first region moves, in its primary plane, over a balanced stance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from app.figure.balance import margin
from app.figure.bases import Base
from app.figure.body import Body
from app.figure.checks import at
from app.figure.measured import between, measured
from app.figure.vec import axis
from app.movement.motion import motion_of
from app.movement.movement import Movement, Plane, Region, Shows
from app.movements_command.figures import Measure, at_least, at_most

_STEADY = frozenset({Base.STANDING, Base.EDGE, Base.KNEELING, Base.ALL_FOURS})
_MOVES, _STILL, _STEPS, _GLIDES = 8.0, 2.0, 0.3, 2.0
_PLANES = {
    Plane.SAGITTAL: ("lumbar.flex", "thoracic.flex", "cervical.flex", "hip.flex.R", "hip.flex.L"),
    Plane.FRONTAL: ("lumbar.side", "thoracic.side", "cervical.side", "hip.abd.R", "hip.abd.L"),
    Plane.TRANSVERSE: ("lumbar.rot", "thoracic.rot", "cervical.rot", "hip.rot.R", "hip.rot.L"),
}
_OF_REGION = {
    Region.PELVIS: ("pelvis.tilt", "pelvis.roll", "pelvis.yaw"),
    Region.LUMBAR: ("lumbar.flex", "lumbar.side", "lumbar.rot"),
    Region.THORACIC: ("thoracic.flex", "thoracic.side", "thoracic.rot"),
    Region.CERVICAL: ("cervical.flex", "cervical.side", "cervical.rot"),
    Region.HIPS: ("hip.flex.R", "hip.flex.L", "hip.abd.R", "hip.abd.L"),
    Region.LEGS: ("knee.flex.R", "knee.flex.L", "ankle.df.R", "ankle.df.L"),
}


def first_region(movement: Movement, bodies: Sequence[Body]) -> Iterator[Measure]:
    """By how much the first region moves, or what it is measured by instead."""
    region = movement.regions[0]
    match movement.rig.shows:
        case Shows.MOVES if region is Region.SHOULDERS:
            yield at_least("region", _arm_swing(bodies), "°", _MOVES, region)
        case Shows.MOVES:
            yield at_least("region", _most(bodies, region), "°", _MOVES, region)
        case Shows.STILL:
            yield at_most("region", _most(bodies, region), "°", _STILL, region, "holds still")
        case Shows.GLIDE:
            yield at_least("region", _range(_angles(bodies), "head.glideCm"), "cm", _GLIDES, region, "glides")
        case Shows.STEPS:
            steps = [body.frames["foot.R"].at[0] - body.frames["foot.L"].at[0] for body in bodies]
            yield at_least("region", max(steps) - min(steps), "m", _STEPS, region, "steps")


def primary_plane(movement: Movement, bodies: Sequence[Body]) -> Iterator[Measure]:
    """The share of the primary plane in all movement of spine and hips, against the next one's."""
    rows = _angles(bodies)
    sums = {plane: sum(_range(rows, channel) for channel in channels) for plane, channels in _PLANES.items()}
    first = movement.planes[0]
    whole = sum(sums.values()) or 1.0
    other = max(value for plane, value in sums.items() if plane is not first)
    note = ", ".join(f"{plane} {value / whole:.0%}" for plane, value in sums.items())
    yield at_least("plane", sums[first] / whole, "", other / whole, first, note)


def balance(movement: Movement) -> Iterator[Measure]:
    """How far the centre of mass is inside the support while it is held: at rests on two feet or on the knees."""
    motion = motion_of(movement)
    if motion.base not in _STEADY:
        return
    least: tuple[float, str] | None = None
    t = 0.0
    for before, phase in pairwise([movement.phases[-1], *movement.phases]):
        t += phase.seconds
        body = at(motion, "right" if movement.sides > 1 else None)(t - 1e-9)
        inside = margin(body)
        both = {name[:-2] for name in body.planted if sum(each[:-2] == name[:-2] for each in body.planted) > 1}
        if inside is None or not both & {"foot", "knee"} or (motion.base is Base.EDGE and _sits(body)):
            continue
        held = dict(before.angles) == dict(phase.angles) or not least
        if held or least is None or inside < least[0]:
            least = min(least or (inside, phase.name), (inside, phase.name))
    if least is not None:
        yield at_least("balance", least[0] * 100, "cm", 0.0, "", least[1])


def _sits(body: Body) -> bool:
    return body.frames["pelvis"].at[1] < _RISEN


_RISEN = 0.56


def _most(bodies: Sequence[Body], region: Region) -> float:
    rows = _angles(bodies)
    return max((_range(rows, channel) for channel in _OF_REGION.get(region, ())), default=_MOVES)


def _angles(bodies: Sequence[Body]) -> list[dict[str, float]]:
    return [measured(body) for body in bodies]


def _range(rows: Sequence[dict[str, float]], channel: str) -> float:
    values = [row.get(channel, 0.0) for row in rows]
    return max(values) - min(values)


def _arm_swing(bodies: Sequence[Body]) -> float:
    """The widest angle of an upper arm in the chest between two moments."""
    ways: Callable[[Body, str], tuple[float, ...]] = _arm_way
    worst = 0.0
    for end in (".R", ".L"):
        seen = [ways(body, end) for body in bodies[::8]]
        worst = max(worst, *(between((a[0], a[1], a[2]), (b[0], b[1], b[2])) for a in seen for b in seen))
    return worst


def _arm_way(body: Body, end: str) -> tuple[float, ...]:
    chest, upper = body.frames["chest"].turn, axis(body.frames[f"upper_arm{end}"].turn, 1)
    return tuple(sum(axis(chest, which)[k] * upper[k] for k in range(3)) for which in range(3))
