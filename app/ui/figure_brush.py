"""Puts a `Drawing` down with a QPainter: shapes, contact shadows, the spine, the glow. Knows nothing of movements."""

from __future__ import annotations

import struct
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRadialGradient

from app.figure.drawing import Drawing, Fill, Polygons
from app.figure.flesh import Array
from app.figure.vec import axis
from app.ui.figure_palette import FigurePalette

_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_FOOT = struct.pack(">ii", 0, 1)
"""The end of a streamed QPainterPath: where the last polygon began, and winding fill."""
_CAST = (0.007, 0.013)
"""A contact shadow lies this far right and down, metres."""
_TONES = 4
_NECK = 17
_FAR_TINT, _TINTS = 0.20, 16
_FEATURE = 0.7
_SEEN = 0.03
_MODE = QPainter.CompositionMode


def path_of(shape: Polygons) -> QPainterPath:
    """The polygons as one path with winding fill; through a stream, ten times as quick as point by point."""
    elements = np.empty(len(shape.points), _ELEMENT)
    elements["kind"] = ~shape.starts
    elements["x"], elements["y"] = shape.points[:, 0], shape.points[:, 1]
    stream = QDataStream(QByteArray(struct.pack(">i", len(elements)) + elements.tobytes() + _FOOT))
    path = QPainterPath()
    stream >> path
    return path


@lru_cache(maxsize=256)
def blended(a: str, b: str, share: float) -> QColor:
    """A colour between two, kept: do not change it."""
    one, two = QColor(a), QColor(b)
    pairs = ((one.redF(), two.redF()), (one.greenF(), two.greenF()), (one.blueF(), two.blueF()))
    return QColor.fromRgbF(*(x + (y - x) * share for x, y in pairs))


def seen_through(colour: str, strength: float) -> QColor:
    result = QColor(colour)
    result.setAlphaF(min(1.0, max(0.0, strength)))
    return result


def paint_body(painter: QPainter, drawing: Drawing, palette: FigurePalette, regions: tuple[str, ...] = ()) -> None:
    """Paint into a layer that holds nothing else yet: what is cast and what glows stays on the body."""
    metre = float(drawing.view.near.mean())
    painter.setPen(Qt.PenStyle.NoPen)
    for step in drawing.steps:
        if isinstance(step, Fill):
            if len(step.shape.points):
                _fill(painter, step, palette, metre)
        elif palette.lines:
            _drawn_spine(painter, drawing, palette, metre)
        else:
            _spine(painter, drawing, palette, metre, step.strength)
    if not palette.lines:
        _glow(painter, drawing, palette, metre, regions)


def _fill(painter: QPainter, step: Fill, palette: FigurePalette, metre: float) -> None:
    path = path_of(step.shape)
    shade, light = palette.cloths[step.cloth]
    if step.feature:
        painter.setCompositionMode(_MODE.CompositionMode_SourceAtop)  # no lid beyond the face
        painter.fillPath(path, seen_through(shade, 1.0 if palette.lines else _FEATURE))
        painter.setCompositionMode(_MODE.CompositionMode_SourceOver)
        return
    if step.casts and not palette.lines:
        painter.setCompositionMode(_MODE.CompositionMode_SourceAtop)
        painter.translate(_CAST[0] * metre, _CAST[1] * metre)
        painter.fillPath(path, seen_through(*palette.contact))
        painter.translate(-_CAST[0] * metre, -_CAST[1] * metre)
        painter.setCompositionMode(_MODE.CompositionMode_SourceOver)
    painter.fillPath(
        path, blended(light if step.lit else shade, palette.far, round(step.far * _TINTS) / _TINTS * _FAR_TINT)
    )


def _spine(painter: QPainter, drawing: Drawing, palette: FigurePalette, metre: float, strength: float) -> None:
    """A warm band and, on it, every vertebra in the colour of its bend; the neck fades as the face turns to us."""
    straight, bent = palette.spine
    neck = 1.0 - min(1.0, max(0.0, (drawing.facing - 0.25) / 0.35))
    names = drawing.view.flesh.names
    middles = drawing.view.middle[
        [names["tail"], names["sacrum"], *(names[f"bone{i}"] for i in range(len(drawing.levels)))]
    ]
    band = 0.08 + 0.22 * sum(drawing.levels) / len(drawing.levels)
    neck_part = middles[_NECK + 2 :]
    for part, share in ((middles[: _NECK + (3 if neck == 1.0 else 1)], strength), (neck_part, neck * strength)):
        pen = QPen(seen_through(bent, band * share), metre * 0.058, Qt.PenStyle.SolidLine)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if part is neck_part and neck < 1.0 else Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if strength == 1.0 and share > _SEEN:
            painter.strokePath(_line(part), pen)
    painter.fillPath(path_of(drawing.bones[-1]), seen_through(straight, 0.55 * strength))
    tones = [min(_TONES - 1, int(level**0.8 * _TONES)) for level in drawing.levels]
    for tone in range(_TONES):
        share = tone / (_TONES - 1)
        for low, high, seen in ((0, _NECK, strength), (_NECK, len(tones), neck * strength)):
            shapes = [drawing.bones[i] for i in range(low, high) if tones[i] == tone]
            if shapes and seen > _SEEN:
                colour = QColor(blended(straight, bent, share))
                colour.setAlphaF((0.72 + 0.20 * share) * seen)
                painter.fillPath(path_of(_together(shapes)), colour)


def _drawn_spine(painter: QPainter, drawing: Drawing, palette: FigurePalette, metre: float) -> None:
    """Every vertebra as an outline, filled the more it bends: seen without colours too. None on a face."""
    straight, bent = palette.spine
    last = _NECK if drawing.facing > _FACE else len(drawing.levels)
    pen = QPen(QColor(bent), max(1.0, metre * 0.0034))
    for number, level in [*enumerate(drawing.levels[:last]), (len(drawing.bones) - 1, 0.0)]:
        painter.setPen(pen)
        painter.setBrush(blended(straight, bent, round(min(1.0, 1.2 * level) * _TONES) / _TONES))
        painter.drawPath(path_of(drawing.bones[number]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(Qt.PenStyle.NoPen)


_FACE = 0.42
"""How far the head is turned to the viewer where the neck's vertebrae would lie over the face."""
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


def _together(shapes: list[Polygons]) -> Polygons:
    return Polygons(np.concatenate([each.points for each in shapes]), np.concatenate([each.starts for each in shapes]))


def _line(points: Array) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    return path
