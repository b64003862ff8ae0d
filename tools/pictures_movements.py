"""One large sheet with all movements, each in the one pose that tells what it is:  docs/pictures/movements.png.

Painted by the app's own code; needs no screen.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPen

from app.movement.catalogue import load
from app.movement.motion import motion_of
from app.movement.movement import Movement, Posture
from app.paths import resources
from app.ui.figure_view import paint_figure
from app.ui.theme import LIGHT

COLUMNS = 4
CELL, PICTURE, PAD = (400, 430), (384, 350), 40
"""Pixels: a cell, the figure's part of it, around the sheet."""
NAME, HEADING = 21, 44
ORDER = tuple(Posture)
TELLING = {
    "walk-easy": 0.0,
    "march-in-place": 0.0,
    "sit-to-stand": 0.75,
}
"""Where the end of the largest phase does not tell most: the share of the loop that does."""


def sheet(path: Path) -> None:
    """Paint it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication(["pictures"])
    known = load(resources() / "movements").movements.values()
    movements = sorted(known, key=lambda each: (ORDER.index(each.posture), each.name))
    rows = -(-(len(movements) + 2) // COLUMNS)
    image = QImage(COLUMNS * CELL[0] + 2 * PAD, rows * CELL[1] + 2 * PAD, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.paper))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _title(painter, QRectF(PAD, PAD, 2 * CELL[0], CELL[1]), len(movements))
    for number, movement in enumerate(movements, 2):
        column, row = number % COLUMNS, number // COLUMNS
        _cell(painter, QPointF(PAD + column * CELL[0], PAD + row * CELL[1]), movement)
    painter.end()
    image.save(str(path))
    del app


def telling(movement: Movement) -> float:
    """Second of the loop at which it is furthest from where it begins."""
    if movement.id in TELLING:
        return motion_of(movement).cycle * TELLING[movement.id]
    rest = dict(movement.phases[-1].angles)
    t, best, furthest = 0.0, 0.0, -1.0
    for phase in movement.phases:
        t += phase.seconds
        away = sum(abs(angle - rest.get(joint, 0.0)) for joint, angle in phase.angles.items())
        if away > furthest:
            best, furthest = t, away
    return best


def _cell(painter: QPainter, corner: QPointF, movement: Movement) -> None:
    left = corner.x() + (CELL[0] - PICTURE[0]) / 2
    paint_figure(painter, QRectF(left, corner.y(), *PICTURE), movement, telling(movement), dark=False)
    room = QRectF(corner.x(), corner.y() + PICTURE[1] + 8, CELL[0], CELL[1] - PICTURE[1] - 8)
    _write(painter, room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, movement.name, LIGHT.ink, NAME)


def _title(painter: QPainter, room: QRectF, count: int) -> None:
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    top = room.adjusted(24, 96, -24, 0)
    _write(painter, top, left, f"{count} movements", LIGHT.ink, HEADING, strong=True)
    painter.setPen(QPen(QColor(LIGHT.warm), 4))
    painter.drawLine(top.topLeft() + QPointF(2, 76), top.topLeft() + QPointF(66, 76))
    words = (
        "Standing, walking, on a chair, on all fours, on back, front and side.\n"
        "The glow is the part of the spine that works."
    )
    _write(painter, top.adjusted(0, 100, 0, 0), left, words, LIGHT.ink_soft, NAME)


def _write(
    painter: QPainter, room: QRectF, where: Qt.AlignmentFlag, text: str, colour: str, size: int, *, strong: bool = False
) -> None:
    font = QFont()
    font.setPixelSize(size)
    font.setBold(strong)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(room, int(where) | int(Qt.TextFlag.TextWordWrap), text)


if __name__ == "__main__":
    sheet(Path(sys.argv[1]))
