"""The ghost of the next pose: a quiet outline of what is going to move, kept as an image until the pose is reached."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRadialGradient

from app.figure.body import Body
from app.figure.camera import Camera
from app.figure.drawing import LIGHT
from app.figure.flesh import flesh, place
from app.figure.outline import seen
from app.figure.person import Person
from app.figure.resting import rested
from app.figure.silhouette import moving, silhouette
from app.ui.figure_colours import seen_through
from app.ui.figure_images import clear_image
from app.ui.figure_palette import FigurePalette
from app.ui.figure_paths import path_of

_RIM = 0.0022
"""Half the width of the ghost's rim, metres."""
_REACH, _WHOLE = 0.36, 0.6
"""How far from the lowest vertebra a pelvis' ghost is seen, metres, and the share of that up to which it is whole."""


@dataclass(frozen=True, slots=True, eq=False)
class Ghost:
    image: QImage
    at: QPoint

    def box(self) -> QRectF:
        return QRectF(self.at, self.image.deviceIndependentSize())


def ghost(
    now: Body,
    then: Body,
    person: Person,
    looking: Camera,
    palette: FigurePalette,
    ratio: float,
    *,
    pelvis: bool = False,
) -> Ghost | None:
    """What of the body at `then` lies elsewhere than at `now`; None where nothing does. pelvis: only what is there."""
    shape = flesh(person)
    here, there = (rested(shape, place(shape, body), body) for body in (now, then))
    which = moving(here, there)
    if not which.any():
        return None
    view = seen(shape, there, looking, LIGHT)
    rim = max(0.7, float(view.near.mean()) * _RIM)
    head = then.frames["head"].turn
    outer, inner = (path_of(silhouette(view, head, which, grow)) for grow in (rim, -rim))
    box = outer.boundingRect().toAlignedRect().adjusted(-1, -1, 1, 1)
    image = clear_image(box.width(), box.height(), ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate(-box.topLeft())
    colour, inside, edge = palette.ghost
    painter.fillPath(outer, seen_through(colour, edge))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.fillPath(inner, seen_through(colour, inside))
    if pelvis:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.fillRect(box, _fading(then, looking))
    painter.end()
    return Ghost(image, QRect(box).topLeft())


def _fading(body: Body, looking: Camera) -> QRadialGradient:
    (middle,), _, _ = looking.project(np.array([body.spine[0].at]))
    fade = QRadialGradient(QPointF(*middle.tolist()), looking.scale * _REACH)
    fade.setColorAt(_WHOLE, QColor(0, 0, 0))
    fade.setColorAt(1.0, QColor(0, 0, 0, 0))
    return fade


def strength(share: float) -> float:
    """How clearly it is seen after this share of the way: it comes at once and goes as the body arrives."""
    return min(1.0, share * 6) * min(1.0, max(0.0, (1.0 - share) * 2.2))
