"""Where the parts of a break's window go at any size: the figure has two thirds, the words lie beside or under it.

Numbers only: sizes in, rectangles out.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QSize

MARGIN = 32
_SMALL_MARGIN, _SMALL = 20, 720
_GAP, _SMALL_GAP = 32, 16
_LEAST_COLUMN, _LETTER, _LINE = 10.5, 0.95, 2.15
"""Width of a column of words, of a letter and height of a line, in heights of the caption's small letters."""
LONGEST = 48
"""Letters of a long caption; it must have room at full size."""
_BROKEN = 0.8
"""How much of a column lines of whole words fill."""
_TWO_LINES = 2.05
_READ = 0.72
"""A caption that has no room at its full size is made so much smaller before the figure makes way for it."""
_CROWDED = 0.3
"""Words that take more of a lying body's height stand beside it."""
_MOST = 0.5
"""Of the height, what it then takes."""
_CORNER, _WORDY = 0.36, 0.62
"""Shares of the width: of what stands in a corner above the figure, and the most of what stands beside it."""
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
    """letters: height of a caption's small letters. words, coming: the height these need in a width. ring: its side.

    controls: their height. longest: letters of the longest caption. All but that in pixels.
    """

    letters: float
    words: Callable[[int], int]
    coming: Callable[[int], int]
    ring: int
    controls: int
    longest: int = LONGEST

    def room(self, caption: QRect, share: float = 1.0) -> float:
        """How many letters of a caption have room there, at a share of its full size."""
        letters = self.letters * share
        return int(caption.height() / (_LINE * letters)) * _BROKEN * caption.width() / (_LETTER * letters)

    def needs(self, width: int) -> int:
        """The height of the longest caption, as small as it may be made."""
        letters = self.letters * _READ
        return math.ceil(math.ceil(self.longest * _LETTER * letters / (_BROKEN * width)) * _LINE * letters)


def places(window: QSize, sizes: Sizes, *, lying: bool) -> Places:
    """lying: the body is longer than high, so it gets the window's width."""
    margin = MARGIN if window.width() >= _SMALL else _SMALL_MARGIN
    wide, top = window.width() - 2 * margin, margin - 8
    controls = QRect(margin, window.height() - 20 - sizes.controls, wide, sizes.controls)
    free = QRect(margin, top, wide, max(1, controls.top() - 16 - top))
    beside, under = _beside(free, sizes, controls), _under(free, sizes, controls, lying=lying)
    roomy = _roomy(beside, under, sizes, 1.0)
    if not roomy:
        beside = _tight(beside, sizes)
        roomy = _roomy(beside, under, sizes, _READ)
    leads = beside.figure.width() >= _MOSTLY * beside.caption.width()
    larger = _height(beside.figure) > _CLEARLY * _height(under.figure)
    return beside if roomy and not lying and (leads or larger) else under


def _roomy(beside: Places, under: Places, sizes: Sizes, share: float) -> bool:
    """Whether the longest caption has room beside the figure, or as much as it would have under it."""
    return sizes.room(beside.caption, share) >= min(sizes.longest, sizes.room(under.caption, share))


def _height(figure: QRect) -> float:
    """Of an upright body that is shown there."""
    return min(figure.width() / _UPRIGHT, figure.height())


def _beside(free: QRect, sizes: Sizes, controls: QRect) -> Places:
    """The words in a column at the right."""
    column = max(round(free.width() / 3) - _GAP // 2, round(_LEAST_COLUMN * sizes.letters))
    figure = QRect(free.left(), free.top(), free.width() - column - _GAP, free.height())
    left, side = figure.right() + 1 + _GAP, sizes.ring
    words = QRect(left, free.top(), column, sizes.words(column))
    ring = QRect(left, free.bottom() + 1 - side, side, side)
    coming = QRect(ring.right() + 17, ring.top(), column - side - 16, side)
    caption = QRect(left, words.bottom() + 16, column, max(1, ring.top() - words.bottom() - 32))
    return Places(figure, words, caption, ring, coming, controls, beside=True)


def _tight(where: Places, sizes: Sizes) -> Places:
    """The same with the ring beside the words, so that the caption has what lies below them."""
    words, side = where.words, sizes.ring
    width = words.width() - side - _SMALL_GAP
    ring = QRect(words.right() + 1 - side, words.top(), side, side)
    words = QRect(words.topLeft(), QSize(width, sizes.words(width)))
    foot = where.figure.bottom() + 1
    high = sizes.coming(where.words.width())
    coming = QRect(words.left(), foot - high, where.words.width(), high)
    top = max(words.bottom(), ring.bottom()) + 1 + _SMALL_GAP
    caption = QRect(words.left(), top, where.words.width(), max(1, coming.top() - 4 - top))
    return replace(where, words=words, ring=ring, coming=coming, caption=caption)


def _under(free: QRect, sizes: Sizes, controls: QRect, *, lying: bool) -> Places:
    """The words under the figure, the ring at their right; name and count in the figure's empty corner."""
    side = sizes.ring
    low = max(side, round(min(free.height() / 3, _TWO_LINES * _LINE * sizes.letters)))
    low = max(low, min(round(_MOST * free.height()), sizes.needs(max(1, free.width() - side - _SMALL_GAP))))
    low = min(low, free.height() // 2)
    corner = round(free.width() * _CORNER)
    width = free.width() - corner if lying else corner
    words = QRect(free.left(), free.top(), width, sizes.words(width))
    coming = QRect(free.right() + 1 - corner, free.top(), corner, sizes.coming(corner))
    top = max(words.height(), coming.height()) + 4 if lying and free.height() >= _LOW else 0
    figure = free.adjusted(0, top, 0, -low - 8)
    if not top and words.height() > figure.height() * (_CROWDED if lying else 1.0):
        words, coming = _aside(figure, sizes)
        low = min(low, max(side, free.bottom() - coming.bottom() - 8))
        figure = free.adjusted(words.width() + 8, 0, 0, -low - 8)
    line = QRect(free.left(), free.bottom() + 1 - low, free.width(), low)
    ring = QRect(line.right() + 1 - side, line.center().y() - side // 2, side, side)
    caption = QRect(line.left(), line.top(), max(1, ring.left() - line.left() - _SMALL_GAP), low)
    return Places(figure, words, caption, ring, coming, controls, beside=False)


def _aside(figure: QRect, sizes: Sizes) -> tuple[QRect, QRect]:
    """Words and what follows where they are too many for a corner: they have the left half, or more."""
    half, more = figure.width() // 2, round(figure.width() * _WORDY)
    width = half if sizes.words(half) + 4 + sizes.coming(half) <= figure.height() else more
    words = QRect(figure.topLeft(), QSize(width, sizes.words(width)))
    return words, QRect(words.left(), words.bottom() + 5, width, sizes.coming(width))
