"""Chooses what a break is made of: values in, a plan out. What was done lately is told, not looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.core.inputs import BreakKind
from app.movement.catalogue import SETTING_UP, Catalogue
from app.movement.movement import Equipment, Flag, Movement, Plane, Posture

WALK = "walk-easy"
WALKS = "walk"
"""The group that has breaks of its own and is in others only where there is nothing else (3.4 of the domain)."""

_AT_HAND = frozenset({Equipment.NONE, Equipment.CHAIR, Equipment.WALL, Equipment.MAT})
_UPRIGHT = frozenset({Posture.STANDING, Posture.WALKING})
_ON_THE_FLOOR = frozenset({Flag.FLOOR, Flag.KNEEL, Flag.PRONE, Flag.SUPINE})
"""Flags that say where a movement is done, not that it asks much of a body."""
_HIGHEST_STAGE = 2
_LEAST, _MOST = 0.5, 1.5
"""How far repetitions may be changed to fill the time."""
_SHORT, _MOST_LEVELS = 180, 2
"""Seconds up to which a break goes down to the floor or up from it once at most, and how often it does above (3.5)."""
_NEAR = 0.1
"""A break's length may differ from what is wanted by such a share."""


@dataclass(frozen=True, slots=True)
class Set:
    """One movement as it will be played. repetitions: per side. seconds: with setting up."""

    movement: Movement
    repetitions: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A break's content, in order. floor: whether movements on the floor were allowed."""

    kind: BreakKind
    seated: bool
    sets: tuple[Set, ...]
    floor: bool = False

    @property
    def seconds(self) -> int:
        return round(sum(each.seconds for each in self.sets))

    def title(self) -> str:
        """What it is, within a sentence: "cat-cow and a turn". Each movement once; after three the rest is "more"."""
        names = list(dict.fromkeys(each.movement.title for each in self.sets))
        shown = names if len(names) <= 3 else [*names[:2], "more"]  # noqa: PLR2004 # as the docstring says
        return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)


def plan(
    catalogue: Catalogue, kind: BreakKind, seconds: int, *, seated: bool, floor: bool, recent: Sequence[str]
) -> Plan:
    """As many movements as fill `seconds`; one in a tiny break; the easy walk alone in a walk.

    What was never done comes before what was, the gentle before the demanding. recent: ids of movements done, the
    latest last. Raises ValueError where the catalogue has nothing that fits.
    """
    if kind is BreakKind.WALK and not seated and WALK in catalogue.movements:
        chosen = [catalogue.movements[WALK]]
        return Plan(kind, seated, (_to_fill(chosen[0], seconds),), floor)
    fitting = _fitting(catalogue, seated=seated, floor=floor)
    if not fitting:
        raise ValueError("The movements that are there hold none for this break: look at `supple movements list`.")
    if kind is BreakKind.TINY:  # one movement must fill it all
        fitting = [movement for movement in fitting if _fills(movement, seconds)] or fitting
    chosen = _choose(fitting, recent, seconds, seated=seated, only_one=kind is BreakKind.TINY)
    return Plan(kind, seated, _filled(chosen, seconds), floor)


def alternative(before: Plan, index: int, catalogue: Catalogue) -> Plan:
    """The same plan with something else in the place of set `index`; the plan itself where there is nothing else."""
    old = before.sets[index]
    fitting = _fitting(catalogue, seated=before.seated, floor=before.floor)
    if before.kind is BreakKind.WALK and not before.seated:
        fitting = _walks(catalogue) or fitting
    used = [each.movement.id for each in before.sets]
    others = _but(fitting, used) or _but(fitting, used[max(0, index - 1) : index + 2])
    if not others:
        return before
    around = [
        before.sets[place].movement.planes[0] for place in (index - 1, index + 1) if 0 <= place < len(before.sets)
    ]
    best = min(others, key=lambda movement: (around.count(movement.planes[0]), _far_from(movement, old)))
    sets = (*before.sets[:index], _to_fill(best, old.seconds), *before.sets[index + 1 :])
    return replace(before, sets=sets)


def _fills(movement: Movement, seconds: int) -> bool:
    return abs(_to_fill(movement, seconds).seconds - seconds) <= _NEAR * seconds


def _far_from(movement: Movement, old: Set) -> float:
    return abs(movement.seconds - old.seconds)


def _but(movements: Sequence[Movement], used: Sequence[str]) -> list[Movement]:
    return [movement for movement in movements if movement.id not in used]


def _walks(catalogue: Catalogue) -> list[Movement]:
    """Walking and what stands for it where there is no room."""
    return [movement for movement in catalogue.movements.values() if movement.group == WALKS and movement.stage == 1]


def _fitting(catalogue: Catalogue, *, seated: bool, floor: bool) -> list[Movement]:
    fitting = [
        movement
        for movement in catalogue.movements.values()
        if set(movement.equipment) <= _AT_HAND
        and movement.stage <= _HIGHEST_STAGE
        and (floor or Flag.FLOOR not in movement.flags)
        and (movement.seated_ok if seated else not (movement.seated_ok and movement.posture is Posture.SEATED))
    ]
    return [movement for movement in fitting if movement.group != WALKS] or fitting


def _choose(
    fitting: Sequence[Movement], recent: Sequence[str], seconds: int, *, seated: bool, only_one: bool
) -> list[Movement]:
    """Least recently done first, in turn, until they come nearest to `seconds`."""
    last = {name: place for place, name in enumerate(recent)}
    queue = sorted(fitting, key=lambda movement: (last.get(movement.id, -1), *_demands(movement)))
    used: dict[str, int] = {}
    chosen: list[Movement] = []
    while True:
        upright_first = not chosen and not seated
        movement = _next(queue, chosen[-1] if chosen else None, used, upright=upright_first)
        so_far = sum(each.seconds for each in chosen)
        if chosen and (only_one or abs(so_far - seconds) <= abs(so_far + movement.seconds - seconds)):
            return _ordered(chosen, up_again=seconds > _SHORT)
        chosen.append(movement)
        used[movement.id] = used.get(movement.id, 0) + 1


def _demands(movement: Movement) -> tuple[bool, int, int]:
    """How much a movement asks of somebody new to it: the lower, the gentler."""
    return not movement.core, len(set(movement.flags) - _ON_THE_FLOOR), movement.stage


def _ordered(chosen: Sequence[Movement], *, up_again: bool) -> list[Movement]:
    """The same, the first still first, with as few ways down to the floor and up again as the planes allow.

    up_again: whoever has been on the floor ends off it, where another movement is done there.
    """
    first, rest = chosen[0], chosen[1:]
    plain = _one_after_the_other(first, rest)
    if not up_again or not plain[-1].floor:
        return plain
    lasts = [place for place, each in enumerate(rest) if not each.floor]
    ways = [[*_one_after_the_other(first, [*rest[:place], *rest[place + 1 :]]), rest[place]] for place in lasts]
    good = [way for way in ways if _clashes(way) <= _clashes(plain) and _levels(way) <= _MOST_LEVELS]
    return good[0] if good else plain


def _one_after_the_other(first: Movement, rest: Sequence[Movement]) -> list[Movement]:
    left, ordered = list(rest), [first]
    while left:
        before = ordered[-1]
        best = min(left, key=lambda each: (each.planes[0] is before.planes[0], each.floor is not before.floor))
        left.remove(best)
        ordered.append(best)
    return ordered


def _clashes(movements: Sequence[Movement]) -> int:
    """How often a movement has the first plane of the one before it."""
    return sum(one.planes[0] is other.planes[0] for one, other in pairwise(movements))


def _levels(movements: Sequence[Movement]) -> int:
    """How often one goes down to the floor or up from it."""
    return sum(one.floor is not other.floor for one, other in pairwise(movements))


def _next(queue: Sequence[Movement], before: Movement | None, used: Mapping[str, int], *, upright: bool) -> Movement:
    plane: Plane | None = before.planes[0] if before is not None else None

    def rank(movement: Movement) -> tuple[bool, bool, bool, int]:
        return (
            movement is before,
            movement.planes[0] is plane,
            upright and movement.posture not in _UPRIGHT,
            used.get(movement.id, 0),
        )

    return min(queue, key=rank)


def _filled(chosen: Sequence[Movement], seconds: float) -> tuple[Set, ...]:
    """The movements with their repetitions changed, each by up to half, so that together they last `seconds`."""
    playing = sum(movement.seconds - SETTING_UP for movement in chosen)
    wanted = (seconds - SETTING_UP * len(chosen)) / playing
    sets = [_with_share(movement, wanted) for movement in chosen]
    for place in range(len(sets)):
        rest = sum(each.seconds for each in sets) - sets[place].seconds
        sets[place] = _to_fill(chosen[place], seconds - rest, around=sets[place].repetitions)
    return tuple(sets)


def _with_share(movement: Movement, share: float) -> Set:
    return _set(movement, round(movement.reps * min(_MOST, max(_LEAST, share))))


def _to_fill(movement: Movement, seconds: float, around: int | None = None) -> Set:
    """The repetitions that come nearest to `seconds`; a walk as many as it takes, else within half of the usual number.

    around: change this number by one at most.
    """
    wanted = round((seconds - SETTING_UP) / (movement.cycle * movement.sides))
    if movement.posture is Posture.WALKING and around is None:
        return _set(movement, wanted)
    low, high = round(movement.reps * _LEAST), int(movement.reps * _MOST)
    if around is not None:
        low, high = max(low, around - 1), min(high, around + 1)
    return _set(movement, min(high, max(low, wanted)))


def _set(movement: Movement, repetitions: int) -> Set:
    repetitions = max(1, repetitions)
    return Set(movement, repetitions, SETTING_UP + repetitions * movement.sides * movement.cycle)
