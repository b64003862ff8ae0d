"""A movement as pictures: a contact sheet, or a frame for every thirtieth of a second. Needs Qt, but no screen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from app.movement.motion import motion_of
from app.movement.movement import Movement
from app.movements_command.framed import viewport
from app.ui.figure_view import paint_figure
from app.ui.theme import DARK, LIGHT, Tokens

_LEAST = 8
_COLUMNS = ((1.2, 4), (1.7, 3))
"""Pictures in a row, where one is at most so much wider than high; of wider ones two, or three of many."""
_FPS = 30
_BAND = 0.10
"""The caption under a picture, as a share of its height."""


def sheet(movement: Movement, out: Path | None, size: int, *, dark: bool) -> Path:
    """Pictures of one loop on one PNG in the folder `out`, at each phase's end and between; its path.

    size: pixels a picture is high.
    """
    folder = out or Path()
    folder.mkdir(parents=True, exist_ok=True)
    moments = list(_moments(movement))
    wide, high = _extent(movement, size)
    columns = next((count for most, count in _COLUMNS if wide <= most * high), 2 if len(moments) <= _LEAST else 3)
    rows = -(-len(moments) // columns)
    with _Application():
        image = _paper(wide * columns, round(high * (1 + _BAND)) * rows, dark=dark)
        painter = _painter(image)
        for number, (t, name) in enumerate(moments):
            x, y = number % columns * wide, number // columns * round(high * (1 + _BAND))
            paint_figure(painter, QRectF(x, y, wide, high), movement, t, dark=dark)
            caption = QRectF(x, y + high, wide, high * _BAND)
            _write(painter, caption, f"{name} · {t:.1f} s", _tokens(dark=dark).ink_soft)
        painter.end()
        return _saved(image, folder / f"{movement.id}.png")


def render(movement: Movement, out: Path | None, size: int, *, dark: bool) -> Path:
    """One loop as numbered PNG frames in the folder `out`, 30 a second; its path."""
    folder = out or Path(movement.id)
    folder.mkdir(parents=True, exist_ok=True)
    wide, high = _extent(movement, size)
    period = _period(movement)
    with _Application():
        for number in range(round(period * _FPS)):
            image = _paper(wide, high, dark=dark)
            painter = _painter(image)
            paint_figure(painter, QRectF(0, 0, wide, high), movement, number / _FPS, dark=dark)
            painter.end()
            _saved(image, folder / f"{number + 1:04}.png")
    return folder


class _Application:
    """An application object without a screen, where there is none yet: text wants one."""

    def __enter__(self) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        self._own = None if QGuiApplication.instance() else QGuiApplication(["supple"])

    def __exit__(self, *_: object) -> None:
        if self._own is not None:
            self._own.shutdown()


def _moments(movement: Movement) -> Iterator[tuple[float, str]]:
    """The ends of all phases that lead somewhere, and as much between them as makes a full sheet."""
    t = 0.0
    phases = movement.phases
    parts = max(1, -(-_LEAST // len(phases)))
    sides = 2 if motion_of(movement).alternate else 1
    for _ in range(sides):
        for before, phase in pairwise([phases[-1], *phases]):
            rests = dict(before.angles) == dict(phase.angles)
            for part in range(1, 2 if rests else parts + 1):
                yield t + phase.seconds * part / (1 if rests else parts), phase.name
            t += phase.seconds


def _period(movement: Movement) -> float:
    return movement.cycle * (2 if motion_of(movement).alternate else 1)


def _extent(movement: Movement, size: int) -> tuple[int, int]:
    room = viewport(movement)
    return round(size * room.width() / room.height()), size


def _tokens(*, dark: bool) -> Tokens:
    return DARK if dark else LIGHT


def _paper(wide: int, high: int, *, dark: bool) -> QImage:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor(_tokens(dark=dark).paper))
    return image


def _painter(image: QImage) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def _write(painter: QPainter, room: QRectF, text: str, colour: str) -> None:
    font = QFont()
    font.setPixelSize(max(8, round(room.height() * 0.45)))
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)


def _saved(image: QImage, path: Path) -> Path:
    if not image.save(str(path)):
        raise OSError(5, "no such folder, or no right to write there", str(path))
    return path
