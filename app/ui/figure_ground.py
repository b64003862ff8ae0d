"""What the figure stands on: the mat, chair, wall and pillow, and how much room each needs in the picture."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import hypot

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPainterPath

from app.figure.bases import (
    CUSHION_HIGH,
    CUSHION_X,
    CUSHION_Z,
    GROUND,
    PILLOW_HIGH,
    SEAT,
    SEAT_X,
    SEAT_Z,
    WALL_X,
    Base,
    Prop,
)
from app.figure.body import Body
from app.figure.camera import Camera
from app.figure.fills import Polygons
from app.figure.flesh import Array, Placed
from app.figure.shadow import shadow
from app.movement.movement import Movement
from app.ui.figure_colours import seen_through
from app.ui.figure_dial import paint_dial
from app.ui.figure_palette import FigurePalette
from app.ui.figure_paths import path_of
from app.ui.figure_shadow import paint_shadow
from app.ui.figure_track import TRACK

_DISC = 0.40
_SOLE, _AROUND = (-0.09, 0.17), 0.10
"""How far a foot reaches behind and before its ankle; what is seen of the disc beyond a foot, metres."""
_CHAIR_FEET = tuple(
    (x, z) for x in (SEAT_X[0] + 0.035, SEAT_X[1] - 0.035) for z in (SEAT_Z[0] + 0.035, SEAT_Z[1] - 0.035)
)
_HAND = 0.24
"""Room on a mat from a wrist on, metres."""
_LENGTHWAYS = (-1.18, 0.98)
"""From where to where along a mat a body reaches from fingertips to toes, metres."""
_CUSHION_ROUND, _CUSHION_CORNER, _STITCHED = 0.015, 0.035, 0.040
"""How round a cushion's edges are, how much rounder its corners, and how far in it is stitched, metres."""
_SHADE = 0.10
"""Room for the chair's shadow, metres."""
_WALL_Z, _WALL_HIGH, _WALL_THICK, _BOARD = (0.17, -0.62), 1.74, 0.06, 0.07


def paint_ground(painter: QPainter, movement: Movement, looking: Camera, palette: FigurePalette) -> None:
    """What lies under the body's shadow and never moves: the mat, the wall, the chair's own shadow."""
    for prop in GROUND[movement.rig.base].props:
        match prop:
            case Prop.MAT:
                _mat(painter, _disc_of(movement), looking, palette)
            case Prop.CHAIR:
                paint_shadow(painter, shadow(_chair_mass(), 1.0), looking, palette)
            case Prop.WALL:
                _wall(painter, looking, palette)
            case Prop.LONG_MAT:
                _long_mat(painter, _mat_of(movement), looking, palette)
            case Prop.PILLOW | Prop.TRACK:
                pass  # goes with the head: `paint_pillow`; with the feet: `paint_track`
            case Prop.CUSHION:
                paint_shadow(painter, shadow(_cushion_mass(), 1.0), looking, palette)


def stands_on_it(movement: Movement) -> bool:
    """Whether something stands on the ground that the body's shadow does not fall on."""
    return not {Prop.CHAIR, Prop.CUSHION}.isdisjoint(GROUND[movement.rig.base].props)


def paint_standing(painter: QPainter, movement: Movement, looking: Camera, palette: FigurePalette) -> None:
    """That, over the body's shadow and under the body."""
    (_chair if Prop.CHAIR in GROUND[movement.rig.base].props else _cushion)(painter, looking, palette)
    if movement.rig.dial:
        paint_dial(painter, looking, palette)


def _cushion(painter: QPainter, looking: Camera, palette: FigurePalette) -> None:
    """Of a pillow's cloth: two halves with a seam between them, and a stitched middle."""
    (inside, rim), high, round_ = palette.wall, CUSHION_HIGH, _CUSHION_ROUND
    parts = (0.0, 0.6 * high, 0.0, rim), (0.4 * high, high, 0.0, inside), (high - 2 * round_, high, _STITCHED, inside)
    for bottom, top, within, colour in parts:
        spots = _round_cornered(within + round_, (bottom + round_, top - round_))
        for thick, shade in ((_PILLOW_RIM, rim), (0.0, colour)):
            painter.fillPath(_hull(looking, spots, round_ + thick), seen_through(shade, 1.0))


def _round_cornered(within: float, heights: tuple[float, float]) -> Array:
    """Points (N, 3) round the cushion, so far within its sides, its corners round; metres."""
    turns, inset = np.linspace(0, 2 * np.pi, 16, endpoint=False), within + _CUSHION_CORNER
    ways, ((x0, x1), (z0, z1)) = np.stack([np.cos(turns), np.sin(turns)], -1), (CUSHION_X, CUSHION_Z)
    rim = np.where(ways > 0, (x1 - inset, z1 - inset), (x0 + inset, z0 + inset)) + _CUSHION_CORNER * ways
    return np.array([(x, y, z) for y in heights for x, z in rim.tolist()])


def _chair(painter: QPainter, looking: Camera, palette: FigurePalette) -> None:
    seat, side, dark = palette.wood
    (x0, x1), (z0, z1) = SEAT_X, SEAT_Z
    towards = looking.axes[2]
    for number, (x, z) in enumerate(sorted(_CHAIR_FEET, key=lambda foot: foot[0] * towards[0] + foot[1] * towards[2])):
        leg = _box(looking, (x - 0.015, 0.0, z - 0.015), (x + 0.015, SEAT - 0.03, z + 0.015), 0.012)
        painter.fillPath(leg, seen_through(dark if number < 2 else side, 1.0))  # noqa: PLR2004 # the two at the back
    painter.fillPath(_box(looking, (x0, SEAT - 0.060, z0), (x1, SEAT - 0.022, z1), 0.016), seen_through(side, 1.0))
    top = _box(looking, (x0 + 0.004, SEAT - 0.034, z0 + 0.004), (x1 - 0.004, SEAT - 0.002, z1 - 0.004), 0.015)
    painter.fillPath(top, seen_through(seat, 1.0))


def paint_pillow(painter: QPainter, body: Body, looking: Camera, palette: FigurePalette) -> None:
    """Under the head of who lies on a side, over the body's shadow; it goes along when one turns over."""
    if Prop.PILLOW not in GROUND[body.pose.motion.base].props:
        return
    x, _, z = body.frames["head"].at
    far = hypot(x, z) or 1.0
    ahead, aside = (x / far * _PILLOW_AWAY, z / far * _PILLOW_AWAY), (-z / far, x / far)
    spots = [
        (ahead[0] + x / far * along + aside[0] * across, y, ahead[1] + z / far * along + aside[1] * across)
        for along in (-0.11, 0.11)
        for across in (z / far * _PILLOW_BACK - 0.19, z / far * _PILLOW_BACK + 0.19)
        for y in (_PILLOW_ROUND, PILLOW_HIGH - _PILLOW_ROUND)
    ]
    inside, rim = palette.wall
    for thick, colour in ((_PILLOW_RIM, rim), (0.0, inside)):
        painter.fillPath(_hull(looking, np.array(spots), _PILLOW_ROUND + thick), seen_through(colour, 1.0))


_PILLOW_AWAY, _PILLOW_BACK, _PILLOW_ROUND, _PILLOW_RIM = 0.74, 0.045, 0.038, 0.0035
"""How far from the hips the pillow lies, and behind the head; how round its edges, how wide its seam, metres."""


@dataclass(frozen=True, slots=True)
class _Disc:
    """Under who stands: its middle along x, and its radius, metres."""

    middle: float
    radius: float


def _disc_of(movement: Movement) -> _Disc:
    """Large enough for both feet wherever they step."""
    steps = [
        value / 100
        for angles in (movement.rig.angles, *(phase.rig for phase in movement.phases))
        for channel, value in angles.items()
        if channel.startswith("foot.forwardCm")
    ]
    low, high = min((0.0, *steps)) + _SOLE[0], max((0.0, *steps)) + _SOLE[1]
    radius = (high - low) / 2 + _AROUND
    return _Disc((low + high) / 2, radius) if radius > _DISC else _Disc(0.0, _DISC)


def _mat_of(movement: Movement) -> tuple[float, float, float, float]:
    """From x to x and from z to z: so wide that a hand that slides across under the body ends on it, and so long that
    who kneels on it and lifts a leg to reach away has it under hand and foot.
    """
    ground = GROUND[movement.rig.base]
    across = [
        -ground.hand[1] - value / 100 + _HAND
        for phase in movement.phases
        for channel, value in phase.rig.items()
        if channel.startswith("hand.outCm")
    ]
    x0, x1, z0, z1 = ground.mat
    wide = max((z1, *across))
    lifted = any(channel.startswith("leg.free") for phase in movement.phases for channel in phase.rig)
    if movement.rig.base is Base.ALL_FOURS and lifted:
        x0, x1 = min(x0, _LENGTHWAYS[0]), max(x1, _LENGTHWAYS[1])
    return x0, x1, min(z0, -wide), wide


def extent(prop: Prop, movement: Movement) -> Array:
    """The corners (N, 3) of a prop, metres."""
    match prop:
        case Prop.LONG_MAT:
            x0, x1, z0, z1 = _mat_of(movement)
            return np.array([(x, 0.0, z) for x in (x0, x1) for z in (z0, z1)])
        case Prop.TRACK:
            return np.array([(x, 0.0, z) for x in (-TRACK[0], TRACK[0]) for z in (-TRACK[1], TRACK[1])])
        case Prop.PILLOW | Prop.CUSHION:
            return np.array([(0.0, PILLOW_HIGH, 0.0)])  # lies on the mat
        case Prop.MAT:
            disc = _disc_of(movement)
            around = (-disc.radius, disc.radius)
            return np.array([(disc.middle + x, 0.0, z) for x in around for z in around])
        case Prop.CHAIR:
            x, z = ((low - _SHADE, high + _SHADE) for low, high in (SEAT_X, SEAT_Z))
            return np.array([(at, 0.0, aside) for at in x for aside in z])
        case Prop.WALL:
            return np.array([(WALL_X - _WALL_THICK, y, _WALL_Z[0]) for y in (0.0, _WALL_HIGH)])


def _mat(painter: QPainter, disc: _Disc, looking: Camera, palette: FigurePalette) -> None:
    thick = 0.012
    for ring in range(5):
        shade = seen_through(palette.shadow[0], palette.shadow[1] * 0.05)
        painter.fillPath(_outline(disc, looking, 0.004 + 0.007 * ring, -thick), shade)
    painter.fillPath(_outline(disc, looking, 0.0, -thick), seen_through(palette.mat[1], 1.0))
    painter.fillPath(_outline(disc, looking, 0.0, 0.0), seen_through(palette.mat[0], 1.0))


def _long_mat(
    painter: QPainter, mat: tuple[float, float, float, float], looking: Camera, palette: FigurePalette
) -> None:
    """A mat with rounded corners, its edge seen under it."""
    x0, x1, z0, z1 = mat
    thick, round_ = 0.012, 0.07
    turns = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    ways = np.stack([np.cos(turns), np.sin(turns)], -1)
    corner = np.where(ways > 0, (x1 - round_, z1 - round_), (x0 + round_, z0 + round_))

    def outline(grown: float, high: float) -> QPainterPath:
        rim = corner + ways * (round_ + grown)
        return path_of(_polygon(looking.project(np.stack([rim[:, 0], np.full(72, high), rim[:, 1]], -1))[0]))

    for ring in range(5):
        shade = seen_through(palette.shadow[0], palette.shadow[1] * 0.05)
        painter.fillPath(outline(0.004 + 0.007 * ring, -thick), shade)
    painter.fillPath(outline(0.0, -thick), seen_through(palette.mat[1], 1.0))
    painter.fillPath(outline(0.0, 0.0), seen_through(palette.mat[0], 1.0))


def _outline(disc: _Disc, looking: Camera, grown: float, high: float) -> QPainterPath:
    turns, radius = np.linspace(0, 2 * np.pi, 72, endpoint=False), disc.radius + grown
    ring = np.stack([disc.middle + radius * np.cos(turns), np.full(72, high), radius * np.sin(turns)], -1)
    return path_of(_polygon(looking.project(ring)[0]))


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


def _chair_mass() -> Placed:
    """What the chair's own shadow is made of: its feet and its seat, as balls. Every second one counts."""
    balls = [((x, 0.01, z), 0.018) for x, z in _CHAIR_FEET]
    balls += [((x, 0.16, z), 0.11) for x in np.linspace(*SEAT_X, 4) for z in np.linspace(*SEAT_Z, 4)]
    twice = [ball for ball in balls for _ in range(2)]
    return Placed(np.array([at for at, _ in twice], float), np.array([np.eye(3) * size for _, size in twice]))


def _cushion_mass() -> Placed:
    """The same of the cushion."""
    twice = [
        (x, 0.09, z) for x in np.linspace(*CUSHION_X, 6)[1:-1] for z in np.linspace(*CUSHION_Z, 6)[1:-1] for _ in "ab"
    ]
    return Placed(np.array(twice, float), np.array([np.eye(3) * 0.085] * len(twice)))


def _box(
    looking: Camera, low: tuple[float, float, float], high: tuple[float, float, float], round_: float
) -> QPainterPath:
    """A box with rounded edges: the hull of eight balls."""
    inner = [(least + round_, most - round_) for least, most in zip(low, high, strict=True)]
    return _hull(looking, np.array(list(product(*inner))), round_)


def _hull(looking: Camera, spots: Array, round_: float) -> QPainterPath:
    """The outline of equal balls."""
    places, _, near = looking.project(spots)
    turns = (np.arange(40) + 0.5) * 2 * np.pi / 40
    ways = np.stack([np.cos(turns), np.sin(turns)], -1)
    best = (places @ ways.T + (round_ * near)[:, None]).argmax(0)
    return path_of(_polygon(places[best] + ways * (round_ * near[best])[:, None]))


def _polygon(points: Array) -> Polygons:
    return Polygons(points, np.arange(len(points)) == 0)
