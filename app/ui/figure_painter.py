"""Paints one moment of a movement into a rectangle: props, shadow, ghost, body, arrow. Keeps what does not change.

Imports numpy, so `figure_view` imports it when a figure is first drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from app.figure.bending import UPRIGHT, Scale, scale
from app.figure.camera import Camera
from app.figure.channels import Side
from app.figure.drawing import Drawing, draw
from app.figure.fills import polygon
from app.figure.flesh import COARSE, FINE, MIDDLE
from app.figure.motion import Motion
from app.figure.outline import box, hull
from app.figure.person import Person
from app.figure.pose import Pose, alike, pose
from app.figure.shadow import Shadow, shadow
from app.figure.solve import solve
from app.movement.comfort import within
from app.movement.motion import motion_of
from app.movement.movement import Movement
from app.ui.figure_brush import paint_body
from app.ui.figure_dial import Light, light, paint_light, paint_through, room
from app.ui.figure_furniture import paint_pillow
from app.ui.figure_ground import paint_ground, paint_standing, stands_on_it
from app.ui.figure_guides import Guides
from app.ui.figure_images import Piece, Scratch, painted
from app.ui.figure_moment import Moment
from app.ui.figure_palette import FigurePalette, worn
from app.ui.figure_paths import path_of
from app.ui.figure_shadow import paint_shadow, shadow_box
from app.ui.figure_stage import framing
from app.ui.figure_still import still_of
from app.ui.figure_track import paint_track, track_box, walks_along
from app.ui.figure_turn import seen_mirrored

_ROOM = 3
_GRAINS = ((380.0, COARSE), (760.0, MIDDLE))
"""Up to so many device pixels a metre no corners are seen."""
_SMALLEST = 8.0
_LINE = 0.0032
"""Half the width of an outline in high contrast, metres; and at least so many pixels."""
_THINNEST = 0.9
_WAIST = ("v0", "v2", "v4", "v6")
_LOOKS = 24
"""Moments of a movement at which it is looked how much the spine bends."""


@dataclass(frozen=True, slots=True)
class Change:
    """What taking up a moment changes: the part of the picture, and how far its fastest point moved, in pixels.

    moved: infinite where the picture is a new one; what the breath alone moves is not counted.
    """

    area: QRectF
    moved: float


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """One movement in one rectangle: the camera, and what never moves there."""

    movement: Movement
    rect: QRectF
    palette: FigurePalette
    ratio: float
    mirrored: bool
    looking: Camera
    bent: Scale
    ground: Piece
    standing: Piece | None


@dataclass(frozen=True, slots=True, eq=False)
class _Shown:
    """What is painted at a moment. area: of path, shadow and body."""

    place: _Place
    asked: Pose
    drawing: Drawing
    cast: Shadow
    person: Person
    body: QRect
    area: QRectF
    light: Light | None


@dataclass(frozen=True, slots=True)
class _Seat:
    """What stands before the lower legs of who sits on it and turns the back: a chair, and a light on it."""

    place: _Place
    light: Light | None

    def paint(self, painter: QPainter) -> None:
        if self.place.standing is not None:
            self.place.standing.paint(painter)
        if self.light is not None:
            paint_light(painter, self.light, self.place.looking, self.place.palette)


class FigurePainter:
    """One place where a figure is shown; frames after the first reuse its images."""

    def __init__(self) -> None:
        self._place: _Place | None = None
        self._shown: _Shown | None = None
        self._scratch = Scratch()
        self._guides = Guides()
        self._hints = QRectF()

    def take(self, rect: QRectF, moment: Moment, palette: FigurePalette, ratio: float) -> Change:
        """Take up a moment, to be painted into `rect`; smaller than 8 pixels nothing is seen, so nothing is drawn."""
        if min(rect.width(), rect.height()) < _SMALLEST:
            self._place = self._shown = None
            return Change(rect, inf)
        motion = within(motion_of(moment.movement), moment.comfort)
        mirrored = seen_mirrored(moment, motion)
        before, place = self._shown, self._at(rect, moment.movement, palette, ratio, mirrored=mirrored)
        if moment.still:
            moment = still_of(moment, motion)
        self._shown = shown = _shown(place, motion, moment, before)
        self._guides.take(moment, motion, place.looking, palette, ratio)
        hinted, self._hints = self._hints, self._guides.box()
        if before is None or before.place is not place or before.drawing.view.flesh is not shown.drawing.view.flesh:
            return Change(rect, inf)
        hints = hinted | self._hints
        if shown is before:
            return Change(hints, 0.0)
        return Change(before.area | shown.area | hints, _moved(before.drawing, shown.drawing))

    def paint(self, painter: QPainter) -> None:
        """Paint the moment taken up last, over whatever lies there already."""
        if self._shown is None:
            return
        place = self._shown.place
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place.ground.paint(painter)
        if walks_along(self._shown.asked):
            paint_track(painter, self._shown.asked, place.looking, place.palette, place.rect)
        paint_shadow(painter, self._shown.cast, place.looking, place.palette, place.rect)
        if place.standing is not None:
            place.standing.paint(painter)
        paint_pillow(painter, self._shown.drawing.body, place.looking, place.palette)
        self._guides.paint_under(painter)
        light = self._shown.light
        if light is not None:
            paint_light(painter, light, place.looking, place.palette)
        self._paint_body(painter, self._shown)
        self._guides.paint_over(painter, place.palette)
        painter.restore()

    def _paint_body(self, painter: QPainter, shown: _Shown) -> None:
        """By way of a layer of its own, as large as the body."""
        place, area, palette = shown.place, shown.body, worn(shown.place.palette, shown.person)
        layer = self._scratch.cleared(area.width(), area.height(), place.ratio)
        brush = QPainter(layer)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush.translate(-area.x(), -area.y())
        before = _Seat(place, shown.light) if place.looking.axes[2][0] < 0 else None
        paint_body(brush, shown.drawing, palette, tuple(place.movement.regions[:2]), before)
        if shown.light is not None:
            brush.setClipPath(_sitting(shown.drawing))
            paint_through(brush, shown.light, place.looking, palette)
        brush.end()
        painter.drawImage(QRectF(area), layer, QRectF(0, 0, area.width() * place.ratio, area.height() * place.ratio))

    def _at(self, rect: QRectF, movement: Movement, palette: FigurePalette, ratio: float, *, mirrored: bool) -> _Place:
        kept = self._place
        if (
            kept is None
            or (kept.movement, kept.rect, kept.ratio, kept.mirrored) != (movement, rect, ratio, mirrored)
            or kept.palette is not palette
        ):
            looking = framing(movement, mirrored=mirrored).fitted(rect)
            ground = painted(rect, ratio, lambda brush: paint_ground(brush, movement, looking, palette))
            standing = None
            if stands_on_it(movement):
                standing = painted(rect, ratio, lambda brush: paint_standing(brush, movement, looking, palette))
            bent = _bent(movement)
            self._place = kept = _Place(movement, rect, palette, ratio, mirrored, looking, bent, ground, standing)
            self._guides.forget()
        return kept


def _shown(place: _Place, motion: Motion, moment: Moment, before: _Shown | None) -> _Shown:
    """What is painted before, where nothing has moved since: much of a movement is held."""
    asked = pose(motion, moment.t, side=moment.side, amplitude=moment.amplitude, repetitions=moment.repetitions)
    if before is not None and (before.place, before.person) == (place, moment.person) and alike(before.asked, asked):
        return before
    body = solve(asked)
    line = max(_THINNEST, place.looking.scale * _LINE) if place.palette.lines else 0.0
    metre = place.looking.scale * place.ratio
    grain = next((grain for most, grain in _GRAINS if metre <= most), FINE)
    drawing = draw(body, place.looking, line, moment.person, grain, place.bent)
    low, high = box(drawing.view, drawing.view.flesh.solid)
    area = QRect(QPoint(int(low[0]) - _ROOM, int(low[1]) - _ROOM), QPoint(int(high[0]) + _ROOM, int(high[1]) + _ROOM))
    cast = shadow(drawing.placed)
    whole = QRectF(area) | shadow_box(cast, place.looking)
    if walks_along(asked):
        whole |= track_box(place.looking, place.rect)
    if not moment.movement.rig.dial:
        return _Shown(place, asked, drawing, cast, moment.person, area, whole, None)
    hour = light(
        motion,
        moment.t,
        lambda t: pose(motion, t, side=moment.side, amplitude=moment.amplitude, repetitions=moment.repetitions).angles,
    )
    return _Shown(place, asked, drawing, cast, moment.person, area, whole | room(place.looking), hour)


def _bent(movement: Movement) -> Scale:
    """What counts as much in this movement; both its sides bend alike."""
    motion = motion_of(movement)
    side: Side | None = None if movement.sides == 1 else "right"
    times = (motion.cycle * look / _LOOKS for look in range(_LOOKS))
    pale = pose(motion, 0.0, side=side).bends if movement.rig.pale_start else UPRIGHT
    return scale((pose(motion, t, side=side).bends for t in times), movement.regions, pale)


def _sitting(drawing: Drawing) -> QPainterPath:
    """Round what sits on a seat and hides it; its lower legs have that seat before them."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for end in (".R", ".L"):
        path.addPath(path_of(polygon(hull(drawing.view, ("pelvis", *_WAIST, f"thigh{end}")))))
    return path


def _moved(before: Drawing, after: Drawing) -> float:
    """How far the fastest point moved, the ribs left out: they breathe."""
    far = np.abs(after.view.middle - before.view.middle).max(1)
    far[after.view.flesh.ribs] = 0.0
    return float(far.max())
