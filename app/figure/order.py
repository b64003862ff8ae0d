"""What is painted over what: limbs behind or before the trunk, by how deep they lie where they cover it. No colours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import inf

import numpy as np

from app.figure.flesh import Array, Flesh, Rows
from app.figure.outline import Seen
from app.figure.trunk import ENDS

_TRUNK = ("P1", "P2", "T8", "T5", "T3", "L3.R", "L3.L", "T11.R", "T11.L", "T6.R", "T6.L", "C5", "skull", "cheek")
_HEAD = 2
"""How many of them, the last ones, are of the head."""
_LIMBS = (("leg", "P1", -0.055, ("thigh", "shank")), ("arm", "T5", -0.075, ("upper_arm", "forearm")))
"""Limb, what its depth is measured from, how far behind that it still counts as near (metres), its bones."""
_TOUCHING = {"arm": 0.85, "leg": 0.45}
"""How near two middles count as one over the other, in shares of both radii; thighs begin at the trunk, so less."""
_BEGINS = 3
"""Ellipsoids of a limb that lie in the trunk, so that what they cover says nothing."""
_LEVEL = 0.03
_CLEARLY = 0.06
"""Metres by which a shoulder lies clearly before or behind the trunk's middle."""
_LAID = {".R": 1, ".L": 2}
"""Which forearm lies on the other where they are crossed."""
_FADING = {"arm": (-0.06, 0.14), "leg": (-0.06, 0.025)}
"""Where a limb begins to be far, and over how many metres more it comes to be: hips are narrower than shoulders."""
_ROOTS = {"arm": "cap", "leg": "glute"}
SACRUM = -1
"""Its number among the vertebrae."""
_SLEEVED = (*range(21), SACRUM)
"""Vertebrae that a sleeve may lie over: those above are the head's."""
_SLEEVE, _ROUND_BONE, _UNDER_ARM = 4, 0.024, 0.016
"""Ellipsoids of a sleeve on the upper arm; how far a vertebra reaches round its middle, and how far inside a bare
arm that has to lie to count as covered, metres."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One limb or half of one. half: None for the whole, 0 its sleeve, 1 its bare part.

    far: 0 near to 1 far; an arm is at least as far as its shoulder, so that two that cross are told apart, a leg as far
    as its hip.
    """

    limb: str
    end: str
    half: int | None
    far: float
    depth: float


@dataclass(frozen=True, slots=True)
class Order:
    """behind and front: back to front; between them come neck, trunk and, before the front arms, the head."""

    behind: tuple[Layer, ...]
    front: tuple[Layer, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Discs:
    """Some ellipsoids as the round spots they cover: middle (N, 2), radius and depth (N,)."""

    middle: Array
    radius: Array
    depth: Array


def order(view: Seen, *, crossed: bool = False, stacked: bool = False) -> Order:
    """Limbs sorted; an arm that straddles the trunk is split at the sleeve.

    crossed: each hand lies on the other arm's sleeve, so both sleeves come first, and the left forearm on the right.
    stacked: one leg lies on the other, so the upper one comes last where it is nearer, seen from above.
    """
    behind: list[Layer] = []
    front: list[Layer] = []
    found = iter(_halves(view))
    for limb, root, near, _ in _LIMBS:
        level = float(view.aside[view.flesh.names[root]])
        for end, _ in ENDS:
            halves = (next(found), next(found))
            depths = [half.depth - level for half in halves]
            joint = float(view.aside[view.flesh.names[f"{_ROOTS[limb]}{end}"]]) - level
            shoulder = joint if limb == "arm" else 0.0
            overs = (halves[0].over, halves[1].over)
            # what of an upper arm lies over the head is bare already: below it goes on there
            before = _before(limb, overs, (*depths, shoulder), inf if halves[0].heads else near)
            begins, wide = _FADING[limb]
            deep = [min(depth, joint) if limb == "arm" else joint for depth in depths]  # a thigh may point away
            fars = [max(0.0, min(1.0, (begins - depth) / wide)) for depth in deep]
            if before[0] == before[1]:
                deep_in = _from_above(view, end) if stacked and limb == "leg" else sum(depths) / 2
                (front if before[0] else behind).append(Layer(limb, end, None, fars[0], deep_in))
            else:
                for half in (0, 1):
                    layer = Layer(limb, end, half, fars[0], depths[half])
                    (front if before[half] else behind).append(layer)
    if crossed:
        front = [half for layer in front for half in _split(layer)]
    behind.sort(key=lambda layer: layer.depth)
    front.sort(key=lambda layer: (layer.limb == "arm", crossed and layer.half == 1 and _LAID[layer.end], layer.depth))
    return Order(tuple(behind), tuple(front))


def _from_above(view: Seen, end: str) -> float:
    """How deep a leg lies before the trunk as the camera itself sees it, metres."""
    rows = np.concatenate([_of_bone(view.flesh, f"{bone}{end}") for bone in ("thigh", "shank")])
    return float(view.depth[rows].mean() - view.depth[view.flesh.names["P1"]])


def _split(layer: Layer) -> tuple[Layer, ...]:
    return (
        (layer,) if layer.limb == "leg" or layer.half is not None else (replace(layer, half=0), replace(layer, half=1))
    )


@dataclass(frozen=True, slots=True)
class Covered:
    """Numbers of vertebrae, and `SACRUM`, under arms before the trunk: under the sleeve alone, and under a bare arm.

    A sleeve is the trunk's own surface, through which the spine is seen as before; through an arm it is seen faintly.
    """

    sleeve: frozenset[int] = frozenset()
    arm: frozenset[int] = frozenset()


def covered(view: Seen, front: tuple[Layer, ...]) -> Covered:
    """What of the spine the arms in `front` lie over."""
    sleeve, arm = set[int](), set[int]()
    for layer in front:
        if layer.limb == "arm":
            sleeved, bared = _under_arm(view, layer.end)
            sleeve |= sleeved if layer.half != 1 else set()
            arm |= bared if layer.half != 0 else set()
    return Covered(frozenset(sleeve), frozenset(arm))


def _under_arm(view: Seen, end: str) -> tuple[set[int], set[int]]:
    """Vertebrae under the sleeve and not the bare arm, and under the bare arm."""
    bones, arm, more = _sleeve_and_arm(view.flesh, end)
    matrix = view.matrix[arm]
    x, y = (view.middle[bones, axis, None] - view.middle[arm, axis] for axis in (0, 1))
    reach = np.sqrt(0.5 * (matrix[:, 0, 0] + matrix[:, 1, 1])) + more * view.near[arm]
    inside = x * x + y * y < reach * reach
    bared = inside[:, _SLEEVE + 2 :].any(1)
    sleeved = inside[:, : _SLEEVE + 2].any(1) & ~bared
    under, bare = ({_SLEEVED[row] for row in np.flatnonzero(which).tolist()} for which in (sleeved, bared))
    return under, bare


@cache
def _sleeve_and_arm(flesh: Flesh, end: str) -> tuple[Rows, Rows, Array]:
    """The vertebrae looked at; shoulder, sleeve and then bare arm; how much each counts as larger, metres."""
    bones = np.array([flesh.names["sacrum" if number == SACRUM else f"bone{number}"] for number in _SLEEVED])
    shoulder = np.array([flesh.names[f"cap{end}"], flesh.names[f"pit{end}"]])
    limb = [_of_bone(flesh, f"{bone}{end}") for bone in ("upper_arm", "elbow", "forearm", "hand", "fingers")]
    rows = np.concatenate([shoulder, *limb])
    return bones, rows, np.where(np.arange(len(rows)) < _SLEEVE + 2, _ROUND_BONE, _UNDER_ARM)


def _before(
    limb: str, over: tuple[float | None, float | None], depths: tuple[float, ...], near: float
) -> tuple[bool, bool]:
    """Whether the upper and the lower half of a limb lie before the trunk: what covers it decides.

    depths: of both halves and of the shoulder: a sleeve begins there, so it lies on the shoulder's side.
    """
    upper, lower = (
        cover > 0 if cover is not None else depth > near for cover, depth in zip(over, depths, strict=False)
    )
    if over[0] is None and over[1] is not None:
        upper = lower
    elif over[1] is None and over[0] is not None:
        lower = upper or depths[1] > near
    if abs(depths[2]) > _CLEARLY:
        upper = depths[2] > 0
    level = over[1] is not None and abs(over[1]) < _LEVEL
    return (upper, upper) if limb == "leg" or (upper != lower and level) else (upper, lower)


@dataclass(frozen=True, slots=True)
class _Half:
    """depth: its own mean, as `Seen.aside`. over: mean depth over what it covers of trunk and head; None: nothing.

    heads: whether it covers some of the head.
    """

    depth: float
    over: float | None
    heads: bool


def _halves(view: Seen) -> Iterator[_Half]:
    """Upper and lower half of every limb, as they stand in `_LIMBS` and `ENDS`: all looked at in one go."""
    limbs, trunk = _limbs(view.flesh), _discs(view, _trunk(view.flesh))
    own = _discs(view, limbs.rows)
    across, down = (own.middle[:, axis, None] - trunk.middle[:, axis] for axis in (0, 1))
    close = limbs.touching[:, None] * (own.radius[:, None] + trunk.radius)
    covers = across * across + down * down < close * close
    over = ((own.depth[:, None] - trunk.depth) * covers).sum(1)
    counts, overs, depths, heads = (
        np.add.reduceat(row, limbs.begins).tolist()
        for row in (covers.sum(1), over, view.aside[limbs.rows], covers[:, -_HEAD:].any(1))
    )
    for size, count, deep, depth, head in zip(limbs.sizes, counts, overs, depths, heads, strict=True):
        yield _Half(depth / size, deep / count if count else None, bool(head))


@dataclass(frozen=True, slots=True, eq=False)
class _Limbs:
    """rows (N,): the ellipsoids of all halves. begins, sizes: each half's. touching (N,): see `_TOUCHING`; 0 never."""

    rows: Rows
    begins: Rows
    sizes: tuple[int, ...]
    touching: Array


@cache
def _limbs(flesh: Flesh) -> _Limbs:
    halves, touching = [], []
    for limb, _, _, bones in _LIMBS:
        for end, _ in ENDS:
            for bone, inside in zip(bones, (_BEGINS, 0), strict=True):
                halves.append(_of_bone(flesh, bone + end))
                touching.append(np.where(np.arange(len(halves[-1])) < inside, 0.0, _TOUCHING[limb]))
    sizes = [len(half) for half in halves]
    begins = np.cumsum([0, *sizes[:-1]])
    return _Limbs(np.concatenate(halves), begins, tuple(sizes), np.concatenate(touching))


def _discs(view: Seen, rows: Rows) -> _Discs:
    matrix = view.matrix.take(rows, 0)
    radius = np.sqrt(0.5 * (matrix[:, 0, 0] + matrix[:, 1, 1]))
    return _Discs(view.middle.take(rows, 0), radius, view.depth.take(rows))


@cache
def _trunk(flesh: Flesh) -> Rows:
    return np.array([flesh.names[name] for name in _TRUNK])


@cache
def _of_bone(flesh: Flesh, bone: str) -> Rows:
    return np.nonzero(flesh.frame_of[: flesh.solid] == flesh.frames.index(bone))[0]
