"""The spine as one sees through to it: every vertebra in the colour of how much it bends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.figure.drawing import Drawing, Through
from app.figure.fills import Polygons
from app.figure.flesh import Array
from app.figure.order import SACRUM
from app.ui.figure_colours import blended, seen_through
from app.ui.figure_palette import FigurePalette
from app.ui.figure_paths import paths_of

_TONES = 4
_NECK = 17
"""The vertebra that the neck begins with."""
_SEEN = 0.03
_FACE = 0.42
"""How far the head is turned to the viewer where the neck's vertebrae would lie over the face."""
_SACRUM = 0.55
"""How clearly it is seen: it does not bend."""
_QUIET = 0.5
"""How clearly it is seen through a bare arm."""
_WIDE = 0.058
"""Width of the warm band, metres."""


@dataclass(frozen=True, slots=True, eq=False)
class Beads:
    """Vertebrae of one colour and strength, and what lies over them."""

    path: QPainterPath
    colour: QColor
    through: Through


def beads(drawing: Drawing, palette: FigurePalette) -> tuple[Beads, ...]:
    """The vertebrae in few colours, so that few shapes are filled; the neck's fade as the face turns to us."""
    straight, bent = palette.spine
    groups: dict[tuple[int, bool, Through], list[Polygons]] = {}
    for number, (level, bone) in enumerate(zip(drawing.levels, drawing.bones, strict=False)):
        tone = min(_TONES - 1, int(level**0.8 * _TONES))
        for through in _through(drawing, number):
            groups.setdefault((tone, number >= _NECK, through), []).append(bone)
    strengths = {False: 1.0, True: _neck(drawing)}
    seen = [key for key in sorted(groups) if strengths[key[1]] > _SEEN]
    paths = paths_of([drawing.bones[-1], *(_together(groups[key]) for key in seen)])
    pieces = [Beads(paths[0][0], seen_through(straight, _SACRUM), Through.TRUNK)]
    if SACRUM in drawing.covered.arm:
        pieces.append(Beads(paths[0][0], seen_through(straight, _SACRUM * _QUIET), Through.ARM))
    for (tone, neck, through), (path,) in zip(seen, paths[1:], strict=True):
        share = tone / (_TONES - 1)
        colour = QColor(blended(straight, bent, share))
        quiet = _QUIET if through is Through.ARM else 1.0
        colour.setAlphaF((0.72 + 0.20 * share) * strengths[neck] * quiet)
        pieces.append(Beads(path, colour, through))
    return tuple(pieces)


def paint_band(painter: QPainter, drawing: Drawing, palette: FigurePalette, metre: float) -> None:
    """The warm band the vertebrae lie on, the clearer the more the spine bends; on the neck it would be the skin."""
    strength = 0.08 + 0.22 * sum(drawing.levels[:_NECK]) / _NECK
    names = drawing.view.flesh.names
    rows = [names["tail"], names["sacrum"], *(names[f"bone{i}"] for i in range(_NECK))]
    pen = QPen(seen_through(palette.spine[1], strength), metre * _WIDE, Qt.PenStyle.SolidLine)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(_line(drawing.view.middle[rows][::2]), pen)


def paint_beads(painter: QPainter, pieces: Iterable[Beads]) -> None:
    for piece in pieces:
        painter.fillPath(piece.path, piece.colour)


def _through(drawing: Drawing, number: int) -> Iterator[Through]:
    """In which turns a vertebra is put down: one that a bare arm lies over a second time, faintly, on that arm."""
    yield Through.SLEEVE if number in drawing.covered.sleeve else Through.TRUNK
    if number in drawing.covered.arm and number < _NECK:
        yield Through.ARM


def paint_outlined(
    painter: QPainter, drawing: Drawing, palette: FigurePalette, metre: float, through: Through
) -> None:  # fmt: skip
    """Every vertebra as an outline, filled the more it bends: seen without colours too. None on a face."""
    straight, bent = palette.spine
    last = _NECK if drawing.facing > _FACE else len(drawing.levels)
    all_of_them = [*enumerate(drawing.levels[:last]), (SACRUM, 0.0)]
    shown = [(number, level) for number, level in all_of_them if through in _through(drawing, number)]
    painter.setOpacity(_QUIET if through is Through.ARM else 1.0)
    painter.setPen(QPen(QColor(bent), max(1.0, metre * 0.0034)))
    paths = paths_of([drawing.bones[number] for number, _ in shown])
    for (_, level), (path,) in zip(shown, paths, strict=True):
        painter.setBrush(blended(straight, bent, round(min(1.0, 1.2 * level) * _TONES) / _TONES))
        painter.drawPath(path)
    painter.setOpacity(1.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(Qt.PenStyle.NoPen)


def _neck(drawing: Drawing) -> float:
    """How clearly the neck's part is seen: not over a face."""
    return 1.0 - min(1.0, max(0.0, (drawing.facing - 0.25) / 0.35))


def _together(shapes: list[Polygons]) -> Polygons:
    return Polygons(np.concatenate([each.points for each in shapes]), np.concatenate([each.starts for each in shapes]))


def _line(points: Array) -> QPainterPath:
    (x, y), *rest = points.tolist()
    path = QPainterPath(QPointF(x, y))
    for x, y in rest:
        path.lineTo(x, y)
    return path
