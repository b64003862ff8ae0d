"""Puts a `Drawing` down with a QPainter: shapes, contact shadows, the spine, the glow. Knows nothing of movements."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QRadialGradient

from app.figure.drawing import Drawing, Fill
from app.figure.vec import axis
from app.ui.figure_colours import blended, seen_through
from app.ui.figure_palette import FigurePalette
from app.ui.figure_paths import paths_of
from app.ui.figure_spine import beads, paint_band, paint_beads, paint_outlined

_CAST = (0.007, 0.013)
"""A contact shadow lies this far right and down, metres."""
_FAR_TINT, _TINTS = 0.20, 16
_FEATURE = 0.7
_LARGE = 200.0
"""Device pixels a metre from which it is quicker to put polygons down one by one than as their union."""
_MODE = QPainter.CompositionMode


def paint_body(painter: QPainter, drawing: Drawing, palette: FigurePalette, regions: tuple[str, ...] = ()) -> None:
    """Paint into a layer that holds nothing else yet: what is cast and what glows stays on the body."""
    metre = float(drawing.view.near.mean())
    fills = [step for step in drawing.steps if isinstance(step, Fill)]
    large = metre * painter.device().devicePixelRatioF() >= _LARGE
    paths = iter(paths_of([fill.shape for fill in fills], [large and not fill.casts for fill in fills]))
    pieces = () if palette.lines else beads(drawing, palette)
    painter.setPen(Qt.PenStyle.NoPen)
    for step in drawing.steps:
        if isinstance(step, Fill):
            _fill(painter, step, next(paths), palette, metre)
        elif palette.lines:
            paint_outlined(painter, drawing, palette, metre)
        else:
            if step.strength >= 1.0:
                paint_band(painter, drawing, palette, metre)
            paint_beads(painter, pieces, step.strength)
    if not palette.lines:
        _glow(painter, drawing, palette, metre, regions)


def _fill(
    painter: QPainter, step: Fill, paths: Sequence[QPainterPath], palette: FigurePalette, metre: float
) -> None:  # fmt: skip
    shade, light = palette.cloths[step.cloth]
    if step.feature:
        _stay_on(painter, paths, shade, 1.0 if palette.lines else _FEATURE)
        return
    if step.casts and not palette.lines:
        painter.translate(_CAST[0] * metre, _CAST[1] * metre)
        _stay_on(painter, paths, *palette.contact)
        painter.translate(-_CAST[0] * metre, -_CAST[1] * metre)
    colour = blended(light if step.lit else shade, palette.far, round(step.far * _TINTS) / _TINTS * _FAR_TINT)
    for path in paths:
        painter.fillPath(path, colour)


def _stay_on(painter: QPainter, paths: Sequence[QPainterPath], colour: str, strength: float) -> None:
    """Nothing beyond what is painted already."""
    painter.setCompositionMode(_MODE.CompositionMode_SourceAtop)
    for path in paths:
        painter.fillPath(path, seen_through(colour, strength))
    painter.setCompositionMode(_MODE.CompositionMode_SourceOver)


_GLOWS = {"lumbar": (2, 0.022, 0.16), "thoracic": (11, 0.024, 0.20), "cervical": (20, 0.008, 0.10)}
"""Region: the vertebra it glows around, how far before it, and how far the glow reaches (metres)."""
_JOINTS = {"hips": ("thigh.R", "thigh.L"), "shoulders": ("upper_arm.R", "upper_arm.L"), "pelvis": ("pelvis",)}


def _glow(painter: QPainter, drawing: Drawing, palette: FigurePalette, metre: float, regions: tuple[str, ...]) -> None:
    body = drawing.body
    spots = [
        (np.array(body.spine[i].at) + np.array(axis(body.spine[i].turn, 0)) * ahead, wide)
        for i, ahead, wide in (_GLOWS[region] for region in regions if region in _GLOWS)
    ]
    spots += [(np.array(body.frames[name].at), 0.12) for region in regions for name in _JOINTS.get(region, ())]
    painter.setCompositionMode(_MODE.CompositionMode_SourceAtop)
    for at, wide in spots:
        places, _, _ = drawing.view.camera.project(at[None])
        middle, radius = QPointF(*places[0]), wide * metre
        gradient = QRadialGradient(middle, radius)
        for stop, strength in ((0.0, 0.26), (0.5, 0.11), (1.0, 0.0)):
            gradient.setColorAt(stop, seen_through(palette.accent, strength))
        painter.fillRect(QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius), gradient)
    painter.setCompositionMode(_MODE.CompositionMode_SourceOver)
