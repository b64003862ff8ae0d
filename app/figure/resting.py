"""Flesh where it rests: flattened on seat, floor or wall. For pictures; checks look at it round."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from app.figure.bases import GROUND, SEAT, SEAT_X, SEAT_Z, WALL_X, Prop
from app.figure.body import Body
from app.figure.flesh import Array, Flesh, Placed

_SITS_ON = ("pelvis", "hip", "thigh")
_SKIN = 0.008
"""What of the flesh at least stays between a bone and the wall, metres."""
_WIDER = 0.3
"""How much of what flesh loses in height it gains in width."""
_FLATTEST = 0.6
"""What stays at least of its height; what would be flatter, as a bun under a head, is pushed up instead."""


def rested(shape: Flesh, placed: Placed, body: Body) -> Placed:
    """The same surface, nothing of it below what it rests on, nor behind the wall it leans on."""
    props = GROUND[body.pose.motion.base].props
    seated = Prop.CHAIR in props
    high = SEAT if seated else 0.0
    under = (placed.centres[:, 1] - _reach(placed, 1) < high) & _may(shape, seated=seated)
    if seated:
        for axis, (low, top) in ((0, SEAT_X), (2, SEAT_Z)):
            under &= (placed.centres[:, axis] > low) & (placed.centres[:, axis] < top)
    placed = _flattened(placed, 1, high, under)
    if Prop.WALL not in props:
        return placed
    behind = (placed.centres[:, 0] - _reach(placed, 0) < WALL_X) & _may(shape, seated=False)
    return _before_the_wall(shape, _flattened(placed, 0, WALL_X, behind))


def _before_the_wall(shape: Flesh, placed: Placed) -> Placed:
    """Bones give way with the flesh they lie in: they are shifted, for they keep their form."""
    centres, bones = placed.centres.copy(), slice(shape.solid, None)
    backs = centres[bones, 0] - _reach(placed, 0)[bones]
    centres[bones, 0] += np.maximum(0.0, WALL_X + _SKIN - backs)
    return Placed(centres, placed.axes)


def _reach(placed: Placed, axis: int) -> Array:
    """How far each ellipsoid reaches along an axis of the world, metres."""
    reach: Array = np.sqrt((placed.axes[:, axis] ** 2).sum(1))
    return reach


def _flattened(placed: Placed, axis: int, low: float, which: NDArray[np.bool_]) -> Placed:
    """These ellipsoids flattened along an axis, so that they end at `low`, and so much wider."""
    if not which.any():
        return placed
    half = np.sqrt((placed.axes[which, axis] ** 2).sum(1))
    share = np.maximum(_FLATTEST, (placed.centres[which, axis] + half - low) / (2 * half))
    centres, axes = placed.centres.copy(), placed.axes.copy()
    for other in range(3):
        axes[which, other] *= share[:, None] if other == axis else 1 + _WIDER * (1 - share[:, None])
    centres[which, axis] = low + half * share
    return Placed(centres, axes)


@cache
def _may(shape: Flesh, *, seated: bool) -> NDArray[np.bool_]:
    """Which ellipsoids are flesh that rests there."""
    frames = np.array([not seated or name.startswith(_SITS_ON) for name in shape.frames])
    rests: NDArray[np.bool_] = frames[shape.frame_of] & (np.arange(len(shape.frame_of)) < shape.solid)
    return rests
