"""Flesh where it rests: flattened on the seat or floor it lies on. For pictures; checks look at it round."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from app.figure.bases import GROUND, SEAT, SEAT_X, SEAT_Z, Prop
from app.figure.body import Body
from app.figure.flesh import Flesh, Placed

_SITS_ON = ("pelvis", "hip", "thigh")
_WIDER = 0.3
"""How much of what flesh loses in height it gains in width."""


def rested(shape: Flesh, placed: Placed, body: Body) -> Placed:
    """The same surface, nothing of it below what it rests on."""
    seated = Prop.CHAIR in GROUND[body.pose.motion.base].props
    high = SEAT if seated else 0.0
    half = np.sqrt((placed.axes[:, 1] ** 2).sum(1))
    under = (placed.centres[:, 1] - half < high) & _may(shape, seated=seated)
    if seated:
        for axis, (low, top) in ((0, SEAT_X), (2, SEAT_Z)):
            under &= (placed.centres[:, axis] > low) & (placed.centres[:, axis] < top)
    if not under.any():
        return placed
    share = np.maximum(0.2, (placed.centres[under, 1] + half[under] - high) / (2 * half[under]))
    centres, axes = placed.centres.copy(), placed.axes.copy()
    axes[under, 1] *= share[:, None]
    axes[under, ::2] *= 1 + _WIDER * (1 - share[:, None, None])
    centres[under, 1] = high + half[under] * share
    return Placed(centres, axes)


@cache
def _may(shape: Flesh, *, seated: bool) -> NDArray[np.bool_]:
    """Which ellipsoids are flesh that rests there."""
    frames = np.array([not seated or name.startswith(_SITS_ON) for name in shape.frames])
    rests: NDArray[np.bool_] = frames[shape.frame_of] & (np.arange(len(shape.frame_of)) < shape.solid)
    return rests
