"""The ground the figure is seen on: which props it needs, how much room each takes in the picture; and the wall."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPainterPath

from app.figure.bases import GROUND, PILLOW_HIGH, SEAT_X, SEAT_Z, WALL_X, Prop
from app.figure.camera import Camera
from app.figure.flesh import Array
from app.figure.shadow import shadow
from app.movement.movement import Movement
from app.ui.figure_colours import seen_through
from app.ui.figure_dial import paint_dial
from app.ui.figure_furniture import chair_mass, cushion_mass, paint_chair, paint_cushion
from app.ui.figure_mat import disc_of, mat_of, paint_disc, paint_mat
from app.ui.figure_palette import FigurePalette
from app.ui.figure_shadow import paint_shadow
from app.ui.figure_track import TRACK

_SHADE = 0.10
"""Room for the chair's shadow, metres."""
_WALL_Z, _WALL_HIGH, _WALL_THICK, _BOARD = (0.17, -0.62), 1.74, 0.06, 0.07


def paint_ground(painter: QPainter, movement: Movement, looking: Camera, palette: FigurePalette) -> None:
    """What lies under the body's shadow and never moves: the mat, the wall, the chair's own shadow."""
    for prop in GROUND[movement.rig.base].props:
        match prop:
            case Prop.MAT:
                paint_disc(painter, disc_of(movement), looking, palette)
            case Prop.CHAIR:
                paint_shadow(painter, shadow(chair_mass(), 1.0), looking, palette)
            case Prop.WALL:
                _wall(painter, looking, palette)
            case Prop.LONG_MAT:
                paint_mat(painter, mat_of(movement), looking, palette)
            case Prop.PILLOW | Prop.TRACK:
                pass  # goes with the head: `paint_pillow`; with the feet: `paint_track`
            case Prop.CUSHION:
                paint_shadow(painter, shadow(cushion_mass(), 1.0), looking, palette)


def stands_on_it(movement: Movement) -> bool:
    """Whether something stands on the ground that the body's shadow does not fall on."""
    return not {Prop.CHAIR, Prop.CUSHION}.isdisjoint(GROUND[movement.rig.base].props)


def paint_standing(painter: QPainter, movement: Movement, looking: Camera, palette: FigurePalette) -> None:
    """That, over the body's shadow and under the body."""
    (paint_chair if Prop.CHAIR in GROUND[movement.rig.base].props else paint_cushion)(painter, looking, palette)
    if movement.rig.dial:
        paint_dial(painter, looking, palette)


def extent(prop: Prop, movement: Movement) -> Array:
    """The corners (N, 3) of a prop, metres."""
    match prop:
        case Prop.LONG_MAT:
            x0, x1, z0, z1 = mat_of(movement)
            return np.array([(x, 0.0, z) for x in (x0, x1) for z in (z0, z1)])
        case Prop.TRACK:
            return np.array([(x, 0.0, z) for x in (-TRACK[0], TRACK[0]) for z in (-TRACK[1], TRACK[1])])
        case Prop.PILLOW | Prop.CUSHION:
            return np.array([(0.0, PILLOW_HIGH, 0.0)])  # lies on the mat
        case Prop.MAT:
            disc = disc_of(movement)
            around = (-disc.radius, disc.radius)
            return np.array([(disc.middle + x, 0.0, z) for x in around for z in around])
        case Prop.CHAIR:
            x, z = ((low - _SHADE, high + _SHADE) for low, high in (SEAT_X, SEAT_Z))
            return np.array([(at, 0.0, aside) for at in x for aside in z])
        case Prop.WALL:
            return np.array([(WALL_X - _WALL_THICK, y, _WALL_Z[0]) for y in (0.0, _WALL_HIGH)])


def _wall(painter: QPainter, looking: Camera, palette: FigurePalette) -> None:
    """A wall cut off beside the body, so that its thickness is seen; it fades upwards and away, a board at its foot."""
    plane, rim = palette.wall
    back, (near, far) = WALL_X - _WALL_THICK, _WALL_Z
    for high, colour in ((_WALL_HIGH, plane), (_BOARD, rim)):
        face = _quad(looking, [(WALL_X, y, z) for y, z in ((0.0, near), (0.0, far), (high, far), (high, near))])
        fade = QLinearGradient(face[0], QPointF(face[1].x(), face[0].y()))
        fade.setColorAt(0.0, seen_through(colour, 1.0))
        fade.setColorAt(0.55, seen_through(colour, 0.85))
        fade.setColorAt(1.0, seen_through(colour, 0.0))
        _fill_quad(painter, face, QBrush(fade))
    cut = _quad(
        looking, [(x, y, near) for x, y in ((back, 0.0), (WALL_X, 0.0), (WALL_X, _WALL_HIGH), (back, _WALL_HIGH))]
    )
    _fill_quad(painter, cut, QBrush(seen_through(rim, 1.0)))


def _quad(looking: Camera, corners: list[tuple[float, float, float]]) -> list[QPointF]:
    return [QPointF(*place) for place in looking.project(np.array(corners))[0].tolist()]


def _fill_quad(painter: QPainter, corners: list[QPointF], brush: QBrush) -> None:
    path = QPainterPath(corners[0])
    for corner in corners[1:]:
        path.lineTo(corner)
    path.closeSubpath()
    painter.fillPath(path, brush)
