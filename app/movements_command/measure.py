"""Measures one movement on its solved body and says what is too much: the table of figures, limit beside each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.figure import checks
from app.figure.bases import GROUND
from app.figure.body import Body
from app.figure.depth import depths
from app.figure.motion import Motion
from app.movement.motion import motion_of
from app.movement.movement import Deviation, Movement
from app.movements_command.figures import Measure, at_most
from app.movements_command.framed import framed
from app.movements_command.keyed import Keyed, keyed
from app.movements_command.shown import balance, first_region, primary_plane
from app.movements_command.touching import touching

MOST_DEVIATIONS = 2

_DEEP, _FLESHY = 1.0, 3.0
"""Centimetres of skin in something hard, and where flesh meets flesh."""
_FLESH = frozenset({"ribs", "belly", "thigh", "leg", "arm", "other arm"})


@dataclass(frozen=True, slots=True)
class Report:
    """allowed: measures beyond their limits that the file names, with its reasons. unused: deviations nobody needs."""

    movement: str
    measures: tuple[Measure, ...]
    allowed: tuple[tuple[Measure, str], ...]
    unused: tuple[Deviation, ...]
    held: tuple[Keyed, ...]

    @property
    def wrong(self) -> tuple[Measure, ...]:
        named = {(each.check, each.what) for each, _ in self.allowed}
        return tuple(each for each in self.measures if not each.ok and (each.check, each.what) not in named)

    @property
    def deviations(self) -> int:
        return len({(each.check, each.what) for each, _ in self.allowed})

    @property
    def clean(self) -> bool:
        return not self.wrong and not self.unused and self.deviations <= MOST_DEVIATIONS


def measure(movement: Movement, samples: int = checks.SAMPLES) -> Report:
    """Every check of one movement over one loop of `samples` moments."""
    motion = motion_of(movement)
    period = motion.cycle * (2 if motion.alternate else 1)
    bodies = checks.loop(checks.at(motion), period, samples)
    ends = keyed(movement)
    found = (
        *_bones(bodies),
        *_caps(bodies),
        *_skin(movement, bodies),
        *_smooth(motion, period),
        *_mirrored(motion),
        *balance(movement),
        *framed(movement),
        *first_region(movement, bodies),
        *primary_plane(movement, bodies),
        *_angles(ends),
        *_words(movement),
    )
    reasons = {(each.check, each.what): each.reason for each in movement.deviations}
    allowed = tuple((each, reasons[each.check, each.what]) for each in found if not each.ok and _key(each) in reasons)
    used = {_key(each) for each, _ in allowed}
    unused = tuple(each for each in movement.deviations if (each.check, each.what) not in used)
    return Report(movement.id, found, allowed, unused, tuple(each for each in ends if each.held))


def _words(movement: Movement) -> Iterator[Measure]:
    """Words the file has of its own: nothing here measures them, so that what it lists is taken as it stands."""
    for each in movement.deviations:
        if each.check == "words":
            yield Measure(each.check, each.what, 0.0, "", None, ok=False)


def _key(each: Measure) -> tuple[str, str]:
    return each.check, each.what


def _bones(bodies: Sequence[Body]) -> Iterator[Measure]:
    yield at_most("bones", max(checks.bone_error(body) for body in bodies) * 1000, "mm", 0.05)
    yield at_most("drift", checks.drift(bodies) * 100, "cm", 0.5)
    yield at_most("missed", checks.missed(bodies) * 100, "cm", 0.5)


def _caps(bodies: Sequence[Body]) -> Iterator[Measure]:
    """The worst of each joint beyond its cap, either side; or one measure that says there is none."""
    worst: dict[str, float] = {}
    for body in bodies:
        for channel, far in checks.too_far(body):
            joint = channel.removesuffix(".R").removesuffix(".L")
            worst[joint] = max(worst.get(joint, 0.0), far)
    for joint, far in worst.items() or (("", 0.0),):
        yield Measure("cap", joint, far, "°", 0.0, ok=not worst)


def _skin(movement: Movement, bodies: Sequence[Body]) -> Iterator[Measure]:
    props, free = GROUND[movement.rig.base].props, touching(movement)
    found = [deep for body in bodies for deep in depths(body, props, free)]
    for into in dict.fromkeys(deep.into for deep in found):
        worst = max((deep for deep in found if deep.into == into), key=lambda deep: deep.metres)
        limit = _FLESHY if into in _FLESH else _DEEP
        yield at_most("skin", max(0.0, worst.metres) * 100, "cm", limit, into, worst.bone if worst.metres > 0 else "")


def _smooth(motion: Motion, period: float) -> Iterator[Measure]:
    moment = checks.at(motion)
    yield at_most("kink", checks.kink(moment, period), "", 1.2)
    apart, speed = checks.closure(moment, period)
    yield at_most("closure", apart * 1000, "mm", 0.1, "position")
    yield at_most("closure", speed, "m/s", 0.02, "speed")


def _mirrored(motion: Motion) -> Iterator[Measure]:
    """The loop on the left side against the right one's mirror image; what has one side, against itself mirrored."""
    worst = max(checks.mirrored_error(motion, motion.cycle * share) for share in (0.1, 0.35, 0.6, 0.85))
    yield at_most("mirror", worst * 1000, "mm", 0.01)


def _angles(ends: Sequence[Keyed]) -> Iterator[Measure]:
    for end in ends:
        if not end.held:
            note = f"{end.phase}: {end.said:g} said, {end.came_to:.1f} come to"
            yield at_most("angles", abs(end.came_to - end.said), "°", 3.0, end.channel, note)
