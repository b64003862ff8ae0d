"""Text that is never cut off: lines end between words, and within one only where it would not fit by itself."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

_LEAST = 8
"""Letters that a line has room for at least."""
_SYLLABLE = re.compile(
    r"(?<=\w\w)([aeiouyäöü])([^\W\daeiouyäöü]*?)(?=(?:sch|ch|ck|ph|th|[^\W\daeiouyäöü])[aeiouyäöü]\w)"
)
_LONG = re.compile(r"[^\W\d_]{14,}")


def breakable(text: str) -> str:
    """The same with soft hyphens in its long words, roughly between syllables; a translation may bring its own."""
    return _LONG.sub(lambda word: _SYLLABLE.sub("\\1\\2\N{SOFT HYPHEN}", word[0]), text)


def laid(text: str, font: QFont, width: float, *, side: Qt.AlignmentFlag, breaks: bool = True) -> QTextLayout:
    """The text in lines of at most this width, in pixels. breaks: long words may be, else they stand out."""
    mode = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if breaks else QTextOption.WrapMode.WordWrap
    option = QTextOption(side)
    option.setWrapMode(mode)
    layout = QTextLayout((breakable(text) if breaks else text).replace("\n", "\N{LINE SEPARATOR}"), font)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def size_of(layout: QTextLayout) -> tuple[float, float]:
    """Width of its widest line and height of all, in pixels."""
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return max((line.naturalTextWidth() for line in lines), default=0.0), sum(line.height() for line in lines)


class Words(QLabel):
    """A label in as many lines as its width makes."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * _LEAST, metrics.height() if self.text() else 0).grownBy(
            self.contentsMargins()
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        around = self.contentsMargins()
        inside = width - around.left() - around.right()
        return math.ceil(size_of(self._laid(inside))[1]) + around.top() + around.bottom() if self.text() else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines, where the alignment has them."""
        room = self.contentsRect()
        layout = self._laid(room.width())
        spare = room.height() - size_of(layout)[1]
        middle = self.alignment() & Qt.AlignmentFlag.AlignVCenter
        painter = QPainter(self)
        painter.setPen(QColor(self.palette().color(self.foregroundRole())))
        layout.draw(painter, QPointF(room.topLeft()) + QPointF(0, max(0.0, spare / 2) if middle else 0.0))
        painter.end()

    def _laid(self, width: int) -> QTextLayout:
        return laid(
            self.text(), self.font(), max(1, width), side=self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        )
