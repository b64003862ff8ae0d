"""The ghost of the next pose: a quiet outline of what is going to move, kept as an image until the pose is reached."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

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


@dataclass(frozen=True, slots=True, eq=False)
class Ghost:
    image: QImage
    at: QPoint

    def box(self) -> QRectF:
        return QRectF(self.at, self.image.deviceIndependentSize())


def ghost(now: Body, then: Body, person: Person, looking: Camera, palette: FigurePalette, ratio: float) -> Ghost | None:
    """What of the body at `then` lies elsewhere than at `now`; None where nothing does."""
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
    painter.end()
    return Ghost(image, QRect(box).topLeft())


def strength(share: float) -> float:
    """How clearly it is seen after this share of the way: it comes at once and goes as the body arrives."""
    return min(1.0, share * 6) * min(1.0, max(0.0, (1.0 - share) * 2.2))
