"""How the body fills its picture: the margin around its silhouette, and how much of the longer way it takes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QRectF

from app.figure.checks import at, loop
from app.figure.drawing import LIGHT
from app.figure.flesh import flesh, place
from app.figure.outline import box, seen
from app.movement.motion import motion_of
from app.movement.movement import Movement
from app.movements_command.figures import Measure, at_least
from app.ui.figure_stage import framing

_HIGH = 1000.0
_NARROWEST, _WIDEST = 0.75, 2.4
"""How wide a picture may be, as shares of its height."""
_LOOKS = 24


def framed(movement: Movement) -> Iterator[Measure]:
    room = viewport(movement)
    camera = framing(movement).fitted(room)
    motion = motion_of(movement)
    lows, highs = [], []
    for body in loop(at(motion, "right" if movement.sides > 1 else None), motion.cycle, _LOOKS):
        low, high = box(seen(flesh(), place(flesh(), body), camera, LIGHT), flesh().solid)
        lows.append(low)
        highs.append(high)
    low, high = np.min(lows, axis=0), np.max(highs, axis=0)
    size = np.array((room.width(), room.height()))
    yield at_least("framing", float(min((low / size).min(), (1 - high / size).min())) * 100, "%", 2.0, "margin")
    yield at_least("framing", float(((high - low) / size).max()) * 100, "%", 50.0, "fill")


def viewport(movement: Movement) -> QRectF:
    """The picture it is judged in: shaped like what it shows, as far as a picture can be."""
    wide, high = (framing(movement).high - framing(movement).low).tolist()
    return QRectF(0, 0, _HIGH * min(_WIDEST, max(_NARROWEST, wide / high)), _HIGH)
