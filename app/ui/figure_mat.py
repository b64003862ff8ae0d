"""What the figure stands or lies on: a disc under who stands, a mat under who does not, each large enough."""

from __future__ import annotations

from dataclasses import dataclass
from math import copysign

import numpy as np
from PySide6.QtGui import QPainter, QPainterPath

from app.figure.bases import GROUND, Base
from app.figure.camera import Camera
from app.figure.fills import polygon
from app.figure.flesh import Array
from app.movement.movement import Movement
from app.ui.figure_colours import seen_through
from app.ui.figure_palette import FigurePalette
from app.ui.figure_paths import path_of

_DISC = 0.40
_SOLE, _AROUND, _BEHIND = (-0.09, 0.17), 0.10, 0.14
"""How far a foot reaches behind and before its ankle; what is seen of the disc beyond a foot, and how much more of it
on the side from which steps are taken, so that nobody stands at its rim, metres."""
_HAND = 0.24
"""Room on a mat from a wrist on, metres."""
_LENGTHWAYS = (-1.18, 0.98)
"""From where to where along a mat a body reaches from fingertips to toes, metres."""

_THICK, _CORNER, _TURNS = 0.012, 0.07, 72
"""How thick a mat is, how round its corners, metres; and how many points its outline has."""


@dataclass(frozen=True, slots=True)
class Disc:
    """Under who stands: its middle along x, and its radius, metres."""

    middle: float
    radius: float


def disc_of(movement: Movement) -> Disc:
    """Large enough for both feet wherever they step."""
    steps = [
        value / 100
        for angles in (movement.rig.angles, *(phase.rig for phase in movement.phases))
        for channel, value in angles.items()
        if channel.startswith("foot.forwardCm")
    ]
    low, high = min((0.0, *steps)) + _SOLE[0], max((0.0, *steps)) + _SOLE[1]
    middle, radius = (low + high) / 2, (high - low) / 2 + _AROUND
    if radius <= _DISC:
        return Disc(0.0, _DISC)
    return Disc(middle - copysign(_BEHIND / 2, middle), radius + _BEHIND / 2)


def mat_of(movement: Movement) -> tuple[float, float, float, float]:
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


def paint_disc(painter: QPainter, disc: Disc, looking: Camera, palette: FigurePalette) -> None:
    ways, middle = _round(), np.array([disc.middle, 0.0])
    _lay(painter, looking, palette, (np.tile(middle, (_TURNS, 1)), ways, disc.radius))


def paint_mat(
    painter: QPainter, mat: tuple[float, float, float, float], looking: Camera, palette: FigurePalette
) -> None:
    """A mat with rounded corners."""
    x0, x1, z0, z1 = mat
    ways = _round()
    corner = np.where(ways > 0, (x1 - _CORNER, z1 - _CORNER), (x0 + _CORNER, z0 + _CORNER))
    _lay(painter, looking, palette, (corner, ways, _CORNER))


def _round() -> Array:
    turns = np.linspace(0, 2 * np.pi, _TURNS, endpoint=False)
    return np.stack([np.cos(turns), np.sin(turns)], -1)


def _lay(painter: QPainter, looking: Camera, palette: FigurePalette, rim: tuple[Array, Array, float]) -> None:
    """Its shade, its edge seen under it, and itself. rim: from where (N, 2), which ways (N, 2) and how far it goes."""
    middles, ways, far = rim

    def outline(grown: float, high: float) -> QPainterPath:
        x, z = (middles + ways * (far + grown)).T
        return path_of(polygon(looking.project(np.stack([x, np.full(len(x), high), z], -1))[0]))

    for ring in range(5):
        shade = seen_through(palette.shadow[0], palette.shadow[1] * 0.05)
        painter.fillPath(outline(0.004 + 0.007 * ring, -_THICK), shade)
    painter.fillPath(outline(0.0, -_THICK), seen_through(palette.mat[1], 1.0))
    painter.fillPath(outline(0.0, 0.0), seen_through(palette.mat[0], 1.0))
