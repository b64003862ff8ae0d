"""The head as fills, back to front: ears, hair and bun around the face by what is nearer, features where it is seen."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from app.figure.body import Body
from app.figure.clay import Cloth
from app.figure.fills import Fill, Polygons, Tones, both, over, polygon, shape, under
from app.figure.flesh import Array
from app.figure.hair import Cap, hair_cap
from app.figure.trunk import ENDS
from app.figure.vec import axis

_FACING = -0.48
"""How far the face has to be turned to the viewer for its features to be drawn (0 profile, 1 full face)."""
_EYE_AHEAD, _EYE_BESIDE = 0.45, 0.42
"""The same of an eye on the nearer side, which is seen from behind too, and of the farther: gone before the edge."""
_BACK, _BACK_FROM, _IN = 0.040, 0.60, 0.016
"""Metres by which the nearer eye moves back into a face in profile, and the farther one in to the nose."""
_LID_FROM, _LID_WHOLE = 0.05, 0.40
"""How far the face is turned to the viewer where a lid begins to be seen over an eye, and from where on all of it."""
_NOSE_SEEN, _MOUTH_SEEN = 0.22, -0.18
"""The same for the nose's shaded side, which in profile the head's outline has, and for the mouth."""
_EAR_AWAY, _EAR_BEHIND, _EAR_OUT = -0.22, -0.50, 0.42
"""How far an ear, and the face, may be turned away for the ear to be seen; seen from its side it always is."""
_FROM_ABOVE = 0.3
"""How far the crown is turned to the viewer where hair may hang before an eye."""


def head(tones: Tones, body: Body, facing: float) -> Iterator[Fill]:
    """Ears, bun and hair around the face, by what is nearer; the features only where the face is seen."""
    names, depth = tones.view.flesh.names, tones.view.depth
    near, far = (".R", ".L") if depth[names["ear.R"]] > depth[names["ear.L"]] else (".L", ".R")
    bun = tones.view.flesh.hair.bun
    bun_behind = depth[names["bun"]] <= depth[names["skull"]]
    if _ear_seen(tones, body, far, facing):
        yield from both(tones, f"ear{far}", Cloth.SKIN, casts=True)
    if bun and bun_behind:
        yield from both(tones, "bun", Cloth.HAIR)
    yield from both(tones, "head", Cloth.SKIN, casts=True)
    cap = hair_cap(tones.view, body.frames["head"].turn)
    if facing > _FACING:
        yield from _features(tones, body, facing, cap)
    if cap is not None:
        for number, tone in enumerate(tones.pair):
            yield Fill(polygon(cap.outline(tone)), Cloth.HAIR, lit=number == 1)
    if _ear_seen(tones, body, near, facing):
        yield from both(tones, f"ear{near}", Cloth.SKIN, casts=True)
    if bun and not bun_behind:
        yield from both(tones, "bun", Cloth.HAIR)


def _ear_seen(tones: Tones, body: Body, end: str, facing: float) -> bool:
    """An ear stands out to its side and back; hair lies over it from behind."""
    sideways = float(np.dot(axis(body.frames["head"].turn, 2), tones.view.camera.axes[2]))
    out = sideways if end == ".R" else -sideways
    return out > _EAR_AWAY and (facing > _EAR_BEHIND or out > _EAR_OUT)


def _features(tones: Tones, body: Body, facing: float, cap: Cap | None) -> Iterator[Fill]:
    """A hint of a face: the nose's shaded side, a mouth, and the eyes that are turned to the viewer."""
    if facing > _NOSE_SEEN:
        yield under(tones, "nose", Cloth.SKIN, feature=True)
        yield over(tones, "nose", Cloth.SKIN)
    if facing > _MOUTH_SEEN:
        yield under(tones, "mouth", Cloth.SKIN, feature=True)
    turn, view = body.frames["head"].turn, tones.view
    ahead, across = np.array((axis(turn, 0), axis(turn, 2))) @ view.camera.axes[:2].T
    sideways = float(np.dot(axis(turn, 2), view.camera.axes[2]))
    fringed = cap is not None and np.dot(axis(turn, 1), view.camera.axes[2]) > _FROM_ABOVE
    metre = float(view.near[view.flesh.names["skull"]])
    for end, side in ENDS:
        moved = _eye_moved(facing, side * sideways)
        if moved is None:
            continue
        back, inward = moved
        shift = back * metre * ahead + side * inward * metre * across
        pupil = shape(view.flesh, tones.under, f"eye{end}", Cloth.HAIR)
        points = pupil.points - shift
        if fringed and cap is not None and cap.covers(points[-1]):
            continue
        whole = _with_lid(tones, end, Polygons(points, pupil.starts), facing, shift)
        yield Fill(whole, Cloth.HAIR, lit=False, feature=True)


def _with_lid(tones: Tones, end: str, eye: Polygons, facing: float, shift: Array) -> Polygons:
    """An eye and the lid over it, which in profile would be a hook on the eye. shift: by how much both are moved."""
    wide = min(1.0, max(0.0, (facing - _LID_FROM) / (_LID_WHOLE - _LID_FROM)))
    if not wide:
        return eye
    lid = shape(tones.view.flesh, tones.under, f"lid{end}", Cloth.HAIR)
    middle = eye.points.mean(0)
    drawn = middle + wide * (lid.points - shift - middle)
    return Polygons(np.concatenate([drawn, eye.points]), np.concatenate([lid.starts, eye.starts]))


def _eye_moved(facing: float, out: float) -> tuple[float, float] | None:
    """How far back and how far in an eye is drawn, metres; None where it is not seen. out: its side to the viewer."""
    if out >= 0:
        seen = _EYE_AHEAD * facing + 0.9 * out > 0.25 or facing > _EYE_AHEAD  # noqa: PLR2004 # the eye's own normal
        return (_BACK * max(0.0, _BACK_FROM - facing), 0.0) if seen else None
    seen = 0.85 * facing + 0.5 * out > _EYE_BESIDE
    return (0.0, _IN * min(1.0, -2 * out)) if seen else None
