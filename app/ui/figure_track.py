"""The path under who walks: slabs that go back with the foot that stands. Paints nothing that stays where it is."""

from __future__ import annotations

from math import ceil, floor

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QLinearGradient, QPainter

from app.figure.bases import GROUND, Prop
from app.figure.camera import Camera
from app.figure.fills import Polygons
from app.figure.flesh import Array
from app.figure.gait import STEP_LENGTH
from app.figure.pose import Pose
from app.ui.figure_colours import seen_through
from app.ui.figure_palette import FigurePalette
from app.ui.figure_paths import path_of

TRACK = (0.63, 0.23)
"""How much of the path has to be in the picture, along it and across, from its middle, metres."""
_FARTHEST = 1.15
"""How far before and behind the body anything of it is seen, metres."""
_FULL, _AT_ONCE = 0.30, 1e-3
"""Over which share of its length it fades, at each end."""
_FIRST = 0.30
"""Where along x a slab's middle lies when the first step begins, so that every foot lands on the middle of one."""
_JOINT, _ROUND, _THICK = 0.045, 0.035, 0.014
_TURNS = np.linspace(0, 2 * np.pi, 20, endpoint=False)
_WAYS = np.stack([np.cos(_TURNS), np.sin(_TURNS)], -1)
_RIM = np.sign(_WAYS + 1e-9) * (np.array((STEP_LENGTH - _JOINT, 2 * TRACK[1])) / 2 - _ROUND) + _WAYS * _ROUND
"""One slab around its middle: x and z."""


def walks_along(pose: Pose) -> bool:
    return Prop.TRACK in GROUND[pose.motion.base].props


def track_box(looking: Camera, within: QRectF) -> QRectF:
    """Where in the picture `within` the path is seen, in pixels."""
    corners = np.array(
        [(x, y, z) for x in (-_FARTHEST, _FARTHEST) for y in (0, -_THICK) for z in (-TRACK[1], TRACK[1])]
    )
    places, _, _ = looking.project(corners)
    (left, top), (right, bottom) = places.min(0), places.max(0)
    return QRectF(left, top, right - left, bottom - top) & within


def paint_track(painter: QPainter, pose: Pose, looking: Camera, palette: FigurePalette, within: QRectF) -> None:
    """Lay the path down as far as it is seen in `within`; a step on it looks the same again."""
    box = track_box(looking, within)
    slabs = _slabs(pose.gone)
    top, edge = palette.mat
    painter.fillPath(path_of(_outlines(slabs, -_THICK, looking)), _fading(box, edge, _FULL))
    over = _AT_ONCE if palette.lines else _FULL  # of lines nothing may shine through
    painter.fillPath(path_of(_outlines(slabs, 0.0, looking)), _fading(box, top, over))


def _slabs(gone: float) -> Array:
    """The middles of those that may be seen, along x."""
    first = _FIRST - gone % STEP_LENGTH
    low, high = ceil((-_FARTHEST - first) / STEP_LENGTH - 0.5), floor((_FARTHEST - first) / STEP_LENGTH + 0.5)
    return first + STEP_LENGTH * np.arange(low, high + 1, dtype=float)


def _outlines(slabs: Array, high: float, looking: Camera) -> Polygons:
    rims = np.empty((len(slabs), len(_RIM), 3))
    rims[:, :, 0], rims[:, :, 1], rims[:, :, 2] = slabs[:, None] + _RIM[:, 0], high, _RIM[:, 1]
    points = looking.project(rims.reshape(-1, 3))[0]
    return Polygons(points, np.arange(len(points)) % len(_RIM) == 0)


def _fading(box: QRectF, colour: str, over: float) -> QBrush:
    fade = QLinearGradient(box.topLeft(), box.topRight())
    for stop, strength in ((0.0, 0.0), (over, 1.0), (1.0 - over, 1.0), (1.0, 0.0)):
        fade.setColorAt(stop, seen_through(colour, strength))
    return QBrush(fade)
