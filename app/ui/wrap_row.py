"""A row of widgets that goes on in a next line where one line has no room: words of any language stay whole."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class WrapRow(QLayout):
    """Left to right; what is added after `push` stands at the right of its line."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 2, between: int = 2) -> None:
        """spacing: pixels between two items of a line. between: those between two lines."""
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        self._between = between
        self._items: list[QLayoutItem] = []
        self._pushed: int | None = None

    def push(self) -> None:
        """From here on to the right."""
        self._pushed = len(self._items)

    def add_row(self, row: QLayout) -> None:
        """Add widgets that stay together."""
        self.addChildLayout(row)
        self.addItem(row)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(_height(line) for line in lines) + self._between * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = self._shown()
        return QSize(sum(_width(each) for each in shown) + self.spacing() * max(0, len(shown) - 1), _height(shown))

    def minimumSize(self) -> QSize:
        """The widest of them by itself."""
        return QSize(max((_width(each) for each in self._shown()), default=0), _height(self._shown()))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        pushed = set() if self._pushed is None else {id(each) for each in self._items[self._pushed :]}
        y = rect.top()
        for line in self._lines(rect.width()):
            high, x = _height(line), rect.left()
            left = rect.width() - sum(_width(each) for each in line) - self.spacing() * (len(line) - 1)
            for item in line:
                if id(item) in pushed:
                    x, left = x + left, 0
                size = QSize(_width(item), item.sizeHint().height())
                item.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += high + self._between

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        x = 0
        for item in self._shown():
            if lines and x + _width(item) <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
                x = 0
            x += _width(item) + self.spacing()
        return lines


def _width(item: QLayoutItem) -> int:
    return max(item.sizeHint().width(), item.minimumSize().width())


def _height(line: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in line), default=0)
