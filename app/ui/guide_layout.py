"""Where the parts of a break's window go at any size: the figure has two thirds, the words lie beside or under it.

Numbers only: sizes in, rectangles out.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

MARGIN = 32
_SMALL_MARGIN, _SMALL = 20, 720
_GAP = 32
_LEAST_COLUMN, _LETTER, _LINE = 10.5, 0.95, 2.15
"""Width of a column of words, of a letter and height of a line, in heights of the caption's small letters."""
_LONGEST = 48
"""Letters of a long caption; it must have room at full size."""
_BROKEN = 0.8
"""How much of a column lines of whole words fill."""
_TWO_LINES = 2.05
_CORNER = 0.36
"""Width of what stands in a corner above the figure, in shares of the window's."""
_MOSTLY = 1.45
"""Beside its column the figure is so many times as wide, or else clearly larger than it would be over the words."""
_CLEARLY = 1.15
_UPRIGHT = 0.72
"""Width of an upright body with its arms and mat, in shares of its height."""
_LOW = 420
"""A lying body leaves a line of its own to the name only where there is so much height."""


@dataclass(frozen=True, slots=True)
class Places:
    """words: name and count. coming: what follows, beside the ring or in the upper right corner."""

    figure: QRect
    words: QRect
    caption: QRect
    ring: QRect
    coming: QRect
    controls: QRect
    beside: bool


@dataclass(frozen=True, slots=True)
class Sizes:
    """letters: height of a caption's small letters. words, controls: heights these need. ring: its side. Pixels."""

    letters: float
    words: int
    ring: int
    controls: int

    def room(self, caption: QRect) -> float:
        """How many letters of a caption at its full size have room there."""
        lines = int(caption.height() / (_LINE * self.letters))
        return lines * _BROKEN * caption.width() / (_LETTER * self.letters)


def places(window: QSize, sizes: Sizes, *, lying: bool) -> Places:
    """lying: the body is longer than high, so it gets the window's width."""
    margin = MARGIN if window.width() >= _SMALL else _SMALL_MARGIN
    wide, top = window.width() - 2 * margin, margin - 8
    controls = QRect(margin, window.height() - 20 - sizes.controls, wide, sizes.controls)
    free = QRect(margin, top, wide, max(1, controls.top() - 16 - top))
    beside, under = _beside(free, sizes, controls), _under(free, sizes, controls, lying=lying)
    roomy = sizes.room(beside.caption) >= min(_LONGEST, sizes.room(under.caption))
    leads = beside.figure.width() >= _MOSTLY * beside.caption.width()
    larger = _height(beside.figure) > _CLEARLY * _height(under.figure)
    return beside if roomy and not lying and (leads or larger) else under


def _height(figure: QRect) -> float:
    """Of an upright body that is shown there."""
    return min(figure.width() / _UPRIGHT, figure.height())


def _beside(free: QRect, sizes: Sizes, controls: QRect) -> Places:
    """The words in a column at the right."""
    column = max(round(free.width() / 3) - _GAP // 2, round(_LEAST_COLUMN * sizes.letters))
    figure = QRect(free.left(), free.top(), free.width() - column - _GAP, free.height())
    left, side = figure.right() + 1 + _GAP, sizes.ring
    words = QRect(left, free.top(), column, sizes.words)
    ring = QRect(left, free.bottom() + 1 - side, side, side)
    coming = QRect(ring.right() + 17, ring.top(), column - side - 16, side)
    caption = QRect(left, words.bottom() + 16, column, max(1, ring.top() - words.bottom() - 32))
    return Places(figure, words, caption, ring, coming, controls, beside=True)


def _under(free: QRect, sizes: Sizes, controls: QRect, *, lying: bool) -> Places:
    """The words under the figure, the ring at their right; name and count in the figure's empty corner."""
    side = sizes.ring
    low = max(side, round(min(free.height() / 3, _TWO_LINES * _LINE * sizes.letters)))
    low = min(low, free.height() // 2)
    top = sizes.words + 4 if lying and free.height() >= _LOW else 0
    figure = QRect(free.left(), free.top() + top, free.width(), max(1, free.height() - low - 8 - top))
    corner = round(free.width() * _CORNER)
    words = QRect(free.left(), free.top(), free.width() - corner if lying else corner, sizes.words)
    coming = QRect(free.right() + 1 - corner, free.top(), corner, sizes.words)
    line = QRect(free.left(), free.bottom() + 1 - low, free.width(), low)
    ring = QRect(line.right() + 1 - side, line.center().y() - side // 2, side, side)
    caption = QRect(line.left(), line.top(), max(1, ring.left() - line.left() - 16), low)
    return Places(figure, words, caption, ring, coming, controls, beside=False)
