"""What the figure sits on or rests its head on: chair, cushion, pillow, and the shadows of what never moves."""

from __future__ import annotations

from itertools import product
from math import hypot

import numpy as np
from PySide6.QtGui import QPainter, QPainterPath

from app.figure.bases import CUSHION_HIGH, CUSHION_X, CUSHION_Z, GROUND, PILLOW_HIGH, SEAT, SEAT_X, SEAT_Z, Prop
from app.figure.body import Body
from app.figure.camera import Camera
from app.figure.fills import polygon
from app.figure.flesh import Array, Placed
from app.ui.figure_colours import seen_through
from app.ui.figure_palette import FigurePalette
from app.ui.figure_paths import path_of

_CHAIR_FEET = tuple(
    (x, z) for x in (SEAT_X[0] + 0.035, SEAT_X[1] - 0.035) for z in (SEAT_Z[0] + 0.035, SEAT_Z[1] - 0.035)
)
_CUSHION_ROUND, _CUSHION_CORNER, _STITCHED = 0.015, 0.035, 0.040
"""How round a cushion's edges are, how much rounder its corners, and how far in it is stitched, metres."""
_PILLOW_AWAY, _PILLOW_BACK, _PILLOW_ROUND, _PILLOW_RIM = 0.74, 0.045, 0.038, 0.0035
"""How far from the hips the pillow lies, and behind the head; how round its edges, how wide its seam, metres."""


def paint_chair(painter: QPainter, looking: Camera, palette: FigurePalette) -> None:
    seat, side, dark = palette.wood
    (x0, x1), (z0, z1) = SEAT_X, SEAT_Z
    towards = looking.axes[2]
    for number, (x, z) in enumerate(sorted(_CHAIR_FEET, key=lambda foot: foot[0] * towards[0] + foot[1] * towards[2])):
        leg = _box(looking, (x - 0.015, 0.0, z - 0.015), (x + 0.015, SEAT - 0.03, z + 0.015), 0.012)
        painter.fillPath(leg, seen_through(dark if number < 2 else side, 1.0))  # noqa: PLR2004 # the two at the back
    painter.fillPath(_box(looking, (x0, SEAT - 0.060, z0), (x1, SEAT - 0.022, z1), 0.016), seen_through(side, 1.0))
    top = _box(looking, (x0 + 0.004, SEAT - 0.034, z0 + 0.004), (x1 - 0.004, SEAT - 0.002, z1 - 0.004), 0.015)
    painter.fillPath(top, seen_through(seat, 1.0))


def paint_cushion(painter: QPainter, looking: Camera, palette: FigurePalette) -> None:
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


def chair_mass() -> Placed:
    """What the chair's own shadow is made of: its feet and its seat, as balls. Every second one counts."""
    balls = [((x, 0.01, z), 0.018) for x, z in _CHAIR_FEET]
    balls += [((x, 0.16, z), 0.11) for x in np.linspace(*SEAT_X, 4) for z in np.linspace(*SEAT_Z, 4)]
    twice = [ball for ball in balls for _ in range(2)]
    return Placed(np.array([at for at, _ in twice], float), np.array([np.eye(3) * size for _, size in twice]))


def cushion_mass() -> Placed:
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
    return path_of(polygon(places[best] + ways * (round_ * near[best])[:, None]))
