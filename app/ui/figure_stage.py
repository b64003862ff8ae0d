"""How a figure is framed in a rectangle: all of it, its props and its arrows, over the whole movement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRectF

from app.figure.bases import GROUND
from app.figure.camera import Camera, camera
from app.figure.channels import Side
from app.figure.drawing import LIGHT
from app.figure.flesh import COARSE, Array, Flesh, flesh, place
from app.figure.motion import Motion
from app.figure.outline import box, seen
from app.figure.pose import pose
from app.figure.solve import solve
from app.movement.motion import motion_of
from app.movement.movement import Movement
from app.ui.figure_arrow import LOOKS, arrow
from app.ui.figure_ground import extent
from app.ui.figure_ways import told_in

_LOOKS = 16
"""Moments of the movement that the framing looks at."""
_BEFORE_THE_END = 1e-3
_MARGIN = 0.045


@dataclass(frozen=True, slots=True, eq=False)
class Framing:
    """The corners of what is seen over the whole movement, at one pixel a metre."""

    camera: Camera
    low: Array
    high: Array

    def fitted(self, rect: QRectF) -> Camera:
        """The camera that shows it all in `rect`, in the middle."""
        size = self.high - self.low
        room = min(rect.width(), rect.height()) * _MARGIN
        scale = min((rect.width() - 2 * room) / size[0], (rect.height() - 2 * room) / size[1])
        middle = (self.low + self.high) / 2 * scale
        return self.camera.framed(scale, (rect.center().x() - middle[0], rect.center().y() - middle[1]))


@lru_cache(maxsize=64)
def framing(movement: Movement, *, mirrored: bool = False) -> Framing:
    """Where the camera stands for a movement: the same for both its sides, so that nothing jumps.

    mirrored: for the left side of one whose view is mirrored; it and the right one are then each framed alone.
    """
    motion, view = motion_of(movement), movement.rig.view
    looking = camera(180.0 - view.yaw if mirrored else view.yaw, view.pitch)
    corners = []
    for side in _sides(movement, mirrored=mirrored):
        for look in range(_LOOKS):
            body = solve(pose(motion, motion.cycle * look / _LOOKS, side=side))
            corners.append(box(seen(_shape(), place(_shape(), body), looking, LIGHT), _shape().solid))
        corners += _arrows(movement, motion, side, looking)
    if not mirrored:
        base = solve(pose(motion, -8.0, repetitions=movement.reps))
        corners.append(box(seen(_shape(), place(_shape(), base), looking, LIGHT), _shape().solid))
    for prop in GROUND[movement.rig.base].props:
        places, _, _ = looking.project(extent(prop, movement))
        corners.append((places.min(0), places.max(0)))
    low, high = (np.array(row) for row in zip(*corners, strict=True))
    return Framing(looking, low.min(0), high.max(0))


def _sides(movement: Movement, *, mirrored: bool) -> tuple[Side | None, ...]:
    """Those that one framing has to hold."""
    if movement.sides == 1:
        return (None,)
    if movement.rig.view.mirrored:
        return ("left" if mirrored else "right",)
    return ("right", "left")


def _shape() -> Flesh:
    """The body whose room is looked at: the coarsest is within millimetres, and soonest made."""
    return flesh(grain=COARSE)


def _arrows(movement: Movement, motion: Motion, side: Side | None, looking: Camera) -> Iterator[tuple[Array, Array]]:
    """Room for the arrow of each phase."""
    start = 0.0
    for number, key in enumerate(motion.keys):
        ways = [start + key.seconds * look / (LOOKS - 1) for look in range(LOOKS)]
        bodies = [solve(pose(motion, t - _BEFORE_THE_END, side=side)) for t in ways]
        shown = arrow(told_in(movement, number), bodies, looking)
        if shown is not None:
            rect = shown.box()
            yield np.array((rect.left(), rect.top())), np.array((rect.right(), rect.bottom()))
        start += key.seconds
