"""A solved body as a list of filled shapes, back to front: what a painter has to put down, in names instead of colours.

Pure: polygons in pixels and words for their paint. `ui` has the brushes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from app.figure.bending import PLAIN as ANY_BEND
from app.figure.bending import Scale, levels
from app.figure.body import Body
from app.figure.camera import Camera
from app.figure.clay import Cloth
from app.figure.flesh import FINE, Array, Flesh, Grain, Placed, Rows, flesh, piece, place
from app.figure.hair import hair_cap
from app.figure.order import Layer, order
from app.figure.outline import PLAIN, Seen, Tone, outlines, seen
from app.figure.person import FIRST, Person
from app.figure.resting import rested
from app.figure.trunk import ENDS
from app.figure.vec import axis

LIGHT = (-0.50, -0.866)
"""The way to the light in the picture."""

_LIT, _SHIFT = 0.81, 0.19
"""The lit tone: the same shapes smaller, moved towards the light until they are flush there."""
_THROUGH_ARM = 0.42
"""How strongly the lumbar spine is seen through an arm at the body's side."""
_FACING = -0.25
"""How far the face has to be turned to the viewer for its features to be drawn (0 profile, 1 full face)."""
_NOSE_SEEN = 0.22
"""The same for the nose's shaded side: in profile the head's outline has the nose."""

_FOLDED = (0.75, 0.25)
"""Cosines of the angle between pelvis and thigh from which a fold is seen, and at which it is seen best."""
_FOLD, _DARKEST = 0.013, 0.8
"""How wide it is, towards the belly, metres; and how dark beside other shadows at most."""
_EAR_AWAY, _EAR_BEHIND = -0.22, -0.50
"""How far an ear, and the face, may be turned away for the ear to be seen."""


@dataclass(frozen=True, slots=True, eq=False)
class Polygons:
    """points (M, 2) in pixels; starts (M,): where each polygon begins. Filled winding they are one shape."""

    points: Array
    starts: NDArray[np.bool_]


def polygon(points: Array) -> Polygons:
    """A single one."""
    starts = np.zeros(len(points), np.bool_)
    starts[0] = True
    return Polygons(points, starts)


@dataclass(frozen=True, slots=True, eq=False)
class Fill:
    """One shape in one tone. lit: towards the light. far: 0 near to 1 far. casts: a contact shadow first.

    crease: only a shadow, so strong: where a thigh folds up.
    """

    shape: Polygons
    cloth: Cloth
    lit: bool
    far: float = 0.0
    casts: bool = False
    feature: bool = False
    crease: float = 0.0


@dataclass(frozen=True, slots=True)
class Spine:
    """Here the spine shines through, with so much of its strength. lumbar: only that part of it."""

    strength: float = 1.0
    lumbar: bool = False


@dataclass(frozen=True, slots=True)
class Glow:
    """Here the regions a movement is for glow, on what is put down already."""


Step = Fill | Spine | Glow


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """steps: back to front. view: for what is painted besides. facing: -1 the back of the head, 1 the full face.

    bones: from L5 to C1, then the sacrum. levels: how much each vertebra bends, 0 to 1.
    """

    steps: tuple[Step, ...]
    view: Seen
    body: Body
    placed: Placed
    facing: float
    bones: tuple[Polygons, ...]
    levels: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Tones:
    """All outlines twice: what is put down first and what is laid on it."""

    view: Seen
    under: Array
    over: Array
    pair: tuple[Tone, Tone]
    lines: bool


def draw(
    body: Body,
    camera: Camera,
    line: float = 0.0,
    person: Person = FIRST,
    grain: Grain = FINE,
    bent: Scale = ANY_BEND,
) -> Drawing:
    """The body as the camera sees it: in two tones; or, line above 0, in outlines of twice so many pixels."""
    shape = flesh(person, grain)
    placed = rested(shape, place(shape, body), body)
    view = seen(shape, placed, camera, LIGHT)
    facing = float(np.dot(axis(body.frames["head"].turn, 0), camera.axes[2]))
    pair = (Tone(grow=line), Tone(grow=-line)) if line else (PLAIN, Tone(_LIT, _SHIFT))
    under, over = outlines(view, pair)
    tones = _Tones(view, under, over, pair, line > 0)
    names = (*(f"bone{number}" for number in range(len(body.spine))), "sacrum")
    bones = tuple(_shape(view.flesh, under, name, Cloth.BONE) for name in names)
    return Drawing(tuple(_steps(tones, body, facing)), view, body, placed, facing, bones, levels(body.pose.bends, bent))


def _steps(tones: _Tones, body: Body, facing: float) -> Iterator[Step]:
    layers = order(tones.view)
    for layer in layers.behind:
        yield from _limb(tones, layer, body)
    for layer in layers.front:
        if layer.half != 1 and not tones.lines:
            yield _under(tones, f"under {layer.limb}{layer.end}", _CLOTH[layer.limb], far=layer.far)
    for part, cloth in (("neck", Cloth.SKIN), ("torso", Cloth.LEGS), ("torso", Cloth.TOP)):
        yield from _both(tones, part, cloth)
        if cloth is Cloth.LEGS and not tones.lines:
            for layer in layers.behind:  # the far thigh's root, so that the pelvis has no rim across it
                if layer.limb == "leg":
                    yield _over(tones, f"root leg{layer.end}", cloth, far=layer.far)
    for layer in layers.front:
        if layer.limb == "leg":
            yield from _limb(tones, layer, body, front=True)
    yield Spine()
    yield Glow()
    yield from _head(tones, body, facing)
    for layer in layers.front:
        if layer.limb == "arm":
            yield from _limb(tones, layer, body, front=True)
    sideways = 1.0 - abs(float(np.dot(axis(body.frames["chest"].turn, 0), tones.view.camera.axes[2])))
    through = _THROUGH_ARM * min(1.0, max(0.0, (sideways - 0.35) / 0.25))
    if through:  # seen from the side an arm would hide it; from the front, crossed arms stay whole
        yield Spine(through, lumbar=True)


_CLOTH = {"leg": Cloth.LEGS, "arm": Cloth.TOP}


def _limb(tones: _Tones, layer: Layer, body: Body, *, front: bool = False) -> Iterator[Fill]:
    """A limb's skin and cloth; before the trunk its cloth runs into the trunk's, so that no seam shows."""
    name, cloth = f"{layer.limb}{layer.end}", _CLOTH[layer.limb]
    if layer.half != 0:
        yield from _both(tones, name, Cloth.SKIN, layer.far, casts=front)
        if front and layer.limb == "arm" and _thumb_seen(tones, layer.end):
            yield from _both(tones, f"thumb{layer.end}", Cloth.SKIN, layer.far)
    if layer.half != 1:
        if front:
            yield _under(tones, f"base {name}", cloth, far=layer.far, casts=layer.limb == "leg")
            if layer.limb == "leg":
                yield _over(tones, f"hip {name}", cloth, far=layer.far)
                yield from _crease(tones, body, layer.end)
            yield _over(tones, f"lit {name}", cloth, far=layer.far)
        else:
            yield from _both(tones, f"whole {name}", cloth, layer.far)


def _thumb_seen(tones: _Tones, end: str) -> bool:
    """Whether it lies before the palm, where without it a hand seen from its edge would be a blade."""
    names, depth = tones.view.flesh.names, tones.view.depth
    return bool(not tones.lines and depth[names[f"thumb{end}"]] > depth[names[f"palm{end}"]])


def _crease(tones: _Tones, body: Body, end: str) -> Iterator[Fill]:
    """The fold between belly and a raised thigh, without which one that points at the viewer is not seen to."""
    low, high = _FOLDED
    up, thigh = (np.array(axis(body.frames[name].turn, 1)) for name in ("pelvis", f"thigh{end}"))
    folded = min(_DARKEST, (low - float(up @ thigh)) / (low - high))
    if folded > 0 and not tones.lines:
        view = tones.view
        shape = _shape(view.flesh, tones.under, f"crease leg{end}", Cloth.LEGS)
        shifted = shape.points + view.camera.axes[:2] @ up * view.camera.scale * _FOLD
        yield Fill(Polygons(shifted, shape.starts), Cloth.LEGS, lit=False, crease=folded)


def _head(tones: _Tones, body: Body, facing: float) -> Iterator[Fill]:
    """Ears, bun and hair around the face, by what is nearer; the features only where the face is seen."""
    names, depth = tones.view.flesh.names, tones.view.depth
    near, far = (".R", ".L") if depth[names["ear.R"]] > depth[names["ear.L"]] else (".L", ".R")
    bun = tones.view.flesh.hair.bun
    bun_behind = depth[names["bun"]] <= depth[names["skull"]]
    if _ear_seen(tones, body, far, facing):
        yield from _both(tones, f"ear{far}", Cloth.SKIN, casts=True)
    if bun and bun_behind:
        yield from _both(tones, "bun", Cloth.HAIR)
    yield from _both(tones, "head", Cloth.SKIN, casts=True)
    if facing > _FACING:
        yield from _features(tones, body, facing)
    cap = hair_cap(tones.view, body.frames["head"].turn)
    if cap is not None:
        for number, tone in enumerate(tones.pair):
            yield Fill(polygon(cap.outline(tone)), Cloth.HAIR, lit=number == 1)
    if _ear_seen(tones, body, near, facing):
        yield from _both(tones, f"ear{near}", Cloth.SKIN, casts=True)
    if bun and not bun_behind:
        yield from _both(tones, "bun", Cloth.HAIR)


def _ear_seen(tones: _Tones, body: Body, end: str, facing: float) -> bool:
    """An ear stands out to its side and back; hair lies over it from behind."""
    sideways = float(np.dot(axis(body.frames["head"].turn, 2), tones.view.camera.axes[2]))
    return (sideways if end == ".R" else -sideways) > _EAR_AWAY and facing > _EAR_BEHIND


def _features(tones: _Tones, body: Body, facing: float) -> Iterator[Fill]:
    """A hint of a face: the nose's shaded side, a mouth, and the eyes that are turned to the viewer."""
    if facing > _NOSE_SEEN:
        yield _under(tones, "nose", Cloth.SKIN, feature=True)
        yield _over(tones, "nose", Cloth.SKIN)
    yield _under(tones, "mouth", Cloth.SKIN, feature=True)
    sideways = np.dot(axis(body.frames["head"].turn, 2), tones.view.camera.axes[2])
    for end, side in ENDS:
        if 0.85 * facing + 0.50 * side * sideways > 0.15:  # noqa: PLR2004 # the eye's own normal
            yield _under(tones, f"eye{end}", Cloth.HAIR, feature=True)


def _both(tones: _Tones, part: str, cloth: Cloth, far: float = 0.0, *, casts: bool = False) -> Iterator[Fill]:
    yield _under(tones, part, cloth, far=far, casts=casts)
    yield _over(tones, part, cloth, far=far)


def _under(
    tones: _Tones, part: str, cloth: Cloth, *, far: float = 0.0, casts: bool = False, feature: bool = False
) -> Fill:
    return Fill(
        _shape(tones.view.flesh, tones.under, part, cloth), cloth, lit=False, far=far, casts=casts, feature=feature
    )


def _over(tones: _Tones, part: str, cloth: Cloth, *, far: float = 0.0, feature: bool = False) -> Fill:
    return Fill(_shape(tones.view.flesh, tones.over, part, cloth), cloth, lit=True, far=far, feature=feature)


def _shape(body: Flesh, points: Array, part: str, cloth: Cloth) -> Polygons:
    rows, starts = _rows(body, part, cloth)
    return Polygons(points.take(rows, 0), starts)


@cache
def _rows(shape: Flesh, part: str, cloth: Cloth) -> tuple[Rows, NDArray[np.bool_]]:
    kind, _, name = part.rpartition(" ")
    limb, end = name[:3], name[-2:]
    leg = limb == "leg"
    whole: tuple[str, ...] = (name, f"{limb} whole{end}", f"{limb} top{end}")
    parts: tuple[str, ...]
    match kind:
        case "whole":
            parts = whole
        case "base":
            parts = (name, f"{limb} below{end}")
        case "under":
            parts = (f"leg top{end}", f"leg root{end}") if leg else (f"arm whole{end}", f"arm top{end}")
        case "lit":
            parts = whole if leg else (*whole, f"yoke{end}")
        case "crease" | "root":
            parts = (f"leg {kind}{end}",)
        case "hip":
            parts = (f"rump{end}", f"seat{end}")
        case _:
            parts = (name, "rump.R", "rump.L", "yoke.R", "yoke.L") if name == "torso" else (name,)
    rows = piece(shape, [(each, cloth) for each in parts])
    if not len(rows):
        raise KeyError(f"nothing of {cloth} is called {part}")  # an empty path would take another one's place
    return rows, shape.starts[rows]
