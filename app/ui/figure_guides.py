"""What points ahead: the ghost of the next pose and one arrow. Made once a phase, kept until the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import dist

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.figure.body import Body
from app.figure.camera import Camera
from app.figure.motion import Motion
from app.figure.pose import pose
from app.figure.solve import solve
from app.movement.ahead import Step, step_at
from app.movement.movement import Track
from app.ui.figure_arrow import LOOKS, Arrow, arrow, paint_arrow
from app.ui.figure_ghost import Ghost, ghost, strength
from app.ui.figure_moment import Moment
from app.ui.figure_palette import FigurePalette
from app.ui.figure_ways import told_in

_SLOW = 1.4
"""Seconds: what is quicker than this is over before a hint is read."""
_LARGE = 170.0
"""Pixels a metre, and so large pictures: in smaller ones hints would be in the way."""
_IN_PLACE = 0.06
"""Metres: where the pelvis or the head goes farther, a pelvis no longer only tips, and its ghost alone would hang in
the air."""
_KEPT = 4
"""Phases whose hints are kept: a repetition's, so that the next one finds them."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What a ghost and an arrow were made for."""

    movement: str
    number: int
    start: float
    amplitude: float
    looking: Camera


class Guides:
    """The hints of one picture."""

    def __init__(self) -> None:
        self._kept: dict[_Known, tuple[Ghost | None, Arrow | None]] = {}
        self._ghost: Ghost | None = None
        self._arrow: Arrow | None = None
        self._share = 0.0

    def take(self, moment: Moment, motion: Motion, looking: Camera, palette: FigurePalette, ratio: float) -> None:
        """Take up a moment."""
        step = step_at(motion, moment.t, moment.repetitions, moment.side)
        if step is None or moment.still or step.end - step.start < _SLOW or looking.scale < _LARGE:
            self._ghost = self._arrow = None
            return
        self._share = step.share(moment.t)
        known = _Known(moment.movement.id, step.number, step.start, round(moment.amplitude, 1), looking)
        if known not in self._kept:
            while len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
            bodies = [_body(moment, motion, step, number / (LOOKS - 1)) for number in range(LOOKS)]
            told = told_in(moment.movement, step.number)
            tips = told.rig.arrow is Track.PELVIS and all(
                _travels(bodies, end) < _IN_PLACE for end in ("pelvis", "head")
            )
            seen = ghost(bodies[0], bodies[-1], moment.person, looking, palette, ratio, pelvis=tips)
            self._kept[known] = seen, arrow(told, bodies, looking) if seen is not None else None
        self._ghost, self._arrow = self._kept[known]

    def forget(self) -> None:
        self._kept.clear()
        self._ghost = self._arrow = None

    def box(self) -> QRectF:
        """Where hints are seen now, in pixels."""
        box = QRectF()
        if self._ghost is not None and strength(self._share) > 0:
            box |= self._ghost.box()
        return box | self._arrow.box() if self._arrow is not None and self._share < 1.0 else box

    def paint_under(self, painter: QPainter) -> None:
        """The ghost, under the body."""
        seen = strength(self._share)
        if self._ghost is not None and seen > 0:
            before = painter.opacity()
            painter.setOpacity(before * seen)
            painter.drawImage(self._ghost.at, self._ghost.image)
            painter.setOpacity(before)

    def paint_over(self, painter: QPainter, palette: FigurePalette) -> None:
        """The arrow, over it."""
        if self._arrow is not None:
            paint_arrow(painter, self._arrow, self._share, palette)


def _travels(bodies: Sequence[Body], bone: str) -> float:
    """How far this bone goes, metres."""
    return dist(bodies[0].frames[bone].at, bodies[-1].frames[bone].at)


def _body(moment: Moment, motion: Motion, step: Step, share: float) -> Body:
    t = step.start + (step.end - step.start) * min(share, 1.0 - 1e-6)
    return solve(pose(motion, t, side=moment.side, amplitude=moment.amplitude, repetitions=moment.repetitions))
