"""Puts a `Drawing` down with a QPainter: shapes, contact shadows, the spine, the glow. Knows nothing of movements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Protocol, assert_never

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QRadialGradient

from app.figure.clay import Cloth
from app.figure.drawing import Drawing, Glow, Spine, Stands, Through
from app.figure.fills import Fill, Polygons, polygon
from app.figure.outline import hull
from app.figure.vec import axis
from app.ui.figure_colours import blended, seen_through
from app.ui.figure_images import clear_image
from app.ui.figure_palette import FigurePalette
from app.ui.figure_paths import path_of, paths_of
from app.ui.figure_spine import Beads, beads, paint_band, paint_beads, paint_outlined

_CAST = (0.007, 0.013)
"""A contact shadow lies this far right and down, metres."""
_FAR_TINT, _FAR_LEGS, _TINTS = 0.20, 0.24, 16
"""How much of another colour a far limb takes on, at most, and dark legs of a darker one; in how many steps."""
_FEATURE = 0.7
_LARGE = 200.0
"""Device pixels a metre from which it is quicker to put polygons down one by one than as their union."""
_LOWER_LEG, _ROUND_LEG = ("knee", "shank", "foot", "toes"), 0.02
"""What a chair may stand before; and so far round it, metres, its cloth may reach."""
_MODE = QPainter.CompositionMode


class Stand(Protocol):
    """What paints itself in its place."""

    def paint(self, painter: QPainter) -> None: ...


def paint_body(
    painter: QPainter,
    drawing: Drawing,
    palette: FigurePalette,
    regions: tuple[str, ...] = (),
    standing: Stand | None = None,
) -> None:
    """Paint into a layer that holds nothing else yet: what is cast and what glows stays on the body.

    standing: what stands before the lower legs of who sits on it, a chair seen from behind.
    """
    metre = float(drawing.view.near.mean())
    fills = [step for step in drawing.steps if isinstance(step, Fill)]
    casts = [_coarser(fill.shape) for fill in fills if fill.casts and not palette.lines]
    large = metre * painter.device().devicePixelRatioF() >= _LARGE
    apart = [large and not (fill.feature or fill.crease) for fill in fills]
    paths = paths_of([*(fill.shape for fill in fills), *casts], [*apart, *(False for _ in casts)])
    shapes, cast = iter(paths), iter(paths[len(fills) :])
    pieces = () if palette.lines else beads(drawing, palette)
    painter.setPen(Qt.PenStyle.NoPen)
    for step in drawing.steps:
        match step:
            case Fill():
                if step.casts and not palette.lines:
                    _cast(painter, next(cast), palette, metre)
                _fill(painter, step, next(shapes), palette)
            case Spine():
                _spine(painter, step, drawing, pieces, palette)
            case Glow():
                if not palette.lines:
                    _glow(painter, drawing, palette, regions)
            case Stands():
                if standing is not None:
                    _stand_before(painter, standing, drawing, step.ends)
            case never:
                assert_never(never)


def _stand_before(painter: QPainter, standing: Stand, drawing: Drawing, ends: tuple[str, ...]) -> None:
    """What stands over lower legs that are painted already, and over nothing else."""
    grow = float(drawing.view.near.mean()) * _ROUND_LEG
    for end in ends:
        painter.save()
        painter.setClipPath(path_of(polygon(hull(drawing.view, [f"{bone}{end}" for bone in _LOWER_LEG], grow))))
        painter.setCompositionMode(_MODE.CompositionMode_SourceAtop)
        standing.paint(painter)
        painter.restore()


def _spine(
    painter: QPainter, step: Spine, drawing: Drawing, pieces: Sequence[Beads], palette: FigurePalette
) -> None:  # fmt: skip
    metre = float(drawing.view.near.mean())
    if palette.lines:
        paint_outlined(painter, drawing, palette, metre, step.through)
        return
    if step.through is Through.TRUNK:
        paint_band(painter, drawing, palette, metre)
    paint_beads(painter, (piece for piece in pieces if piece.through is step.through))


def _coarser(shape: Polygons) -> Polygons:
    """Every second point, enough for a contact shadow; each polygon has an even number of them."""
    return Polygons(shape.points[::2], shape.starts[::2])


def _cast(painter: QPainter, paths: Sequence[QPainterPath], palette: FigurePalette, metre: float) -> None:
    painter.translate(_CAST[0] * metre, _CAST[1] * metre)
    _stay_on(painter, paths, *palette.contact)
    painter.translate(-_CAST[0] * metre, -_CAST[1] * metre)


def _fill(painter: QPainter, step: Fill, paths: Sequence[QPainterPath], palette: FigurePalette) -> None:
    shade, light = palette.cloths[step.cloth]
    if step.feature:
        _stay_on(painter, paths, shade, 1.0 if palette.lines else _FEATURE)
        return
    if step.crease:
        _stay_on(painter, paths, palette.contact[0], palette.contact[1] * step.crease)
        return
    legs = step.cloth is Cloth.LEGS and not palette.lines
    away, most = (palette.contact[0], _FAR_LEGS) if legs else (palette.far, _FAR_TINT)
    colour = blended(light if step.lit else shade, away, round(step.far * _TINTS) / _TINTS * most)
    painter.setBrush(colour)
    for path in paths:
        painter.drawPath(path)


def _stay_on(painter: QPainter, paths: Sequence[QPainterPath], colour: str, strength: float) -> None:
    """Nothing beyond what is painted already."""
    painter.setCompositionMode(_MODE.CompositionMode_SourceAtop)
    painter.setBrush(seen_through(colour, strength))
    for path in paths:
        painter.drawPath(path)
    painter.setCompositionMode(_MODE.CompositionMode_SourceOver)


_GLOWS = {"lumbar": (2, 0.012, 0.14), "thoracic": (11, 0.010, 0.15), "cervical": (20, 0.006, 0.09)}
"""Region: the vertebra it glows around, how far before it, and how far the glow reaches (metres)."""
_PARTS = {"hips": ("glute.R", "glute.L"), "shoulders": ("cap.R", "cap.L"), "pelvis": ("P1",)}
_AROUND_PART = 0.125
_SECOND = 0.5
"""How much of its glow the second region of a movement has: the first is what it is for."""
_FRONT = 0.75
"""How much of the glow of the hips is gone where they are seen from the front: it belongs behind."""


def _glow(painter: QPainter, drawing: Drawing, palette: FigurePalette, regions: tuple[str, ...]) -> None:
    painter.setCompositionMode(_MODE.CompositionMode_SourceAtop)
    ratio = painter.device().devicePixelRatioF()
    for middle, wide, share in _spots(drawing, regions):
        radius = max(1, round(wide * drawing.view.camera.scale))
        painter.setOpacity(share)
        painter.drawImage(middle - QPointF(radius, radius), glow(palette.accent, radius, ratio))
    painter.setOpacity(1.0)
    painter.setCompositionMode(_MODE.CompositionMode_SourceOver)


@lru_cache(maxsize=4)
def glow(colour: str, radius: int, ratio: float) -> QImage:
    """A round glow, kept: a gradient takes three times as long to put down."""
    image, middle = clear_image(2 * radius, 2 * radius, ratio), QPointF(radius, radius)
    gradient = QRadialGradient(middle, radius)
    for stop, strength in ((0.0, 0.22), (0.5, 0.09), (1.0, 0.0)):
        gradient.setColorAt(stop, seen_through(colour, strength))
    painter = QPainter(image)
    painter.fillRect(QRectF(0, 0, 2 * radius, 2 * radius), gradient)
    painter.end()
    return image


def _spots(drawing: Drawing, regions: tuple[str, ...]) -> Iterator[tuple[QPointF, float, float]]:
    """Where it glows: the middle in pixels, how far in metres, how strongly."""
    body, view = drawing.body, drawing.view
    strength = {region: _SECOND**number for number, region in enumerate(regions)}
    for region, (i, ahead, wide) in ((region, _GLOWS[region]) for region in regions if region in _GLOWS):
        at = np.array(body.spine[i].at) + np.array(axis(body.spine[i].turn, 0)) * ahead
        yield QPointF(*view.camera.project(at[None])[0][0]), wide, strength[region]
    facing = float(np.dot(axis(body.frames["pelvis"].turn, 0), view.camera.axes[2]))
    for region in regions:
        share = 1.0 - _FRONT * max(0.0, facing) if region == "hips" else 1.0
        for name in _PARTS.get(region, ()):
            yield QPointF(*view.middle[view.flesh.names[name]]), _AROUND_PART, share * strength[region]
