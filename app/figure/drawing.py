"""A solved body as a list of filled shapes, back to front: what a painter has to put down, in names instead of colours.

Pure: polygons in pixels and words for their paint. `ui` has the brushes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from app.figure.bases import Base, Hold
from app.figure.beads import told_apart
from app.figure.bending import PLAIN as ANY_BEND
from app.figure.bending import Scale, levels
from app.figure.body import Body
from app.figure.camera import Camera
from app.figure.clay import Cloth
from app.figure.face import head
from app.figure.fills import Fill, Polygons, Tones, both, over, shape, shapes, under
from app.figure.flesh import FINE, Grain, Placed, flesh, place
from app.figure.order import Covered, Layer, Order, covered, order
from app.figure.outline import PLAIN, Seen, Tone, outlines, seen
from app.figure.person import FIRST, Person
from app.figure.resting import rested
from app.figure.vec import axis

LIGHT = (-0.50, -0.866)
"""The way to the light in the picture."""

_LIT, _SHIFT = 0.81, 0.19
"""The lit tone: the same shapes smaller, moved towards the light until they are flush there."""
_ASKANCE = 0.6
"""How far the chest may face the viewer, or away, for the spine to be seen through an arm."""
_CROSSED = 0.4
"""How far it has to face the viewer for crossed arms to be seen to cross; from the side the near one lies on top."""
_FOLDED = (0.75, 0.25)
"""Cosines of the angle between pelvis and thigh from which a fold is seen, and at which it is seen best."""
_ASIDE = 0.3
"""How far a thigh has to point at the viewer for its fold to be wanted; twice as far, all of it."""
_FOLD, _DARKEST = 0.013, 0.8
"""How wide it is, towards the belly, metres; and how dark beside other shadows at most."""


class Through(StrEnum):
    """What lies over the part of the spine that is seen."""

    TRUNK = "trunk"
    SLEEVE = "sleeve"
    ARM = "arm"


@dataclass(frozen=True, slots=True)
class Spine:
    """Here the spine shines through: all of it but what sleeves lie over; that alone; or what bare arms lie over."""

    through: Through = Through.TRUNK


@dataclass(frozen=True, slots=True)
class Glow:
    """Here the regions a movement is for glow, on what is put down already."""


@dataclass(frozen=True, slots=True)
class Stands:
    """Here what stands between the viewer and these lower legs, `.R` or `.L`, is put on them."""

    ends: tuple[str, ...]


Step = Fill | Spine | Glow | Stands


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """steps: back to front. view: for what is painted besides. facing: -1 the back of the head, 1 the full face.

    bones: from L5 to C1, then the sacrum. levels: how much each vertebra bends, 0 to 1. covered: what of them is put
    down after the arms, or again.
    """

    steps: tuple[Step, ...]
    view: Seen
    body: Body
    placed: Placed
    facing: float
    bones: tuple[Polygons, ...]
    levels: tuple[float, ...]
    covered: Covered


def draw(
    body: Body,
    camera: Camera,
    line: float = 0.0,
    person: Person = FIRST,
    grain: Grain = FINE,
    bent: Scale = ANY_BEND,
) -> Drawing:
    """The body as the camera sees it: in two tones; or, line above 0, in outlines of twice so many pixels."""
    surface = flesh(person, grain)
    placed = rested(surface, place(surface, body), body)
    view = seen(surface, placed, camera, LIGHT)
    facing = float(np.dot(axis(body.frames["head"].turn, 0), camera.axes[2]))
    pair = (Tone(grow=line), Tone(grow=-line)) if line else (PLAIN, Tone(_LIT, _SHIFT))
    under, over = outlines(view, pair)
    tones = Tones(view, under, over, pair, line > 0)
    names = (*(f"bone{number}" for number in range(len(body.spine))), "sacrum")
    *bones, sacrum = shapes(view.flesh, under, names, Cloth.BONE)
    rows = [surface.names[name] for name in names[:-1]]
    along = np.abs([axis(frame.turn, 0) for frame in body.spine] @ camera.axes[2])
    bones = [*told_apart(bones, view.middle[rows], along), sacrum]
    front = float(np.dot(axis(body.frames["chest"].turn, 0), camera.axes[2]))
    motion = body.pose.motion
    crossed = motion.hands is Hold.CHEST and front > _CROSSED
    layers = order(view, crossed=crossed, stacked=motion.base is Base.SIDE_LYING)
    hidden = _hidden(view, layers, body, abs(front))
    steps = tuple(_steps(tones, body, layers, facing))
    return Drawing(steps, view, body, placed, facing, tuple(bones), levels(body.pose.bends, bent), hidden)


def _hidden(view: Seen, layers: Order, body: Body, facing: float) -> Covered:
    """What is seen of the spine through arms: nothing from the front, and nothing bare where they are folded."""
    found = covered(view, layers.front) if facing < _ASKANCE else Covered()
    return replace(found, arm=frozenset()) if body.pose.motion.hands is Hold.CHEST else found


def _steps(tones: Tones, body: Body, layers: Order, facing: float) -> Iterator[Step]:
    for layer in layers.behind:
        yield from _limb(tones, layer, body)
    yield Stands(tuple(layer.end for layer in layers.behind if layer.limb == "leg"))
    for layer in layers.front:
        if layer.half != 1 and not tones.lines:
            yield under(tones, f"under {layer.limb}{layer.end}", _CLOTH[layer.limb], far=layer.far)
    for part, cloth in (("neck", Cloth.SKIN), ("torso", Cloth.LEGS), ("torso", Cloth.TOP)):
        yield from both(tones, part, cloth)
        if cloth is Cloth.LEGS and not tones.lines:
            for layer in layers.behind:  # the far thigh's root, so that the pelvis has no rim across it
                if layer.limb == "leg":
                    yield over(tones, f"root leg{layer.end}", cloth, far=layer.far)
    for layer in layers.front:
        if layer.limb == "leg":
            yield from _limb(tones, layer, body, front=True)
    yield Spine()
    yield Glow()
    yield from head(tones, body, facing)
    for layer in layers.front:
        if layer.limb == "arm":
            yield from _limb(tones, layer, body, front=True)
    yield Spine(Through.SLEEVE)
    yield Spine(Through.ARM)


_CLOTH = {"leg": Cloth.LEGS, "arm": Cloth.TOP}


def _limb(tones: Tones, layer: Layer, body: Body, *, front: bool = False) -> Iterator[Fill]:
    """A limb's skin and cloth; before the trunk its cloth runs into the trunk's, so that no seam shows."""
    name, cloth = f"{layer.limb}{layer.end}", _CLOTH[layer.limb]
    if layer.half != 0:
        yield from both(tones, name, Cloth.SKIN, layer.far, casts=front)
        if front and layer.limb == "arm" and _thumb_seen(tones, layer.end):
            yield from both(tones, f"thumb{layer.end}", Cloth.SKIN, layer.far)
    if layer.half != 1:
        if front:
            yield under(tones, f"base {name}", cloth, far=layer.far, casts=layer.limb == "leg")
            if layer.limb == "leg":
                yield over(tones, f"hip {name}", cloth, far=layer.far)
                yield from _crease(tones, body, layer.end)
            yield over(tones, f"lit {name}", cloth, far=layer.far)
        else:
            yield from both(tones, f"whole {name}", cloth, layer.far)


def _thumb_seen(tones: Tones, end: str) -> bool:
    """Whether it lies before the palm, where without it a hand seen from its edge would be a blade."""
    names, depth = tones.view.flesh.names, tones.view.depth
    return bool(not tones.lines and depth[names[f"thumb{end}"]] > depth[names[f"palm{end}"]])


def _crease(tones: Tones, body: Body, end: str) -> Iterator[Fill]:
    """The fold between belly and a raised thigh, without which one that points at the viewer is not seen to."""
    low, high = _FOLDED
    up, thigh = (np.array(axis(body.frames[name].turn, 1)) for name in ("pelvis", f"thigh{end}"))
    towards = min(1.0, max(0.0, (abs(float(thigh @ tones.view.camera.axes[2])) - _ASIDE) / _ASIDE))
    folded = towards * min(_DARKEST, (low - float(up @ thigh)) / (low - high))
    if folded > 0 and not tones.lines:
        view = tones.view
        fold = shape(view.flesh, tones.under, f"crease leg{end}", Cloth.LEGS)
        shifted = fold.points + view.camera.axes[:2] @ up * view.camera.scale * _FOLD
        yield Fill(Polygons(shifted, fold.starts), Cloth.LEGS, lit=False, crease=folded)
